// Which cards this person said "me too" to. Only the sum is known to the room, so the device remembers the rest, for as
// long as the tab lives. Lost marks do no harm: saying "me too" twice counts once.
import { createSignal } from 'solid-js'
import * as v from 'valibot'
import { type CardId, cardId } from '../../../shared/ids.ts'
import type { RoomApi } from '../../state/room-api.ts'

const Stored = v.record(v.string(), v.array(v.string()))

export type MeTooMarks = { has(card: CardId): boolean; set(card: CardId, on: boolean): void }

/** One list per seat, since a phone may go round a table. */
export function createMeTooMarks(room: RoomApi): MeTooMarks {
  const storedAs = `copse.metoo.${room.view.roomId}`
  const [marks, setMarks] = createSignal<Readonly<Record<string, string[]>>>(read(storedAs))
  const ofSeat = () => marks()[room.me() ?? ''] ?? []
  return {
    has: (card) => ofSeat().includes(card),
    set: (card, on) => {
      const seat = room.me()
      if (!seat) return
      const others = ofSeat().filter((one) => cardId(one) !== card)
      const next = { ...marks(), [seat]: on ? [...others, card] : others }
      setMarks(next)
      try {
        sessionStorage.setItem(storedAs, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing still shows the marks until the page goes.
      }
    },
  }
}

function read(storedAs: string): Record<string, string[]> {
  try {
    const parsed = v.safeParse(Stored, JSON.parse(sessionStorage.getItem(storedAs) ?? '{}'))
    return parsed.success ? parsed.output : {}
  } catch {
    return {}
  }
}
