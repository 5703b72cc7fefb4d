// Any store, with everything people wrote encrypted before it gets there. Names of records, counters, the wake index, positions in a
// log and global records stay readable: the store works with them, and none of them is text of anybody.
import type { KeyObject } from 'node:crypto'
import { type DocumentId, parseDocumentId, type RoomId } from '../../../shared/ids.ts'
import {
  type Commit,
  type ContentKeys,
  DocumentGone,
  documentKey,
  type RoomRecords,
  type Store,
  StoreUnavailable,
} from '../../rooms/ports.ts'
import { nameOf, open, RecordDamaged, seal, type Under, underWhich } from './seal.ts'

/** Reading what was written under a destroyed key finds nothing, as if it had been deleted: that is what destroying it means.
 *  Rejects with RecordDamaged for what does not belong where it lies. */
export function sealedStore(store: Store, keys: ContentKeys): Store {
  /** What a record looked like in the store. Each writing has a nonce of its own, so the same bytes are the same writing. */
  const sealedAs = new WeakMap<Uint8Array, Uint8Array>()

  async function openAll(
    room: RoomId,
    records: Record<string, Uint8Array>,
    known?: RoomRecords['records'],
  ): Promise<Record<string, Uint8Array>> {
    const found = new Map<Under, KeyObject | null>()
    const opened: Record<string, Uint8Array> = {}
    for (const [record, sealed] of Object.entries(records)) {
      const under = underWhich(sealed)
      if (under === 'document') throw new RecordDamaged('an update is no record')
      if (!found.has(under)) found.set(under, await keys.find(room, under))
      const key = found.get(under)
      if (!key) continue
      const before = known?.[record]
      const isSame = before !== undefined && isEqual(sealedAs.get(before), sealed)
      const content = isSame ? before : open(sealed, key, nameOf.record(room, record))
      if (known && !isSame) sealedAs.set(content, sealed)
      opened[record] = content
    }
    return opened
  }

  async function keyOf(document: DocumentId): Promise<KeyObject | null> {
    const parts = parseDocumentId(document)
    return parts && keys.find(parts.room, documentKey(document))
  }

  async function sealAll(room: RoomId, change: Commit): Promise<Commit> {
    const under = change.under ?? 'live'
    const records = Object.entries(change.put)
    const key = records.some(([, content]) => content !== null) ? await keys.find(room, under) : null
    const put: Record<string, Uint8Array | null> = {}
    for (const [record, content] of records) {
      if (content === null) put[record] = null
      else if (key) put[record] = seal(content, key, under, nameOf.record(room, record))
      else throw new StoreUnavailable('the key of the room is gone')
    }
    if (!change.append) return { ...change, put }
    const append: NonNullable<Commit['append']>[number][] = []
    for (const { document, update } of change.append)
      append.push({ document, update: await sealUpdate(document, update) })
    return { ...change, put, append }
  }

  /** Is the key gone because somebody else closed the session meanwhile? Then this change was decided on an old state. Asked only when a key
   *  is missing: a store that does not answer is not asked a second time, for which people would wait twice as long. */
  async function unsealable(room: RoomId, change: Commit, cause: unknown): Promise<'conflict'> {
    const isGone = cause instanceof DocumentGone || cause instanceof StoreUnavailable
    const now = isGone ? await store.loadCounters(room) : null
    if (!now || Object.entries(change.expect).every(([name, value]) => (now[name] ?? 0) === value)) throw cause
    return 'conflict'
  }

  async function sealUpdate(document: DocumentId, update: Uint8Array): Promise<Uint8Array> {
    const key = await keyOf(document)
    if (!key) throw new DocumentGone('the key of the document is gone')
    return seal(update, key, 'document', nameOf.update(document))
  }

  return {
    // Named one by one: whoever adds a method to the port has to say here whether content goes through it.
    loadCounters: (room) => store.loadCounters(room),
    eraseRoom: (room) => store.eraseRoom(room),
    purge: (room) => store.purge(room),
    putGlobal: (key, value, options) => store.putGlobal(key, value, options),
    getGlobal: (key) => store.getGlobal(key),
    due: (nowMs) => store.due(nowMs),
    isWritable: () => store.isWritable(),
    close: () => store.close(),

    async loadRoom(room, known) {
      const stored = await store.loadRoom(room)
      return stored && { counters: stored.counters, records: await openAll(room, stored.records, known) }
    },

    async loadRecords(room, names) {
      const stored = await store.loadRecords(room, names)
      return stored && { counters: stored.counters, records: await openAll(room, stored.records) }
    },

    async commit(room, change) {
      const sealed = await sealAll(room, change).catch((cause: unknown) => unsealable(room, change, cause))
      return sealed === 'conflict' ? sealed : store.commit(room, sealed)
    },

    async appendUpdate(document, update) {
      return store.appendUpdate(document, await sealUpdate(document, update))
    },

    async readDocument(document, since) {
      const [stored, key] = await Promise.all([store.readDocument(document, since), keyOf(document)])
      const { snapshot, updates, position } = stored
      if (!key) return { snapshot: null, updates: [], position }
      return {
        snapshot: snapshot && open(snapshot, key, nameOf.snapshot(document)),
        updates: updates.map((one) => ({
          position: one.position,
          update: open(one.update, key, nameOf.update(document)),
        })),
        position,
        ...(stored.isWhole ? { isWhole: true } : {}),
      }
    },

    async compactDocument(document, snapshot, upTo) {
      const key = await keyOf(document)
      if (key) await store.compactDocument(document, seal(snapshot, key, 'document', nameOf.snapshot(document)), upTo)
    },
  }
}

const isEqual = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && one.length === other.length && Buffer.compare(one, other) === 0
