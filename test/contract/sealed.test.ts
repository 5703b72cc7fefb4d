// The encrypted store keeps what every store keeps, over both adapters, and its records open only where they belong.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { openKeyFolder } from '../../server/adapters/keys/files.ts'
import { openRedis } from '../../server/adapters/redis/open.ts'
import { RecordDamaged, SEAL_BYTES } from '../../server/adapters/sealed/seal.ts'
import { sealedStore } from '../../server/adapters/sealed/store.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { type ContentKeys, DocumentGone, type Store, StoreUnavailable } from '../../server/rooms/ports.ts'
import type { RoomId } from '../../shared/ids.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { filesHolding } from './bytes-on-disk.ts'
import { bytes, documentOf, freshRoom, quietLog, text } from './names.ts'
import { storeContract } from './store.ts'

let folder: string
let redis: TestRedis
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copse-sealed-'))
  redis = await startRedis()
})
afterAll(async () => {
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The contract does not know of keys: they are made when they are first asked for. */
async function mintingKeys(): Promise<ContentKeys> {
  const { keys } = await openKeyFolder(join(folder, 'contract-keys'))
  return {
    ...keys,
    async find(room, name) {
      await keys.mint(room, [name])
      return keys.find(room, name)
    },
  }
}

describe('encrypted, in LevelDB', () => {
  storeContract(async () => sealedStore(await openEmbeddedStore(join(folder, 'contract')), await mintingKeys()))
})

describe('encrypted, in Redis', () => {
  storeContract(async () => {
    const { store, close } = await openRedis(redis.url, { clock: systemClock, log: quietLog })
    return { ...sealedStore(store, await mintingKeys()), close }
  })
})

describe('what is sealed', () => {
  const WORDS = 'mulberry lane at night'
  let keys: ContentKeys
  let raw: Store
  let store: Store
  let room: RoomId
  let data: string
  beforeEach(async () => {
    data = await mkdtemp(join(folder, 'data-'))
    keys = (await openKeyFolder(join(data, 'keys'))).keys
    raw = await openEmbeddedStore(data)
    store = sealedStore(raw, keys)
    room = freshRoom()
    await keys.mint(room, ['live', 'agenda.1', 'board.1'])
    await store.commit(room, { expect: { session: 0 }, put: { a: bytes(WORDS), b: bytes(WORDS) } })
  })
  afterEach(() => store.close())

  const record = async (name: string) => (await raw.loadRoom(room))?.records[name] ?? new Uint8Array()

  test('is not to be read in the files, and two records of the same words differ', async () => {
    const document = documentOf(room)
    await store.appendUpdate(document, bytes(WORDS))
    const position = await store.appendUpdate(document, bytes(WORDS))
    await store.compactDocument(document, bytes(`${WORDS} ${WORDS}`), position)
    await store.appendUpdate(document, bytes(WORDS))
    expect(await filesHolding(data, 'mulberry')).toEqual([])
    expect(await filesHolding(data, room)).not.toEqual([])
    const [one, other] = [await record('a'), await record('b')]
    expect(one.length).toBe(WORDS.length + SEAL_BYTES)
    expect(one).not.toEqual(other)
    const again = await store.readDocument(document, null)
    expect(text(again.snapshot)).toBe(`${WORDS} ${WORDS}`)
    expect(again.updates.map((entry) => text(entry.update))).toEqual([WORDS])
  })

  test('opens under its own name only: not as another record, of another room, in another document', async () => {
    const put = (name: string, value: Uint8Array, into = room) =>
      raw.commit(into, { expect: {}, put: { [name]: value } })
    await put('b', await record('a'))
    await expect(store.loadRoom(room)).rejects.toThrow(RecordDamaged)
    await put('b', null as unknown as Uint8Array)
    const other = freshRoom()
    await keys.mint(other, ['live'])
    await put('a', await record('a'), other)
    await expect(store.loadRoom(other)).rejects.toThrow(RecordDamaged)

    const [agenda, board] = [documentOf(room, 'agenda'), documentOf(room, 'board')]
    await store.appendUpdate(agenda, bytes(WORDS))
    const [entry] = (await raw.readDocument(agenda, null)).updates
    await raw.appendUpdate(board, entry?.update ?? new Uint8Array())
    await expect(store.readDocument(board, null)).rejects.toThrow(RecordDamaged)
    await raw.compactDocument(agenda, entry?.update ?? new Uint8Array(), entry?.position ?? '')
    await expect(store.readDocument(agenda, null)).rejects.toThrow(RecordDamaged)
  })

  test('what was not written since is the same object; what was written again is read again, even with the same words', async () => {
    const first = await store.loadRoom(room, {})
    await store.commit(room, { expect: { session: 1 }, put: { b: bytes(WORDS), c: bytes('new') } })
    const again = await store.loadRoom(room, first?.records)
    expect(again?.records.a).toBe(first?.records.a)
    expect(again?.records.b).not.toBe(first?.records.b)
    expect([text(again?.records.b), text(again?.records.c)]).toEqual([WORDS, 'new'])
    await raw.commit(room, {
      expect: {},
      put: { a: (await record('a')).map((byte, at) => (at === 20 ? byte ^ 1 : byte)) },
    })
    await expect(store.loadRoom(room, again?.records)).rejects.toThrow(RecordDamaged)
    await store.commit(room, { expect: {}, put: { a: null } })
    expect(Object.keys((await store.loadRoom(room, again?.records))?.records ?? {})).toEqual(['b', 'c'])
    // What is remembered of it opens nothing whose key is gone.
    await keys.destroy(room, { except: [] })
    expect((await store.loadRoom(room, again?.records))?.records).toEqual({})
  })

  test('every single changed byte is noticed, and words in clear are not taken for ours', async () => {
    const sound = await record('a')
    for (let index = 0; index < sound.length; index += 1) {
      const changed = sound.slice()
      changed[index] = (changed[index] ?? 0) ^ 1
      await raw.commit(room, { expect: {}, put: { a: changed } })
      const read = await store.loadRoom(room).then(
        (loaded) => text(loaded?.records.a),
        (cause: unknown) => cause,
      )
      // The byte that names the key can name one that does not exist: then nothing is found.
      if (read !== undefined) expect(read, `byte ${index}`).toBeInstanceOf(RecordDamaged)
    }
    await raw.commit(room, { expect: {}, put: { a: bytes('{"title":"in clear, and long enough to be a record"}') } })
    await expect(store.loadRoom(room)).rejects.toThrow(RecordDamaged)
  })

  test('what was under a destroyed key is not there any more, and the rest is', async () => {
    const [agenda, board] = [documentOf(room, 'agenda'), documentOf(room, 'board')]
    await store.appendUpdate(agenda, bytes(WORDS))
    await store.appendUpdate(board, bytes(WORDS))
    await keys.mint(room, ['kept'])
    await store.commit(room, { expect: { session: 1 }, put: { a: bytes('what is kept') }, under: 'kept' })
    await keys.destroy(room, { except: ['kept', 'agenda.1'] })
    expect((await store.loadRoom(room))?.counters).toEqual({ session: 2 })
    expect(Object.keys((await store.loadRoom(room))?.records ?? {})).toEqual(['a'])
    expect(text((await store.loadRoom(room))?.records.a)).toBe('what is kept')
    expect(await store.readDocument(board, null)).toMatchObject({ snapshot: null, updates: [] })
    expect(await store.readDocument(agenda, null)).toMatchObject({ updates: [{}] })
  })

  test('nothing is written under a key that is gone: a late writer is told to look again, or that it cannot', async () => {
    await keys.destroy(room, { except: [] })
    await expect(store.appendUpdate(documentOf(room), bytes('late'))).rejects.toThrow(DocumentGone)
    const late = { put: { a: bytes('late') } }
    expect(await store.commit(room, { expect: { session: 0 }, ...late })).toBe('conflict')
    await expect(store.commit(room, { expect: { session: 1 }, ...late })).rejects.toThrow(StoreUnavailable)
    const append = [{ document: documentOf(room), update: bytes('late') }]
    await expect(store.commit(room, { expect: {}, put: {}, append })).rejects.toThrow(DocumentGone)
    expect(await store.commit(room, { expect: { session: 1 }, put: { b: null } })).toBe('ok')
  })
})
