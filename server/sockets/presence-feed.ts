// Presence to browsers: what changed, at most once a second and room.
import type { RoomId } from '../../shared/ids.ts'
import type { PresenceMessage } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import type { Clock } from '../rooms/ports.ts'
import type { LiveRoom } from '../rooms/rooms.ts'

export function makePresenceFeed(clock: Clock, emit: (room: RoomId, message: PresenceMessage) => void) {
  const waiting = new Map<RoomId, () => void>()
  const shown = new Map<RoomId, PresenceMessage['seats']>()
  const wholes = new WeakMap<object, PresenceMessage>()

  function changed(live: LiveRoom): void {
    const { id } = live.room
    if (waiting.has(id)) return
    waiting.set(
      id,
      clock.after(LIMITS.presenceTickMs, () => {
        waiting.delete(id)
        tick(live)
      }),
    )
  }

  function tick(live: LiveRoom): void {
    const { id } = live.room
    const before = shown.get(id) ?? {}
    const now = live.occupancy.all()
    const seats: PresenceMessage['seats'] = {}
    for (const [seat, state] of Object.entries(now)) {
      if (before[seat]?.awaySinceMs !== state.awaySinceMs) seats[seat] = state
    }
    if (live.occupancy.isEmpty()) shown.delete(id)
    else shown.set(id, now)
    if (Object.keys(seats).length > 0) emit(id, { whole: false, seats })
  }

  /** What a newcomer starts from; the same object until somebody comes or goes. */
  function whole(live: LiveRoom): PresenceMessage {
    const seats = live.occupancy.all()
    const known = wholes.get(seats)
    if (known) return known
    const message: PresenceMessage = { whole: true, seats }
    wholes.set(seats, message)
    return message
  }

  return {
    changed,
    whole,
    close(): void {
      for (const cancel of waiting.values()) cancel()
      waiting.clear()
    },
  }
}
