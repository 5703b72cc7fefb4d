// The one place that refuses what the present step does not let people do. Rule STEP2; transition asks it before all else.
import type { SeatId } from '../ids.ts'
import { presentStep } from './clock.ts'
import type { SeatCommand } from './command.ts'
import { isOutside, isVoice, roleOf } from './consult-roles.ts'
import { isStage } from './protocols.ts'
import type { RejectionCode, Session } from './session.ts'
import { policyOfStep } from './step-forms.ts'

/** null: the step has nothing against it; the command's own rules come after. */
export function refusedByStep(session: Session, seat: SeatId, command: SeatCommand): RejectionCode | null {
  const step = presentStep(session)
  const policy = policyOfStep(step)
  switch (command.kind) {
    case 'hand.set':
      if (!command.raised) return null
      if (isOutside(session, seat)) return 'wrong-step'
      if (isBelowStage(session, seat)) return 'wrong-step'
      return policy.giverListens && roleOf(session, step, seat) === 'giver' ? 'you-listen' : null
    case 'done.set':
      return !command.done || !step || policy.done ? null : 'wrong-step'
    case 'round.pass':
    case 'round.finish':
      return policy.round ? null : 'wrong-step'
    case 'poll.answer':
      return policy.poll === null ? 'wrong-step' : null
    case 'case.question':
    case 'line.put':
      if (isOutside(session, seat)) return 'wrong-step'
      return policy.giverListens && roleOf(session, step, seat) === 'giver' ? 'you-listen' : null
    case 'case.offer':
    case 'case.role':
      return isOutside(session, seat) ? 'wrong-step' : null
    default:
      return null
  }
}

/** GRD6: on a stage the inner group, the giver and who leads have the queue; all others write. */
function isBelowStage(session: Session, seat: SeatId): boolean {
  const step = presentStep(session)
  if (!isStage(step) || session.consult?.block !== step?.consult?.block || session.consult?.inner.length === 0)
    return false
  return session.facilitator !== seat && isVoice(session, step, seat, 'outer')
}

/** RCT1: off in quiet steps, for who is outside, and while the meeting pauses. */
export function mayReact(session: Session, seat: SeatId): boolean {
  const { progress } = session
  const isPaused = progress.state === 'live' && progress.position.timer.state === 'paused'
  return policyOfStep(presentStep(session)).reactions && !isPaused && !isOutside(session, seat)
}
