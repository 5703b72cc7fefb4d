import { createUniqueId, For } from 'solid-js'
import { FieldLabel } from './FieldLabel.tsx'
import styles from './Select.module.css'
import field from './TextField.module.css'

/** One of many. The browser's own list: the best one there is on a phone and for a screen reader. */
export function Select(props: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange(value: string): void
  hint?: string
  disabled?: boolean
}) {
  const id = createUniqueId()
  return (
    <div class={field.field}>
      <FieldLabel id={id} label={props.label} hint={props.hint} />
      <span class={styles.shell}>
        <select
          id={id}
          class={styles.select}
          disabled={props.disabled ?? false}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      </span>
    </div>
  )
}
