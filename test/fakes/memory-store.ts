// The store port in memory, for tests of what stands above it. Can be told to be slow, or away.
import {
  type Commit,
  DocumentGone,
  DocumentPaused,
  type LogPosition,
  type RoomRecords,
  type Store,
  StoreUnavailable,
} from '../../server/rooms/ports.ts'
import { type DocumentId, type EpochMs, parseDocumentId, type RoomId } from '../../shared/ids.ts'

type Log = { snapshot: Uint8Array | null; snapshotAt: number; entries: { at: number; update: Uint8Array }[] }

export class MemoryStore implements Store {
  readonly globals = new Map<string, Uint8Array>()
  readonly logs = new Map<DocumentId, Log>()
  readonly #dropped = new Set<DocumentId>()
  readonly #rooms = new Map<RoomId, RoomRecords & { wakeAtMs: EpochMs | null }>()
  #next = 1
  isAway = false
  /** Every append waits for this; a test holds it to look at what happens meanwhile. */
  gate: Promise<void> = Promise.resolve()
  appends = 0

  async loadRoom(room: RoomId): Promise<RoomRecords | null> {
    return this.#rooms.get(room) ?? null
  }

  async loadRecords(room: RoomId, names: readonly string[]): Promise<RoomRecords | null> {
    const stored = await this.loadRoom(room)
    if (!stored) return null
    const records = Object.entries(stored.records).filter(([name]) => names.includes(name))
    return { counters: stored.counters, records: Object.fromEntries(records) }
  }

  async loadCounters(room: RoomId): Promise<Record<string, number> | null> {
    return this.#rooms.get(room)?.counters ?? null
  }

  async commit(room: RoomId, commit: Commit): Promise<'ok' | 'conflict'> {
    this.#check()
    const before = this.#rooms.get(room) ?? { counters: {}, records: {}, wakeAtMs: null }
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
    this.#rooms.set(room, { counters, records, wakeAtMs })
    for (const document of commit.drop ?? []) {
      this.logs.delete(document)
      this.#dropped.add(document)
    }
    for (const { document, update } of commit.append ?? []) {
      this.#dropped.delete(document)
      this.#append(document, update)
    }
    return 'ok'
  }

  #isPaused(document: DocumentId): boolean {
    const room = parseDocumentId(document)?.room
    return room !== undefined && (this.#rooms.get(room)?.counters.paused ?? 0) % 2 === 1
  }

  async eraseRoom(room: RoomId): Promise<void> {
    this.#rooms.delete(room)
    for (const document of this.logs.keys()) {
      if (parseDocumentId(document)?.room === room) this.logs.delete(document)
    }
  }

  async purge(): Promise<void> {}

  async putGlobal(key: string, value: Uint8Array | null, options?: { ifAbsent?: boolean }): Promise<boolean> {
    this.#check()
    if (options?.ifAbsent && this.globals.has(key)) return false
    if (value) this.globals.set(key, value)
    else this.globals.delete(key)
    return true
  }

  async getGlobal(key: string): Promise<Uint8Array | null> {
    this.#check()
    return this.globals.get(key) ?? null
  }

  async due(nowMs: EpochMs): Promise<RoomId[]> {
    return [...this.#rooms].filter(([, room]) => room.wakeAtMs !== null && room.wakeAtMs <= nowMs).map(([id]) => id)
  }

  async appendUpdate(document: DocumentId, update: Uint8Array): Promise<LogPosition> {
    await this.gate
    this.#check()
    if (this.#dropped.has(document)) throw new DocumentGone('dropped')
    if (this.#isPaused(document)) throw new DocumentPaused('paused')
    this.appends++
    return place(this.#append(document, update))
  }

  async readDocument(document: DocumentId, since: LogPosition | null) {
    this.#check()
    const log = this.logs.get(document) ?? { snapshot: null, snapshotAt: 0, entries: [] }
    const after = since === null ? -1 : Number.parseInt(since, 36)
    // Compacted, or lost.
    const isWhole = after !== log.snapshotAt && !log.entries.some((entry) => entry.at === after)
    const updates = log.entries
      .filter((entry) => entry.at > (isWhole ? log.snapshotAt : after))
      .map(({ at, update }) => ({ position: place(at), update }))
    const position = place(log.entries.at(-1)?.at ?? log.snapshotAt)
    return {
      snapshot: isWhole ? log.snapshot : null,
      updates,
      position: updates.length === 0 && since && !isWhole ? since : position,
      ...(isWhole && since !== null ? { isWhole } : {}),
    }
  }

  /** What was acknowledged is gone, as after a failover to a replica that was behind. */
  lose(document: DocumentId): void {
    this.logs.delete(document)
  }

  async compactDocument(document: DocumentId, snapshot: Uint8Array, upTo: LogPosition): Promise<void> {
    this.#check()
    const log = this.logs.get(document)
    const at = Number.parseInt(upTo, 36)
    if (!log || at <= log.snapshotAt) return
    this.logs.set(document, { snapshot, snapshotAt: at, entries: log.entries.filter((entry) => entry.at > at) })
  }

  async isWritable(): Promise<boolean> {
    return !this.isAway
  }

  async close(): Promise<void> {}

  #append(document: DocumentId, update: Uint8Array): number {
    const log = this.logs.get(document) ?? { snapshot: null, snapshotAt: 0, entries: [] }
    const at = this.#next++
    log.entries.push({ at, update: update.slice() })
    this.logs.set(document, log)
    return at
  }

  #check(): void {
    if (this.isAway) throw new StoreUnavailable('away')
  }
}

const place = (at: number): LogPosition => at.toString(36).padStart(10, '0')
