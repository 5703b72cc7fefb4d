// Documents on several nodes with one store: bells may be lost, the store may lose, and what was taken away stays away.
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Hub } from '../../server/adapters/embedded/bus.ts'
import { type DocumentId, documentId } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { FakeClock } from '../fakes/clock.ts'
import { MemoryStore } from '../fakes/memory-store.ts'
import { BareClient, changeOf, ROOM, type Served, serve, THEME, textOf, write } from './support.ts'

const running: Served[] = []
async function start(...parameters: Parameters<typeof serve>): Promise<Served> {
  const served = await serve(...parameters)
  running.push(served)
  return served
}
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop()
})

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

test('a document that another node dropped closes 4404 at the next word, and the word is not stored', async () => {
  const store = new MemoryStore()
  const served = await start(store)
  const ana = await new BareClient(served.url, THEME, 'ana').ready()
  ana.edit((doc) => write(doc, 'old'))
  await ana.until(() => ana.acknowledged === 1)
  await store.commit(ROOM, { expect: {}, put: {}, drop: [THEME] })
  ana.edit((doc) => write(doc, 'older than it looks'))
  expect(await ana.closed).toBe(CLOSE.gone)
  expect(store.logs.size).toBe(0)
})

describe('several nodes on one store', () => {
  function storedIn(store: MemoryStore, document: DocumentId): Y.Doc {
    const doc = new Y.Doc()
    for (const { update } of store.logs.get(document)?.entries ?? []) Y.applyUpdate(doc, update)
    return doc
  }

  test('words and cursors cross; a lost doorbell only costs the poll', async () => {
    const store = new MemoryStore()
    const hub: Hub = new Set()
    const clock = new FakeClock()
    const one = await start(store, { shared: true, hub })
    const two = await start(store, { shared: true, hub })
    const deaf = await start(store, { shared: true, clock })
    const ana = await new BareClient(one.url, THEME, 'ana').ready()
    const ben = await new BareClient(two.url, THEME, 'ben').ready()
    const cleo = await new BareClient(deaf.url, THEME, 'cleo').ready()
    ana.edit((doc) => write(doc, 'from one'))
    await ben.until(() => textOf(ben.doc) === 'from one')
    ben.edit((doc) => write(doc, 'from two'))
    await ana.until(() => textOf(ana.doc) === 'from one\nfrom two')
    expect(textOf(cleo.doc)).toBe('')
    clock.advance(1_000)
    await cleo.until(() => textOf(cleo.doc) === 'from one\nfrom two')
    ana.awareness([{ clientId: ana.granted, clock: 1, state: {} }])
    await ben.until(() => ben.carets().size === 1)
    await ana.leave()
    await ben.until(() => ben.carets().size === 0)
  })

  test('what the store lost is written again from memory', async () => {
    const store = new MemoryStore()
    const node = await start(store, { shared: true })
    const ana = await new BareClient(node.url, THEME, 'ana').ready()
    ana.edit((doc) => write(doc, 'before the loss'))
    await ana.until(() => ana.acknowledged === 1)
    store.lose(THEME)
    ana.edit((doc) => write(doc, 'after it'))
    await ana.until(() => ana.acknowledged === 2)
    expect(textOf(storedIn(store, THEME))).toBe('before the loss\nafter it')
  })

  test('[SLP6] never into another generation: a node that remembers a removed detail does not bring it back', async () => {
    const store = new MemoryStore()
    const node = await start(store, { shared: true, limits: { pollMs: 20 } })
    const ana = await new BareClient(node.url, THEME, 'ana').ready()
    ana.edit((doc) => write(doc, 'Katarzyna said so'))
    await ana.until(() => ana.acknowledged === 1)
    // Another node took the name out; its bell did not ring here.
    const next = documentId(ROOM, 'theme', 1)
    const update = changeOf(new Y.Doc(), (doc) => write(doc, 'somebody said so'))
    await store.commit(ROOM, { expect: {}, put: {}, drop: [THEME], append: [{ document: next, update }] })
    await until(() => ana.closeCode !== null || store.logs.get(next)?.entries.length !== 1)
    expect([...store.logs.keys()]).toEqual([next])
    expect(textOf(storedIn(store, next))).toBe('somebody said so')
    expect(ana.closeCode).toBe(CLOSE.gone)
  })

  test('an id used before on some node is not given out again while it may be in use there', async () => {
    const store = new MemoryStore()
    const one = await start(store, { shared: true })
    const two = await start(store, { shared: true })
    const ana = await new BareClient(one.url, THEME, 'ana').ready()
    const tab = new BareClient(two.url, THEME, 'ana')
    tab.doc.clientID = ana.granted
    await tab.ready()
    expect(tab.granted).not.toBe(ana.granted)
  })
})
