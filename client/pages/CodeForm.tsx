import { createSignal, createUniqueId, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { useWords } from '../words/words.tsx'
import styles from './CodeForm.module.css'
import { CODE_LENGTH, readCode, showTyped } from './join-code.ts'
import { navigate } from './routes.ts'

/** The one field that matters: a code, large, in two groups of four, forgiving. */
export function CodeForm(props: { initial?: string }) {
  const { t } = useWords()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal(showTyped(props.initial ?? ''))
  const [problem, setProblem] = createSignal('')
  let field: HTMLInputElement | undefined

  function type(element: HTMLInputElement) {
    const isAtEnd = element.selectionStart === element.value.length
    // Somebody who corrects the middle keeps the caret; the gap is put in when they are at the end.
    setTyped(isAtEnd ? showTyped(element.value) : element.value)
    element.value = typed()
    setProblem('')
  }

  function go(event: SubmitEvent) {
    event.preventDefault()
    const read = readCode(typed())
    if (read.ok) {
      navigate(`/r/${read.code}`)
      return
    }
    setProblem(read.problem === 'odd' ? t('start.codeOdd') : t('start.codeShort', { n: read.typed.length }))
    field?.focus()
  }

  return (
    <form class={styles.form} onSubmit={go} novalidate>
      <label class={styles.label} for={id}>
        {t('start.code')}
      </label>
      <div class={styles.row}>
        <input
          ref={field}
          id={id}
          class={styles.code}
          type="text"
          name="code"
          value={typed()}
          placeholder={t('start.codeExample')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          maxlength={200}
          size={CODE_LENGTH + 1}
          aria-describedby={problem() ? `${id}-hint ${id}-problem` : `${id}-hint`}
          aria-invalid={problem() ? 'true' : undefined}
          onInput={(event) => type(event.currentTarget)}
        />
        <Button tone="primary" type="submit">
          {t('start.go')}
        </Button>
      </div>
      <p class={styles.hint} id={`${id}-hint`}>
        {t('start.codeHint')}
      </p>
      <Show when={problem()}>
        <p class={styles.problem} id={`${id}-problem`} role="alert">
          {problem()}
        </p>
      </Show>
    </form>
  )
}
