// What the facilitator's bar derives from plan and progress.
import type { DurationMs, StepId } from '../../../shared/ids.ts'
import { stepIndex, stepOf } from '../../../shared/session/clock.ts'
import type { ProgressView, RoomView } from '../../../shared/session/room-view.ts'
import type { Plan, Step } from '../../../shared/session/session.ts'

/** The present step, or undefined before the start and after the end. */
export function presentStep(view: RoomView): Step | undefined {
  const id = stepIdOf(view.progress)
  return id === null ? undefined : stepOf(view.plan, id)
}

export function stepIdOf(progress: ProgressView): StepId | null {
  return progress.state === 'live' || progress.state === 'closing' ? progress.stepId : null
}

export function stepAfter(plan: Plan, id: StepId): Step | undefined {
  return plan.steps[stepIndex(plan, id) + 1]
}

export function stepBefore(plan: Plan, id: StepId): Step | undefined {
  return plan.steps[stepIndex(plan, id) - 1]
}

/** Later steps that can give `count` minutes and keep at least one; check-out is protected (CLK3). */
export function lenders(plan: Plan, id: StepId, count: number): Step[] {
  return plan.steps
    .slice(stepIndex(plan, id) + 1)
    .filter((step) => step.phase !== 'check-out' && step.minutes - count >= 1)
}

/** Whole minutes that can still be given away: never more than there are. */
export function wholeMinutes(air: DurationMs): number {
  return Math.trunc(air / 60_000)
}

/** The store's objects are live; what is sent must stand still. */
export function copyOf(plan: Plan): Plan {
  return JSON.parse(JSON.stringify(plan)) as Plan
}
