// "Would you tell this one today?" A person is asked in private, the author of a card through the card. Rules CON3, BRD13.
import type { CardId, SeatId } from '../ids.ts'
import { presentStep } from './clock.ts'
import type { Consult } from './consult.ts'
import { consultFor, given } from './consult.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session, Step } from './session.ts'

/** A card whose author is asked. Everybody has the same; only the device with the card's key knows whom it means. There is
 *  no third answer: "not today" is said to one's own device and sends nothing, so that nobody can tell it from not looking. */
export type CardQuestion = { card: CardId; answer: null | 'author-tells' | 'lead-tells' }

export type Asked = { seat: SeatId } | { card: CardId } | null

/** One question at a time; a new one takes the place of the old. null takes it back. Not while a case is being told. */
export function askForCase(session: Session, whom: Asked): Outcome {
  const consult = consultFor(session)
  if (whom === null) return accept(session, { cardQuestion: null, consult: consult && { ...consult, asked: null } })
  const isTold = consult !== null && consult.giver !== null && presentStep(session)?.consult?.block === consult.block
  if (isTold) return refuse('already-asked')
  return 'seat' in whom ? askPerson(session, consult, whom.seat) : askAuthor(session, consult, whom.card)
}

/** CON3: in private, before any name appears. */
function askPerson(session: Session, consult: Consult | null, seat: SeatId): Outcome {
  if (!consult) return refuse('no-case')
  if (session.seats[seat]?.state !== 'in') return refuse('unknown-seat')
  if (seat === session.facilitator) return refuse('leads-now')
  return accept(session, { cardQuestion: null, consult: { ...untold(consult), asked: { seat } } })
}

/** BRD13: by the card, whether or not a consultation is to come. */
function askAuthor(session: Session, consult: Consult | null, card: CardId): Outcome {
  if (session.progress.state !== 'live') return refuse('wrong-state')
  if (!Object.hasOwn(session.cards, card)) return refuse('unknown-card')
  return accept(session, { cardQuestion: { card, answer: null }, consult: consult && untold(consult) })
}

/** Somebody else is asked: who said yes before does not tell it. */
function untold(consult: Consult): Consult {
  return { ...consult, asked: null, giver: null, card: null, onBehalf: false, isReady: false, question: '' }
}

/** CON3: the person who was asked answers; on "not today" the next may be asked, without comment. */
export function answerCase(session: Session, seat: SeatId, yes: boolean): Outcome {
  const { consult } = session
  if (!consult?.asked || consult.asked.seat !== seat) return refuse('no-case')
  if (seat === session.facilitator) return refuse('leads-now')
  if (!yes) {
    const offers = consult.offers.filter((one) => one !== seat)
    return accept(session, { consult: { ...consult, asked: null, offers } })
  }
  return accept(session, { consult: given(consult, seat, null) })
}

/** BRD13: the key of the asked card was shown. @param teller who tells it by their own wish, and is the case giver of the
 *  consultation to come; null: whoever leads tells it, and no seat is in the session. */
export function cardAnswered(session: Session, card: CardId, teller: SeatId | null): Outcome {
  const { cardQuestion } = session
  if (cardQuestion?.card !== card || cardQuestion.answer !== null) return refuse('no-case')
  const answered: Partial<Session> = {
    cardQuestion: { card, answer: teller === null ? 'lead-tells' : 'author-tells' },
    spotlight: card,
  }
  const consult = consultFor(session)
  if (!consult) return accept(session, answered)
  if (teller === session.facilitator) return refuse('leads-now')
  const told = { ...given(consult, teller ?? session.facilitator, card), onBehalf: teller === null }
  return accept(session, { ...answered, consult: told })
}

/** A question ends with the phase it was asked in, answered or not. */
export function questionAt(session: Session, to: Step): CardQuestion | null {
  return presentStep(session)?.phase === to.phase ? session.cardQuestion : null
}
