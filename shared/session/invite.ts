// The link people pass on: code and secret. It opens the door where the code alone has to ask (SEAT12, SEAT13).
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'

/** @param invite the secret somebody came with, or null */
export function isInvited(session: Session, invite: string | null): boolean {
  return invite !== null && session.inviteSecret === invite
}

/** SEAT12: another code as well, or the old link would still open the door as the code it contains. */
export function renewLink(session: Session, stamped: Stamped): Outcome {
  return stamped.stamp.freshCode === null ? refuse('internal') : accept(session, newLink(session, stamped))
}

/** The stamp's second id becomes the secret: as random as any of ours, and used for nothing else by these commands. */
export function newLink(
  session: Session,
  { stamp: { freshCode, ids } }: Stamped,
): Pick<Session, 'code' | 'oldCodes' | 'inviteSecret'> {
  const { code, oldCodes } = session
  const inviteSecret = ids[1] ?? null
  return freshCode === null
    ? { code, oldCodes, inviteSecret }
    : { code: freshCode, oldCodes: [...oldCodes, code], inviteSecret }
}

/** SEAT13. Who waits goes on waiting, until somebody answers or the door is open. */
export function setCodeAsks(session: Session, asks: boolean): Outcome {
  if (asks || session.isLocked) return accept(session, { codeAsks: asks })
  return accept(session, { codeAsks: false, knocks: [], turnedAway: [] })
}
