import type { RoomId } from '../../../shared/ids.ts'
import type { Clock, Presence, PresenceEntry } from '../../rooms/ports.ts'

/** Presence of one process. There are no leases: who is here vanishes with the process, so nothing ever expires. */
export function embeddedPresence(clock: Clock): Presence {
  const rooms = new Map<RoomId, Map<string, PresenceEntry>>()
  return {
    async enter(room, connection, seat) {
      const here = rooms.get(room) ?? new Map<string, PresenceEntry>()
      const sinceMs = here.get(connection)?.sinceMs ?? clock.nowMs()
      rooms.set(room, here.set(connection, { seat, sinceMs }))
    },
    async leave(room, connection) {
      const here = rooms.get(room)
      here?.delete(connection)
      if (here?.size === 0) rooms.delete(room)
    },
    list: async (room) => Object.fromEntries(rooms.get(room) ?? []),
    onExpired: () => () => {},
    async close() {
      rooms.clear()
    },
  }
}
