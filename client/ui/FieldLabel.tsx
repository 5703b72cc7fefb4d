import { Show } from 'solid-js'
import styles from './TextField.module.css'

/** What stands over every field: its label, and a hint that the field names in `aria-describedby` as `<id>-hint`. */
export function FieldLabel(props: { id: string; label: string; hint?: string | undefined }) {
  return (
    <>
      <label class={styles.label} for={props.id}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class={styles.hint} id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </>
  )
}
