import { createUniqueId } from 'solid-js'
import { FieldLabel } from './FieldLabel.tsx'
import styles from './TextField.module.css'

/** Day and time as the browser's own picker asks for them.
 *  @param props.value wall-clock time `2026-03-12T12:00`, or '' while none is chosen. */
export function DateTimeField(props: {
  label: string
  hint?: string
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
}) {
  const id = createUniqueId()
  return (
    <div class={styles.field}>
      <FieldLabel id={id} label={props.label} hint={props.hint} />
      <input
        id={id}
        type="datetime-local"
        class={styles.input}
        value={props.value}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => props.onBlur?.()}
      />
    </div>
  )
}
