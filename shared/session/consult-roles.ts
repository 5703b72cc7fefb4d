// Who is who in the consultation that runs. Asked by everything that has to know whose moment it is.
import type { SeatId } from '../ids.ts'
import type { Session, Step } from './session.ts'
import type { Voice } from './step-forms.ts'

export type CaseRole = 'giver' | 'scribe' | 'observer' | 'inner' | 'adviser' | 'outside'

/** Somebody who stepped out, or came while a story was told: no part in the case for now (CON7, CON8). */
export function isOutside(session: Session, seat: SeatId): boolean {
  const { consult } = session
  return consult !== null && (consult.aside.includes(seat) || consult.waiting.includes(seat))
}

/** null when the step is no part of the case that is told. */
export function roleOf(session: Session, step: Step | undefined, seat: SeatId): CaseRole | null {
  const { consult } = session
  if (!consult || step?.consult?.block !== consult.block) return null
  if (isOutside(session, seat)) return 'outside'
  if (consult.giver === seat) return 'giver'
  if (consult.scribe === seat) return 'scribe'
  if (consult.observer === seat) return 'observer'
  return consult.inner.includes(seat) ? 'inner' : 'adviser'
}

/** With an inner group only it advises; the others listen and note. */
export function isVoice(session: Session, step: Step | undefined, seat: SeatId, voice: Voice): boolean {
  const role = roleOf(session, step, seat)
  if (role === null || role === 'outside') return false
  const advises = session.consult?.inner.length ? role === 'inner' : role !== 'giver'
  switch (voice) {
    case 'nobody':
    case 'one':
      return false
    case 'everybody':
    case 'own-group':
      return true
    case 'facilitator':
      return session.facilitator === seat
    case 'giver':
      return role === 'giver'
    case 'advisers':
      return advises
    case 'giver-and-advisers':
      return advises || role === 'giver'
    case 'others-than-giver':
      return role !== 'giver'
    case 'outer':
      return role !== 'giver' && role !== 'inner'
  }
}

/** People who take part in the case, the giver among them: what a protocol counts (CON2). */
export function peopleInCase(session: Session): number {
  return Object.values(session.seats).filter((seat) => seat.state === 'in' && !isOutside(session, seat.id)).length
}
