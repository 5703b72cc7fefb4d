import { NAME_MAX_CHARS } from '../../shared/session/text.ts'
import { TextField } from './TextField.tsx'

/** The name a person goes by: a first name will do, phones offer it and leave its spelling alone. */
export function NameField(props: {
  label: string
  hint?: string
  value: string
  onInput(value: string): void
  error?: string
  required?: boolean
  ref?: (element: HTMLElement) => void
}) {
  return (
    <TextField
      label={props.label}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      name="name"
      autocomplete="given-name"
      autocapitalize="words"
      spellcheck={false}
      value={props.value}
      onInput={(value) => props.onInput(value)}
      maxChars={NAME_MAX_CHARS}
      error={props.error ?? ''}
      required={props.required ?? false}
      ref={(element) => props.ref?.(element)}
    />
  )
}
