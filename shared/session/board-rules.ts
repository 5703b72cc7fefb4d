// What may happen to a released card. Whoever asks, the answer is the same: the board knows no seats.
import type { CardId, Hash } from '../ids.ts'
import { hasOddCharacters } from '../odd-characters.ts'
import type { BoardCard, BoardCommand } from './board.ts'
import { CARD_TEXT_MAX_CHARS } from './board.ts'
import { RELEASE_MIN_CARDS } from './box.ts'
import { unreachable } from './outcome.ts'
import type { Rejection } from './session.ts'

export type Cards = ReadonlyMap<CardId, BoardCard>
/** Cards to write; null takes one off the board. */
export type CardChanges = Map<CardId, BoardCard | null>
export type BoardOutcome = { ok: true; changes: CardChanges } | { ok: false; rejection: Rejection }

export type BoardTools = {
  /** base -> next on top of base -> current; both writers keep their words. */
  merge(base: string, next: string, current: string): string
  sha256(text: string): Hash
  /** Name to sign with: that of the seat which holds the key and asks. */
  signName: string
  /** The sender leads now; looked up, never taken from the message. */
  leads: boolean
}

/** Rules BRD5 to BRD9. */
export function applyToBoard(cards: Cards, command: BoardCommand, tools: BoardTools): BoardOutcome {
  const card = cards.get(command.card)
  if (!card) return no('unknown-card')
  switch (command.kind) {
    case 'board.edit':
      return edit(card, command, tools)
    case 'board.move':
      return yes(command.card, { ...card, lane: command.lane, rank: command.rank, group: null })
    case 'board.group':
      return group(cards, command.card, card, command.onto)
    case 'board.withdraw':
      return isKeyOf(command.editKey, command.card, card, tools) ? takeOff(cards, command.card) : no('bad-key')
    case 'board.sign':
      if (!isKeyOf(command.editKey, command.card, card, tools)) return no('bad-key')
      if (command.signed && command.evenIfFew !== true && leavesFew(cards, command.card)) return no('signed-leaves-few')
      return yes(command.card, {
        ...(command.signed ? toldByLead(card, false) : card),
        signedBy: command.signed ? tools.signName : null,
      })
    case 'board.tell':
      if (!isKeyOf(command.editKey, command.card, card, tools)) return no('bad-key')
      return changed(command.card, card, toldByLead(card, command.who === 'lead'))
    case 'board.remove':
      return tools.leads ? takeOff(cards, command.card) : no('not-facilitator')
    default:
      return unreachable(command)
  }
}

/** BRD12: a wish of who stays unnamed; who puts the own name on a card tells it themselves. A member that is not there is no. */
function toldByLead({ toldByLead: _before, ...card }: BoardCard, on: boolean): BoardCard {
  return on && card.signedBy === null ? { ...card, toldByLead: true } : card
}

/** BRD5: a text over the limit gives both texts back. */
function edit(
  card: BoardCard,
  command: Extract<BoardCommand, { kind: 'board.edit' }>,
  tools: BoardTools,
): BoardOutcome {
  const text = tools.merge(command.base, command.next, card.text).trim()
  if (text === '') return { ok: false, rejection: { code: 'text-empty', texts: [card.text, command.next] } }
  if ([...text].length > CARD_TEXT_MAX_CHARS) {
    return { ok: false, rejection: { code: 'text-too-long', texts: [card.text, command.next] } }
  }
  // Only what this change brings in: an older text with such a character can still be mended.
  if (hasOddCharacters(command.next)) {
    return { ok: false, rejection: { code: 'text-characters', texts: [card.text, command.next] } }
  }
  return yes(command.card, { ...card, text })
}

/** BRD7: groups are one level deep; a card that carries others takes them along. */
function group(cards: Cards, id: CardId, card: BoardCard, onto: CardId | null): BoardOutcome {
  if (onto === null) return yes(id, { ...card, group: null })
  const asked = cards.get(onto)
  if (!asked) return no('unknown-card')
  const top = asked.group ?? onto
  const head = cards.get(top)
  if (top === id || !head) return no('unknown-card')
  const changes: CardChanges = new Map([[id, { ...card, group: top, lane: head.lane }]])
  for (const [other, carried] of cards)
    if (carried.group === id) changes.set(other, { ...carried, group: top, lane: head.lane })
  return { ok: true, changes }
}

/** RGT2: cards that were signed with this name go off the board. */
export function withdrawSigned(cards: Cards, name: string): CardChanges {
  const changes: CardChanges = new Map()
  const left = new Map(cards)
  for (const [id, { signedBy }] of cards) {
    if (signedBy !== name) continue
    const taken = takeOff(left, id)
    if (!taken.ok) continue
    for (const [changed, card] of taken.changes) {
      changes.set(changed, card)
      if (card) left.set(changed, card)
      else left.delete(changed)
    }
  }
  return changes
}

/** BRD8: one or two unsigned cards are easy to guess; a sum that everybody sees on the wall anyway. */
export function leavesFew(cards: Cards, id: CardId): boolean {
  const card = cards.get(id)
  if (!card || card.signedBy !== null) return false
  const isLine = card.lane === 'takeaway'
  let unsigned = 0
  for (const [other, { lane, signedBy }] of cards) {
    if (other !== id && signedBy === null && (lane === 'takeaway') === isLine) unsigned++
  }
  return unsigned > 0 && unsigned < RELEASE_MIN_CARDS
}

function takeOff(cards: Cards, id: CardId): BoardOutcome {
  const changes: CardChanges = new Map([[id, null]])
  for (const [other, carried] of cards) if (carried.group === id) changes.set(other, { ...carried, group: null })
  return { ok: true, changes }
}

/** ANON6: the mark is SHA-256(SHA-256(key) + id). */
function isKeyOf(key: string, id: CardId, card: BoardCard, tools: BoardTools): boolean {
  return tools.sha256(tools.sha256(key) + id) === card.mark
}

/** Nothing is written when nothing would be another. */
function changed(id: CardId, before: BoardCard, after: BoardCard): BoardOutcome {
  return before.toldByLead === after.toldByLead ? { ok: true, changes: new Map() } : yes(id, after)
}

function yes(id: CardId, card: BoardCard): BoardOutcome {
  return { ok: true, changes: new Map([[id, card]]) }
}

function no(code: Rejection['code']): BoardOutcome {
  return { ok: false, rejection: { code } }
}
