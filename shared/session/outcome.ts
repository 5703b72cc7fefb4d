import type { Rejection, RejectionCode, Session } from './session.ts'

export type Outcome = { ok: true; session: Session } | { ok: false; rejection: Rejection }

/** The members that changed; everything else stays the same object, so the shell can tell what to save. */
export function accept(session: Session, change: Partial<Session> = {}): Outcome {
  return { ok: true, session: { ...session, ...change } }
}

export function refuse(code: RejectionCode, more: Omit<Rejection, 'code'> = {}): Outcome {
  return { ok: false, rejection: { code, ...more } }
}

/** For the end of a switch over a closed list: a forgotten member does not compile. */
export function unreachable(value: never): never {
  throw new Error(`no such case: ${JSON.stringify(value)}`)
}
