import { createUniqueId, For } from 'solid-js'
import type { Lane } from '../../shared/session/session.ts'
import styles from './Segmented.module.css'

/** One of a few, all in sight. A group of native radio buttons: arrow keys move, screen readers count. */
export function Segmented(props: {
  label: string
  value: string
  options: readonly { value: string; label: string; lane?: Lane }[]
  onChange(value: string): void
  /** Shows the label above instead of only saying it. */
  showLabel?: boolean
}) {
  const name = createUniqueId()
  return (
    <fieldset class={styles.field}>
      <legend class={styles.legend} data-shown={props.showLabel ? '' : undefined}>
        {props.label}
      </legend>
      <div class={styles.track}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.option} data-lane={option.lane}>
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
