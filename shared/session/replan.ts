// One tap when five come instead of twelve, or fourteen instead of eight. Rules REP1 to REP3.
import type { StepId } from '../ids.ts'
import { stepId } from '../ids.ts'
import { plannedMinutes, stepIndex } from './clock.ts'
import { PLAN_MAX_STEPS } from './plan.ts'
import type { PlanName } from './plans.ts'
import { PEOPLE_OF, PLAN_NAMES, planNamed, planNameOf, READY_MINUTES, sizeFor, sizeOf } from './plans.ts'
import type { ProtocolName } from './protocols.ts'
import { alternativesTo, PROTOCOLS, partStep, protocolMinutes, protocolSteps } from './protocols.ts'
import { fittingSeconds, roundInstead, roundSeconds, withInstead } from './round-arithmetic.ts'
import type { Plan, Step } from './session.ts'
import { policyOf } from './step-forms.ts'
import { borrowProposal } from './time.ts'

export type PlanChange =
  | { kind: 'plan'; from: PlanName | null; to: PlanName }
  | { kind: 'seconds'; step: StepId; from: number; to: number }
  | { kind: 'form'; step: StepId; to: 'pairs' | 'wave' | 'circles' }
  | { kind: 'protocol'; block: string; from: ProtocolName; to: ProtocolName }
  /** So many people are too many: an inner group advises, the others listen and note. */
  | { kind: 'inner'; block: string; most: number }
  | { kind: 'none-fits'; block: string; protocol: ProtocolName }

/** REP1: the plan for so many people, and what is different in it, to be shown before it is taken.
 *  REP2: what happened and happens now stays; the promised length stays.
 *  REP3: minutes that become free are air, and no step gets longer.
 *  @param present the step the group is in; null before the start, when another ready plan may be taken whole. */
export function replan(plan: Plan, people: number, present: StepId | null): { plan: Plan; changes: PlanChange[] } {
  const changes: PlanChange[] = []
  const base = present === null ? baseFor(plan, people, changes) : plan
  const first = present === null ? 0 : stepIndex(base, present) + 1
  const steps: Step[] = base.steps.slice(0, first)
  const begun = blocksOf(steps)
  const done = new Set(begun)
  for (const step of base.steps.slice(first)) {
    const block = step.consult?.block
    // A consultation that has begun stays what it is.
    if (block !== undefined && begun.has(block)) steps.push(step)
    else if (block === undefined) steps.push(fitted(step, people, changes))
    else if (!done.has(block)) {
      done.add(block)
      steps.push(...consultation(base, block, people, changes))
    }
  }
  return { plan: { totalMinutes: base.totalMinutes, steps }, changes }
}

function blocksOf(steps: readonly Step[]): Set<string> {
  return new Set(steps.flatMap((step) => (step.consult ? [step.consult.block] : [])))
}

/** A ready plan that nobody changed gives way to that of the right size; one's own stays. */
function baseFor(plan: Plan, people: number, changes: PlanChange[]): Plan {
  const from = readyName(plan)
  if (from === null) return plan
  const size = sizeOf(from)
  const { least, most } = PEOPLE_OF[size]
  if (people >= least && people <= most) return plan
  const minutes = READY_MINUTES.find((one) => one === plan.totalMinutes)
  const to = minutes && planNameOf(sizeFor(people), minutes)
  if (!to || to === from) return plan
  changes.push({ kind: 'plan', from, to })
  return planNamed(to)
}

/** The ready plan this is, step for step and minute for minute; null once somebody has changed it. */
export function readyName(plan: Plan): PlanName | null {
  return PLAN_NAMES.find((name) => isSamePlan(planNamed(name), plan)) ?? null
}

function isSamePlan(one: Plan, other: Plan): boolean {
  const facts = ({ id, phase, form, title, prompt, minutes, secondsEach }: Step) =>
    [
      id,
      phase,
      form,
      minutes,
      secondsEach,
      ...[title, prompt].map((words) => ('key' in words ? words.key : null)),
    ].join()
  return (
    one.totalMinutes === other.totalMinutes &&
    one.steps.length === other.steps.length &&
    one.steps.every(
      (step, index) => facts(step) === facts(other.steps[index] ?? step) && other.steps[index] !== undefined,
    )
  )
}

function fitted(step: Step, people: number, changes: PlanChange[]): Step {
  if (!policyOf(step).round || step.secondsEach === 0) return step
  const isTooLong = roundSeconds(people, step.secondsEach) > step.minutes * 60
  if (!isTooLong) {
    const minutes = Math.min(step.minutes, Math.max(1, Math.ceil(roundSeconds(people, step.secondsEach) / 60)))
    return minutes === step.minutes ? step : { ...step, minutes }
  }
  const each = fittingSeconds(people, step.minutes)
  if (each !== null) {
    changes.push({ kind: 'seconds', step: step.id, from: step.secondsEach, to: each })
    return { ...step, secondsEach: each }
  }
  const instead = roundInstead(step, people).find((one) => one.kind !== 'shorter' && one.fits)
  if (!instead || instead.kind === 'shorter') return step
  const other = withInstead(step, instead)
  changes.push({ kind: 'form', step: step.id, to: other.form as 'pairs' | 'wave' | 'circles' })
  return other
}

function consultation(base: Plan, block: string, people: number, changes: PlanChange[]): Step[] {
  const own = base.steps.filter((step) => step.consult?.block === block)
  const from = own[0]?.consult?.protocol
  if (!from) return own
  const [least, most] = PROTOCOLS[from].people
  if (people > most) {
    changes.push({ kind: 'inner', block, most })
    return own
  }
  if (people >= least) return own
  const minutes = plannedMinutes(own)
  const to = alternativesTo(from, people, minutes)[0]
  if (!to) {
    changes.push({ kind: 'none-fits', block, protocol: from })
    return own
  }
  changes.push({ kind: 'protocol', block, from, to })
  const fresh = freshIds(base, block)
  return protocolSteps(to, block, (index) => own[index]?.id ?? fresh(index))
}

/** CON2: the plan with another protocol for a consultation that has not begun. Minutes come from and go to air.
 *  @returns null when they do not fit, or the block is not ahead. */
export function withProtocol(plan: Plan, block: string, to: ProtocolName, present: StepId | null): Plan | null {
  const at = plan.steps.findIndex((step) => step.consult?.block === block)
  const first = present === null ? 0 : stepIndex(plan, present) + 1
  if (at < first) return null
  const own = plan.steps.filter((step) => step.consult?.block === block)
  const rest = plan.steps.filter((step) => step.consult?.block !== block)
  if (plannedMinutes(rest) + protocolMinutes(to) > plan.totalMinutes) return null
  const fresh = freshIds(plan, block)
  const parts = protocolSteps(to, block, (index) => own[index]?.id ?? fresh(index))
  return { ...plan, steps: [...rest.slice(0, at), ...parts, ...rest.slice(at)] }
}

const PAIRS_MINUTES = 2

/** CON12: nobody speaks while the group thinks aloud: two minutes in pairs come next, from air, else from the theme, never
 *  from the check-out. @returns null outside such a part, or when nothing can give the minutes. */
export function withPairs(plan: Plan, present: StepId): Plan | null {
  const at = stepIndex(plan, present)
  const step = plan.steps[at]
  if (!step?.consult || step.consult.part === 'pairs' || !policyOf(step).giverListens) return null
  if (plan.steps.length >= PLAN_MAX_STEPS) return null
  const air = Math.max(0, plan.totalMinutes - plannedMinutes(plan.steps))
  const { takes, short } = borrowProposal(plan, present, air, PAIRS_MINUTES)
  if (short > 0) return null
  const { protocol, block } = step.consult
  const pairs = partStep(protocol, block, 'pairs', PAIRS_MINUTES, freshIds(plan, block)(0))
  const steps = plan.steps.map((one) => {
    const taken = takes.find((take) => take.from === one.id)?.minutes ?? 0
    return taken === 0 ? one : { ...one, minutes: one.minutes - taken }
  })
  return { ...plan, steps: [...steps.slice(0, at + 1), pairs, ...steps.slice(at + 1)] }
}

/** Ids nobody in the plan has; one function for all parts of a block. */
function freshIds(plan: Plan, block: string): (index: number) => StepId {
  let prefix = `${block}x`
  while (plan.steps.some((step) => step.id.startsWith(prefix))) prefix += 'x'
  return (index) => stepId(`${prefix}${index + 1}`)
}
