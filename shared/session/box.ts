// The box of sealed cards: one record beside the session, sorted by card id, with nothing in it that names a seat.
import type { Hash } from '../ids.ts'
import { hasOddCharacters } from '../odd-characters.ts'
import type { SealedCard } from './board.ts'
import { CARD_TEXT_MAX_CHARS } from './board.ts'
import type { Rejection, Session, Writing } from './session.ts'

export const CARDS_PER_TICKET = 6
export const RELEASE_MIN_CARDS = 3
/** A lost device gets one more ticket. Nobody can say which tickets are of one seat, so each such ticket is one that a release cannot
 *  count on (ANON9). */
export const DEALS_PER_SEAT = 2

export type Box = readonly SealedCard[]
export type BoxOutcome = { ok: true; box: Box } | { ok: false; rejection: Rejection }

/** BRD2: a known ticket, a lane that is open, text that fits and hides nothing, room in the quota. The same id again replaces the
 *  card of the same ticket (BRD3): that is how a sealed card is edited and how a doubled submit stays one card. */
export function putInBox(box: Box, writing: Writing | null, card: SealedCard): BoxOutcome {
  if (!writing?.lanes.includes(card.lane)) return no('wrong-step')
  if (!writing.ticketHashes.includes(card.ticketHash)) return no('bad-ticket')
  const text = card.text.trim()
  if (text === '') return no('text-empty')
  if ([...text].length > CARD_TEXT_MAX_CHARS)
    return { ok: false, rejection: { code: 'text-too-long', texts: [card.text] } }
  if (hasOddCharacters(text)) return { ok: false, rejection: { code: 'text-characters', texts: [card.text] } }
  const same = box.find((one) => one.id === card.id)
  if (same && (same.ticketHash !== card.ticketHash || same.keyHash !== card.keyHash)) return no('bad-key')
  const others = box.filter((one) => one.id !== card.id)
  if (others.filter((one) => one.ticketHash === card.ticketHash).length >= CARDS_PER_TICKET) return no('quota')
  return { ok: true, box: sorted([...others, { ...card, text }]) }
}

/** BRD4: before release only who has the ticket and the key takes a card back. */
export function takeFromBox(box: Box, id: string, ticketHash: Hash, keyHash: Hash): BoxOutcome {
  const card = box.find((one) => one.id === id)
  if (!card) return { ok: true, box }
  if (card.ticketHash !== ticketHash || card.keyHash !== keyHash) return no('bad-key')
  return { ok: true, box: box.filter((one) => one !== card) }
}

export type Release = { ok: true; out: SealedCard[]; left: SealedCard[] } | { ok: false; rejection: Rejection }

/** ANON4, ANON9: unsigned cards leave the box only three or more together, from three or more people: of tickets as many more as
 *  seats were dealt a second one, or belonged to people who were erased.
 *  `signedOnly` lets the signed ones go ahead while too few unsigned ones wait. The order is not that of the
 *  board: the shell shuffles with a cryptographic source. */
export function takeForRelease(box: Box, session: Session, signedOnly: boolean): Release {
  const lanes = session.writing?.lanes ?? []
  const ready = box.filter((card) => lanes.includes(card.lane))
  const unsigned = ready.filter((card) => card.signed === null)
  const signed = ready.filter((card) => card.signed !== null)
  const tickets = new Set(unsigned.map((card) => card.ticketHash)).size
  const people = tickets - uncountable(session)
  const enough = unsigned.length >= RELEASE_MIN_CARDS && people >= RELEASE_MIN_CARDS
  const out = enough || unsigned.length === 0 ? ready : signedOnly ? signed : []
  if (out.length === 0) return no(signed.length > 0 ? 'signed-leaves-few' : 'too-few-cards')
  const ids = new Set(out.map((card) => card.id))
  return { ok: true, out, left: box.filter((card) => !ids.has(card.id)) }
}

/** Tickets that may be in one hand with another one. */
function uncountable({ writing }: Session): number {
  const second = Object.values(writing?.dealt ?? {}).reduce((sum, count) => sum + Math.max(0, count - 1), 0)
  return second + (writing?.unowned ?? 0)
}

/** Code units, the same on every machine; a locale would not be. */
export function sorted(cards: readonly SealedCard[]): SealedCard[] {
  return [...cards].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
}

function no(code: Rejection['code']): { ok: false; rejection: Rejection } {
  return { ok: false, rejection: { code } }
}
