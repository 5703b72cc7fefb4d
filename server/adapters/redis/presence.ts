import * as v from 'valibot'
import { epochMs, type RoomId } from '../../../shared/ids.ts'
import type { Clock, Log, Presence, PresenceEntry } from '../../rooms/ports.ts'
import { encodeBell } from './bells.ts'
import { type Connection, decode, pairs, parseBytesList, parseTexts } from './connection.ts'
import { bellChannel, leasesKey, presentKey } from './keys.ts'
import { LEAVE, LIST, RENEW } from './scripts.ts'

const entrySchema = v.object({
  seat: v.string(),
  sinceMs: v.pipe(
    v.number(),
    v.transform((raw) => epochMs(raw)),
  ),
})

/** A dead node's leases end after this long. Another node notices at its next beat, a third of it later, and tells the room
 *  within a second: together 13 s, under the 15 s in which a dead node's people have to be shown as away. */
export const LEASE_MS = 9_000

/** Presence by leases. This node renews its own connections, room by room in one call each, every third of the lease. */
export function redisPresence(
  connection: Connection,
  { clock, log, node, leaseMs = LEASE_MS }: { clock: Clock; log: Log; node: string; leaseMs?: number },
): Presence {
  const own = new Map<RoomId, Map<string, PresenceEntry>>()
  const listeners = new Set<(room: RoomId, connections: string[]) => void>()
  let closed = false
  /** While Redis was away nobody could renew. For one lease after that, leases count as long as it was away. */
  let slack = { ms: 0, untilMs: 0 }
  let failingSinceMs: number | null = null
  const slackMs = () => (performance.now() < slack.untilMs ? slack.ms : 0)
  const run = async (...call: Parameters<Connection['run']>) => {
    try {
      const reply = await connection.run(...call)
      if (failingSinceMs !== null) {
        const nowMs = performance.now()
        slack = { ms: nowMs - failingSinceMs + leaseMs / 3, untilMs: nowMs + leaseMs }
        failingSinceMs = null
      }
      return reply
    } catch (error) {
      failingSinceMs ??= performance.now()
      throw error
    }
  }

  const keys = (room: RoomId) => [leasesKey(room), presentKey(room)]
  const bell = (room: RoomId) => [bellChannel(room), encodeBell(node, { kind: 'presence', room })]

  async function renew(room: RoomId, entries: Iterable<[string, PresenceEntry]>): Promise<void> {
    const flat = [...entries].flatMap(([name, entry]) => [name, JSON.stringify(entry)])
    const lease = [String(leaseMs), String(Math.round(slackMs()))]
    const gone = parseTexts(await run(RENEW, keys(room), [...lease, ...bell(room), ...flat]))
    if (gone.length > 0) for (const listener of listeners) listener(room, gone)
    // Somebody who left while this was on its way would stay for a whole lease.
    const left = [...entries].map(([name]) => name).filter((name) => !own.get(room)?.has(name))
    if (left.length > 0) await connection.run(LEAVE, keys(room), [...bell(room), ...left])
  }

  async function beat(): Promise<void> {
    const renewals = [...own].map(([room, entries]) => renew(room, [...entries]))
    for (const result of await Promise.allSettled(renewals)) {
      if (result.status === 'rejected') log.warn('presence not renewed', { rooms: own.size })
    }
    if (!closed) stop = clock.after(leaseMs / 3, () => void beat())
  }
  let stop = clock.after(leaseMs / 3, () => void beat())

  function forget(room: RoomId, name: string): boolean {
    const entries = own.get(room)
    const was = entries?.delete(name) ?? false
    if (entries?.size === 0) own.delete(room)
    return was
  }

  return {
    async enter(room, name, seat) {
      const entries = own.get(room) ?? new Map<string, PresenceEntry>()
      const before = entries.get(name)
      const entry = { seat, sinceMs: before?.sinceMs ?? clock.nowMs() }
      own.set(room, entries.set(name, entry))
      try {
        await renew(room, [[name, entry]])
      } catch (error) {
        if (before === undefined) forget(room, name)
        throw error
      }
    },
    async leave(room, name) {
      if (!forget(room, name)) return
      try {
        await connection.run(LEAVE, keys(room), [...bell(room), name])
      } catch (error) {
        // The lease ends it a little later.
        log.warn('presence not ended', { reason: error instanceof Error ? error.name : 'unknown' })
      }
    },
    async list(room) {
      const found = pairs(parseBytesList(await run(LIST, keys(room), [String(Math.round(slackMs()))])))
      return Object.fromEntries(found.map(([name, entry]) => [name, v.parse(entrySchema, JSON.parse(decode(entry)))]))
    },
    onExpired(listener) {
      const mine = (room: RoomId, connections: string[]) => listener(room, connections)
      listeners.add(mine)
      return () => listeners.delete(mine)
    },
    async close() {
      closed = true
      stop()
      listeners.clear()
      const rooms = [...own]
      own.clear()
      // A node that stops in order takes its people with it; if that fails, their leases end.
      if (!connection.isReady) return
      await Promise.allSettled(
        rooms.map(([room, entries]) => connection.run(LEAVE, keys(room), [...bell(room), ...entries.keys()])),
      )
    },
  }
}
