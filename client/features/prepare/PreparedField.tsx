import { TextField } from '../../ui/TextField.tsx'
import { plural } from '../../words/words.tsx'
import { GuardNotes } from '../guard/GuardNotes.tsx'
import { createGuarded } from '../guard/guarded.ts'
import { MarkedText } from '../guard/MarkedText.tsx'
import styles from './PrepareCase.module.css'
import { countWords } from './prepared-card.ts'

/** One part of a prepared case, looked at by the guard. Nothing is held back here: nothing goes anywhere. */
export function PreparedField(props: {
  label: string
  hint: string
  value: string
  onText(text: string): void
  maxChars?: number
  maxWords?: number
  rows?: number
}) {
  const guarded = createGuarded(() => props.value)
  const over = () => (props.maxWords === undefined ? 0 : countWords(props.value) - props.maxWords)
  return (
    <div class={styles.part}>
      <TextField
        label={props.label}
        hint={props.hint}
        multiline
        rows={props.rows ?? 1}
        value={props.value}
        {...(props.maxChars === undefined ? {} : { maxChars: props.maxChars })}
        {...(over() > 0 ? { error: plural(over(), 'prepare.wordsOverOne', 'prepare.wordsOverMany') } : {})}
        behind={<MarkedText guarded={guarded} />}
        onInput={(text) => props.onText(text)}
      />
      <GuardNotes quiet guarded={guarded} isHeld={false} onText={(text) => props.onText(text)} />
    </div>
  )
}
