// Who may read and write which document. Asked at every connection and again after every change.
import type { DeviceHash, DocumentName } from '../ids.ts'
import { seatsOf } from './seats.ts'
import type { Session } from './session.ts'

/** `gone`: no such document, or an old life of it. `paused`: a detail slipped; come back when the group goes on. */
export type Right = 'write' | 'read' | 'none' | 'gone' | 'paused'

/** DOC1 to DOC3, SLP3, SLP4, SLP6. `generation` is that of the asked id. Allowed screens read the board, nothing else. */
export function documentAccess(
  session: Session,
  device: DeviceHash,
  document: { name: DocumentName; generation: number },
): Right {
  if (session.progress.state === 'closed' || document.generation !== session.generations[document.name]) return 'gone'
  const seats = seatsOf(session, device).filter((seat) => seat.state === 'in')
  const isScreen = session.screens.some((screen) => screen.device === device && screen.state === 'allowed')
  const leads = seats.some((seat) => seat.id === session.facilitator)
  if (session.slip !== null && (seats.length > 0 || isScreen)) return leads ? 'read' : 'paused'
  if (document.name === 'board') return seats.length > 0 || isScreen ? 'read' : 'none'
  if (seats.length === 0) return 'none'
  return document.name === 'agenda' && session.agendaLocked && !leads ? 'read' : 'write'
}
