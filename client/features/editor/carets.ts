// The named carets and selections of other people. No style attribute: a number of a hue, the colours are in the CSS.
import type { DecorationAttrs } from 'prosemirror-view'

const HUES = 8
const NAME_MAX_CHARS = 24

/** The same person has the same colour for everybody and in every document. */
export function hueOf(name: string): number {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum % HUES
}

/** @param user what the server put beside a caret; from the network, so nothing is taken for granted. */
export function caretName(user: unknown): string {
  const name = typeof user === 'object' && user !== null && 'name' in user ? user.name : ''
  return typeof name === 'string' ? name.slice(0, NAME_MAX_CHARS) : ''
}

/** Screen readers are told who is here by a line below the text, not by names in the middle of words. */
export function caretElement(user: unknown): HTMLElement {
  const name = caretName(user)
  const caret = document.createElement('span')
  caret.className = 'copse-caret'
  caret.dataset.hue = String(hueOf(name))
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'copse-caret-name'
  label.textContent = name
  // Word joiners keep the caret on the line of the letter it stands beside.
  caret.append('\u2060', label, '\u2060')
  return caret
}

export function selectionAttributes(user: unknown): DecorationAttrs {
  return { class: 'copse-selection', 'data-hue': String(hueOf(caretName(user))) }
}
