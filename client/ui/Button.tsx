import { type JSX, Show } from 'solid-js'
import styles from './Button.module.css'

/** A button that says what will happen. `label` is for buttons whose children are an icon alone. */
export function Button(props: {
  tone?: 'primary' | 'quiet' | 'plain' | 'danger'
  type?: 'button' | 'submit'
  disabled?: boolean
  /** Something is on its way; the button stays focusable and does nothing meanwhile. */
  busy?: boolean
  icon?: JSX.Element
  label?: string
  title?: string
  pressed?: boolean
  expanded?: boolean
  controls?: string
  describedBy?: string
  onClick?: (event: MouseEvent) => void
  children?: JSX.Element
  full?: boolean
  ref?: (element: HTMLButtonElement) => void
}) {
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type={props.type ?? 'button'}
      class={styles.button}
      data-tone={props.tone ?? 'quiet'}
      data-full={props.full ? '' : undefined}
      disabled={props.disabled ?? false}
      aria-busy={props.busy ? 'true' : undefined}
      aria-disabled={props.busy ? 'true' : undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-describedby={props.describedBy}
      title={props.title}
      onClick={(event) => {
        if (props.busy) event.preventDefault()
        else props.onClick?.(event)
      }}
    >
      <Show when={props.icon}>
        <span class={styles.icon}>{props.icon}</span>
      </Show>
      {props.children}
    </button>
  )
}
