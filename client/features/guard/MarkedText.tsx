import { createMemo, For } from 'solid-js'
import { CLASS_OF, type Mark } from '../../../shared/guard/mark.ts'
import type { Guarded } from './guarded.ts'
import styles from './MarkedText.module.css'

type Piece = { words: string; mark: Mark | null }

/** The words once more, to lie behind the field: only the ground under what was found is seen. */
export function MarkedText(props: { guarded: Guarded }) {
  const pieces = createMemo(() => cut(props.guarded.text(), props.guarded.marks()))
  return (
    <For each={pieces()}>
      {({ words, mark }) => (
        <span class={mark ? styles.mark : undefined} data-class={mark ? CLASS_OF[mark.kind] : undefined}>
          {words}
        </span>
      )}
    </For>
  )
}

function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks) {
    pieces.push({ words: text.slice(at, mark.start), mark: null }, { words: mark.words, mark })
    at = mark.end
  }
  // A last line end shows only with something after it, as in the field.
  return [...pieces, { words: `${text.slice(at)}\u200b`, mark: null }]
}
