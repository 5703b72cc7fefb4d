// Two hidden dots each. Who chose what is in no view; it is deleted at close.
import type { CardId, SeatId } from '../ids.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { generator, shuffled } from './random.ts'
import type { Session, Vote } from './session.ts'

export const DOTS_EACH = 2

/** VOT1: at most two, one a card, only while the vote is open; a new choice replaces the old one. */
export function setDots(session: Session, seat: SeatId, cards: readonly CardId[]): Outcome {
  const { votes } = session
  if (votes?.state !== 'open') return refuse('vote-closed')
  const distinct = [...new Set(cards)]
  if (distinct.length > DOTS_EACH) return refuse('too-many-dots')
  if (!distinct.every((card) => Object.hasOwn(session.cards, card))) return refuse('unknown-card')
  return accept(session, { votes: { ...votes, dots: { ...votes.dots, [seat]: distinct } } })
}

/** VOT2: opening again keeps the dots that lie. */
export function openVote(session: Session): Outcome {
  if (session.progress.state !== 'live') return refuse('wrong-state')
  return accept(session, { votes: { state: 'open', dots: session.votes?.dots ?? {} }, voteSums: {} })
}

/** VOT3: sums appear for all at once. */
export function showVote(session: Session): Outcome {
  const { votes } = session
  if (!votes) return refuse('vote-closed')
  return accept(session, { votes: { ...votes, state: 'shown' }, voteSums: countDots(votes) })
}

/** VOT5: of cards that lie level one is drawn by lot, once, for all to see. Who leads names them: which cards lie on one
 *  another is known to the board alone. Opened again, the vote forgets it. */
export function drawAmong(session: Session, cards: readonly CardId[], stamped: Stamped): Outcome {
  const { votes } = session
  if (votes?.state !== 'shown' || votes.drawn !== undefined) return refuse('vote-closed')
  // Sorted, so that the order in which they were named is worth nothing.
  const level = [...new Set(cards)].filter((card) => Object.hasOwn(session.cards, card)).sort()
  if (level.length < 2 || level.length !== new Set(cards).size) return refuse('unknown-card')
  const [drawn] = shuffled(level, generator(stamped.stamp.seed))
  return drawn === undefined ? refuse('unknown-card') : accept(session, { votes: { ...votes, drawn } })
}

/** Sums by card, in the order of the cards' ids: the order of voting is not in them (VOT4). */
export function countDots(votes: Vote): Record<string, number> {
  const sums: Record<string, number> = {}
  const all = Object.values(votes.dots).flat().sort()
  for (const card of all) sums[card] = (sums[card] ?? 0) + 1
  return sums
}
