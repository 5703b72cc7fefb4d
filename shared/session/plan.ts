// Changing the plan while the meeting runs. Steps and air always add up to the promised length.
import { plannedMinutes, stepIndex } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { POLL_MAX_OPTIONS } from './polls.ts'
import { dropRoundOf } from './rounds.ts'
import type { Plan, Session, Step } from './session.ts'
import { PHASES } from './session.ts'
import { STEP_FORMS } from './step-forms.ts'
import { PROMPT_MAX_CHARS, TITLE_MAX_CHARS } from './text.ts'

export const PLAN_MAX_STEPS = 40
export const PLAN_MAX_MINUTES = 480

/** What is wrong with a plan, and at which step; the words for people live in the message files. */
export type PlanProblem =
  | { kind: 'empty' | 'too-many-steps' | 'length' | 'no-leave' }
  | { kind: 'too-long'; minutes: number; totalMinutes: number }
  | { kind: 'step' | 'order' | 'doubled' | 'scattered'; step: number }

/** PLAN2 to PLAN4. In a running meeting the past and the present step stay what they were. */
export function changePlan(session: Session, next: Plan): Outcome {
  if (!isSound(next)) return refuse('plan-does-not-fit')
  const { progress, plan } = session
  if (progress.state === 'lobby') return accept(session, { plan: next })
  if (progress.state !== 'live') return refuse('wrong-state')
  if (next.totalMinutes !== plan.totalMinutes) return refuse('plan-does-not-fit')
  const at = stepIndex(plan, progress.position.stepId)
  const kept = plan.steps.slice(0, at + 1)
  const sameFrame = kept.every((step, index) => isSameFrame(step, next.steps[index]))
  return sameFrame
    ? accept(session, { plan: next, round: dropRoundOf(session.round, next) })
    : refuse('plan-does-not-fit')
}

export function isSound(plan: Plan): boolean {
  return planProblem(plan) === null
}

/** PLAN1, PLAN2: at least one step, whole minutes, phases in order, one way to leave at the end, no minute too many.
 *  CON1: the parts of a consultation lie side by side.
 *  @returns the first thing that is wrong, or null. */
export function planProblem(plan: Plan): PlanProblem | null {
  const { steps, totalMinutes } = plan
  if (steps.length === 0) return { kind: 'empty' }
  if (steps.length > PLAN_MAX_STEPS) return { kind: 'too-many-steps' }
  if (!isCount(totalMinutes, PLAN_MAX_MINUTES)) return { kind: 'length' }
  for (const [step, one] of steps.entries()) {
    const before = steps[step - 1]
    if (!isSoundStep(one)) return { kind: 'step', step }
    if (steps.findIndex((other) => other.id === one.id) !== step) return { kind: 'doubled', step }
    if (before && PHASES.indexOf(one.phase) < PHASES.indexOf(before.phase)) return { kind: 'order', step }
    if (isScattered(steps, step)) return { kind: 'scattered', step }
  }
  if (steps.at(-1)?.form !== 'leave') return { kind: 'no-leave' }
  const minutes = plannedMinutes(steps)
  return minutes > totalMinutes ? { kind: 'too-long', minutes, totalMinutes } : null
}

/** Its block was left before and is entered again, or is of two protocols. */
function isScattered(steps: readonly Step[], index: number): boolean {
  const consult = steps[index]?.consult
  if (!consult) return false
  const first = steps.findIndex((step) => step.consult?.block === consult.block)
  return steps
    .slice(first, index)
    .some((step) => step.consult?.block !== consult.block || step.consult.protocol !== consult.protocol)
}

function isSoundStep(step: Step): boolean {
  const words = [step.title, step.prompt].map((saying) => (saying.kind === 'own' ? saying.text : saying.key))
  return (
    /^[a-z0-9]{1,32}$/.test(step.id) &&
    STEP_FORMS.includes(step.form) &&
    isCount(step.minutes, PLAN_MAX_MINUTES) &&
    Number.isInteger(step.secondsEach) &&
    step.secondsEach >= 0 &&
    step.secondsEach <= 600 &&
    (words[0]?.length ?? 0) <= TITLE_MAX_CHARS &&
    (words[1]?.length ?? 0) <= PROMPT_MAX_CHARS &&
    (step.options?.length ?? 0) <= POLL_MAX_OPTIONS &&
    (step.options ?? []).every((option) => option.length <= TITLE_MAX_CHARS)
  )
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}

/** What happened cannot be planned anew; words of the present step may still be mended. */
function isSameFrame(step: Step, next: Step | undefined): boolean {
  return (
    next !== undefined &&
    step.id === next.id &&
    step.form === next.form &&
    step.phase === next.phase &&
    step.minutes === next.minutes &&
    step.consult?.block === next.consult?.block &&
    step.consult?.part === next.consult?.part
  )
}
