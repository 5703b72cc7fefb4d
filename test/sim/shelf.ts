// What all nodes of a simulated world share: the store, the bells between nodes, who is present, the keys. Each does what its port
// promises, in one moment; the way to it (ports.ts of this folder) is where things go wrong.
import { createSecretKey, type KeyObject } from 'node:crypto'
import {
  type BusMessage,
  type Commit,
  type ContentKeys,
  DocumentGone,
  DocumentPaused,
  type KeyName,
  type LogPosition,
  type PresenceEntry,
  type RoomRecords,
  type StoredDocument,
} from '../../server/rooms/ports.ts'
import { type DocumentId, type EpochMs, parseDocumentId, type RoomId } from '../../shared/ids.ts'
import type { World } from './world.ts'

type Room = RoomRecords & { wakeAtMs: EpochMs | null }
type Log = { snapshot: Uint8Array | null; at: number; entries: { at: number; update: Uint8Array }[] }
/** Put on a commit above the encryption, to be read where it happens. */
export const PLAIN: unique symbol = Symbol('plain')
export type Watched = Commit & { [PLAIN]?: Commit['put'] }

export type Listener = { node: number; hear(message: BusMessage): void; watches(room: RoomId): boolean }

export class Shelf {
  readonly rooms = new Map<RoomId, Room>()
  readonly logs = new Map<DocumentId, Log>()
  readonly globals = new Map<string, Uint8Array>()
  readonly present = new Map<RoomId, Map<string, PresenceEntry & { node: number }>>()
  readonly keys = new Map<string, KeyObject>()
  readonly listeners = new Set<Listener>()
  /** How a bell travels, in a hundred. */
  readonly bells = { lost: 0, twice: 0, lateMs: 5 }
  /** Called in the moment of a commit, with what the node wrote before it was encrypted. */
  onCommit: (room: RoomId, put: Commit['put']) => void = () => undefined
  readonly #dropped = new Set<DocumentId>()
  readonly #world: World
  #next = 1

  constructor(world: World) {
    this.#world = world
  }

  loadRoom(room: RoomId): RoomRecords | null {
    const found = this.rooms.get(room)
    return found ? { counters: { ...found.counters }, records: { ...found.records } } : null
  }

  commit(node: number, room: RoomId, commit: Watched): 'ok' | 'conflict' {
    const before = this.rooms.get(room) ?? { counters: {}, records: {}, wakeAtMs: null }
    for (const [name, count] of Object.entries(commit.expect)) {
      if ((before.counters[name] ?? 0) !== count) return 'conflict'
    }
    const counters = { ...before.counters }
    for (const [name, count] of Object.entries(commit.expect)) counters[name] = count + 1
    const records = { ...before.records }
    for (const [name, bytes] of Object.entries(commit.put)) {
      if (bytes) records[name] = bytes
      else delete records[name]
    }
    const wakeAtMs = commit.wakeAtMs === undefined ? before.wakeAtMs : commit.wakeAtMs
    this.rooms.set(room, { counters, records, wakeAtMs })
    for (const document of commit.drop ?? []) {
      this.logs.delete(document)
      this.#dropped.add(document)
    }
    for (const { document, update } of commit.append ?? []) {
      this.#dropped.delete(document)
      this.#append(document, update)
    }
    this.onCommit(room, commit[PLAIN] ?? commit.put)
    this.ring(node, { kind: 'room', room })
    for (const document of new Set([...(commit.drop ?? []), ...(commit.append ?? []).map((one) => one.document)])) {
      this.ring(node, { kind: 'document', document })
    }
    return 'ok'
  }

  eraseRoom(room: RoomId): void {
    this.rooms.delete(room)
    for (const document of this.logs.keys()) if (parseDocumentId(document)?.room === room) this.logs.delete(document)
  }

  appendUpdate(node: number, document: DocumentId, update: Uint8Array): LogPosition {
    const room = this.#roomOf(document)
    if (!room || this.#dropped.has(document)) throw new DocumentGone('dropped')
    if ((room.counters.paused ?? 0) % 2 === 1) throw new DocumentPaused('paused')
    const at = this.#append(document, update)
    this.ring(node, { kind: 'document', document })
    return place(at)
  }

  readDocument(document: DocumentId, since: LogPosition | null): StoredDocument {
    const log = this.logs.get(document) ?? { snapshot: null, at: 0, entries: [] }
    const after = since === null ? -1 : Number.parseInt(since, 36)
    const isKnown = after >= 0 && (after === log.at || log.entries.some((entry) => entry.at === after))
    const from = isKnown ? after : log.at
    const updates = log.entries
      .filter((entry) => entry.at > from)
      .map(({ at, update }) => ({ position: place(at), update }))
    return {
      snapshot: isKnown ? null : log.snapshot,
      updates,
      position: updates.at(-1)?.position ?? place(from),
      ...(since !== null && !isKnown ? { isWhole: true } : {}),
    }
  }

  compactDocument(document: DocumentId, snapshot: Uint8Array, upTo: LogPosition): void {
    const log = this.logs.get(document)
    const at = Number.parseInt(upTo, 36)
    if (!log || this.#dropped.has(document) || !(at === log.at || log.entries.some((entry) => entry.at === at))) return
    this.logs.set(document, { snapshot, at, entries: log.entries.filter((entry) => entry.at > at) })
  }

  /** To every node but the one it comes from; may be lost, doubled, overtaken. */
  ring(node: number, message: BusMessage): void {
    const room = 'room' in message ? message.room : parseDocumentId(message.document)?.room
    for (const listener of this.listeners) {
      if (listener.node === node || room === undefined || !listener.watches(room)) continue
      if (this.#world.chance(this.bells.lost)) continue
      const times = this.#world.chance(this.bells.twice) ? 2 : 1
      for (let count = 0; count < times; count += 1) {
        this.#world.after(this.#world.between(0.2, this.bells.lateMs), () => {
          if (this.listeners.has(listener)) listener.hear(message)
        })
      }
    }
  }

  /** Of one node; the way to it is a folder. */
  contentKeys(): ContentKeys {
    const { keys } = this
    const nameOf = (room: RoomId, name: KeyName) => `${room} ${name}`
    return {
      async mint(room, names) {
        for (const name of names) {
          const key = nameOf(room, name)
          if (!keys.has(key)) keys.set(key, createSecretKey(Buffer.alloc(32, keys.size + 1)))
        }
      },
      find: async (room, name) => keys.get(nameOf(room, name)) ?? null,
      async destroy(room, which) {
        const isMeant = (name: string) =>
          'only' in which
            ? which.only.some((one) => nameOf(room, one) === name)
            : !which.except.some((one) => nameOf(room, one) === name)
        for (const name of [...keys.keys()]) if (name.startsWith(`${room} `) && isMeant(name)) keys.delete(name)
      },
      forget: () => undefined,
    }
  }

  #roomOf(document: DocumentId): Room | undefined {
    const room = parseDocumentId(document)?.room
    return room && this.rooms.get(room)
  }

  #append(document: DocumentId, update: Uint8Array): number {
    const log = this.logs.get(document) ?? { snapshot: null, at: 0, entries: [] }
    const at = this.#next++
    log.entries.push({ at, update: update.slice() })
    this.logs.set(document, log)
    return at
  }
}

const place = (at: number): LogPosition => at.toString(36).padStart(10, '0')
