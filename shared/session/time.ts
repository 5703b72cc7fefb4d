// Minutes for the present step: from air, or from later steps that are named. Rules CLK3, CLK6.
import type { DurationMs, EpochMs, StepId } from '../ids.ts'
import { epochMs, minutes } from '../ids.ts'
import { airMs, remainingMs, stepIndex, stepOf } from './clock.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Plan, Session, Timer } from './session.ts'
import { NO_AID } from './step-aid.ts'

/** `add` minutes for the present step (0: only to make up for what it is over), and where minutes are taken. */
export type TimeWish = { add: number; takes: readonly { from: StepId; minutes: number }[] }

/** CLK3: one minute or more from air (`from` null), or from one later step, never from check-out. */
export function addTime(session: Session, count: number, from: StepId | null, stamped: Stamped): Outcome {
  return takeFrom(session, { add: count, takes: from === null ? [] : [{ from, minutes: count }] }, stamped)
}

/** CLK6: all or nothing. What is added and not taken from a step comes from air, and air does not go below zero by
 *  it; where the group is over already, taking without adding brings the promised end back. */
export function takeFrom(
  session: Session,
  wish: TimeWish,
  stamped: Stamped,
  agreed: { mayTakeCheckOut: boolean } = { mayTakeCheckOut: false },
): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { position, promisedEndAtMs } = progress
  const { atMs } = stamped.stamp
  let { plan } = session
  for (const take of wish.takes) {
    const giver = stepOf(plan, take.from)
    if (!giver || stepIndex(plan, take.from) <= stepIndex(plan, position.stepId)) return refuse('unknown-step')
    if (giver.phase === 'check-out' && !agreed.mayTakeCheckOut) return refuse('checkout-protected')
    if (take.minutes < 1 || giver.minutes - take.minutes < 1) return refuse('no-air')
    plan = shorten(plan, take.from, take.minutes)
  }
  const taken = wish.takes.reduce((sum, take) => sum + take.minutes, 0)
  const fromAir = wish.add - taken
  const air = airMs(session.plan, { promisedEndAtMs, stepId: position.stepId, timer: position.timer }, atMs)
  if (fromAir > 0 && air < minutes(fromAir)) return refuse('no-air')
  if (wish.add === 0 && taken === 0) return accept(session)
  const timer = wish.add === 0 ? position.timer : lengthened(position.timer, minutes(wish.add), atMs)
  const borrowed = { minutes: Math.max(wish.add, taken), from: wish.takes[0]?.from ?? null }
  return accept(session, {
    plan,
    progress: { ...progress, position: { ...position, timer } },
    stepAid: { ...(session.stepAid ?? NO_AID), borrowed },
  })
}

/** CLK6: where minutes for the present step can come from: air first, then the theme, then what else is to come,
 *  each keeping at least a minute; never the check-out. `short` is what only the group can grant. */
export function borrowProposal(
  plan: Plan,
  present: StepId,
  airMinutes: number,
  add: number,
): { fromAir: number; takes: { from: StepId; minutes: number }[]; short: number } {
  let needed = add - airMinutes
  const takes: { from: StepId; minutes: number }[] = []
  const later = plan.steps.slice(stepIndex(plan, present) + 1).filter((step) => step.phase !== 'check-out')
  const byTheme = [...later].sort(
    (left, right) => Number(right.phase === 'theme') - Number(left.phase === 'theme') || right.minutes - left.minutes,
  )
  for (const step of byTheme) {
    const take = Math.min(needed, step.minutes - 1)
    if (take <= 0) continue
    takes.push({ from: step.id, minutes: take })
    needed -= take
  }
  return { fromAir: Math.min(add, Math.max(0, airMinutes)), takes, short: Math.max(0, needed) }
}

/** Time that was already over does not eat what is added: one more minute is one more minute. */
function lengthened(timer: Timer, addMs: DurationMs, atMs: EpochMs): Timer {
  const overMs = Math.max(0, -remainingMs(timer, atMs))
  if (timer.state === 'paused') return { ...timer, leftMs: (timer.leftMs + overMs + addMs) as DurationMs }
  return { state: 'running', endsAtMs: epochMs(timer.endsAtMs + overMs + addMs) }
}

function shorten(plan: Plan, id: StepId, by: number): Plan {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.id === id ? { ...step, minutes: step.minutes - by } : step)),
  }
}
