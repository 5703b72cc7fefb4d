// The store that needs no set-up: LevelDB in the data directory of one process.
import { join } from 'node:path'
import * as v from 'valibot'
import { type EpochMs, epochMs, type RoomId, roomId } from '../../../shared/ids.ts'
import { type Commit, DocumentPaused, type Store, StoreUnavailable } from '../../rooms/ports.ts'
import { Database, type Operation } from './database.ts'
import { DocumentLogs } from './documents.ts'
import { countersKey, globalKey, recordKey, recordRange, roomOf, roomRange, WAKE_RANGE, wakeKey } from './keys.ts'
import { Turns } from './turns.ts'

const countersSchema = v.record(v.string(), v.pipe(v.number(), v.integer()))
const DUE_MAX = 100
const COUNTERS_MAX = 2_000

/** Opens the store in `<dataDirectory>/store`.
 *  @throws DataDirectoryInUse when another process has it; StoreUnavailable when it cannot be opened. */
export async function openEmbeddedStore(dataDirectory: string): Promise<Store> {
  const database = await Database.open(join(dataDirectory, 'store'))
  const documents = new DocumentLogs(database)
  const roomTurns = new Turns()
  const globalTurns = new Turns()
  // Kept in memory too: keys ordered by time would be derived from a clock, and this is one number for each room.
  const wakes = await readWakes(database)
  // Of rooms that were committed lately. This process alone writes here, so what it wrote last is what is there.
  const lastCounters = new Map<RoomId, Record<string, number>>()

  async function counters(room: RoomId): Promise<Record<string, number> | null> {
    const stored = await database.read((level) => level.get(countersKey(room)))
    return stored === undefined ? null : parseCounters(stored)
  }

  /** Within the turn of the room, so that what is read here may be kept. */
  async function isPaused(room: RoomId): Promise<boolean> {
    const known = lastCounters.get(room) ?? (await counters(room))
    if (known) keepCounters(room, known)
    return (known?.paused ?? 0) % 2 === 1
  }

  function keepCounters(room: RoomId, now: Record<string, number>): void {
    if (lastCounters.size >= COUNTERS_MAX) lastCounters.clear()
    lastCounters.set(room, now)
  }

  async function commit(room: RoomId, change: Commit): Promise<'ok' | 'conflict'> {
    const appends = change.append ?? []
    const drops = change.drop ?? []
    const touched = [...appends.map((one) => one.document), ...drops]
    for (const document of touched) if (roomOf(document) !== room) throw new Error('a document of another room')
    const now = { ...(lastCounters.get(room) ?? (await counters(room))) }
    for (const [name, expected] of Object.entries(change.expect)) {
      if ((now[name] ?? 0) !== expected) return 'conflict'
    }
    for (const [name, expected] of Object.entries(change.expect)) now[name] = expected + 1
    const operations: Operation[] = [{ type: 'put', key: countersKey(room), value: encode(JSON.stringify(now)) }]
    for (const [name, value] of Object.entries(change.put)) operations.push(putOrDelete(recordKey(room, name), value))
    if (change.wakeAtMs !== undefined) {
      const value = change.wakeAtMs === null ? null : encode(String(change.wakeAtMs))
      operations.push(putOrDelete(wakeKey(room), value))
    }
    // Until it is known how the write ended, nobody knows what is there.
    lastCounters.delete(room)
    try {
      operations.push(...(await documents.dropOperations(drops)), ...(await documents.appendOperations(appends)))
      await database.write(operations)
    } finally {
      documents.forget(touched)
    }
    keepCounters(room, now)
    if (change.wakeAtMs === null) wakes.delete(room)
    else if (change.wakeAtMs !== undefined) wakes.set(room, change.wakeAtMs)
    return 'ok'
  }

  async function eraseRoom(room: RoomId): Promise<void> {
    lastCounters.delete(room)
    // Behind everything that is still queued for this room.
    await database.write([])
    const keys = await database.read((level) => level.keys(roomRange(room)).all())
    await database.write([...keys, wakeKey(room)].map((key) => ({ type: 'del', key })))
    wakes.delete(room)
    documents.forgetRoom(room)
    await database.rewrite(roomRange(room))
  }

  return {
    loadRoom: (room) =>
      database.readAtOnce(async (level, picture) => {
        const stored = await level.get(countersKey(room), { snapshot: picture })
        if (stored === undefined) return null
        const range = recordRange(room)
        const entries = await level.iterator({ ...range, snapshot: picture }).all()
        const records = Object.fromEntries(entries.map(([key, value]) => [key.slice(range.gte.length), value]))
        return { counters: parseCounters(stored), records }
      }),
    loadRecords: (room, names) =>
      database.readAtOnce(async (level, picture) => {
        const stored = await level.get(countersKey(room), { snapshot: picture })
        if (stored === undefined) return null
        const keys = names.map((name) => recordKey(room, name))
        const values = await level.getMany(keys, { snapshot: picture })
        const records: Record<string, Uint8Array> = {}
        for (const [index, name] of names.entries()) {
          const value = values[index]
          if (value !== undefined) records[name] = value
        }
        return { counters: parseCounters(stored), records }
      }),
    loadCounters: counters,
    commit: (room, change) => roomTurns.take(room, () => commit(room, change)),
    eraseRoom: (room) => roomTurns.take(room, () => eraseRoom(room)),
    purge: (room) => roomTurns.take(room, () => database.rewrite(roomRange(room))),

    putGlobal: (key, value, options) =>
      globalTurns.take(key, async () => {
        const at = globalKey(key)
        if (options?.ifAbsent && (await database.read((level) => level.has(at)))) return false
        await database.write([putOrDelete(at, value)])
        return true
      }),
    getGlobal: async (key) => (await database.read((level) => level.get(globalKey(key)))) ?? null,

    async due(nowMs) {
      const rooms: RoomId[] = []
      for (const [room, wakeAtMs] of wakes) {
        if (wakeAtMs <= nowMs) rooms.push(room)
        if (rooms.length === DUE_MAX) break
      }
      return rooms
    },

    async appendUpdate(document, update) {
      const { position, written } = await roomTurns.take(roomOf(document), async () => {
        if (await isPaused(roomOf(document))) throw new DocumentPaused('a detail slipped: nothing is written')
        return documents.append(document, update)
      })
      await written
      return position
    },
    readDocument: (document, since) => documents.read(document, since),
    compactDocument: (document, snapshot, upTo) =>
      roomTurns.take(roomOf(document), () => documents.compact(document, snapshot, upTo)),

    async isWritable() {
      try {
        await database.write([{ type: 'put', key: 'writable', value: new Uint8Array(1) }])
        return true
      } catch (error) {
        if (error instanceof StoreUnavailable) return false
        throw error
      }
    },
    close: () => database.close(),
  }
}

async function readWakes(database: Database): Promise<Map<RoomId, EpochMs>> {
  const entries = await database.read((level) => level.iterator(WAKE_RANGE).all())
  return new Map(
    entries.map(([key, value]) => [
      roomId(key.slice(WAKE_RANGE.gte.length)),
      epochMs(Number(new TextDecoder().decode(value))),
    ]),
  )
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function parseCounters(stored: Uint8Array): Record<string, number> {
  return v.parse(countersSchema, JSON.parse(new TextDecoder().decode(stored)))
}

function putOrDelete(key: string, value: Uint8Array | null): Operation {
  return value === null ? { type: 'del', key } : { type: 'put', key, value }
}
