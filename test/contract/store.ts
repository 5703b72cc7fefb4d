// What every store keeps. Run against both adapters.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DocumentGone,
  DocumentPaused,
  type LogPosition,
  type Store,
  type StoredDocument,
} from '../../server/rooms/ports.ts'
import { type DocumentId, epochMs, type RoomId } from '../../shared/ids.ts'
import { bytes, documentOf, freshRoom, text } from './names.ts'

const texts = (stored: StoredDocument) => stored.updates.map((one) => text(one.update))

export function storeContract(open: () => Promise<Store>): void {
  describe('store', () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const created = async (): Promise<RoomId> => {
      const room = freshRoom()
      expect(await store.commit(room, { expect: { session: 0 }, put: {} })).toBe('ok')
      return room
    }
    const append = async (document: DocumentId, ...words: string[]): Promise<LogPosition[]> => {
      const positions: LogPosition[] = []
      for (const word of words) positions.push(await store.appendUpdate(document, bytes(word)))
      return positions
    }

    test('a room that was never written is not there', async () => {
      expect(await store.loadRoom(freshRoom())).toBeNull()
      expect(await store.loadCounters(freshRoom())).toBeNull()
    })

    test('records and counters come back as written, null deletes', async () => {
      const room = freshRoom()
      const binary = Uint8Array.from({ length: 256 }, (_, index) => index)
      expect(await store.commit(room, { expect: { session: 0 }, put: { 'a:1': binary, b: bytes('b') } })).toBe('ok')
      expect(await store.commit(room, { expect: { session: 1, box: 0 }, put: { b: null, c: bytes('') } })).toBe('ok')
      const loaded = await store.loadRoom(room)
      expect(loaded?.counters).toEqual({ session: 2, box: 1 })
      expect(Object.keys(loaded?.records ?? {}).sort()).toEqual(['a:1', 'c'])
      expect([...(loaded?.records['a:1'] ?? [])]).toEqual([...binary])
      expect(loaded?.records.c?.length).toBe(0)
      expect(await store.loadCounters(room)).toEqual({ session: 2, box: 1 })
    })

    test('some records of a room, without the others', async () => {
      const room = freshRoom()
      expect(await store.loadRecords(room, ['a'])).toBeNull()
      await store.commit(room, { expect: { box: 0 }, put: { a: bytes('a'), b: bytes('b'), c: bytes('c') } })
      const loaded = await store.loadRecords(room, ['c', 'missing', 'a'])
      expect(loaded?.counters).toEqual({ box: 1 })
      expect(
        Object.entries(loaded?.records ?? {})
          .map(([name, value]) => `${name}=${text(value)}`)
          .sort(),
      ).toEqual(['a=a', 'c=c'])
    })

    test('a commit without counters makes the room too', async () => {
      const room = freshRoom()
      expect(await store.commit(room, { expect: {}, put: { a: bytes('a') } })).toBe('ok')
      expect((await store.loadRoom(room))?.counters).toEqual({})
      expect(await store.loadCounters(room)).toEqual({})
    })

    test('rooms do not see each other', async () => {
      const [one, other] = [await created(), await created()]
      await store.commit(one, { expect: {}, put: { a: bytes('one') } })
      expect((await store.loadRoom(other))?.records).toEqual({})
    })

    test('a conflict changes nothing: no record, no update, no drop, no wake, no other counter', async () => {
      const room = await created()
      const [kept, fresh] = [documentOf(room, 'agenda'), documentOf(room, 'theme')]
      await append(kept, 'words')
      const refused = await store.commit(room, {
        expect: { box: 0, session: 0 },
        put: { a: bytes('no') },
        append: [{ document: fresh, update: bytes('no') }],
        drop: [kept],
        wakeAtMs: epochMs(5),
      })
      expect(refused).toBe('conflict')
      expect(await store.loadRoom(room)).toEqual({ counters: { session: 1 }, records: {} })
      expect(texts(await store.readDocument(kept, null))).toEqual(['words'])
      expect(texts(await store.readDocument(fresh, null))).toEqual([])
      expect(await store.due(epochMs(10))).not.toContain(room)
    })

    test('a commit carries its updates', async () => {
      const room = await created()
      const document = documentOf(room, 'board')
      await store.commit(room, {
        expect: { session: 1, board: 0 },
        put: { a: bytes('a') },
        append: ['x', 'y'].map((word) => ({ document, update: bytes(word) })),
      })
      expect(texts(await store.readDocument(document, null))).toEqual(['x', 'y'])
      expect((await store.loadRoom(room))?.counters).toEqual({ session: 2, board: 1 })
    })

    test('50 at once on one counter: every one that was told ok is in the record', async () => {
      const room = await created()
      let conflicts = 0
      const add = async (mine: string) => {
        for (;;) {
          const loaded = await store.loadRoom(room)
          const list = text(loaded?.records.list) ?? ''
          const change = { expect: { session: loaded?.counters.session ?? 0 }, put: { list: bytes(`${list}${mine},`) } }
          if ((await store.commit(room, change)) === 'ok') return
          conflicts += 1
        }
      }
      await Promise.all(Array.from({ length: 50 }, (_, index) => add(String(index))))
      const loaded = await store.loadRoom(room)
      const list = text(loaded?.records.list)?.split(',').slice(0, -1).map(Number)
      expect(list?.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index))
      expect(loaded?.counters).toEqual({ session: 51 })
      expect(conflicts).toBeGreaterThan(0)
    })

    test('updates come back in order, all of them or those after a position', async () => {
      const document = documentOf(await created())
      expect(await store.readDocument(document, null)).toMatchObject({ snapshot: null, updates: [] })
      const empty = await store.readDocument(document, null)
      const words = Array.from({ length: 12 }, (_, index) => `word ${index}`)
      const positions = await append(document, ...words)
      const all = await store.readDocument(document, null)
      expect(texts(all)).toEqual(words)
      expect(all.updates.map((one) => one.position)).toEqual(positions)
      expect(all.position).toBe(positions.at(-1))
      expect(texts(await store.readDocument(document, empty.position))).toEqual(words)
      expect(texts(await store.readDocument(document, positions[8] ?? ''))).toEqual(words.slice(9))
      const none = await store.readDocument(document, all.position)
      expect(none).toEqual({ snapshot: null, updates: [], position: all.position })
    })

    test('updates written at the same time keep one order for everybody', async () => {
      const document = documentOf(await created())
      const words = Array.from({ length: 50 }, (_, index) => String(index))
      const positions = await Promise.all(words.map((word) => store.appendUpdate(document, bytes(word))))
      const all = await store.readDocument(document, null)
      for (const one of all.updates) expect(one.position).toBe(positions[Number(text(one.update))])
      expect(texts(all).sort()).toEqual([...words].sort())
      const half = all.updates[24]?.position ?? ''
      expect(texts(await store.readDocument(document, half))).toEqual(texts(all).slice(25))
    })

    test('compaction keeps what came after it, and who is behind gets the snapshot', async () => {
      const document = documentOf(await created())
      const positions = await append(document, 'a', 'b', 'c', 'd')
      await store.compactDocument(document, bytes('snapshot of a b c'), positions[2] ?? '')
      const all = await store.readDocument(document, null)
      expect(text(all.snapshot)).toBe('snapshot of a b c')
      expect(texts(all)).toEqual(['d'])
      expect(all.position).toBe(positions[3])
      const behind = await store.readDocument(document, positions[0] ?? '')
      expect(text(behind.snapshot)).toBe('snapshot of a b c')
      expect(texts(behind)).toEqual(['d'])
      expect(await store.readDocument(document, positions[2] ?? '')).toMatchObject({
        snapshot: null,
        position: positions[3],
      })
      await append(document, 'e')
      expect(texts(await store.readDocument(document, positions[3] ?? ''))).toEqual(['e'])
    })

    test('an older snapshot does nothing, a newer one replaces', async () => {
      const document = documentOf(await created())
      const positions = await append(document, 'a', 'b', 'c')
      await store.compactDocument(document, bytes('a b'), positions[1] ?? '')
      await store.compactDocument(document, bytes('a'), positions[0] ?? '')
      expect(text((await store.readDocument(document, null)).snapshot)).toBe('a b')
      await store.compactDocument(document, bytes('a b c'), positions[2] ?? '')
      const all = await store.readDocument(document, null)
      expect(text(all.snapshot)).toBe('a b c')
      expect(all).toMatchObject({ updates: [], position: positions[2] })
      const [next] = await append(document, 'd')
      expect(await store.readDocument(document, positions[2] ?? '')).toMatchObject({ snapshot: null, position: next })
    })

    test('a position the log does not know counts as too old', async () => {
      const [one, other] = [documentOf(await created()), documentOf(await created())]
      const [foreign] = await append(other, 'other')
      await append(one, 'a', 'b')
      expect(texts(await store.readDocument(one, foreign ?? ''))).toEqual(['a', 'b'])
    })

    test('a dropped document is gone, late updates are refused, a commit may begin it again', async () => {
      const room = await created()
      const [dropped, kept] = [documentOf(room, 'theme', 1), documentOf(room, 'theme', 2)]
      const [first] = await append(dropped, 'a', 'b')
      await store.compactDocument(dropped, bytes('snapshot'), first ?? '')
      await append(kept, 'stays')
      await store.commit(room, { expect: {}, put: {}, drop: [dropped] })
      expect(await store.readDocument(dropped, null)).toMatchObject({ snapshot: null, updates: [] })
      await expect(store.appendUpdate(dropped, bytes('late'))).rejects.toThrow(DocumentGone)
      await store.compactDocument(dropped, bytes('late snapshot'), first ?? '')
      expect(await store.readDocument(dropped, null)).toMatchObject({ snapshot: null, updates: [] })
      expect(texts(await store.readDocument(kept, null))).toEqual(['stays'])
      await store.commit(room, {
        expect: {},
        put: {},
        drop: [dropped],
        append: [{ document: dropped, update: bytes('new') }],
      })
      await append(dropped, 'newer')
      expect(texts(await store.readDocument(dropped, first ?? ''))).toEqual(['new', 'newer'])
    })

    test('[SLP2] while the room is paused no update is taken, whoever sends it; a commit may still write', async () => {
      const room = await created()
      const [document, next] = [documentOf(room), documentOf(room, 'theme', 1)]
      await append(document, 'before')
      const paused = (await store.loadCounters(room))?.paused ?? 0
      expect(await store.commit(room, { expect: { paused }, put: {} })).toBe('ok')
      await expect(store.appendUpdate(document, bytes('late'))).rejects.toThrow(DocumentPaused)
      expect(texts(await store.readDocument(document, null))).toEqual(['before'])
      const written = { drop: [document], append: [{ document: next, update: bytes('anew') }] }
      expect(await store.commit(room, { expect: {}, put: {}, ...written })).toBe('ok')
      await expect(store.appendUpdate(next, bytes('late'))).rejects.toThrow(DocumentPaused)
      expect(await store.commit(room, { expect: { paused: paused + 1 }, put: {} })).toBe('ok')
      await append(next, 'after')
      expect(texts(await store.readDocument(next, null))).toEqual(['anew', 'after'])
      await expect(store.appendUpdate(document, bytes('late'))).rejects.toThrow(DocumentGone)
    })

    test('a drop takes updates with it that are being written', async () => {
      const room = await created()
      const document = documentOf(room)
      const late = Array.from({ length: 20 }, (_, index) => store.appendUpdate(document, bytes(String(index))))
      const drop = store.commit(room, { expect: {}, put: {}, drop: [document] })
      const after = Array.from({ length: 20 }, (_, index) => store.appendUpdate(document, bytes(String(index))))
      const results = await Promise.allSettled([...late, ...after])
      expect(await drop).toBe('ok')
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DocumentGone)
      expect(await store.readDocument(document, null)).toMatchObject({ snapshot: null, updates: [] })
    })

    test('an update for a room that is not there is refused', async () => {
      await expect(store.appendUpdate(documentOf(freshRoom()), bytes('a'))).rejects.toThrow(DocumentGone)
    })

    test('erasing a room leaves nothing of it and everything of the others', async () => {
      const [room, other] = [await created(), await created()]
      await store.commit(room, { expect: {}, put: { a: bytes('a') }, wakeAtMs: epochMs(1) })
      await append(documentOf(room), 'a', 'b')
      await append(documentOf(other), 'kept')
      await store.eraseRoom(room)
      expect(await store.loadRoom(room)).toBeNull()
      expect(await store.readDocument(documentOf(room), null)).toMatchObject({ snapshot: null, updates: [] })
      expect(await store.due(epochMs(10))).not.toContain(room)
      await expect(store.appendUpdate(documentOf(room), bytes('late'))).rejects.toThrow(DocumentGone)
      expect(texts(await store.readDocument(documentOf(other), null))).toEqual(['kept'])
      await store.eraseRoom(room)
    })

    test('purging keeps what is there', async () => {
      const room = await created()
      await store.commit(room, { expect: {}, put: { a: bytes('old') } })
      await store.commit(room, { expect: {}, put: { a: bytes('new') } })
      await append(documentOf(room), 'kept')
      await store.purge(room)
      expect(text((await store.loadRoom(room))?.records.a)).toBe('new')
      expect(texts(await store.readDocument(documentOf(room), null))).toEqual(['kept'])
    })

    test('global records: whole, deleted by null, taken once', async () => {
      const key = `code:${freshRoom()}`
      expect(await store.getGlobal(key)).toBeNull()
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.putGlobal(key, bytes(String(index)), { ifAbsent: true })),
      )
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(text(await store.getGlobal(key))).toBe(String(taken.indexOf(true)))
      expect(await store.putGlobal(key, bytes('over'))).toBe(true)
      expect(text(await store.getGlobal(key))).toBe('over')
      await store.putGlobal(key, null)
      expect(await store.getGlobal(key)).toBeNull()
      expect(await store.putGlobal(key, bytes('again'), { ifAbsent: true })).toBe(true)
    })

    test('rooms are due at their time, not before, until they are told otherwise', async () => {
      const room = await created()
      await store.commit(room, { expect: {}, put: {}, wakeAtMs: epochMs(1_000) })
      expect(await store.due(epochMs(999))).not.toContain(room)
      expect(await store.due(epochMs(1_000))).toContain(room)
      await store.commit(room, { expect: {}, put: {} })
      expect(await store.due(epochMs(1_000))).toContain(room)
      await store.commit(room, { expect: {}, put: {}, wakeAtMs: epochMs(2_000) })
      expect(await store.due(epochMs(1_999))).not.toContain(room)
      await store.commit(room, { expect: {}, put: {}, wakeAtMs: null })
      expect(await store.due(epochMs(9_999))).not.toContain(room)
    })

    test('at most 100 rooms are due at once', async () => {
      const rooms = await Promise.all(Array.from({ length: 105 }, () => created()))
      const wake = (wakeAtMs: number | null) =>
        Promise.all(
          rooms.map((room) =>
            store.commit(room, { expect: {}, put: {}, wakeAtMs: wakeAtMs === null ? null : epochMs(wakeAtMs) }),
          ),
        )
      await wake(1)
      expect(await store.due(epochMs(1))).toHaveLength(100)
      await wake(null)
      expect(await store.due(epochMs(1))).toEqual([])
    })

    test('is writable', async () => {
      expect(await store.isWritable()).toBe(true)
    })
  })
}
