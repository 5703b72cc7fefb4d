// Editing a copy of the plan before it is sent whole. What is moved are units: a step, or a whole consultation (CON1).
// Every change keeps the order of the phases (PLAN1).
import type { StepId } from '../../../shared/ids.ts'
import { stepId } from '../../../shared/ids.ts'
import { plannedMinutes, stepIndex } from '../../../shared/session/clock.ts'
import { type ExerciseName, exerciseSteps } from '../../../shared/session/exercises.ts'
import type { ProtocolName } from '../../../shared/session/protocols.ts'
import { protocolSteps } from '../../../shared/session/protocols.ts'
import type { PhaseName, Plan, Step, StepForm } from '../../../shared/session/session.ts'
import { PHASES } from '../../../shared/session/session.ts'

/** One row of the editor. `id` is that of its first step. */
export type Unit = { id: StepId; steps: Step[]; minutes: number; block: string | null; phase: PhaseName }

export function unitsOf(plan: Plan): Unit[] {
  const units: Unit[] = []
  for (const step of plan.steps) {
    const block = step.consult?.block ?? null
    const last = units.at(-1)
    if (last && block !== null && last.block === block) {
      last.steps.push(step)
      last.minutes = plannedMinutes(last.steps)
    } else units.push({ id: step.id, steps: [step], minutes: step.minutes, block, phase: step.phase })
  }
  return units
}

/** Steps before this index happened or are happening: they stay. */
export function firstFreeIndex(plan: Plan, present: StepId | null): number {
  return present === null ? 0 : stepIndex(plan, present) + 1
}

/** The same for units: a consultation that has begun stays where it is. */
export function firstFreeUnit(plan: Plan, firstFree: number): number {
  const units = unitsOf(plan)
  let steps = 0
  for (const [index, unit] of units.entries()) {
    if (steps >= firstFree) return index
    steps += unit.steps.length
  }
  return units.length
}

/** The way to leave ends every plan, so it never moves and is never taken out. @param index of a unit. */
export function isMovable(plan: Plan, index: number, firstFree: number): boolean {
  return index >= firstFreeUnit(plan, firstFree) && index < unitsOf(plan).length - 1
}

export function withStep(plan: Plan, id: StepId, change: Partial<Step>): Plan {
  return { ...plan, steps: plan.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) }
}

/** @param id of a step that is no part of a consultation, or of the first part: then all of it goes. */
export function withoutStep(plan: Plan, id: StepId): Plan {
  const gone = unitsOf(plan).find((unit) => unit.id === id)?.steps ?? []
  return { ...plan, steps: plan.steps.filter((step) => !gone.includes(step)) }
}

/** Moves a unit; carried over a border it takes the phase it lands in. @param toIndex among the units. */
export function withMoved(plan: Plan, id: StepId, toIndex: number, firstFree: number): Plan {
  const units = unitsOf(plan)
  const from = units.findIndex((unit) => unit.id === id)
  const unit = units[from]
  if (!unit || !isMovable(plan, from, firstFree)) return plan
  const target = Math.min(Math.max(toIndex, firstFreeUnit(plan, firstFree)), units.length - 2)
  // A step at the border first changes its phase, so that every phase can be reached by single moves.
  const crossed = target === from ? neighbourPhase(units, from, toIndex > from ? 1 : -1) : null
  if (crossed !== null)
    return ofUnits(
      plan,
      units.map((one) => (one === unit ? inPhase(one, crossed) : one)),
    )
  const rest = units.filter((other) => other !== unit)
  const moved = [...rest.slice(0, target), unit, ...rest.slice(target)]
  return ofUnits(
    plan,
    moved.map((one, index) => (one === unit ? fitted(one, moved, index) : one)),
  )
}

export function withNew(plan: Plan, afterIndex: number, form: StepForm, id: StepId, title: string): Plan {
  const phase = phaseAfter(plan, afterIndex)
  const fresh: Step = {
    id,
    phase,
    form,
    title: { kind: 'own', text: title },
    prompt: { kind: 'own', text: '' },
    minutes: 3,
    secondsEach: form === 'round' || form === 'headlines' ? 45 : 0,
    ...(form === 'poll' ? { options: ['', ''] } : {}),
  }
  return inserted(plan, afterIndex, [fresh])
}

/** A whole consultation. @param block letters and digits, new in this plan. */
export function withNewConsultation(plan: Plan, afterIndex: number, protocol: ProtocolName, block: string): Plan {
  const phase = phaseAfter(plan, afterIndex)
  const parts = protocolSteps(protocol, block, (index) => stepId(`${block}p${index + 1}`))
  return inserted(
    plan,
    afterIndex,
    parts.map((part) => ({ ...part, phase })),
  )
}

/** EXE1: an exercise after what the theme has already, or where the theme would be. @param id letters and digits, new in this plan. */
export function withNewExercise(plan: Plan, name: ExerciseName, firstFree: number, id: string): Plan {
  const ofTheme = plan.steps.findLastIndex((step) => step.phase === 'theme')
  const beforeEnd = plan.steps.findIndex((step) => step.phase === 'check-out') - 1
  const at = Math.max(ofTheme >= 0 ? ofTheme : beforeEnd, firstFree - 1)
  return inserted(
    plan,
    at,
    exerciseSteps(name, (index) => stepId(`${id.slice(0, 12)}x${index + 1}`)),
  )
}

/** Another way of consulting in the same place; its minutes may then be too many, which the editor says. */
export function withProtocolIn(plan: Plan, block: string, protocol: ProtocolName): Plan {
  const own = plan.steps.filter((step) => step.consult?.block === block)
  const at = plan.steps.findIndex((step) => step.consult?.block === block)
  const rest = plan.steps.filter((step) => step.consult?.block !== block)
  const phase = own[0]?.phase ?? 'peer-sharing'
  const parts = protocolSteps(protocol, block, (index) => own[index]?.id ?? stepId(`${block}q${index + 1}`))
  return { ...plan, steps: [...rest.slice(0, at), ...parts.map((part) => ({ ...part, phase })), ...rest.slice(at)] }
}

/** A new id that is not in the plan yet. @param bytes fresh random bytes, at least 8. */
export function freshStepId(bytes: Uint8Array): StepId {
  return stepId(`n${Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')}`)
}

function inserted(plan: Plan, afterIndex: number, steps: Step[]): Plan {
  let at = Math.min(afterIndex + 1, plan.steps.length - 1)
  const block = plan.steps[at - 1]?.consult?.block
  // Never into the middle of a consultation.
  while (block !== undefined && plan.steps[at]?.consult?.block === block) at += 1
  return { ...plan, steps: [...plan.steps.slice(0, at), ...steps, ...plan.steps.slice(at)] }
}

function phaseAfter(plan: Plan, afterIndex: number): PhaseName {
  const at = Math.min(afterIndex + 1, plan.steps.length - 1)
  return plan.steps[at - 1]?.phase ?? plan.steps[at]?.phase ?? 'check-in'
}

function ofUnits(plan: Plan, units: readonly Unit[]): Plan {
  return { ...plan, steps: units.flatMap((unit) => unit.steps) }
}

function inPhase(unit: Unit, phase: PhaseName): Unit {
  return { ...unit, phase, steps: unit.steps.map((step) => ({ ...step, phase })) }
}

function fitted(unit: Unit, units: readonly Unit[], index: number): Unit {
  const least = rank(units[index - 1]?.phase ?? 'check-in')
  const most = rank(units[index + 1]?.phase ?? 'check-out')
  const phase = PHASES[Math.min(Math.max(rank(unit.phase), least), most)]
  return phase && phase !== unit.phase ? inPhase(unit, phase) : unit
}

function neighbourPhase(units: readonly Unit[], index: number, by: 1 | -1): PhaseName | null {
  const unit = units[index]
  const neighbour = units[index + by]
  return unit && neighbour && neighbour.phase !== unit.phase ? neighbour.phase : null
}

function rank(phase: PhaseName): number {
  return PHASES.indexOf(phase)
}
