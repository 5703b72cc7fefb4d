// Who may read and write which document. Asked at every connection and again after every change.
import type { DeviceHash, DocumentName } from '../ids.ts'
import { seatsOf } from './seats.ts'
import type { Session } from './session.ts'

export type Right = 'write' | 'read' | 'none'

/** DOC1 to DOC3. `generation` is that of the asked id; an old one is no document any more.
 *  Allowed screens read the board, nothing else. */
export function documentAccess(
  session: Session,
  device: DeviceHash,
  document: { name: DocumentName; generation: number },
): Right {
  if (session.progress.state === 'closed' || document.generation !== 0) return 'none'
  const seats = seatsOf(session, device).filter((seat) => seat.state === 'in')
  const isScreen = session.screens.some((screen) => screen.device === device && screen.state === 'allowed')
  if (document.name === 'board') return seats.length > 0 || isScreen ? 'read' : 'none'
  if (seats.length === 0) return 'none'
  const leads = seats.some((seat) => seat.id === session.facilitator)
  return document.name === 'agenda' && session.agendaLocked && !leads ? 'read' : 'write'
}
