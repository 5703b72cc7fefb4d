// A private choice, or energy from 1 to 5: sums for all at once, and only from five answers on. Rules PLL1 to PLL3.
import type { SeatId } from '../ids.ts'
import { presentStep } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session, Step } from './session.ts'
import { policyOf, policyOfStep } from './step-forms.ts'

/** Below this many answers nothing is shown (I11 of the method: sums under five could be taken apart). */
export const POLL_SUMS_FROM = 5
export const PULSE_LEVELS = 5
export const POLL_MAX_OPTIONS = 6

export type Poll =
  | { state: 'open'; answers: Record<string, number> }
  /** `sums` null: too few answers to show any. Who chose what is gone. */
  | { state: 'shown'; count: number; sums: number[] | null }

/** How many choices the step offers. */
export function choicesOf(step: Step): number {
  const { poll } = policyOf(step)
  return poll === 'pulse' ? PULSE_LEVELS : poll === 'options' ? (step.options?.length ?? 0) : 0
}

/** PLL1: one choice each while it is open; a new one replaces the old, null takes it back. */
export function answerPoll(session: Session, seat: SeatId, choice: number | null): Outcome {
  const step = presentStep(session)
  if (!step || policyOf(step).poll === null) return refuse('wrong-step')
  const poll = session.polls[step.id]
  if (poll?.state !== 'open') return refuse('vote-closed')
  if (choice !== null && (!Number.isInteger(choice) || choice < 0 || choice >= choicesOf(step))) {
    return refuse('bad-message')
  }
  const answers = { ...poll.answers }
  delete answers[seat]
  if (choice !== null) answers[seat] = choice
  return accept(session, { polls: { ...session.polls, [step.id]: { state: 'open', answers } } })
}

/** PLL2: sums for all at once; from then on nobody's answer is kept, so one more cannot be told by the difference. */
export function showPoll(session: Session): Outcome {
  const step = presentStep(session)
  if (!step || policyOfStep(step).poll === null) return refuse('wrong-step')
  return accept(session, { polls: shownPolls(session.polls, step) })
}

/** PLL3: asked once more from the start. */
export function openPoll(session: Session): Outcome {
  const step = presentStep(session)
  if (!step || policyOfStep(step).poll === null) return refuse('wrong-step')
  return accept(session, { polls: { ...session.polls, [step.id]: { state: 'open', answers: {} } } })
}

/** What entering a step does to the polls: its own is opened, one that was left open is counted. */
export function pollsAt(session: Session, step: Step): Session['polls'] {
  let { polls } = session
  for (const other of session.plan.steps) {
    if (other.id !== step.id && polls[other.id]?.state === 'open') polls = shownPolls(polls, other)
  }
  if (policyOf(step).poll === null || polls[step.id]) return polls
  return { ...polls, [step.id]: { state: 'open', answers: {} } }
}

function shownPolls(polls: Session['polls'], step: Step): Session['polls'] {
  const poll = polls[step.id]
  if (poll?.state !== 'open') return polls
  const answers = Object.values(poll.answers)
  const sums = Array.from(
    { length: choicesOf(step) },
    (_, choice) => answers.filter((answer) => answer === choice).length,
  )
  const isEnough = answers.length >= POLL_SUMS_FROM
  return { ...polls, [step.id]: { state: 'shown', count: answers.length, sums: isEnough ? sums : null } }
}
