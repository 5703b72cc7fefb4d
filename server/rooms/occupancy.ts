// Who is connected, seen from this node: a cache of the presence port, with since when somebody is away.
import type { EpochMs, RoomId, SeatId } from '../../shared/ids.ts'
import { epochMs } from '../../shared/ids.ts'
import type { Clock, Presence } from './ports.ts'

export type SeatPresence = { awaySinceMs: EpochMs | null }
export type Occupancy = ReturnType<typeof makeOccupancy>

export function makeOccupancy(room: RoomId, presence: Presence, clock: Clock) {
  let here = new Set<string>()
  const awaySince = new Map<string, EpochMs>()
  const loadedAtMs = clock.nowMs()
  let refreshing: Promise<boolean> | null = null
  let isStale = false
  let everybody: Record<string, SeatPresence> | null = null

  /** Reads the port again. @returns whether anybody came or went. Doubled calls share one reading. */
  async function refresh(): Promise<boolean> {
    if (refreshing) {
      isStale = true
      return refreshing
    }
    refreshing = read()
    return refreshing
  }

  async function read(): Promise<boolean> {
    let changed = false
    try {
      do {
        isStale = false
        const entries = await presence.list(room)
        const now = new Set(Object.values(entries).map((entry) => entry.seat))
        for (const seat of here) if (!now.has(seat)) awaySince.set(seat, clock.nowMs())
        for (const seat of now) awaySince.delete(seat)
        const isOther = now.size !== here.size || [...now].some((seat) => !here.has(seat))
        if (isOther) everybody = null
        changed ||= isOther
        here = now
      } while (isStale)
      return changed
    } finally {
      // Before anybody can ask in between: a later call reads anew.
      refreshing = null
    }
  }

  return {
    refresh,
    /** Nobody is here. A projector that was left on keeps no room open (END2). */
    isEmpty: () => [...here].every((name) => name.startsWith('screen:')),
    seatsHere: () => [...here].filter((name) => !name.startsWith('screen:')) as SeatId[],
    /** 0 while here. A seat this node never saw counts from when the node learned of the room. */
    awayMs(seat: SeatId, nowMs: EpochMs): number {
      return here.has(seat) ? 0 : Math.max(0, nowMs - (awaySince.get(seat) ?? loadedAtMs))
    },
    /** Every seat that was ever seen here. The same object until somebody comes or goes. */
    all(): Readonly<Record<string, SeatPresence>> {
      if (everybody) return everybody
      const seats: Record<string, SeatPresence> = {}
      for (const [seat, since] of awaySince) seats[seat] = { awaySinceMs: epochMs(since) }
      for (const seat of here) if (!seat.startsWith('screen:')) seats[seat] = { awaySinceMs: null }
      everybody = seats
      return seats
    },
  }
}
