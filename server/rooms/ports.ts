// What the rooms need from outside. Adapters implement it; nothing here knows LevelDB, Redis or sockets.
import type { KeyObject } from 'node:crypto'
import { type DocumentId, type DocumentName, type EpochMs, parseDocumentId, type RoomId } from '../../shared/ids.ts'

/** One durable change of one room: all of it or nothing. */
export type Commit = {
  /** Counters that must still have these values; each named one goes up by one.
   *  Names: `session`, `box`, `board`, `paused` (odd while a detail slipped, see appendUpdate). An unknown counter counts as 0. */
  expect: Readonly<Record<string, number>>
  /** Records to write; null deletes. Names match [a-z0-9:-]{1,80}. */
  put: Readonly<Record<string, Uint8Array | null>>
  /** Yjs updates to append to documents of this room, in order. */
  append?: readonly { document: DocumentId; update: Uint8Array }[]
  /** Documents of this room to delete whole: log, snapshot and what is in memory. */
  drop?: readonly DocumentId[]
  /** When the room wants to be woken next; undefined leaves it, null clears it. */
  wakeAtMs?: EpochMs | null
  /** Which key of the room the records of `put` are written under. `live` when left out. */
  under?: 'live' | 'kept' | 'lasting'
}

export type RoomRecords = {
  counters: Record<string, number>
  records: Record<string, Uint8Array>
}

/** Place of an update in its document's log. Opaque, ordered by the store, never derived from a clock. */
export type LogPosition = string

export type StoredDocument = {
  /** Merged state up to `position`, or null for a new document. */
  snapshot: Uint8Array | null
  updates: { position: LogPosition; update: Uint8Array }[]
  position: LogPosition
  /** This is all of it, because the store did not know `since`: compacted, or lost. Only of stores that can lose. */
  isWhole?: boolean
}

/** Durable storage. Every promise resolves only after the data would survive kill -9 of this process and of the store.
 *  Rejects with a StoreUnavailable when it cannot write (full disk, Redis away); nothing was done then, unless it says that it
 *  does not know. */
export type Store = {
  /** @param known records of an earlier reading of this room. A store that can tell gives back those that were not written since as
   *  the same objects, and remembers what it needs to tell it again; `{}` to begin with.
   *  @returns null for a room that is not there. */
  loadRoom(room: RoomId, known?: RoomRecords['records']): Promise<RoomRecords | null>
  /** The counters and only these records, as of one moment. @returns null for a room that is not there. */
  loadRecords(room: RoomId, names: readonly string[]): Promise<RoomRecords | null>
  /** Only the counters, to find out cheaply whether something changed. */
  loadCounters(room: RoomId): Promise<Record<string, number> | null>
  /** @returns 'ok', or 'conflict' when a counter was different: read again and decide again. */
  commit(room: RoomId, commit: Commit): Promise<'ok' | 'conflict'>
  /** Deletes the room with everything that hangs on it and makes the space be overwritten (compaction). */
  eraseRoom(room: RoomId): Promise<void>
  /** Makes deleted bytes of this room unfindable on disk as far as the store can (compaction, rewrite). */
  purge(room: RoomId): Promise<void>

  /** Global small records: codes, devices, return links. Written whole.
   *  @returns false when `ifAbsent` and the key was taken. */
  putGlobal(key: string, value: Uint8Array | null, options?: { ifAbsent?: boolean }): Promise<boolean>
  getGlobal(key: string): Promise<Uint8Array | null>

  /** Rooms whose wakeAtMs is at or before `nowMs`, at most 100. */
  due(nowMs: EpochMs): Promise<RoomId[]>

  /** @throws DocumentGone when the document was dropped or its room is not there; DocumentPaused while the counter `paused`
   *  of the room is odd. */
  appendUpdate(document: DocumentId, update: Uint8Array): Promise<LogPosition>
  /** All of a document after `since` (exclusive), or all of it with its snapshot when `since` is null or too old. */
  readDocument(document: DocumentId, since: LogPosition | null): Promise<StoredDocument>
  /** Replaces everything up to `upTo` by one snapshot. A newer snapshot wins; then this does nothing. */
  compactDocument(document: DocumentId, snapshot: Uint8Array, upTo: LogPosition): Promise<void>

  /** Cheap write and read; false when the store cannot take a write now. */
  isWritable(): Promise<boolean>
  close(): Promise<void>
}

export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
  /** The connection broke before the answer came: it may have been done. Asking again with the same counters tells. */
  readonly isUncertain: boolean
  constructor(message: string, options: { cause?: unknown; isUncertain?: boolean } = {}) {
    super(message, options)
    this.isUncertain = options.isUncertain ?? false
  }
}

/** An update came for a document that was dropped, or whose room is not there: keeping it would bring deleted words back.
 *  Only a commit that appends to a dropped document begins it again. */
export class DocumentGone extends Error {
  override name = 'DocumentGone'
}

/** What a key is for. `live`: the records of a session until its close. `kept`: what is left of it afterwards.
 *  `board.0`: one generation of one document. `lasting`: a community, which goes on, so its key may be in a backup. */
export type KeyName = 'live' | 'kept' | 'lasting' | `${DocumentName}.${number}`

/** Name of the key of a document; each generation has its own.
 *  @throws for anything that is not one of our document ids: a bug of the caller. */
export function documentKey(document: DocumentId): KeyName {
  const parts = parseDocumentId(document)
  if (parts === null) throw new Error('not a document id')
  return `${parts.name}.${parts.generation}`
}

/** Keys under which content is stored, outside the store: who destroys a key has erased what was written under it, in the store,
 *  in its old files and in every copy of them. Key bytes never reach the store, the bus, a log or the core.
 *  Every promise rejects with StoreUnavailable when the place of the keys cannot be reached now. */
export type ContentKeys = {
  /** Makes the keys that are not there yet; those that are there stay as they are, whoever made them.
   *  Resolves when they would survive a loss of power. Call it before the commit that writes under them. */
  mint(room: RoomId, names: readonly KeyName[]): Promise<void>
  /** 256 bits, or null for a key that was never made or is destroyed. Remembered until `forget` or `destroy`.
   *  An object that shows its bytes to nobody by accident. */
  find(room: RoomId, name: KeyName): Promise<KeyObject | null>
  /** Overwrites and removes keys, and what remained of unfinished ones; again is no harm. Resolves when they are gone for good. */
  destroy(room: RoomId, which: { only: readonly KeyName[] } | { except: readonly KeyName[] }): Promise<void>
  /** Drops what is in memory of this room; on disk nothing changes. When nobody is in the room any more. */
  forget(room: RoomId): void
}

/** A detail slipped: nothing is written in this room until the group goes on. A commit may still append. */
export class DocumentPaused extends Error {
  override name = 'DocumentPaused'
}

/** Messages between nodes. They carry names and numbers, never content (design 4). May be lost: it is a doorbell. */
export type BusMessage =
  /** Something of the room was committed: read it again. */
  | { kind: 'room'; room: RoomId }
  | { kind: 'document'; document: DocumentId }
  /** Presence of the room changed. */
  | { kind: 'presence'; room: RoomId }
  /** Sums of reactions of one node in one tick: ephemeral numbers. */
  | { kind: 'reactions'; room: RoomId; sums: Record<string, number> }
  /** A cursor inside a document: y-protocols awareness bytes that the sending node checked. */
  | { kind: 'awareness'; document: DocumentId; update: Uint8Array }

export type Bus = {
  /** To all nodes but the sender's own. Fire and forget; errors are counted, not thrown. */
  publish(message: BusMessage): void
  /** @returns what ends the subscription. Messages arrive for all rooms this node asked for with `watch`. */
  subscribe(listener: (message: BusMessage) => void): () => void
  /** A node hears only rooms it watches. Counted: as many unwatch as watch. */
  watch(room: RoomId): Promise<void>
  unwatch(room: RoomId): void
  close(): Promise<void>
}

/** Who is connected, with leases so that a dead node's people vanish (within 20 s). Members are random connection ids. */
export type PresenceEntry = { seat: string; sinceMs: EpochMs }
export type Presence = {
  /** Registers or renews. The adapter renews by itself every third of the lease until `leave`. */
  enter(room: RoomId, connection: string, seat: string): Promise<void>
  leave(room: RoomId, connection: string): Promise<void>
  /** @returns connection id to entry, expired leases left out. */
  list(room: RoomId): Promise<Record<string, PresenceEntry>>
  /** Called when this adapter removed expired connections of a room: exactly one node is told. */
  onExpired(listener: (room: RoomId, connections: string[]) => void): () => void
  close(): Promise<void>
}

export type Clock = {
  nowMs(): EpochMs
  /** How many times faster than the world it runs. Absent: as fast. Only the demo has one. */
  rate?: number
  /** From now on it shows this and goes on from there. Only clocks of the world: nodes agree on one. */
  set?(nowMs: EpochMs): void
  /** @returns cancel. Owned by the caller. */
  after(delayMs: number, run: () => void): () => void
}

export type Chance = {
  /** Lower-case letters and digits, 26 characters, 128 bits and more. */
  id(): string
  /** 8 symbols of the Crockford alphabet in lower case. */
  code(): string
  /** Cryptographic; for shuffles and seeds. Uint32. */
  uint32(): number
  /** 32 random bytes as 64 hex characters: cookies, tickets, return links. */
  secret(): string
}

export type LogFields = Record<string, string | number | boolean | null>
/** Structured log. Fields come from an allow-list; text that people wrote never goes here. */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields, cause?: unknown): void
}
