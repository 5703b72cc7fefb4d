// Who is listed where. Derived from the view, the same on every device.
import type { SeatId } from '../../../shared/ids.ts'
import { seatId } from '../../../shared/ids.ts'
import type { RoomView, SeatView } from '../../../shared/session/room-view.ts'
import type { Place } from '../../../shared/session/session.ts'

export type Person = SeatView & { id: SeatId }

/** Seats that are in, in order of joining; who leads comes first, the deputy second. */
export function peopleOf(view: RoomView, place?: Place): Person[] {
  return Object.entries(view.seats)
    .map(([id, seat]) => ({ id: seatId(id), ...seat }))
    .filter((person) => person.state === 'in' && (place === undefined || person.place === place))
    .sort((left, right) => rank(view, left) - rank(view, right) || left.order - right.order)
}

/** Who was here and had to go, in order of joining; nobody is told why or when. */
export function namesOfLeft(view: RoomView): string[] {
  const left = Object.values(view.seats).filter((seat) => seat.state === 'left')
  return left.sort((one, other) => one.order - other.order).map((seat) => seat.name)
}

function rank(view: RoomView, person: Person): number {
  return person.id === view.facilitator ? 0 : person.id === view.deputy ? 1 : 2
}
