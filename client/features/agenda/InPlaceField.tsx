// A field that is written where it is read. What is typed goes out after a short pause, on Enter and on leaving.
import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import styles from './InPlaceField.module.css'

const PAUSE_MS = 300

type Field = {
  control: string
  label: string
  value: string
  placeholder?: string
  maxChars?: number
  /** `lines` wraps and grows with its words; `number` is minutes. */
  form: 'lines' | 'line' | 'number'
  list?: string
  onCommit(value: string): void
  onLeave?(): void
}

/** While somebody types here, their own words stand here; what others write into the same field shows afterwards. */
export function InPlaceField(props: Field): JSX.Element {
  const [draft, setDraft] = createSignal<string | null>(null)
  let before = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = () => draft() ?? props.value

  const commit = () => {
    clearTimeout(timer)
    const text = draft()
    if (text !== null) props.onCommit(text.trim())
  }
  onCleanup(commit)

  const handlers = {
    onFocus: () => {
      before = props.value
    },
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setDraft(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))
      clearTimeout(timer)
      timer = setTimeout(commit, PAUSE_MS)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'Enter') {
        event.preventDefault()
        commit()
        setDraft(null)
      } else if (event.key === 'Escape' && draft() !== null) {
        event.stopPropagation()
        setDraft(before)
        commit()
        setDraft(null)
      }
    },
    onBlur: () => {
      commit()
      setDraft(null)
      props.onLeave?.()
    },
  }
  const shared = () => ({
    'data-control': props.control,
    'aria-label': props.label,
    placeholder: props.placeholder,
    autocomplete: 'off',
    maxLength: props.maxChars,
    ...handlers,
  })

  return (
    <Show
      when={props.form === 'lines'}
      fallback={
        <input
          {...shared()}
          class={styles.field}
          type={props.form === 'number' ? 'number' : 'text'}
          min={props.form === 'number' ? 0 : undefined}
          inputMode={props.form === 'number' ? 'numeric' : 'text'}
          list={props.list}
          value={shown()}
        />
      }
    >
      {/* The hidden copy of the words gives the field its height, in every browser. */}
      <span class={styles.growing} data-words={`${shown() || props.placeholder || ''} `}>
        <textarea {...shared()} class={styles.field} rows={1} value={shown()} />
      </span>
    </Show>
  )
}
