// Editing a copy of the plan before it is sent whole. Every change keeps the order of the phases (PLAN1).
import type { StepId } from '../../../shared/ids.ts'
import { stepId } from '../../../shared/ids.ts'
import { stepIndex } from '../../../shared/session/clock.ts'
import type { PhaseName, Plan, Step, StepForm } from '../../../shared/session/session.ts'
import { PHASES } from '../../../shared/session/session.ts'

/** Steps before this index happened or are happening: they stay. */
export function firstFreeIndex(plan: Plan, present: StepId | null): number {
  return present === null ? 0 : stepIndex(plan, present) + 1
}

/** The way to leave ends every plan, so it never moves and is never taken out. */
export function isMovable(plan: Plan, index: number, firstFree: number): boolean {
  return index >= firstFree && index < plan.steps.length - 1
}

export function withStep(plan: Plan, id: StepId, change: Partial<Step>): Plan {
  return { ...plan, steps: plan.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) }
}

export function withoutStep(plan: Plan, id: StepId): Plan {
  return { ...plan, steps: plan.steps.filter((step) => step.id !== id) }
}

/** Moves a step; carried over a border it takes the phase it lands in. */
export function withMoved(plan: Plan, id: StepId, toIndex: number, firstFree: number): Plan {
  const from = stepIndex(plan, id)
  const step = plan.steps[from]
  if (!step || !isMovable(plan, from, firstFree)) return plan
  const target = Math.min(Math.max(toIndex, firstFree), plan.steps.length - 2)
  // A step at the border first changes its phase, so that every phase can be reached by single moves.
  const crossed = target === from ? neighbourPhase(plan, from, toIndex > from ? 1 : -1) : null
  if (crossed !== null) return withStep(plan, id, { phase: crossed })
  const rest = plan.steps.filter((other) => other.id !== id)
  const steps = [...rest.slice(0, target), step, ...rest.slice(target)]
  return { ...plan, steps: steps.map((one, index) => (one.id === id ? fitted(one, steps, index) : one)) }
}

export function withNew(plan: Plan, afterIndex: number, form: StepForm, id: StepId, title: string): Plan {
  const at = Math.min(afterIndex + 1, plan.steps.length - 1)
  const phase = plan.steps[at - 1]?.phase ?? plan.steps[at]?.phase ?? 'check-in'
  const fresh: Step = {
    id,
    phase,
    form,
    title: { kind: 'own', text: title },
    prompt: { kind: 'own', text: '' },
    minutes: 3,
    secondsEach: form === 'round' ? 45 : 0,
  }
  return { ...plan, steps: [...plan.steps.slice(0, at), fresh, ...plan.steps.slice(at)] }
}

/** A new id that is not in the plan yet. @param bytes fresh random bytes, at least 8. */
export function freshStepId(bytes: Uint8Array): StepId {
  return stepId(`n${Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')}`)
}

function fitted(step: Step, steps: readonly Step[], index: number): Step {
  const least = rank(steps[index - 1]?.phase ?? 'check-in')
  const most = rank(steps[index + 1]?.phase ?? 'check-out')
  const phase = PHASES[Math.min(Math.max(rank(step.phase), least), most)]
  return phase && phase !== step.phase ? { ...step, phase } : step
}

function neighbourPhase(plan: Plan, index: number, by: 1 | -1): PhaseName | null {
  const step = plan.steps[index]
  const neighbour = plan.steps[index + by]
  return step && neighbour && neighbour.phase !== step.phase ? neighbour.phase : null
}

function rank(phase: PhaseName): number {
  return PHASES.indexOf(phase)
}
