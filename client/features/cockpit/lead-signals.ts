// Quiet signals to the facilitator, as sums over the last minute. No times and no names are kept.
import { LEAD_REACTIONS, type ReactionKind } from '../../../shared/wire/events.ts'

export type LeadSignal = (typeof LEAD_REACTIONS)[number]
type Heard = { kind: LeadSignal; count: number; untilMs: number }

/** How long a signal stands in the bar. */
const SHOWN_MS = 60_000

export function heard(before: readonly Heard[], sums: Partial<Record<ReactionKind, number>>, nowMs: number): Heard[] {
  const fresh = LEAD_REACTIONS.flatMap((kind) => {
    const count = sums[kind] ?? 0
    return count > 0 ? [{ kind, count, untilMs: nowMs + SHOWN_MS }] : []
  })
  return fresh.length === 0 ? [...before] : [...before.filter((one) => one.untilMs > nowMs), ...fresh]
}

export function standing(all: readonly Heard[], kind: LeadSignal, nowMs: number): number {
  return all.reduce((sum, one) => (one.kind === kind && one.untilMs > nowMs ? sum + one.count : sum), 0)
}
