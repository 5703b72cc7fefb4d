// The step somebody wanted to try comes back to them: four taps, sums for the group. The step itself never leaves its owner's device.
// Rules LOOP1 to LOOP3.
import type { SeatId } from '../ids.ts'
import { SUMS_FROM } from './checkout.ts'
import { presentStep } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session, Step } from './session.ts'

/** What became of it, in the order of the taps. */
export const LOOP_CHOICES = ['did', 'tried', 'notYet', 'letGo'] as const
export type LoopChoice = (typeof LOOP_CHOICES)[number]

export type Loop = {
  /** By seat, until check-in is over. */
  answers: Record<string, LoopChoice>
  /** In the order of LOOP_CHOICES; null while fewer than five have tapped. */
  sums: number[] | null
  /** Who tapped since the sums were taken. */
  since: SeatId[]
  /** How many had tapped when check-in was over; null before. */
  closedWith: number | null
}
export const NO_LOOP: Loop = { answers: {}, sums: null, since: [], closedWith: null }

/** LOOP1: one tap each while check-in goes on; another one replaces it, null takes it back. */
export function answerLoop(session: Session, seat: SeatId, choice: LoopChoice | null): Outcome {
  const { loop } = session
  if (presentStep(session)?.phase !== 'check-in') return refuse('wrong-step')
  if (loop.closedWith !== null) return refuse('vote-closed')
  const answers = { ...loop.answers }
  delete answers[seat]
  if (choice !== null) answers[seat] = choice
  const since = loop.since.includes(seat) ? loop.since : [...loop.since, seat]
  return accept(session, { loop: { ...loop, answers, since } })
}

/** LOOP2: taken when the group goes on, from five on, and again only when five or more tapped since. LOOP3: after check-in nobody's tap is kept. */
export function loopAt({ loop }: Session, step: Step): Loop {
  if (loop.closedWith !== null) return loop
  const taps = Object.values(loop.answers)
  const isDue = loop.since.length >= SUMS_FROM && taps.length >= SUMS_FROM
  const sums = isDue ? LOOP_CHOICES.map((choice) => taps.filter((tap) => tap === choice).length) : loop.sums
  const since = isDue ? [] : loop.since
  if (step.phase !== 'check-in') return { answers: {}, sums, since: [], closedWith: taps.length }
  return sums === loop.sums ? loop : { ...loop, sums, since }
}

/** RGT2: nothing of somebody who was erased. */
export function withoutLoop(loop: Loop, seat: SeatId): Loop {
  const { [seat]: _gone, ...answers } = loop.answers
  return { ...loop, answers, since: loop.since.filter((one) => one !== seat) }
}

export type LoopView = { count: number; sums: number[] | null }

export function loopView({ loop }: Session): LoopView {
  return { count: loop.closedWith ?? Object.keys(loop.answers).length, sums: loop.sums }
}
