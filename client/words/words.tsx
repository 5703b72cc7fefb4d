// The words on screen. One language at a time for the whole page, chosen per person and kept on the device.
import { resolveTemplate } from '@solid-primitives/i18n'
import { createSignal } from 'solid-js'
import type { Language, RejectionCode, Saying } from '../../shared/session/session.ts'
import { type Loaded, loadWords, type WordKey, type WordPart } from './dictionaries.ts'
import { english } from './english.ts'
import { flattenWords } from './flatten.ts'

/** What is put into the `{{ name }}` slots of a text. */
export type Slots = Record<string, string | number>

const STORED_AS = 'copse.language'
const first: Loaded = flattenWords(english)
const [language, setLanguageSignal] = createSignal<Language>('en')
const [texts, setTexts] = createSignal<Loaded>(first)
const parts = new Set<WordPart>()

/** Text of a key in the person's language. An unknown key answers itself, so that nothing is ever blank.
 *  Reactive: changes with the language. */
export function t(key: WordKey, slots: Slots = {}): string {
  const text = texts()[key] ?? first[key]
  return text === undefined ? key : resolveTemplate(text, slots)
}

/** One of two texts by number, with `{{ n }}` filled. Both our languages know one and many. */
export function plural(n: number, oneKey: WordKey, manyKey: WordKey, slots: Slots = {}): string {
  return t(n === 1 ? oneKey : manyKey, { n, ...slots })
}

/** A sentence of the plan: ours in the reader's language, the group's own as it was written. */
export function say(saying: Saying): string {
  return saying.kind === 'own' ? saying.text : t(`plan.${saying.key}` as WordKey)
}

/** What a refusal means, and what to do now. */
export function rejectionText(code: RejectionCode): string {
  return t(`rejection.${code}`)
}

/** @returns the words and the language of this page. Needs no provider: a page has one language. */
export function useWords() {
  return { t, plural, say, rejectionText, language, setLanguage }
}

export { language }

/** Changes the language of the page and keeps the choice on this device. */
export async function setLanguage(next: Language): Promise<void> {
  try {
    localStorage.setItem(STORED_AS, next)
  } catch {
    // A browser that keeps nothing still changes the language of this page.
  }
  await show(next)
}

/** Call once before the first render, so that nobody sees English first and German a moment later.
 *  @param choice wins over what is stored and over the browser. */
export async function startWords(choice?: Language): Promise<void> {
  await show(choice ?? stored() ?? preferred())
}

/** The words of the room are a part of their own; pages inside the room load them first. */
export function loadRoomWords(): Promise<void> {
  return loadPart('room')
}

/** The words of who leads, and of the parts of a case. */
export function loadLeadWords(): Promise<void> {
  return loadPart('lead')
}

/** The words of the pages between sessions. */
export function loadCommunityWords(): Promise<void> {
  return loadPart('community')
}

async function loadPart(part: WordPart): Promise<void> {
  if (parts.has(part)) return
  parts.add(part)
  await show(language())
}

async function show(next: Language): Promise<void> {
  const loaded = await loadWords(next, parts)
  setTexts(() => loaded)
  setLanguageSignal(next)
  if (typeof document !== 'undefined') document.documentElement.lang = next
}

function stored(): Language | null {
  try {
    const value = localStorage.getItem(STORED_AS)
    return value === 'en' || value === 'de' ? value : null
  } catch {
    return null
  }
}

function preferred(): Language {
  const tongue = navigator.languages.find((tag) => /^(en|de)\b/i.test(tag))
  return tongue?.toLowerCase().startsWith('de') ? 'de' : 'en'
}
