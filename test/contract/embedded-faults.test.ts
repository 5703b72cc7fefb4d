// What only the embedded store can go through: its process killed, its disk full, its files searched.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DataDirectoryInUse } from '../../server/adapters/embedded/database.ts'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { type Store, StoreUnavailable } from '../../server/rooms/ports.ts'
import type { RoomId } from '../../shared/ids.ts'
import { filesHolding } from './bytes-on-disk.ts'
import { bytes, documentOf, freshRoom, text } from './names.ts'

const CHILD = fileURLToPath(new URL('append-child.ts', import.meta.url))
const KILLS = 10

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copse-faults-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Runs the writing child until it has told so many words, then kills it. @returns what was acknowledged. */
async function writeUntilKilled(data: string, room: RoomId, round: number, untilWords: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, data, room, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const words: string[] = []
  let commits = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, value = ''] = line.split(' ')
    if (kind === 'append') words.push(value)
    if (kind === 'commit') commits = Math.max(commits, Number(value))
    // Lines that are still in the pipe were acknowledged too, so reading goes on to the end.
    if (words.length === untilWords) child.kill('SIGKILL')
  }
  await gone
  return { words, commits }
}

describe('the process is killed', () => {
  test(`${KILLS} times in the middle of writing: nothing that was acknowledged is lost`, async () => {
    const data = join(directory, 'killed')
    const room = freshRoom()
    const acknowledged: string[] = []
    for (let round = 0; round < KILLS; round += 1) {
      const { words, commits } = await writeUntilKilled(data, room, round, 100 + round * 137)
      acknowledged.push(...words)
      const store = await openEmbeddedStore(data)
      const { snapshot, updates } = await store.readDocument(documentOf(room), null)
      const kept = new Set([...(text(snapshot) ?? '').split(' '), ...updates.map((one) => text(one.update))])
      expect(acknowledged.filter((word) => !kept.has(word))).toEqual([])
      const loaded = await store.loadRoom(room)
      expect(loaded?.counters.session ?? 0).toBeGreaterThanOrEqual(commits)
      // A commit is whole: the record says what the counter says.
      expect(text(loaded?.records.count)).toBe(String(loaded?.counters.session))
      await store.close()
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * 100)
  })
})

describe('two processes', () => {
  test('a data directory takes one: the second is told so, and may come when the first has gone', async () => {
    const data = join(directory, 'shared')
    const room = freshRoom()
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, data, room, '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    await once(child.stdout, 'data')
    child.stdout.resume()
    await expect(openEmbeddedStore(data)).rejects.toThrow(DataDirectoryInUse)
    await expect(openEmbeddedStore(data)).rejects.toThrow(data)
    child.kill('SIGKILL')
    await gone
    const store = await openEmbeddedStore(data)
    await expect(openEmbeddedStore(data)).rejects.toThrow(DataDirectoryInUse)
    await store.close()
  })
})

describe('deleted words', () => {
  // Different amounts of other writing in between put the words into different files and levels.
  test.each([0, 300, 5_000])(
    'are in no file after a purge or an erasure, with %i updates of others',
    async (others) => {
      const data = join(directory, `deleted-${others}`)
      const store = await openEmbeddedStore(data)
      const [room, other] = [freshRoom(), freshRoom()]
      await store.commit(other, { expect: {}, put: { a: bytes('stays-to-be-found') } })
      const noise = () =>
        Promise.all(
          Array.from({ length: others }, () => store.appendUpdate(documentOf(other), bytes('.'.repeat(1_000)))),
        )
      const plant = async (name: string, generation: number) => {
        const words = `planted-${name}`
        const document = documentOf(room, 'theme', generation)
        await store.commit(room, { expect: {}, put: { a: bytes(words) }, append: [{ document, update: bytes(words) }] })
        await noise()
        const { position } = await store.readDocument(document, null)
        await store.compactDocument(document, bytes(`${words} again`), position)
        await store.appendUpdate(document, bytes(words))
        expect(await filesHolding(data, words)).not.toEqual([])
        return { words, document }
      }

      const first = await plant('first', 1)
      await store.commit(room, { expect: {}, put: { a: bytes('written over') }, drop: [first.document] })
      expect(await filesHolding(data, first.words)).not.toEqual([])
      // Somebody who reads all the while must not keep old files alive.
      let reading = true
      const reader = (async () => {
        while (reading) await store.readDocument(documentOf(other), null)
      })()
      await store.purge(room)
      expect(await filesHolding(data, first.words)).toEqual([])
      reading = false
      await reader
      expect(text((await store.loadRoom(room))?.records.a)).toBe('written over')

      const second = await plant('second', 2)
      await store.eraseRoom(room)
      expect(await filesHolding(data, second.words)).toEqual([])
      await store.close()
      expect(await filesHolding(data, 'planted-')).toEqual([])
      expect(await filesHolding(data, 'stays-to-be-found')).not.toEqual([])
      const again = await openEmbeddedStore(data)
      await again.close()
      expect(await filesHolding(data, 'planted-')).toEqual([])
      expect(await filesHolding(data, 'stays-to-be-found')).not.toEqual([])
    },
  )
})

describe('the disk is full', () => {
  let mounted: string
  let mayMount = false
  beforeAll(async () => {
    mounted = await mkdtemp(join(tmpdir(), 'copse-full-'))
    mayMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', mounted]).status === 0
  })
  afterAll(async () => {
    // Lazily: after a failed test the store still has files open there.
    if (mayMount) spawnSync('umount', ['-l', mounted])
    await rm(mounted, { recursive: true, force: true })
  })

  test('writing is refused, reading goes on, and with space it writes again; no acknowledged word is lost', async (context) => {
    if (!mayMount) {
      console.warn('SKIPPED: the full-disk test mounts a small disk, which this account may not do (run it as root)')
      return context.skip('may not mount')
    }
    const ballast = join(mounted, 'ballast')
    await writeFile(ballast, new Uint8Array(16 * 1024 * 1024))
    const room = freshRoom()
    const document = documentOf(room)
    const acknowledged: string[] = []
    const refused: string[] = []
    let count = 0
    const append = async (store: Store) => {
      count += 1
      const word = `${count}-`
      try {
        await store.appendUpdate(document, bytes(word.padEnd(20_000, '.')))
        acknowledged.push(word)
        return true
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error
        refused.push(word)
        return false
      }
    }
    const kept = async (store: Store) =>
      (await store.readDocument(document, null)).updates.map((one) => `${text(one.update)?.split('-')[0]}-`)

    const store = await openEmbeddedStore(mounted)
    await store.commit(room, { expect: { session: 0 }, put: { a: bytes('before') } })
    while (await append(store)) if (count > 5_000) throw new Error('this disk never fills')
    for (let tries = 0; tries < 5; tries += 1) expect(await append(store)).toBe(false)
    expect(await store.isWritable()).toBe(false)
    await expect(store.commit(room, { expect: { session: 1 }, put: { a: bytes('full') } })).rejects.toThrow(
      StoreUnavailable,
    )
    expect(await kept(store)).toEqual(acknowledged)
    expect((await store.loadRoom(room))?.counters).toEqual({ session: 1 })

    await rm(ballast)
    expect(await store.isWritable()).toBe(true)
    for (let tries = 0; tries < 5; tries += 1) expect(await append(store)).toBe(true)
    expect(await store.commit(room, { expect: { session: 1 }, put: { a: bytes('after') } })).toBe('ok')
    expect(await kept(store)).toEqual(acknowledged)
    await store.close()

    const again = await openEmbeddedStore(mounted)
    expect(await kept(again)).toEqual(acknowledged)
    expect(text((await again.loadRoom(room))?.records.a)).toBe('after')
    await again.close()
    expect(refused.length).toBeGreaterThan(0)
  })
})
