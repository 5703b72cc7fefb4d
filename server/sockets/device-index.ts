import type { DeviceHash } from '../../shared/ids.ts'
import type { Seat, Session } from '../../shared/session/session.ts'

/** One index a version of the seats: looking every socket up stays linear in the people. */
const indexes = new WeakMap<Session['seats'], Map<DeviceHash, Seat[]>>()

/** Seats in the room that this device acts for. */
export function seatsByDevice(session: Session, device: DeviceHash): readonly Seat[] {
  let index = indexes.get(session.seats)
  if (!index) {
    index = new Map()
    for (const seat of Object.values(session.seats)) {
      if (seat.state !== 'in') continue
      for (const one of seat.devices) index.set(one, [...(index.get(one) ?? []), seat])
    }
    indexes.set(session.seats, index)
  }
  return index.get(device) ?? []
}
