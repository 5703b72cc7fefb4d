// One text whose words can be tapped. One stop of the Tab key: arrows go from word to word, blank or Enter marks.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/words.tsx'
import type { Source } from './MarkWords.tsx'
import { piecesOf } from './marking.ts'
import styles from './Slip.module.css'

export function TextToMark(props: {
  source: Source
  picked: ReadonlySet<number>
  isOff: boolean
  onPick(next: ReadonlySet<number>): void
  onOff(): void
}) {
  const { t } = useWords()
  const pieces = createMemo(() => piecesOf(props.source.text))
  const last = () => pieces().filter(({ word }) => word !== null).length - 1
  const [at, setAt] = createSignal(0)
  let list: HTMLElement | undefined

  function toggle(index: number): void {
    const next = new Set(props.picked)
    if (!next.delete(index)) next.add(index)
    setAt(index)
    props.onPick(next)
  }
  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = Math.min(Math.max(at() + step, 0), last())
    setAt(next)
    list?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <li class={styles.text} data-off={props.isOff ? '' : undefined}>
      <div
        role="toolbar"
        aria-label={t('slip.wordsOf', { text: props.source.text })}
        class={styles.tapWords}
        ref={(element) => {
          list = element
        }}
        onKeyDown={onKey}
      >
        <For each={pieces()}>
          {({ text, word }) => (
            <Show when={word !== null} fallback={text}>
              <button
                type="button"
                class={styles.tapWord}
                tabindex={word === at() ? 0 : -1}
                aria-pressed={props.picked.has(word ?? -1)}
                disabled={props.isOff}
                onClick={() => toggle(word ?? 0)}
              >
                {text}
              </button>
            </Show>
          )}
        </For>
      </div>
      <Show when={props.source.card !== null}>
        <Button tone="plain" pressed={props.isOff} onClick={() => props.onOff()}>
          {t(props.isOff ? 'slip.keepCard' : 'slip.takeCard')}
        </Button>
      </Show>
    </li>
  )
}
