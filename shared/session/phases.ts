// Moving through the plan. One function enters a step; everything that hangs on the step follows from its form.
import type { DurationMs, StepId } from '../ids.ts'
import { epochMs, minutes } from '../ids.ts'
import { questionAt } from './asking.ts'
import { tapMeansAt } from './checkout.ts'
import { remainingMs, runningTimer, stepIndex, stepOf } from './clock.ts'
import type { Stamped } from './command.ts'
import { consultAt } from './consult.ts'
import { huddleFor } from './huddles.ts'
import { loopAt } from './loop.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { pollsAt } from './polls.ts'
import { newRound } from './rounds.ts'
import type { Session, Step } from './session.ts'
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
  const votes = policyOf(step).votes && session.votes ? { ...session.votes, state: 'open' as const } : session.votes
  const voteSums = votes === session.votes ? session.voteSums : {}
  return enter(
    { ...session, progress: undone, cardQuestion: questionAt(session, step), votes, voteSums },
    step,
    stamped,
  )
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
  return enter({ ...session, progress: moved, cardQuestion: questionAt(session, step) }, step, stamped)
}

/** What a step needs is there when it begins; what belongs to another step rests, it is not deleted (PHA3). */
function enter(session: Session, step: Step, stamped: Stamped): Outcome {
  const policy = policyOf(step)
  const isSameRound = session.round?.stepId === step.id
  const change: Partial<Session> = {
    ...consultAt(session, step, stamped.stamp.atMs),
    huddle: huddleFor(session, step, stamped),
    polls: pollsAt(session, step),
    tapMeans: tapMeansAt(session),
    loop: loopAt(session, step),
    stepAid: null,
    // Decided or not, it was about the step that is left.
    groupAsk: null,
  }
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
  const lanes = [...policyOf(step).writes]
  const { writing } = session
  if (writing && writing.lanes.join() === lanes.join()) return writing
  return { opening: (writing?.opening ?? 0) + 1, lanes, ticketHashes: [], dealt: {} }
}
