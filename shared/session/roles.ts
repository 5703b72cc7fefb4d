// Who leads. Exactly one at a time; every change raises the epoch, so that nothing sent before it counts after it.
import type { DurationMs, SeatId } from '../ids.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'

export const TAKEOVER_DEPUTY_MS = 20_000
export const TAKEOVER_NO_DEPUTY_MS = 30_000
export const TAKEOVER_ANYONE_MS = 60_000

/** ROL1: handed over in person. A deputy who becomes facilitator gets the former one as deputy. */
export function giveLead(session: Session, to: SeatId): Outcome {
  if (session.seats[to]?.state !== 'in') return refuse('unknown-seat')
  if (to === session.facilitator) return accept(session)
  return accept(session, { ...led(session, to), takenFrom: null, leadAskedBackBy: null })
}

/** ROL4: how long the facilitator must be away before this seat may lead. */
export function takeoverAfterMs(room: { facilitator: SeatId; deputy: SeatId | null }, seat: SeatId): DurationMs {
  if (room.deputy === seat) return TAKEOVER_DEPUTY_MS as DurationMs
  return (room.deputy === null ? TAKEOVER_NO_DEPUTY_MS : TAKEOVER_ANYONE_MS) as DurationMs
}

export function takeLead(session: Session, by: SeatId, stamped: Stamped): Outcome {
  if (by === session.facilitator) return accept(session)
  if (session.progress.state === 'closed') return refuse('wrong-state')
  const isGone = session.seats[session.facilitator]?.state !== 'in'
  const { here, facilitatorAwayMs } = stamped.stamp
  // Of two who tap in the same instant the first leads now, and is here: the absence in the second stamp is that of somebody else.
  const isHere = here.includes(session.facilitator)
  if (!isGone && (isHere || facilitatorAwayMs < takeoverAfterMs(session, by))) return refuse('too-soon')
  return accept(session, { ...led(session, by), takenFrom: session.facilitator, leadAskedBackBy: null })
}

/** ROL5: who was taken over from may ask; the present facilitator decides by handing over. */
export function askLeadBack(session: Session, by: SeatId): Outcome {
  return session.takenFrom === by ? accept(session, { leadAskedBackBy: by }) : refuse('not-facilitator')
}

export function setDeputy(session: Session, seat: SeatId | null): Outcome {
  if (seat === null) return accept(session, { deputy: null })
  if (session.seats[seat]?.state !== 'in' || seat === session.facilitator) return refuse('unknown-seat')
  return accept(session, { deputy: seat })
}

function led(session: Session, to: SeatId): Pick<Session, 'facilitator' | 'deputy' | 'roleEpoch'> {
  return {
    facilitator: to,
    deputy: session.deputy === to ? session.facilitator : session.deputy,
    roleEpoch: session.roleEpoch + 1,
  }
}
