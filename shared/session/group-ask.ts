// Asking the group for minutes of the check-out: the only way they are taken. Rules ASK1 to ASK3.
import type { EpochMs, SeatId, StepId } from '../ids.ts'
import { epochMs } from '../ids.ts'
import { stepIndex, stepOf } from './clock.ts'
import type { Stamped } from './command.ts'
import { isOutside } from './consult-roles.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'
import { takeFrom } from './time.ts'

export const ASK_MS = 20_000

export type GroupAsk =
  | {
      state: 'open'
      minutes: number
      from: StepId
      endsAtMs: EpochMs
      /** People who were here when it was asked: more than half of them must agree. */
      of: number
      yes: SeatId[]
      no: SeatId[]
    }
  | { state: 'decided'; agreed: boolean; minutes: number; from: StepId }

/** ASK1: for a later step of the check-out that keeps at least a minute. */
export function askGroup(session: Session, minutes: number, from: StepId, stamped: Stamped): Outcome {
  const { progress, plan } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  if (session.groupAsk?.state === 'open') return refuse('already-asked')
  const giver = stepOf(plan, from)
  if (!giver || stepIndex(plan, from) <= stepIndex(plan, progress.position.stepId)) return refuse('unknown-step')
  if (giver.minutes - minutes < 1) return refuse('no-air')
  const { atMs, here } = stamped.stamp
  return accept(session, {
    groupAsk: { state: 'open', minutes, from, endsAtMs: epochMs(atMs + ASK_MS), of: here.length, yes: [], no: [] },
  })
}

/** ASK2: one answer each; as soon as more than half agree it is decided. Silence is a no. */
export function answerAsk(session: Session, seat: SeatId, yes: boolean, stamped: Stamped): Outcome {
  const ask = session.groupAsk
  if (ask?.state !== 'open' || stamped.stamp.atMs > ask.endsAtMs) return refuse('vote-closed')
  if (isOutside(session, seat)) return refuse('wrong-step')
  const answered = {
    ...ask,
    yes: [...ask.yes.filter((one) => one !== seat), ...(yes ? [seat] : [])],
    no: [...ask.no.filter((one) => one !== seat), ...(yes ? [] : [seat])],
  }
  const after = { ...session, groupAsk: answered }
  return answered.yes.length * 2 > answered.of ? decide(after, true, stamped) : accept(after)
}

/** ASK3: the time is over. Who said what is forgotten with the decision. */
export function closeAsk(session: Session, stamped: Stamped): Outcome {
  const ask = session.groupAsk
  if (ask?.state !== 'open') return accept(session)
  if (stamped.stamp.atMs < ask.endsAtMs) return refuse('too-soon')
  return decide(session, ask.yes.length * 2 > ask.of, stamped)
}

function decide(session: Session, agreed: boolean, stamped: Stamped): Outcome {
  const ask = session.groupAsk
  if (ask?.state !== 'open') return accept(session)
  const { minutes, from } = ask
  const decided = { ...session, groupAsk: { state: 'decided' as const, agreed, minutes, from } }
  if (!agreed) return accept(decided)
  const taken = takeFrom(decided, { add: minutes, takes: [{ from, minutes }] }, stamped, { mayTakeCheckOut: true })
  // The group has moved on meanwhile, or the step is shorter now: the answer stands, the minutes cannot be had.
  return taken.ok ? taken : accept({ ...decided, groupAsk: { ...decided.groupAsk, agreed: false } })
}
