// Finding marked words in what people wrote, and putting something general in their place. Plain text in, plain text out.
import type { CardId } from '../ids.ts'
import { type Bed, type BedCard, withoutHeld } from './bed.ts'
import type { BoardCard } from './board.ts'
import type { CardChanges, Cards } from './board-rules.ts'
import type { Saying, Session } from './session.ts'

export const MARKS_MAX = 20
export const MARK_MAX_CHARS = 80
/** A word this long is found inside longer ones too, so that no ending keeps it alive; a shorter one stands alone. */
const ANYWHERE_FROM_CHARS = 4

/** `replace` empty: the words are just gone. `card` null: wherever the words stand in this room. */
export type Mark = { find: string; replace: string; card: CardId | null }
export type Cleaning = { marks: readonly Mark[]; takeOff: readonly CardId[] }

export type Place = { from: number; to: number }

/** Where the words stand: capitals and the width of gaps do not matter. Offsets in code units. Cannot fail. */
export function placesOf(text: string, find: string): Place[] {
  const wanted = find.normalize('NFC').trim()
  if (wanted === '') return []
  const pattern = wanted
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+')
  const isLong = [...wanted].length >= ANYWHERE_FROM_CHARS
  const before = isLong || !/^[\p{L}\p{N}]/u.test(wanted) ? '' : '(?<![\\p{L}\\p{N}])'
  const after = isLong || !/[\p{L}\p{N}]$/u.test(wanted) ? '' : '(?![\\p{L}\\p{N}])'
  const found = text.matchAll(new RegExp(`${before}${pattern}${after}`, 'giu'))
  return [...found].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

/** @returns the text without the marked words; the same string when none of them stands in it. Gaps left by words that are just gone are
 *  closed. */
export function cleanText(text: string, marks: readonly Mark[]): string {
  let clean = text
  for (const { find, replace } of marks) {
    const whole = clean.normalize('NFC')
    const places = placesOf(whole, find)
    if (places.length === 0) continue
    clean = withoutPlaces(whole, places, replace)
  }
  return clean
}

function withoutPlaces(text: string, places: readonly Place[], replace: string): string {
  let out = ''
  let at = 0
  for (const { from, to } of places) {
    out += text.slice(at, from) + replace
    at = to
    if (replace === '' && (out === '' || /\s$/u.test(out))) while (/\s/u.test(text[at] ?? '')) at += 1
  }
  return out + text.slice(at)
}

/** Marks that concern this text: those for everywhere, and those for this card. */
export function marksFor(cleaning: Cleaning, card: CardId | null): Mark[] {
  return cleaning.marks.filter((mark) => mark.card === null || mark.card === card)
}

/** What has to change on the board; null takes a card off, also one of which nothing is left. What was grouped under it stays. */
export function cleanCards(cards: Cards, cleaning: Cleaning): CardChanges {
  const changes: CardChanges = new Map()
  for (const [id, card] of cards) {
    const text = cleanText(card.text, marksFor(cleaning, id))
    if (cleaning.takeOff.includes(id) || text.trim() === '') changes.set(id, null)
    else if (text !== card.text) changes.set(id, { ...card, text: text.trim() })
  }
  for (const [id, card] of cards) {
    const present: BoardCard | null | undefined = changes.has(id) ? changes.get(id) : card
    if (present && present.group !== null && changes.get(present.group) === null) {
      changes.set(id, { ...present, group: null })
    }
  }
  return changes
}

/** The members of a session that hold people's words, cleaned; only those that change. */
export function cleanSession(session: Session, cleaning: Cleaning): Partial<Session> {
  const marks = marksFor(cleaning, null)
  const clean = (text: string) => cleanText(text, marks)
  const saying = (one: Saying): Saying => (one.kind === 'own' ? { kind: 'own', text: clean(one.text) || '…' } : one)
  const cleaned: Partial<Session> = {
    title: clean(session.title) || '…',
    plan: {
      ...session.plan,
      steps: session.plan.steps.map((step) => ({
        ...step,
        title: saying(step.title),
        prompt: saying(step.prompt),
        ...(step.options ? { options: step.options.map(clean) } : {}),
      })),
    },
    sharedSteps: session.sharedSteps
      .map((one) => ({ ...one, text: clean(one.text) }))
      .filter((one) => one.text.trim() !== ''),
    thanks: session.thanks.map((one) => ({ ...one, text: clean(one.text) })).filter((one) => one.text.trim() !== ''),
    caseLines: cleanRecord(
      session.caseLines,
      (line) => ({ ...line, text: clean(line.text) }),
      (line) => line.text,
    ),
    consult: session.consult && { ...session.consult, question: clean(session.consult.question ?? '') },
    bed: cleanBed(session.bed, cleaning),
    roundLines: cleanRecord(session.roundLines, clean, (text) => text),
    resources: session.resources
      // An address with words in its middle leads nowhere.
      .map((one) => ({ ...one, title: clean(one.title), url: clean(one.url) === one.url ? one.url : '' }))
      .filter((one) => one.title.trim() !== ''),
    next: { ...session.next, place: clean(session.next.place), facilitator: clean(session.next.facilitator) },
  }
  const changed = Object.entries(cleaned).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(session[name as keyof Session]),
  )
  return Object.fromEntries(changed)
}

/** Held cards are cleaned like those on the wall. */
function cleanBed(bed: Bed, cleaning: Cleaning): Bed {
  const clean = Object.entries(bed).map(([id, card]): [string, BedCard] => {
    return [id, { ...card, text: cleanText(card.text, marksFor(cleaning, id as CardId)).trim() }]
  })
  const gone = clean.filter(([id, { text }]) => text === '' || cleaning.takeOff.some((one) => one === id))
  return withoutHeld(
    Object.fromEntries(clean),
    gone.map(([id]) => id),
  )
}

function cleanRecord<T>(
  record: Record<string, T>,
  clean: (one: T) => T,
  textOf: (one: T) => string,
): Record<string, T> {
  const cleaned = Object.entries(record).map(([id, one]) => [id, clean(one)] as const)
  return Object.fromEntries(cleaned.filter(([, one]) => textOf(one).trim() !== ''))
}
