// Small things that belong to the present step and are erased with it. Rules AID1, AID2.
import type { DurationMs, EpochMs, SeatId, StepId } from '../ids.ts'
import { epochMs } from '../ids.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'

export type StepAid = {
  /** Whom the facilitator noted as heard, in the cockpit only (ROL6). */
  heard: SeatId[]
  /** A quiet half minute, counted down on every face. */
  thinkingUntilMs: EpochMs | null
  /** Minutes the step got, and from where; null is air. Said to everybody. */
  borrowed: { minutes: number; from: StepId | null } | null
}

export const NO_AID: StepAid = { heard: [], thinkingUntilMs: null, borrowed: null }
export const THINKING_MS = 30_000 as DurationMs

/** AID1: who was heard is a note of the present step. */
export function markHeard(session: Session, seat: SeatId, on: boolean): Outcome {
  if (session.seats[seat]?.state !== 'in') return refuse('unknown-seat')
  if (session.progress.state !== 'live') return refuse('wrong-state')
  const aid = session.stepAid ?? NO_AID
  const others = aid.heard.filter((one) => one !== seat)
  return accept(session, { stepAid: { ...aid, heard: on ? [...others, seat] : others } })
}

/** AID2: thirty quiet seconds for all; asked again it begins anew. */
export function startThinking(session: Session, atMs: EpochMs): Outcome {
  if (session.progress.state !== 'live') return refuse('wrong-state')
  return accept(session, {
    stepAid: { ...(session.stepAid ?? NO_AID), thinkingUntilMs: epochMs(atMs + THINKING_MS) },
  })
}
