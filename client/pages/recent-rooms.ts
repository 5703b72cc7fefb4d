// Rooms this device has been in: their addresses only, and only on the device.
import * as v from 'valibot'

const STORED_AS = 'copse.rooms'
const MAX_ROOMS = 6
const schema = v.array(v.object({ code: v.string(), title: v.string() }))
export type RecentRoom = v.InferOutput<typeof schema>[number]

/** Newest first. A broken or missing list is an empty one. */
export function recentRooms(): RecentRoom[] {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(STORED_AS) ?? '[]'))
    return parsed.success ? parsed.output : []
  } catch {
    return []
  }
}

/** @param before a code it had: one room is one entry */
export function rememberRoom(room: RecentRoom, before = room.code): void {
  const others = recentRooms().filter((one) => one.code !== room.code && one.code !== before)
  keep([{ code: room.code, title: room.title }, ...others])
}

export function forgetRooms(): void {
  keep([])
}

function keep(rooms: RecentRoom[]): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(rooms.slice(0, MAX_ROOMS)))
  } catch {
    // The list is a convenience; without storage there is none.
  }
}
