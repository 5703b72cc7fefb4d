import { parseDocumentId, type RoomId } from '../../../shared/ids.ts'
import type { Bus, BusMessage } from '../../rooms/ports.ts'

/** Joins the buses of one process; outside tests there is one server in a process, and nobody to tell. */
export type Hub = Set<(message: BusMessage) => void>

export function embeddedBus(hub: Hub = new Set()): Bus {
  const listeners = new Set<(message: BusMessage) => void>()
  const watched = new Map<RoomId, number>()
  const receive = (message: BusMessage) => {
    const room = 'room' in message ? message.room : parseDocumentId(message.document)?.room
    if (room === undefined || !watched.has(room)) return
    for (const listener of listeners) listener(message)
  }
  hub.add(receive)
  return {
    publish(message) {
      // Later, as over a network: nobody may come to depend on being told before `publish` returns.
      for (const other of hub) if (other !== receive) queueMicrotask(() => other(message))
    },
    subscribe(listener) {
      const mine = (message: BusMessage) => listener(message)
      listeners.add(mine)
      return () => listeners.delete(mine)
    },
    async watch(room) {
      watched.set(room, (watched.get(room) ?? 0) + 1)
    },
    unwatch(room) {
      const left = (watched.get(room) ?? 0) - 1
      if (left > 0) watched.set(room, left)
      else watched.delete(room)
    },
    async close() {
      hub.delete(receive)
      listeners.clear()
      watched.clear()
    },
  }
}
