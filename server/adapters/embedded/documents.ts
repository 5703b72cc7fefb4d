// Documents in the embedded store: a log of updates and one snapshot each.
import { randomBytes } from 'node:crypto'
import type { DocumentId, RoomId } from '../../../shared/ids.ts'
import { DocumentGone, type LogPosition, type StoredDocument } from '../../rooms/ports.ts'
import type { Database, Operation } from './database.ts'
import { countersKey, droppedKey, logKey, logRange, roomOf, snapshotKey } from './keys.ts'

/** Fifteen digits count, so that text order is the order of writing; the rest is random, so that a position of a log that
 *  was dropped or restored from a backup is not taken for one of the present log. */
const START: LogPosition = '000000000000000-000000000000'
const position = (count: number): LogPosition => `${String(count).padStart(15, '0')}-${randomBytes(6).toString('hex')}`
const countOf = (at: LogPosition): number => Number(at.slice(0, 15))

/** The end of a log in memory: everything behind `base`, durable and without a gap. Who follows a log as it is written reads it
 *  from here instead of asking the disk for what was just given to it. */
type Tail = { base: LogPosition; entries: { position: LogPosition; update: Uint8Array }[]; bytes: number }
type Head = { count: number; gone: boolean; pending: number; tail: Tail | null }
const TAIL_MAX_ENTRIES = 32
const TAIL_MAX_BYTES = 65_536
// What is known of idle documents is dropped above this number; it is read again when needed.
const HEADS_MAX = 2_000

/** Callers hold the turn of the room (turns.ts) for everything but `read`. */
export class DocumentLogs {
  readonly #database: Database
  readonly #heads = new Map<DocumentId, Head>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Gives the update its place and queues it. The turn of the room may end before `written` does.
   *  @throws DocumentGone when the document was dropped or its room is not there. */
  async append(document: DocumentId, update: Uint8Array): Promise<{ position: LogPosition; written: Promise<void> }> {
    const head = await this.#head(document)
    if (head.gone) throw new DocumentGone('the document was dropped or its room is not there')
    head.count += 1
    head.pending += 1
    const at = position(head.count)
    const written = this.#database.write([{ type: 'put', key: logKey(document, at), value: update }])
    written.then(
      () => {
        head.pending -= 1
        extendTail(head, at, update)
      },
      () => {
        head.pending -= 1
      },
    )
    return { position: at, written }
  }

  /** What appends to documents as part of a commit. A document that was dropped before is there again afterwards. */
  async appendOperations(appends: readonly { document: DocumentId; update: Uint8Array }[]): Promise<Operation[]> {
    const operations: Operation[] = []
    for (const { document, update } of appends) {
      const head = await this.#head(document)
      head.count += 1
      operations.push({ type: 'del', key: droppedKey(document) })
      operations.push({ type: 'put', key: logKey(document, position(head.count)), value: update })
    }
    return operations
  }

  /** What deletes documents whole. Waits for updates that are still being written, to catch them too. */
  async dropOperations(documents: readonly DocumentId[]): Promise<Operation[]> {
    if (documents.length > 0) await this.#database.write([])
    const operations: Operation[] = []
    for (const document of documents) {
      const head = this.#heads.get(document)
      if (head) head.tail = null
      const keys = await this.#database.read((level) => level.keys(logRange(document)).all())
      for (const key of [...keys, snapshotKey(document)]) operations.push({ type: 'del', key })
      operations.push({ type: 'put', key: droppedKey(document), value: new Uint8Array() })
    }
    return operations
  }

  /** To be called when a commit that touched these documents has ended, well or not. */
  forget(documents: Iterable<DocumentId>): void {
    for (const document of documents) if (this.#heads.get(document)?.pending === 0) this.#heads.delete(document)
  }

  forgetRoom(room: RoomId): void {
    const documents = [...this.#heads.keys()].filter((document) => roomOf(document) === room)
    for (const document of documents) {
      const head = this.#heads.get(document)
      if (head) head.tail = null
    }
    this.forget(documents)
  }

  async read(document: DocumentId, since: LogPosition | null): Promise<StoredDocument> {
    const updates = since === null ? null : tailBehind(this.#heads.get(document), since)
    if (updates !== null && since !== null) {
      return { snapshot: null, updates, position: updates.at(-1)?.position ?? since }
    }
    return this.#readLog(document, since)
  }

  async #readLog(document: DocumentId, since: LogPosition | null): Promise<StoredDocument> {
    const range = logRange(document)
    return this.#database.readAtOnce(async (level, picture) => {
      const stored = await level.get(snapshotKey(document), { snapshot: picture })
      const snapshot = stored === undefined ? null : parseSnapshot(stored)
      const known =
        since !== null &&
        (since === (snapshot?.position ?? START) ||
          (await level.get(logKey(document, since), { snapshot: picture })) !== undefined)
      const entries = await level
        .iterator({ ...(known ? { gt: logKey(document, since), lt: range.lt } : range), snapshot: picture })
        .all()
      const updates = entries.map(([key, update]) => ({ position: key.slice(range.gte.length), update }))
      const last = updates.at(-1)?.position ?? (known ? since : (snapshot?.position ?? START))
      return { snapshot: known ? null : (snapshot?.bytes ?? null), updates, position: last }
    })
  }

  async compact(document: DocumentId, bytes: Uint8Array, upTo: LogPosition): Promise<void> {
    const head = await this.#head(document)
    if (head.gone) return
    const range = logRange(document)
    const [stored, entry, keys] = await this.#database.read((level) =>
      Promise.all([
        level.get(snapshotKey(document)),
        level.get(logKey(document, upTo)),
        level.keys({ gte: range.gte, lte: logKey(document, upTo) }).all(),
      ]),
    )
    // Not in the log: somebody compacted further already, or it is a position of another life of this document.
    if (entry === undefined && (stored === undefined || parseSnapshot(stored).position !== upTo)) return
    const entries = tailBehind(head, upTo)
    // Who is further back than the snapshot gets the snapshot.
    head.tail = entries && { base: upTo, entries, bytes: entries.reduce((sum, { update }) => sum + update.length, 0) }
    const value = new Uint8Array(START.length + bytes.length)
    value.set(new TextEncoder().encode(upTo))
    value.set(bytes, START.length)
    await this.#database.write([
      { type: 'put', key: snapshotKey(document), value },
      ...keys.map((key) => ({ type: 'del', key }) as const),
    ])
  }

  async #head(document: DocumentId): Promise<Head> {
    const known = this.#heads.get(document)
    if (known !== undefined) return known
    const range = logRange(document)
    const [counters, dropped, snapshot, last] = await this.#database.read((level) =>
      Promise.all([
        level.has(countersKey(roomOf(document))),
        level.has(droppedKey(document)),
        level.get(snapshotKey(document)),
        level.keys({ ...range, reverse: true, limit: 1 }).all(),
      ]),
    )
    const lastPosition = last[0]?.slice(range.gte.length) ?? START
    const snapshotPosition = snapshot === undefined ? START : parseSnapshot(snapshot).position
    const count = Math.max(countOf(lastPosition), countOf(snapshotPosition))
    const head: Head = { count, gone: dropped || !counters, pending: 0, tail: null }
    if (this.#heads.size >= HEADS_MAX) this.#forgetIdle()
    this.#heads.set(document, head)
    return head
  }

  #forgetIdle(): void {
    for (const [document, head] of this.#heads) if (head.pending === 0) this.#heads.delete(document)
  }
}

/** To be called for entries in their order, when they are durable. */
function extendTail(head: Head, position: LogPosition, update: Uint8Array): void {
  const { tail } = head
  const last = tail && (tail.entries.at(-1)?.position ?? tail.base)
  if (!tail || last === null || countOf(position) !== countOf(last) + 1) {
    head.tail = { base: position, entries: [], bytes: 0 }
    return
  }
  tail.entries.push({ position, update })
  tail.bytes += update.length
  while (tail.entries.length > TAIL_MAX_ENTRIES || tail.bytes > TAIL_MAX_BYTES) {
    const oldest = tail.entries.shift()
    if (!oldest) return
    tail.base = oldest.position
    tail.bytes -= oldest.update.length
  }
}

/** @returns what is durable behind `since`; null when the log itself has to be asked. */
function tailBehind(head: Head | undefined, since: LogPosition): Tail['entries'] | null {
  if (!head?.tail || head.gone) return null
  const { base, entries } = head.tail
  const last = entries.at(-1)?.position ?? base
  // Entries that came by another way than `append`, or whose writing failed, are not in the tail.
  if (countOf(last) + head.pending !== head.count) return null
  if (since === base) return [...entries]
  const at = entries.findIndex((entry) => entry.position === since)
  return at === -1 ? null : entries.slice(at + 1)
}

function parseSnapshot(stored: Uint8Array): { position: LogPosition; bytes: Uint8Array } {
  return {
    position: new TextDecoder().decode(stored.subarray(0, START.length)),
    bytes: stored.subarray(START.length),
  }
}
