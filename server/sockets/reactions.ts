// Reactions: sums on a fixed tick, never who, never stored. Ten people or a thousand, a tick is one frame an audience.
import type { RoomId } from '../../shared/ids.ts'
import type { ReactionKind } from '../../shared/wire/events.ts'
import { LEAD_REACTIONS, OPEN_REACTIONS } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import type { Bus, Clock } from '../rooms/ports.ts'

export type Sums = Partial<Record<ReactionKind, number>>
type Pending = { sums: Sums; cancel: () => void }

const OPEN: ReadonlySet<string> = new Set(OPEN_REACTIONS)
const ALL: readonly ReactionKind[] = [...OPEN_REACTIONS, ...LEAD_REACTIONS]

export type Reactions = ReturnType<typeof makeReactions>

/** @param show sends sums of one tick; `lead` holds the two kinds that only facilitation sees as well. */
export function makeReactions(clock: Clock, bus: Bus, show: (room: RoomId, open: Sums, lead: Sums) => void) {
  const pending = new Map<RoomId, Pending>()

  function add(room: RoomId, kind: ReactionKind): void {
    const own = pending.get(room) ?? begin(room)
    own.sums[kind] = (own.sums[kind] ?? 0) + 1
  }

  function begin(room: RoomId): Pending {
    const started = { sums: {}, cancel: clock.after(LIMITS.reactionTickMs, () => tick(room)) }
    pending.set(room, started)
    return started
  }

  function tick(room: RoomId): void {
    const ended = pending.get(room)
    if (!ended) return
    pending.delete(room)
    bus.publish({ kind: 'reactions', room, sums: { ...ended.sums } })
    showAll(room, ended.sums)
  }

  /** Sums of another node's tick. */
  function hear(room: RoomId, sums: Record<string, number>): void {
    const known: Sums = {}
    for (const kind of ALL) {
      const count = sums[kind]
      if (typeof count === 'number' && count > 0) known[kind] = count
    }
    showAll(room, known)
  }

  function showAll(room: RoomId, sums: Sums): void {
    const open = Object.fromEntries(Object.entries(sums).filter(([kind]) => OPEN.has(kind)))
    show(room, open, sums)
  }

  return {
    add,
    hear,
    close(): void {
      for (const { cancel } of pending.values()) cancel()
      pending.clear()
    },
  }
}
