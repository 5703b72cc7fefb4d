// Time in the meeting. All of it is computed from the server's clock and a few stored instants.
import type { DurationMs, EpochMs, StepId } from '../ids.ts'
import { durationMs, epochMs, minutes } from '../ids.ts'
import type { Plan, Session, Step, Timer } from './session.ts'

/** Time left; negative once the step is over its time. CLK1.
 *  @param nowMs time of the server; in the client pass `room.now()`. */
export function remainingMs(timer: Timer, nowMs: EpochMs): DurationMs {
  return timer.state === 'running' ? durationMs(timer.endsAtMs - nowMs) : timer.leftMs
}

export function runningTimer(leftMs: DurationMs, nowMs: EpochMs): Timer {
  return { state: 'running', endsAtMs: epochMs(nowMs + leftMs) }
}

export function stepIndex(plan: Plan, id: StepId): number {
  return plan.steps.findIndex((step) => step.id === id)
}

export function stepOf(plan: Plan, id: StepId): Step | undefined {
  return plan.steps.find((step) => step.id === id)
}

export function plannedMinutes(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.minutes, 0)
}

/** Air of a plan that has not begun: what its steps leave of the promised length. PLAN1. */
export function airMinutes(plan: Plan): number {
  return plan.totalMinutes - plannedMinutes(plan.steps)
}

/** Slack until the promised end; negative when the group is over. It is never stored, so steps and air
 *  always add up to the promised end. CLK2. */
export function airMs(
  plan: Plan,
  live: { promisedEndAtMs: EpochMs; stepId: StepId; timer: Timer },
  nowMs: EpochMs,
): DurationMs {
  const later = plan.steps.slice(stepIndex(plan, live.stepId) + 1)
  const left = Math.max(0, remainingMs(live.timer, nowMs))
  return durationMs(live.promisedEndAtMs - nowMs - left - minutes(plannedMinutes(later)))
}

/** The step the group is in, or undefined before and after. */
export function presentStep(session: Pick<Session, 'progress' | 'plan'>): Step | undefined {
  const { progress } = session
  return progress.state === 'live' || progress.state === 'closing'
    ? stepOf(session.plan, progress.position.stepId)
    : undefined
}
