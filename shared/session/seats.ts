// Seats: one human being each, with or without a device.
import type { DeviceHash, EpochMs, Hash, SeatId } from '../ids.ts'
import { seatId } from '../ids.ts'
import type { Stamped } from './command.ts'
import { lateToCase, removeFromCase } from './consult.ts'
import { addToHuddle, removeFromHuddle } from './huddles.ts'
import { isInvited, newLink } from './invite.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { addToRound, removeFromRound } from './rounds.ts'
import type { Place, Seat, Session } from './session.ts'
import { cleanName, nameKey, offerName } from './text.ts'

export const SEATS_PER_ROOM = 1200
export const SEATS_PER_DEVICE = 8

type Join = {
  name: string
  place: Place
  device: DeviceHash
  returnHash: Hash
  addSeat: boolean
  /** Secret of the link they came by. */
  invite: string | null
}

/** The seats this device may act for. */
export function seatsOf(session: Session, device: DeviceHash): Seat[] {
  return Object.values(session.seats).filter((seat) => seat.state !== 'removed' && seat.devices.includes(device))
}

/** SEAT1: a device that has a seat gets it again; SEAT2 to SEAT5 for a new one. New seats take the stamp's first id. */
export function join(session: Session, command: Join, stamped: Stamped): Outcome {
  if (session.progress.state === 'closed') return refuse('wrong-state')
  const own = seatsOf(session, command.device)
  const mine = own[0]
  if (mine && !command.addSeat) return returnTo(session, mine, stamped.stamp.atMs)
  if (own.length >= SEATS_PER_DEVICE) return refuse('quota')
  const wasRemoved = Object.values(session.seats).some(
    (seat) => seat.state === 'removed' && seat.devices.includes(command.device),
  )
  if (session.isLocked || wasRemoved) return refuse('room-locked')
  // Somebody who is inside brings a neighbour along on the same device.
  if (session.codeAsks && !mine && !isInvited(session, command.invite)) return refuse('room-locked')
  return addSeat(session, command, [command.device], stamped)
}

/** SEAT6: a person without a device, added by the facilitator. */
export function addDeviceless(session: Session, name: string, place: Place, stamped: Stamped): Outcome {
  return addSeat(session, { name, place, returnHash: '' as Hash }, [], stamped)
}

/** SEAT7: the same seat on a further device. */
export function attach(session: Session, id: SeatId, device: DeviceHash, atMs: EpochMs): Outcome {
  const seat = session.seats[id]
  if (!seat || seat.state === 'removed') return refuse('unknown-seat')
  const devices = seat.devices.includes(device) ? seat.devices : [...seat.devices, device]
  return returnTo(session, { ...seat, devices }, atMs)
}

export function rename(session: Session, id: SeatId, raw: string): Outcome {
  const seat = session.seats[id]
  const name = cleanName(raw)
  if (!seat) return refuse('not-seated')
  if (!name.ok) return refuse(name.code)
  const others = namesIn(session, id)
  if (isTaken(name.text, others)) return refuse('name-taken', { offer: offerName(name.text, others) })
  return accept(session, withSeat(session, { ...seat, name: name.text }))
}

export function changePlace(session: Session, id: SeatId, place: Place): Outcome {
  const seat = session.seats[id]
  return seat ? accept(session, withSeat(session, { ...seat, place })) : refuse('not-seated')
}

export function leave(session: Session, id: SeatId, atMs: EpochMs): Outcome {
  const seat = session.seats[id]
  return seat ? accept(session, without(session, { ...seat, state: 'left' }, atMs)) : refuse('not-seated')
}

/** SEAT8: removed for good; the room gets a new code and link, the old ones open only for those who have a seat. */
export function remove(session: Session, id: SeatId, stamped: Stamped): Outcome {
  const seat = session.seats[id]
  const { freshCode, atMs } = stamped.stamp
  if (!seat || id === session.facilitator || freshCode === null) return refuse('unknown-seat')
  return accept(session, {
    ...without(session, { ...seat, state: 'removed' }, atMs),
    ...newLink(session, stamped),
    deputy: session.deputy === id ? null : session.deputy,
    takenFrom: session.takenFrom === id ? null : session.takenFrom,
    leadAskedBackBy: session.leadAskedBackBy === id ? null : session.leadAskedBackBy,
  })
}

/** SEAT9: "I was here before" from a new device waits for the facilitator's nod. */
export function askReturn(session: Session, name: string, device: DeviceHash, stamped: Stamped): Outcome {
  const key = nameKey(name)
  const seat = Object.values(session.seats).find((one) => one.state !== 'removed' && nameKey(one.name) === key)
  const id = stamped.stamp.ids[0]
  if (!seat || id === undefined) return refuse('unknown-seat')
  const others = session.returnRequests.filter((request) => request.device !== device)
  if (others.length >= 20) return refuse('too-fast')
  return accept(session, { returnRequests: [...others, { id, seat: seat.id, device }] })
}

export function answerReturn(session: Session, request: string, allow: boolean, atMs: EpochMs): Outcome {
  const asked = session.returnRequests.find((one) => one.id === request)
  if (!asked) return refuse('unknown-request')
  const left = { ...session, returnRequests: session.returnRequests.filter((one) => one !== asked) }
  return allow ? attach(left, asked.seat, asked.device, atMs) : accept(left)
}

/** SEAT7: a new return link ends the old one. */
export function renewReturn(session: Session, id: SeatId, returnHash: Hash): Outcome {
  const seat = session.seats[id]
  return seat ? accept(session, withSeat(session, { ...seat, returnHash })) : refuse('not-seated')
}

/** SEAT11: who has to go before the end says so; their step and the three taps come to them early. */
export function sayLeaving(session: Session, id: SeatId, atMs: EpochMs | null): Outcome {
  const others = Object.fromEntries(Object.entries(session.leavingAtMs).filter(([seat]) => seat !== id))
  return accept(session, { leavingAtMs: atMs === null ? others : { ...others, [id]: atMs } })
}

export function setHand(session: Session, id: SeatId, raised: boolean): Outcome {
  const has = session.hands.includes(id)
  if (has === raised) return accept(session)
  return accept(session, { hands: raised ? [...session.hands, id] : session.hands.filter((seat) => seat !== id) })
}

/** A new seat, under the stamp's first id. */
export function addSeat(
  session: Session,
  wish: { name: string; place: Place; returnHash: Hash },
  devices: DeviceHash[],
  stamped: Stamped,
): Outcome {
  const id = stamped.stamp.ids[0]
  if (id === undefined) return refuse('internal')
  if (Object.keys(session.seats).length >= SEATS_PER_ROOM) return refuse('room-full')
  const name = freeName(session, wish.name)
  if (!name.ok) return name.refused
  const order = Object.keys(session.seats).length
  const seat: Seat = {
    id: seatId(id),
    name: name.text,
    place: wish.place,
    state: 'in',
    devices,
    returnHash: wish.returnHash,
    order,
  }
  return sitsDown({ ...session, ...withSeat(session, seat) }, seat.id, stamped.stamp.atMs)
}

/** SEAT2, SEAT3: the name tidied, or why it cannot be had. */
export function freeName(session: Session, raw: string): { ok: true; text: string } | { ok: false; refused: Outcome } {
  const name = cleanName(raw)
  if (!name.ok) return { ok: false, refused: refuse(name.code) }
  const others = namesIn(session, null)
  if (!isTaken(name.text, others)) return name
  return { ok: false, refused: refuse('name-taken', { offer: offerName(name.text, others) }) }
}

function returnTo(session: Session, seat: Seat, atMs: EpochMs): Outcome {
  const back = { ...session, ...withSeat(session, { ...seat, state: 'in' }) }
  // On a further device somebody is not late: they never left.
  return seat.state === 'in' ? accept(back, { round: addToRound(back, seat.id, atMs) }) : sitsDown(back, seat.id, atMs)
}

/** Where somebody who comes now finds a place: last in the round, in the smallest group, outside a story. */
function sitsDown(session: Session, seat: SeatId, atMs: EpochMs): Outcome {
  const consult = lateToCase(session, seat)
  const waits = consult?.waiting.includes(seat) ?? false
  return accept(session, {
    consult,
    round: waits ? session.round : addToRound(session, seat, atMs),
    huddle: waits ? session.huddle : addToHuddle(session.huddle, seat),
  })
}

function without(session: Session, seat: Seat, atMs: EpochMs): Partial<Session> {
  const gone = { ...session, ...withSeat(session, seat) }
  return {
    seats: gone.seats,
    hands: session.hands.filter((id) => id !== seat.id),
    round: removeFromRound(gone, seat.id, atMs),
    huddle: removeFromHuddle(session.huddle, seat.id),
    consult: removeFromCase(session.consult, seat.id),
  }
}

function withSeat(session: Session, seat: Seat): Pick<Session, 'seats'> {
  return { seats: { ...session.seats, [seat.id]: seat } }
}

function namesIn(session: Session, except: SeatId | null): string[] {
  const seats = Object.values(session.seats)
  return seats.filter((seat) => seat.state !== 'removed' && seat.id !== except).map((seat) => seat.name)
}

function isTaken(name: string, others: readonly string[]): boolean {
  const key = nameKey(name)
  return others.some((other) => nameKey(other) === key)
}
