// Tickets: the right to put cards into the box, held by a device, known to the server as a hash without a seat.
import type { CardId, Hash, SeatId } from '../ids.ts'
import { DEALS_PER_SEAT } from './box.ts'
import { presentStep } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'

/** ANON2: minted many at once and kept sorted, so that no version on disk ties a hash to a deal. */
export function mint(session: Session, opening: number, hashes: readonly Hash[]): Outcome {
  const { writing } = session
  if (writing?.opening !== opening) return refuse('wrong-step')
  return accept(session, { writing: { ...writing, ticketHashes: [...writing.ticketHashes, ...hashes].sort() } })
}

/** ANON3: the seat is marked as dealt; which ticket it got is only in the answer to its device. */
export function deal(session: Session, seat: SeatId, opening: number): Outcome {
  const { writing } = session
  if (session.seats[seat]?.state !== 'in') return refuse('not-seated')
  if (writing?.opening !== opening) return refuse('wrong-step')
  const count = writing.dealt[seat] ?? 0
  if (count >= DEALS_PER_SEAT) return refuse('already-dealt')
  return accept(session, { writing: { ...writing, dealt: { ...writing.dealt, [seat]: count + 1 } } })
}

/** ANON5: tickets die in the change that releases the cards; later cards need new ones. */
export function released(session: Session, opening: number, cards: readonly CardId[]): Outcome {
  const { writing } = session
  if (writing?.opening !== opening) return refuse('wrong-step')
  const added: Session['cards'] = { ...session.cards }
  const step = presentStep(session)?.id
  for (const card of cards) added[card] = { metoo: [], ...(step === undefined ? {} : { step }) }
  return accept(session, {
    cards: added,
    releases: session.releases + 1,
    writing: { opening: opening + 1, lanes: writing.lanes, ticketHashes: [], dealt: {} },
  })
}

/** A card that left the board leaves votes, sums, the spotlight and the question about it too. */
export function forget(session: Session, gone: readonly CardId[]): Outcome {
  const isGone = (card: string) => gone.some((one) => one === card)
  const keep = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).filter(([card]) => !isGone(card)))
  const { votes, cardQuestion } = session
  const dots: Record<string, CardId[]> = {}
  for (const [seat, cards] of Object.entries(votes?.dots ?? {})) dots[seat] = cards.filter((card) => !isGone(card))
  return accept(session, {
    cards: keep(session.cards),
    voteSums: keep(session.voteSums),
    votes: votes && { ...votes, dots },
    spotlight: session.spotlight !== null && isGone(session.spotlight) ? null : session.spotlight,
    cardQuestion: cardQuestion !== null && isGone(cardQuestion.card) ? null : cardQuestion,
  })
}

export function setMetoo(session: Session, seat: SeatId, card: CardId, on: boolean): Outcome {
  const record = session.cards[card]
  if (!record) return refuse('unknown-card')
  const others = record.metoo.filter((one) => one !== seat)
  return accept(session, { cards: { ...session.cards, [card]: { ...record, metoo: on ? [...others, seat] : others } } })
}
