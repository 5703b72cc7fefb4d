import { createUniqueId, Show } from 'solid-js'
import styles from './Checkbox.module.css'

/** A yes or no that counts when something else is tapped. */
export function Checkbox(props: {
  label: string
  checked: boolean
  onChange(checked: boolean): void
  hint?: string
  disabled?: boolean
}) {
  return <Tick kind="checkbox" {...props} />
}

/** A yes or no that counts at once. */
export function Switch(props: {
  label: string
  checked: boolean
  onChange(checked: boolean): void
  hint?: string
  disabled?: boolean
}) {
  return <Tick kind="switch" {...props} />
}

function Tick(props: {
  kind: 'checkbox' | 'switch'
  label: string
  checked: boolean
  onChange(checked: boolean): void
  hint?: string
  disabled?: boolean
}) {
  const id = createUniqueId()
  return (
    <label class={styles.row} data-kind={props.kind}>
      <input
        type="checkbox"
        role={props.kind === 'switch' ? 'switch' : undefined}
        class={styles.box}
        checked={props.checked}
        disabled={props.disabled ?? false}
        aria-describedby={props.hint ? id : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        <span class={styles.label}>{props.label}</span>
        <Show when={props.hint}>
          <span class={styles.hint} id={id}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
