// Moving through the plan. One function enters a step; everything that hangs on the step follows from its form.
import type { DurationMs, EpochMs, StepId } from '../ids.ts'
import { epochMs, minutes } from '../ids.ts'
import { airMs, remainingMs, runningTimer, stepIndex, stepOf } from './clock.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { newRound } from './rounds.ts'
import type { Plan, Position, Session, Step, Timer } from './session.ts'
import { policyOf } from './step-forms.ts'
import { countDots } from './votes.ts'

type Live = Extract<Session['progress'], { state: 'live' }>

/** PHA1: from the lobby into the first step; the promised end is fixed here. */
export function start(session: Session, stamped: Stamped): Outcome {
  const first = session.plan.steps[0]
  if (session.progress.state !== 'lobby' || !first) return refuse('wrong-state')
  const { atMs } = stamped.stamp
  const progress: Live = {
    state: 'live',
    startedAtMs: atMs,
    promisedEndAtMs: epochMs(atMs + minutes(session.plan.totalMinutes)),
    position: { stepId: first.id, timer: runningTimer(minutes(first.minutes), atMs) },
    lastMove: null,
    leftMsByStep: {},
  }
  return enter({ ...session, progress }, first, stamped)
}

/** PHA2: forward by one. `from` is the step the sender saw: a doubled tap moves once. */
export function next(session: Session, from: StepId, stamped: Stamped): Outcome {
  return moveBy(session, from, +1, stamped)
}

/** PHA3: back by one. Nothing that people made is lost by it. */
export function back(session: Session, from: StepId, stamped: Stamped): Outcome {
  return moveBy(session, from, -1, stamped)
}

/** PHA4: to any step. */
export function jump(session: Session, to: StepId, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const step = stepOf(session.plan, to)
  if (!step) return refuse('unknown-step')
  return step.id === progress.position.stepId ? accept(session) : moveTo(session, progress, step, stamped)
}

/** PHA5: as if the last move had not happened; the clock of the step went on meanwhile. */
export function undoMove(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { lastMove } = progress
  const step = lastMove && stepOf(session.plan, lastMove.from.stepId)
  if (!lastMove || !step || lastMove.to !== progress.position.stepId) return refuse('nothing-to-undo')
  const undone: Live = { ...progress, position: lastMove.from, lastMove: null }
  const votes =
    policyOf(step.form).votes && session.votes ? { ...session.votes, state: 'open' as const } : session.votes
  const voteSums = votes === session.votes ? session.voteSums : {}
  return enter({ ...session, progress: undone, votes, voteSums }, step, stamped)
}

/** CLK4: the timer stands; the promised end does not move, so a pause is paid from air. */
export function pause(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { timer } = progress.position
  if (timer.state === 'paused') return accept(session)
  const { atMs } = stamped.stamp
  const paused: Timer = { state: 'paused', leftMs: remainingMs(timer, atMs), pausedAtMs: atMs }
  return accept(session, { progress: withTimer(progress, paused), round: shiftVoice(session, timer, null) })
}

export function resume(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { timer } = progress.position
  if (timer.state === 'running') return accept(session)
  const { atMs } = stamped.stamp
  return accept(session, {
    progress: withTimer(progress, runningTimer(timer.leftMs, atMs)),
    round: shiftVoice(session, timer, atMs),
  })
}

/** CLK3: minutes come from air, or from a named later step, never from check-out. */
export function addTime(session: Session, count: number, from: StepId | null, stamped: Stamped): Outcome {
  const { progress, plan } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { stepId, timer } = progress.position
  const { atMs } = stamped.stamp
  const over = Math.max(0, -remainingMs(timer, atMs))
  const longer = lengthened(timer, minutes(count), over)
  if (from === null) {
    const air = airMs(plan, { promisedEndAtMs: progress.promisedEndAtMs, stepId, timer }, atMs)
    return air < minutes(count) ? refuse('no-air') : accept(session, { progress: withTimer(progress, longer) })
  }
  const giver = stepOf(plan, from)
  if (!giver || stepIndex(plan, from) <= stepIndex(plan, stepId)) return refuse('unknown-step')
  if (giver.phase === 'check-out') return refuse('checkout-protected')
  if (giver.minutes - count < 1) return refuse('no-air')
  return accept(session, { progress: withTimer(progress, longer), plan: shorten(plan, from, count) })
}

function moveBy(session: Session, from: StepId, by: 1 | -1, stamped: Stamped): Outcome {
  const { progress, plan } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  // The group is already elsewhere: the wish is fulfilled or outdated, in both cases nothing is to do.
  if (progress.position.stepId !== from) return stepOf(plan, from) ? accept(session) : refuse('unknown-step')
  const to = plan.steps[stepIndex(plan, from) + by]
  return to ? moveTo(session, progress, to, stamped) : refuse('wrong-step')
}

function moveTo(session: Session, progress: Live, step: Step, stamped: Stamped): Outcome {
  const { atMs } = stamped.stamp
  const from = progress.position
  const left = Math.max(0, remainingMs(from.timer, atMs)) as DurationMs
  const leftMs = progress.leftMsByStep[step.id] ?? minutes(step.minutes)
  const moved: Live = {
    ...progress,
    position: { stepId: step.id, timer: runningTimer(leftMs, atMs) },
    lastMove: { from, to: step.id, atMs },
    leftMsByStep: { ...progress.leftMsByStep, [from.stepId]: left },
  }
  return enter({ ...session, progress: moved }, step, stamped)
}

/** What a step needs is there when it begins; what belongs to another step rests, it is not deleted (PHA3). */
function enter(session: Session, step: Step, stamped: Stamped): Outcome {
  const policy = policyOf(step.form)
  const isSameRound = session.round?.stepId === step.id
  const change: Partial<Session> = {}
  if (policy.round && !isSameRound) change.round = newRound(session, step, stamped)
  if (policy.writes.length > 0) change.writing = openBox(session, step)
  if (policy.votes && !session.votes) change.votes = { state: 'open', dots: {} }
  if (!policy.votes && session.votes?.state === 'open') {
    change.votes = { ...session.votes, state: 'shown' }
    change.voteSums = countDots(session.votes)
  }
  return accept(session, change)
}

/** The box stays open on the way back to the same lanes: cards that wait in it keep their tickets (BRD1). */
function openBox(session: Session, step: Step): Session['writing'] {
  const lanes = [...policyOf(step.form).writes]
  const { writing } = session
  if (writing && writing.lanes.join() === lanes.join()) return writing
  return { opening: (writing?.opening ?? 0) + 1, lanes, ticketHashes: [], dealt: {} }
}

function withTimer(progress: Live, timer: Timer): Live {
  const position: Position = { ...progress.position, timer }
  return { ...progress, position }
}

/** Time that was already over does not eat what is added: one more minute is one more minute. */
function lengthened(timer: Timer, addMs: DurationMs, overMs: number): Timer {
  if (timer.state === 'paused') return { ...timer, leftMs: (timer.leftMs + overMs + addMs) as DurationMs }
  return { state: 'running', endsAtMs: epochMs(timer.endsAtMs + overMs + addMs) }
}

function shorten(plan: Plan, id: StepId, by: number): Plan {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.id === id ? { ...step, minutes: step.minutes - by } : step)),
  }
}

/** The speaker's seconds stand while the meeting is paused. */
function shiftVoice(session: Session, timer: Timer, resumedAtMs: EpochMs | null): Session['round'] {
  const { round } = session
  if (!round || round.voiceEndsAtMs === null || resumedAtMs === null || timer.state !== 'paused') return round
  return { ...round, voiceEndsAtMs: epochMs(round.voiceEndsAtMs + (resumedAtMs - timer.pausedAtMs)) }
}
