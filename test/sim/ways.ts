// A node's ways to what all share. Here answers are late, get lost or do not come, and here the node dies between any two steps.
import type { KeyObject } from 'node:crypto'
import {
  type Bus,
  type BusMessage,
  type ContentKeys,
  type Presence,
  type PresenceEntry,
  type Store,
  StoreUnavailable,
} from '../../server/rooms/ports.ts'
import { epochMs, parseDocumentId, type RoomId } from '../../shared/ids.ts'
import type { Listener, Shelf, Watched } from './shelf.ts'
import { PLAIN } from './shelf.ts'
import { BEGIN_MS, type World } from './world.ts'

export type StoreState = 'fair' | 'refusing' | 'breaking' | 'frozen'
const ANSWER_MS = 1_000
const LEASE_MS = 9_000

export type WaysParts = {
  world: World
  shelf: Shelf
  node: number
  isAlive(): boolean
  /** Before and after each step: perhaps the node dies here. */
  mayDie(): void
  storeState(): StoreState
  /** These connections of a dead node are taken away now. */
  onExpired(room: RoomId, connections: string[]): void
  /** Called when the store thaws. */
  onThaw(run: () => void): void
}

/** Answers that never come: who asked is dead. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

export function makeWays(parts: WaysParts) {
  const { world, shelf, node } = parts
  let upMs = 0
  let downMs = 0
  /** One connection: what was said first happens first, and is answered first. */
  const inOrder = (lastMs: number) => Math.max(lastMs, world.nowMs + world.between(0.1, 3))

  async function through<T>(act: () => T): Promise<T> {
    if (!parts.isAlive()) return never<T>()
    parts.mayDie()
    if (!parts.isAlive()) return never<T>()
    const state = parts.storeState()
    if (state === 'refusing') {
      await world.wait(world.between(0.1, 5))
      if (!parts.isAlive()) return never<T>()
      throw new StoreUnavailable('away')
    }
    if (state === 'frozen') {
      // It happens when Redis goes on, whoever waits for it then.
      const thawed = new Promise<ReturnType<typeof attempt<T>>>((resolve) => {
        parts.onThaw(() => resolve(attempt(act)))
      })
      const done = await Promise.race([thawed, world.wait(ANSWER_MS).then(() => null)])
      if (!parts.isAlive()) return never<T>()
      if (done === null) throw new StoreUnavailable('too late')
      if ('failed' in done) throw done.failed
      return done.value
    }
    upMs = inOrder(upMs)
    await world.wait(upMs - world.nowMs)
    if (parts.storeState() === 'breaking' && world.chance(60)) {
      const didHappen = world.chance(50)
      if (didHappen) attempt(act)
      await world.wait(world.between(0.1, 30))
      if (!parts.isAlive()) return never<T>()
      throw new StoreUnavailable('broken', { isUncertain: true })
    }
    // Sent before the node died, it happens all the same.
    const done = attempt(act)
    parts.mayDie()
    downMs = inOrder(downMs)
    await world.wait(downMs - world.nowMs)
    if (!parts.isAlive()) return never<T>()
    if ('failed' in done) throw done.failed
    return done.value
  }

  const watched = new Map<RoomId, number>()
  const hearers = new Set<(message: BusMessage) => void>()
  const listener: Listener = {
    node,
    hear: (message) => {
      if (parts.isAlive()) for (const hear of [...hearers]) hear(message)
    },
    watches: (room) => (watched.get(room) ?? 0) > 0,
  }
  shelf.listeners.add(listener)
  const expired = new Set<(room: RoomId, connections: string[]) => void>()

  const store: Store = {
    loadRoom: (room) => through(() => shelf.loadRoom(room)),
    loadRecords: (room, names) =>
      through(() => {
        const found = shelf.loadRoom(room)
        if (!found) return null
        const records = Object.entries(found.records).filter(([name]) => names.includes(name))
        return { counters: found.counters, records: Object.fromEntries(records) }
      }),
    loadCounters: (room) => through(() => shelf.loadRoom(room)?.counters ?? null),
    commit: (room, commit) => through(() => shelf.commit(node, room, commit)),
    eraseRoom: (room) => through(() => shelf.eraseRoom(room)),
    purge: () => through(() => undefined),
    putGlobal: (key, value, options) =>
      through(() => {
        if (options?.ifAbsent && shelf.globals.has(key)) return false
        if (value) shelf.globals.set(key, value)
        else shelf.globals.delete(key)
        return true
      }),
    getGlobal: (key) => through(() => shelf.globals.get(key) ?? null),
    due: (nowMs) =>
      through(() =>
        [...shelf.rooms].filter(([, one]) => one.wakeAtMs !== null && one.wakeAtMs <= nowMs).map(([room]) => room),
      ),
    appendUpdate: (document, update) => through(() => shelf.appendUpdate(node, document, update)),
    readDocument: (document, since) => through(() => shelf.readDocument(document, since)),
    compactDocument: (document, snapshot, upTo) => through(() => shelf.compactDocument(document, snapshot, upTo)),
    isWritable: () =>
      through(() => true).catch((cause) => {
        if (cause instanceof StoreUnavailable) return false
        throw cause
      }),
    close: async () => undefined,
  }

  const bus: Bus = {
    publish(message) {
      if (parts.isAlive() && parts.storeState() === 'fair') shelf.ring(node, message)
    },
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    watch: (room) => {
      watched.set(room, (watched.get(room) ?? 0) + 1)
      return through(() => undefined)
    },
    unwatch: (room) => void watched.set(room, (watched.get(room) ?? 1) - 1),
    close: async () => void shelf.listeners.delete(listener),
  }

  const presence: Presence = {
    enter: (room, connection, seat) =>
      through(() => {
        const there = shelf.present.get(room) ?? new Map<string, PresenceEntry & { node: number }>()
        const sinceMs = there.get(connection)?.sinceMs ?? epochMs(BEGIN_MS + world.nowMs)
        shelf.present.set(room, there.set(connection, { seat, sinceMs, node }))
      }),
    // A leave that does not get through is ended by its lease.
    leave: (room, connection) =>
      through(() => void shelf.present.get(room)?.delete(connection)).catch((cause) => {
        if (!(cause instanceof StoreUnavailable)) throw cause
        world.after(LEASE_MS, () => void shelf.present.get(room)?.delete(connection))
      }),
    list: (room) =>
      through(() =>
        Object.fromEntries(
          [...(shelf.present.get(room) ?? [])].map(([name, { seat, sinceMs }]) => [name, { seat, sinceMs }]),
        ),
      ),
    onExpired(hear) {
      expired.add(hear)
      return () => expired.delete(hear)
    },
    close: async () => undefined,
  }

  const plainKeys = shelf.contentKeys()
  const known = new Map<RoomId, Map<string, KeyObject>>()
  const local = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!parts.isAlive()) return never<T>()
    parts.mayDie()
    const done = await work()
    await world.wait(world.between(0, 2))
    return parts.isAlive() ? done : never<T>()
  }
  const keys: ContentKeys = {
    mint: (room, names) => local(() => plainKeys.mint(room, names)),
    async find(room, name) {
      const remembered = known.get(room)?.get(name)
      if (remembered) return remembered
      const key = await local(() => plainKeys.find(room, name))
      if (key) known.set(room, (known.get(room) ?? new Map()).set(name, key))
      return key
    },
    async destroy(room, which) {
      known.delete(room)
      await local(() => plainKeys.destroy(room, which))
    },
    forget: (room) => void known.delete(room),
  }

  return {
    store,
    bus,
    presence,
    keys,
    /** Above the encryption: what is written stays readable for the checker. */
    watched: (around: Store): Store => ({
      ...around,
      commit: (room, commit) => around.commit(room, { ...commit, [PLAIN]: commit.put } as Watched),
    }),
    /** The node is dead: nobody listens any more, and its people's leases run out. */
    die(): void {
      shelf.listeners.delete(listener)
      for (const [room, there] of shelf.present) {
        const own = [...there].filter(([, entry]) => entry.node === node).map(([name]) => name)
        if (own.length > 0) world.after(world.between(LEASE_MS * 0.66, LEASE_MS + 3_000), () => expire(room, own))
      }
    },
    expired,
    watches: (room: RoomId) => listener.watches(room),
    roomOf: (message: BusMessage) => ('room' in message ? message.room : parseDocumentId(message.document)?.room),
  }

  function expire(room: RoomId, names: string[]): void {
    const there = shelf.present.get(room)
    const gone = names.filter((name) => there?.delete(name))
    if (gone.length > 0) parts.onExpired(room, gone)
  }
}

function attempt<T>(act: () => T): { value: T } | { failed: unknown } {
  try {
    return { value: act() }
  } catch (cause) {
    return { failed: cause }
  }
}
