// The door of a locked room, or of one where the code alone has to ask: who comes asks, and waits until the facilitator
// lets them in (SEAT10, SEAT13).
import type { DeviceHash, Hash } from '../ids.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { addSeat, freeName, seatsOf } from './seats.ts'
import type { Place, Session } from './session.ts'

/** People who may wait at once; devices that are remembered as turned away. */
const KNOCKS_MAX = 50
const TURNED_AWAY_MAX = 200

type Wish = { name: string; place: Place; device: DeviceHash; returnHash: Hash }

/** How a device stands at the door. null: it has not asked. */
export function atTheDoor(session: Session, device: DeviceHash): 'waiting' | 'refused' | null {
  if (session.turnedAway.includes(device)) return 'refused'
  return session.knocks.some((one) => one.device === device) ? 'waiting' : null
}

/** Asking twice is asking once, under the newer name. Removed devices and those that were turned away may not ask (SEAT5). */
export function knock(session: Session, wish: Wish, stamped: Stamped): Outcome {
  if (session.progress.state === 'closed') return refuse('wrong-state')
  if (!session.isLocked && !session.codeAsks) return refuse('wrong-state')
  const mine = seatsOf(session, wish.device)
  if (mine.length > 0) return refuse('wrong-state')
  const wasRemoved = Object.values(session.seats).some(
    (seat) => seat.state === 'removed' && seat.devices.includes(wish.device),
  )
  if (wasRemoved || session.turnedAway.includes(wish.device)) return refuse('room-locked')
  const others = session.knocks.filter((one) => one.device !== wish.device)
  if (others.length >= KNOCKS_MAX) return refuse('room-full')
  const id = stamped.stamp.ids[0]
  if (id === undefined) return refuse('internal')
  const name = freeName(session, wish.name)
  if (!name.ok) return name.refused
  return accept(session, { knocks: [...others, { ...wish, id, name: name.text }] })
}

/** Let in: a seat under the name they gave. Not: the device may not ask again while the room is locked. */
export function answerKnock(session: Session, id: string, allow: boolean, stamped: Stamped): Outcome {
  const asked = session.knocks.find((one) => one.id === id)
  if (!asked) return refuse('unknown-request')
  const knocks = session.knocks.filter((one) => one !== asked)
  if (!allow)
    return accept(session, { knocks, turnedAway: [...session.turnedAway, asked.device].slice(-TURNED_AWAY_MAX) })
  return addSeat({ ...session, knocks }, asked, [asked.device], stamped)
}

/** An open door needs nobody who waits before it: they just come in. */
export function lockRoom(session: Session, locked: boolean): Outcome {
  return accept(
    session,
    locked || session.codeAsks ? { isLocked: locked } : { isLocked: false, knocks: [], turnedAway: [] },
  )
}
