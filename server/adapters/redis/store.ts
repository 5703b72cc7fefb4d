// Rooms in Redis: hashes for counters and records, one stream and one snapshot for each document.
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { type DocumentId, type RoomId, roomId } from '../../../shared/ids.ts'
import {
  type Clock,
  type Commit,
  DocumentGone,
  DocumentPaused,
  type LogPosition,
  type Store,
  type StoredDocument,
  StoreUnavailable,
} from '../../rooms/ports.ts'
import { encodeBell } from './bells.ts'
import {
  type Argument,
  bytesListSchema,
  type Connection,
  decode,
  pairs,
  parseBytesList,
  parseTexts,
} from './connection.ts'
import * as keys from './keys.ts'
import { redisRewrite } from './rewrite.ts'
import { APPEND, COMMIT, COMPACT, ERASE, LOAD, LOAD_RECORDS, READ, THERE } from './scripts.ts'

const START: LogPosition = '0-0'
const DUE_MAX = 100
const bytesSchema = v.instance(Uint8Array)
const loadSchema = v.tuple([bytesListSchema, bytesListSchema])
const loadRecordsSchema = v.tuple([v.array(bytesSchema), v.array(v.nullable(bytesSchema))])
const entriesSchema = v.array(v.tuple([bytesSchema, v.tuple([bytesSchema, bytesSchema])]))
const readSchema = v.tuple([v.number(), bytesSchema, bytesSchema, entriesSchema])

/** Ids of stream entries are a count and something random, never the clock of Redis: who wrote when is not to be read from them,
 *  and a position of a log that was lost or dropped is not taken for one of the present log. */
const randomPart = (): string => String(randomBytes(6).readUIntBE(0, 6))

/** @param node random name of this process, the same as that of its bus: the store rings for what it writes. */
export function redisStore(connection: Connection, { clock, node }: { clock: Clock; node: string }): Store {
  const rewrite = redisRewrite(connection, clock)

  return {
    async loadRoom(room) {
      const reply = await connection.run(LOAD, [keys.countersKey(room), keys.recordsKey(room)], [])
      const [first, second] = v.parse(loadSchema, reply)
      const found = parseCounters(first)
      return found === null ? null : { counters: found, records: Object.fromEntries(pairs(second)) }
    },
    async loadRecords(room, names) {
      const reply = await connection.run(LOAD_RECORDS, [keys.countersKey(room), keys.recordsKey(room)], names)
      const [first, values] = v.parse(loadRecordsSchema, reply)
      const found = parseCounters(first)
      if (found === null) return null
      const records: Record<string, Uint8Array> = {}
      for (const [index, name] of names.entries()) {
        const value = values[index]
        if (value) records[name] = value
      }
      return { counters: found, records }
    },
    loadCounters: async (room) =>
      parseCounters(parseBytesList(await connection.send(['HGETALL', keys.countersKey(room)]))),

    async commit(room, change) {
      const { names, values } = commitArguments(room, change, node)
      return (await connection.run(COMMIT, names, values)) === 1 ? 'ok' : 'conflict'
    },

    async eraseRoom(room) {
      const names = [
        keys.countersKey(room),
        keys.recordsKey(room),
        keys.documentsKey(room),
        keys.droppedKey(room),
        keys.wakeKey(room),
        keys.leasesKey(room),
        keys.presentKey(room),
      ]
      const bell = encodeBell(node, { kind: 'room', room })
      await connection.run(ERASE, names, [room, keys.documentPrefix(room), keys.bellChannel(room), bell])
      await rewrite(keys.countersKey(room))
    },
    purge: (room) => rewrite(keys.countersKey(room)),

    async putGlobal(key, value, options) {
      const at = keys.globalKey(key)
      if (value === null) await connection.send(['DEL', at])
      else if (options?.ifAbsent) return (await connection.send(['SET', at, value, 'NX'])) !== null
      else await connection.send(['SET', at, value])
      return true
    },
    async getGlobal(key) {
      return v.parse(v.nullable(bytesSchema), await connection.send(['GET', keys.globalKey(key)]))
    },

    async due(nowMs) {
      const range = ['-inf', String(nowMs), 'LIMIT', '0', String(DUE_MAX)]
      const asked = keys.allWakeKeys().map((key) => connection.send(['ZRANGEBYSCORE', key, ...range]))
      const answers = await Promise.allSettled(asked)
      const found = answers.flatMap((one) => (one.status === 'fulfilled' ? parseTexts(one.value) : []))
      // A part of a cluster that is away does not keep the rooms of the others asleep.
      const failed = answers.find((one) => one.status === 'rejected')
      if (found.length === 0 && failed?.status === 'rejected') throw failed.reason
      return found.slice(0, DUE_MAX).map(roomId)
    },

    async appendUpdate(document, update) {
      const room = keys.roomOf(document)
      const names = [keys.countersKey(room), keys.documentsKey(room), keys.droppedKey(room), keys.logKey(document)]
      const bell = encodeBell(node, { kind: 'document', document })
      const values = [document, randomPart(), update, keys.bellChannel(room), bell]
      const position = await connection.run(APPEND, names, values)
      if (position === 1) throw new DocumentPaused('a detail slipped: nothing is written')
      if (position === 0) throw new DocumentGone('the document was dropped or its room is not there')
      return decode(v.parse(bytesSchema, position))
    },

    async readDocument(document, since): Promise<StoredDocument> {
      const asked = since !== null && isPosition(since) ? since : ''
      const reply = await connection.run(READ, [keys.logKey(document), keys.snapshotKey(document)], [asked, START])
      const [known, at, snapshot, entries] = v.parse(readSchema, reply)
      const updates = entries.map(([position, [, update]]) => ({ position: decode(position), update }))
      const begin = known === 1 ? asked : decode(at)
      const hasSnapshot = known !== 1 && decode(at) !== START
      return {
        snapshot: hasSnapshot ? snapshot : null,
        updates,
        position: updates.at(-1)?.position ?? begin,
        ...(asked !== '' && known !== 1 ? { isWhole: true } : {}),
      }
    },

    async compactDocument(document, snapshot, upTo) {
      if (!isPosition(upTo)) return
      const next = `${BigInt(upTo.split('-')[0] ?? '0') + 1n}-0`
      const names = [keys.logKey(document), keys.snapshotKey(document), keys.droppedKey(keys.roomOf(document))]
      await connection.run(COMPACT, names, [document, upTo, snapshot, next])
    },

    async isWritable() {
      try {
        await connection.send(['SET', keys.WRITABLE_KEY, '1'])
        return true
      } catch (error) {
        if (error instanceof StoreUnavailable) return false
        throw error
      }
    },
    close: () => connection.close(),
  }
}

const isPosition = (raw: string): boolean => /^[0-9]{1,15}-[0-9]{1,15}$/.test(raw)

function parseCounters(flat: readonly Uint8Array[]): Record<string, number> | null {
  if (flat.length === 0) return null
  const found = pairs(flat).filter(([name]) => name !== THERE)
  return Object.fromEntries(found.map(([name, value]) => [name, Number(decode(value))]))
}

function commitArguments(
  room: RoomId,
  change: Commit,
  node: string,
): { names: [string, ...string[]]; values: Argument[] } {
  const appends = change.append ?? []
  const drops = change.drop ?? []
  const documents = [...new Set([...drops, ...appends.map((one) => one.document)])]
  for (const document of documents) {
    if (keys.roomOf(document) !== room) throw new Error('a document of another room')
  }
  const indexOf = (document: DocumentId) => String(documents.indexOf(document))
  const puts: [string, Uint8Array][] = []
  const deletes: [string][] = []
  for (const [name, value] of Object.entries(change.put)) {
    if (value === null) deletes.push([name])
    else puts.push([name, value])
  }
  const bells = [
    encodeBell(node, { kind: 'room', room }),
    ...documents.map((document) => encodeBell(node, { kind: 'document', document })),
  ]
  const lists: Argument[][][] = [
    Object.entries(change.expect).map(([name, value]) => [name, String(value)]),
    puts,
    deletes,
    drops.map((document) => [document, indexOf(document)]),
    appends.map(({ document, update }) => [document, indexOf(document), randomPart(), update]),
    bells.map((bell) => [bell]),
  ]
  const wake = change.wakeAtMs === undefined ? '' : change.wakeAtMs === null ? '-' : String(change.wakeAtMs)
  return {
    names: [
      keys.countersKey(room),
      keys.recordsKey(room),
      keys.documentsKey(room),
      keys.droppedKey(room),
      keys.wakeKey(room),
      ...documents.flatMap((document) => [keys.logKey(document), keys.snapshotKey(document)]),
    ],
    values: [room, keys.bellChannel(room), wake, ...lists.flatMap((list) => [String(list.length), ...list.flat()])],
  }
}
