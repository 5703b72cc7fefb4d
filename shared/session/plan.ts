// Changing the plan while the meeting runs. Steps and air always add up to the promised length.
import { plannedMinutes, stepIndex } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { dropRoundOf } from './rounds.ts'
import type { Plan, Session, Step } from './session.ts'
import { PHASES } from './session.ts'
import { STEP_FORMS } from './step-forms.ts'
import { PROMPT_MAX_CHARS, TITLE_MAX_CHARS } from './text.ts'

export const PLAN_MAX_STEPS = 40
export const PLAN_MAX_MINUTES = 480

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

/** PLAN1: at least one step, whole minutes, phases in order, one way to leave at the end, no minute too many. */
export function isSound(plan: Plan): boolean {
  const { steps, totalMinutes } = plan
  const last = steps.at(-1)
  if (!last || steps.length > PLAN_MAX_STEPS || !isCount(totalMinutes, PLAN_MAX_MINUTES)) return false
  if (new Set(steps.map((step) => step.id)).size !== steps.length) return false
  if (!steps.every((step) => isSoundStep(step))) return false
  const phases = steps.map((step) => PHASES.indexOf(step.phase))
  if (phases.some((phase, index) => phase < (phases[index - 1] ?? 0))) return false
  return last.form === 'leave' && plannedMinutes(steps) <= totalMinutes
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
    (words[1]?.length ?? 0) <= PROMPT_MAX_CHARS
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
    step.minutes === next.minutes
  )
}
