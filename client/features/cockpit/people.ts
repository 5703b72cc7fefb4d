// The people of the room in the order the facilitator reads them.
import { type SeatId, seatId } from '../../../shared/ids.ts'
import type { RoomView, SeatView } from '../../../shared/session/room-view.ts'
import type { Place } from '../../../shared/session/session.ts'

export type Person = SeatView & { id: SeatId }

/** Who is in, at this place: facilitator and deputy first, then in the order of joining. */
export function peopleAt(view: RoomView, place: Place): Person[] {
  return seatIds(view)
    .flatMap((id) => {
      const seat = view.seats[id]
      return seat && seat.state === 'in' && seat.place === place ? [{ ...seat, id }] : []
    })
    .sort((left, right) => weight(view, left) - weight(view, right) || left.order - right.order)
}

/** Ids are the keys of the record; the type of a key is lost in `Object.keys`. */
function seatIds(view: RoomView): SeatId[] {
  return Object.keys(view.seats).map(seatId)
}

function weight(view: RoomView, person: Person): number {
  if (person.id === view.facilitator) return 0
  return person.id === view.deputy ? 1 : 2
}
