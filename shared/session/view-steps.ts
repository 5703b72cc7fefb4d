// What an audience, or one seat, may see of the present step beyond the plan: polls, cases, questions to the group. A part of
// view.ts, which calls it and nothing else does; the same law: field by field, nothing by default.
import type { CardId, EpochMs, SeatId, StepId } from '../ids.ts'
import { cardId, seatId } from '../ids.ts'
import type { CardQuestion } from './asking.ts'
import { lineKindFor, linesBy, linesFor } from './case-lines.ts'
import { questionFor, takesQuestion } from './case-question.ts'
import { presentStep } from './clock.ts'
import type { CaseLine, Frame, LineKind } from './consult.ts'
import type { CaseRole } from './consult-roles.ts'
import { isOutside, peopleInCase, roleOf } from './consult-roles.ts'
import { askedByAll } from './garden.ts'
import type { Session } from './session.ts'
import { DOTS_EACH } from './votes.ts'

/** The case as everybody may see it: who tells, who listens. Nothing that was written, nobody who is outside. */
export type ConsultView = {
  block: string
  giver: SeatId | null
  onBehalf: boolean
  isReady: boolean
  isStopped: boolean
  scribe: SeatId | null
  observer: SeatId | null
  inner: SeatId[]
  card: CardId | null
  /** How many are outside for now; no names (CON7). */
  preparing: number
  frame: Frame | null
}

export type GroupAskView =
  | { state: 'open'; minutes: number; from: StepId; endsAtMs: EpochMs }
  | { state: 'decided'; agreed: boolean; minutes: number; from: StepId }

/** Who waits, who would tell, who was asked: for facilitation only. */
export type CaseDeskView = {
  offers: SeatId[]
  askedSeat: SeatId | null
  /** Came while a story was told. */
  waiting: SeatId[]
  /** People who take part, the giver among them: what a protocol counts. */
  people: number
}

export type RoundView = {
  order: SeatId[]
  index: number
  voiceEndsAtMs: EpochMs | null
  /** Lines of people who come later, read out as their pass. */
  lines: { seat: SeatId; text: string }[]
}

export type PollView = { state: 'open' | 'shown'; count: number; sums: number[] | null }

export type MineInCase = {
  role: CaseRole | null
  /** Would I tell a case today? Asked in private. */
  isAsked: boolean
  offers: boolean
  /** I stepped out by myself; else, outside, I came while a story was told. */
  isAside: boolean
  /** What I may write for the giver now. */
  mayWrite: LineKind | null
  /** What the giver asks the group, for who is in the case (CON11). */
  question: string | null
  /** The giver may ask it, or change it, in this part. */
  mayAsk: boolean
  /** On a stage: what all others want to ask, as far as gardeners passed it on; for who is in the case (GRD7). */
  asked: { id: string; text: string }[]
  /** What I wrote for the giver. */
  written: Pick<CaseLine, 'id' | 'kind' | 'text'>[]
  /** For the giver: whether they want to read what all offered; null for everybody else. */
  readsOffers: boolean | null
  /** What was written for me; held back while I listen. */
  forMe: Pick<CaseLine, 'id' | 'kind' | 'text'>[]
}

/** CON3, CON6: what belongs to this seat in the case, and nothing of anybody else. */
export function mineInCase(session: Session, seat: SeatId): MineInCase {
  const { consult } = session
  return {
    role: roleOf(session, presentStep(session), seat),
    isAsked: consult?.asked?.seat === seat,
    offers: consult?.offers.includes(seat) ?? false,
    isAside: consult?.aside.includes(seat) ?? false,
    mayWrite: lineKindFor(session, seat),
    question: questionFor(session, seat),
    mayAsk: consult?.giver === seat && takesQuestion(presentStep(session)),
    asked: session.slip !== null || isOutside(session, seat) ? [] : askedByAll(session),
    readsOffers: consult?.giver === seat ? (consult.readsOffers ?? true) : null,
    written: linesBy(session, seat),
    forMe: linesFor(session, seat),
  }
}

export function ownAnswer(session: Session, step: StepId, seat: SeatId): number | null {
  const poll = session.polls[step]
  return poll?.state === 'open' ? (poll.answers[seat] ?? null) : null
}

export function ownTimeAnswer(session: Session, seat: SeatId): boolean | null {
  const ask = session.groupAsk
  if (ask?.state !== 'open') return null
  if (ask.yes.includes(seat)) return true
  return ask.no.includes(seat) ? false : null
}

/** PLL2: sums only when they are shown, and none under five. */
export function pollView(session: Session): PollView | null {
  const step = presentStep(session)
  const poll = step && session.polls[step.id]
  if (!poll) return null
  if (poll.state === 'shown') return { state: 'shown', count: poll.count, sums: poll.sums }
  return { state: 'open', count: Object.keys(poll.answers).length, sums: null }
}

/** CON7: a count of those who are outside, no names. Whether they stepped out or came late is not told apart. */
export function consultView(session: Session): ConsultView | null {
  const { consult } = session
  return (
    consult && {
      block: consult.block,
      giver: consult.giver,
      onBehalf: consult.onBehalf,
      isReady: consult.isReady,
      isStopped: consult.isStopped,
      scribe: consult.scribe,
      observer: consult.observer,
      inner: consult.inner,
      card: consult.card,
      preparing: consult.aside.length + consult.waiting.length,
      frame: consult.frame,
    }
  )
}

export function caseDesk(session: Session): CaseDeskView | null {
  const { consult } = session
  return {
    offers: consult?.offers ?? [],
    askedSeat: consult?.asked?.seat ?? null,
    waiting: consult?.waiting ?? [],
    people: peopleInCase(session),
  }
}

/** BRD13: the card and the answer; nothing else is known here either. */
export function cardQuestionView({ cardQuestion }: Session): CardQuestion | null {
  return cardQuestion && { card: cardQuestion.card, answer: cardQuestion.answer }
}

/** ASK2: never who said what, and no counts on the way. */
export function groupAskView(session: Session): GroupAskView | null {
  const ask = session.groupAsk
  if (ask?.state === 'open') return { state: 'open', minutes: ask.minutes, from: ask.from, endsAtMs: ask.endsAtMs }
  return ask && { state: 'decided', agreed: ask.agreed, minutes: ask.minutes, from: ask.from }
}

/** In the order of their ids: nothing of who or when. */
export function waveCards(session: Session): CardId[] {
  const step = presentStep(session)
  if (step?.form !== 'wave') return []
  return Object.keys(session.cards)
    .filter((card) => session.cards[card]?.step === step.id)
    .sort()
    .map(cardId)
}

/** RND5: who passed is not marked; only the order and whose turn it is. */
export function roundView(session: Session): RoundView | null {
  const { round } = session
  if (!round) return null
  const lines = Object.entries(session.roundLines).map(([seat, text]) => ({ seat: seatId(seat), text }))
  return { order: round.order, index: round.index, voiceEndsAtMs: round.voiceEndsAtMs, lines }
}

/** Counts by card, in the order of the ids: nothing of who or when. */
export function metooView(session: Session): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const card of Object.keys(session.cards).sort()) {
    const count = session.cards[card]?.metoo.length ?? 0
    if (count > 0) sums[card] = count
  }
  return sums
}

/** ROL6: in rounds only, for the cockpit only, gone with the round. */
export function notHeard(session: Session): SeatId[] {
  const { round } = session
  return round ? round.order.slice(round.index) : []
}

/** VOT3, VOT5: whether one may choose, and which of level cards was drawn as long as it hangs on the wall. */
export function voteView({ votes, cards }: Session): RoomVote | null {
  if (!votes) return null
  const drawn = votes.drawn !== undefined && Object.hasOwn(cards, votes.drawn) ? votes.drawn : null
  return { state: votes.state, dotsEach: DOTS_EACH, drawn }
}

type RoomVote = { state: 'open' | 'shown'; dotsEach: number; drawn: CardId | null }
