import { createUniqueId, type JSX, Show } from 'solid-js'
import { plural } from '../words/words.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import styles from './TextField.module.css'

/** A labelled line or paragraph. With `maxChars` it says what is left near the end, and never cuts what is typed. */
export function TextField(props: {
  label: string
  hint?: string
  value: string
  onInput(value: string): void
  error?: string
  multiline?: boolean
  maxChars?: number
  rows?: number
  autocomplete?: string
  inputMode?: 'text' | 'url' | 'numeric' | 'search' | 'email'
  name?: string
  placeholder?: string
  required?: boolean
  /** Words are checked for spelling unless this says no (codes, names). */
  spellcheck?: boolean
  autocapitalize?: 'off' | 'words' | 'sentences' | 'characters'
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: () => void
  ref?: (element: HTMLInputElement | HTMLTextAreaElement) => void
  /** The words above say already what it is for: the label is for screen readers, and what is left stands inside. */
  quiet?: boolean
  /** With `multiline`: the same words again, to lie behind them and give single ones a ground. Seen, never read out. */
  behind?: JSX.Element
}) {
  let behind: HTMLElement | undefined
  const id = createUniqueId()
  const left = () => (props.maxChars ?? 0) - [...props.value].length
  const showsLeft = () => props.maxChars !== undefined && (props.multiline || left() < 15)
  const notes = () =>
    [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '', showsLeft() ? `${id}-left` : '']
      .filter((part) => part !== '')
      .join(' ')
  const shared = () => ({
    id,
    class: styles.input,
    name: props.name,
    'aria-describedby': notes() || undefined,
    'aria-invalid': props.error || (props.maxChars !== undefined && left() < 0) ? ('true' as const) : undefined,
    'aria-required': props.required ? ('true' as const) : undefined,
    placeholder: props.placeholder,
    spellcheck: props.spellcheck ?? true,
    autocapitalize: props.autocapitalize,
    onKeyDown: (event: KeyboardEvent) => props.onKeyDown?.(event),
    onBlur: () => props.onBlur?.(),
  })
  return (
    <div class={styles.field} data-invalid={props.error ? '' : undefined} data-quiet={props.quiet ? '' : undefined}>
      <FieldLabel id={id} label={props.label} hint={props.hint} />
      <Show
        when={props.multiline}
        fallback={
          <input
            ref={(element) => props.ref?.(element)}
            type="text"
            {...shared()}
            value={props.value}
            autocomplete={props.autocomplete ?? 'off'}
            inputMode={props.inputMode}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        }
      >
        <div class={styles.stack}>
          <Show when={props.behind}>
            <div
              class={styles.behind}
              data-behind=""
              aria-hidden="true"
              ref={(element) => {
                behind = element
              }}
            >
              {props.behind}
            </div>
          </Show>
          <textarea
            ref={(element) => props.ref?.(element)}
            {...shared()}
            rows={props.rows ?? 4}
            value={props.value}
            autocomplete={props.autocomplete ?? 'off'}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onScroll={(event) => {
              if (behind) behind.scrollTop = event.currentTarget.scrollTop
            }}
          />
        </div>
      </Show>
      <Show when={showsLeft()}>
        <p class={styles.left} id={`${id}-left`} data-over={left() < 0 ? '' : undefined}>
          {left() < 0
            ? plural(-left(), 'common.charsOverOne', 'common.charsOverMany')
            : plural(left(), 'common.charsLeftOne', 'common.charsLeftMany')}
        </p>
      </Show>
      <Show when={props.error}>
        <p class={styles.error} id={`${id}-error`} role="alert">
          {props.error}
        </p>
      </Show>
    </div>
  )
}
