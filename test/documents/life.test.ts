import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Access } from '../../server/documents/connection.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { FakeClock } from '../fakes/clock.ts'
import { MemoryStore } from '../fakes/memory-store.ts'
import { AGENDA, BareClient, BOARD, changeOf, ROOM, type Served, serve, THEME, textOf, write } from './support.ts'

const running: Served[] = []
async function start(...parameters: Parameters<typeof serve>): Promise<Served> {
  const served = await serve(...parameters)
  running.push(served)
  return served
}
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop()
})

const settled = () => new Promise((resolve) => setImmediate(resolve))
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await settled()
}

describe('a document in memory', () => {
  test('50 people join a document with a long history: it is encoded once', async () => {
    const store = new MemoryStore()
    const author = new Y.Doc()
    write(author, 'start')
    for (let edit = 0; edit < 10_000; edit++) {
      author.transact(() => {
        const paragraph = author.getXmlFragment('notes').get(0)
        const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
        if (text instanceof Y.XmlText) text.insert(edit % 7 === 0 ? 0 : text.length, 'abcdefghi ')
      })
    }
    await store.appendUpdate(THEME, Y.encodeStateAsUpdate(author))
    const served = await start(store)
    const people = await Promise.all(
      Array.from({ length: 50 }, (_, index) => new BareClient(served.url, THEME, `d${index}`).ready()),
    )
    expect(served.documents.stats().encodes).toBe(1)
    expect(textOf(people[49]?.doc ?? new Y.Doc())).toBe(textOf(author))
  })

  test('letters that come while a relay to many is still paid for share a write; after a pause nobody waits', async () => {
    const store = new MemoryStore()
    const clock = new FakeClock()
    const served = await start(store, { clock, limits: { relayRestMsPerReader: 2, relayRestMaxMs: 100 } })
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    const entries = () => store.logs.get(THEME)?.entries.length
    clock.advance(1_000)
    ana.edit((doc) => write(doc, 'at once'))
    await ana.until(() => ana.acknowledged === 1)
    for (let letter = 0; letter < 5; letter++) {
      ana.edit((doc) => write(doc, 'a'))
      ben.edit((doc) => write(doc, 'b'))
      await settled()
    }
    clock.advance(3)
    expect(entries()).toBe(1)
    // Two readers, 2 ms each; other timers that wait are the keep-alive's.
    await until(() => {
      clock.advance(0.01)
      return entries() === 2
    })
    await ana.until(() => ana.acknowledged === 6)
    await ben.until(() => ben.acknowledged === 5)
    expect(entries()).toBeLessThanOrEqual(3)
  })

  test('who writes is written down, who only looks is not; with other nodes everybody is', async () => {
    const leasesIn = (store: MemoryStore) => [...store.globals.keys()].filter((key) => key.startsWith('lease:'))
    const alone = new MemoryStore()
    const served = await start(alone)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    expect(leasesIn(alone)).toEqual([])
    ana.edit((doc) => write(doc, 'mine'))
    await ana.until(() => ana.acknowledged === 1)
    expect(leasesIn(alone)).toEqual([`lease:${THEME}:${ana.granted}`])
    expect(ben.granted).not.toBe(ana.granted)
    const shared = new MemoryStore()
    const node = await start(shared, { shared: true })
    const cleo = await new BareClient(node.url, THEME, 'cleo').ready()
    expect(leasesIn(shared)).toEqual([`lease:${THEME}:${cleo.granted}`])
  })

  test('it is freed when nobody is left, with a snapshot, and comes back whole', async () => {
    const store = new MemoryStore()
    const served = await start(store)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    for (let edit = 0; edit < 20; edit++) ana.edit((doc) => write(doc, `line ${edit}`))
    await ana.leave()
    await until(() => served.documents.stats().documents === 0)
    const log = store.logs.get(THEME)
    expect([log?.entries.length, log?.snapshot !== null]).toEqual([0, true])
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    expect(textOf(ben.doc).split('\n')).toHaveLength(20)
  })

  test('the last one leaves while the store still writes: nothing is lost, whoever comes meanwhile has it', async () => {
    const store = new MemoryStore()
    const served = await start(store)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    let open = () => {}
    store.gate = new Promise((resolve) => {
      open = resolve
    })
    ana.edit((doc) => write(doc, 'in flight'))
    ana.lease(ana.granted)
    await ana.until(() => ana.heard.filter((frame) => frame.type === 101).length === 2)
    await ana.leave()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    open()
    await ben.until(() => textOf(ben.doc) === 'in flight')
    expect(served.documents.stats().documents).toBe(1)
  })

  test('nobody is shown, and nobody is told to be saved, what is not stored yet', async () => {
    const store = new MemoryStore()
    const served = await start(store)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    let open = () => {}
    store.gate = new Promise((resolve) => {
      open = resolve
    })
    ana.edit((doc) => write(doc, 'in flight'))
    // Whatever was sent before the answer to a question has come when the answer has.
    for (const one of [ana, ben]) {
      one.lease(one.granted)
      await one.until(() => one.heard.filter((frame) => frame.type === 101).length === 2)
    }
    expect([textOf(ben.doc), ana.acknowledged]).toEqual(['', 0])
    open()
    await ben.until(() => textOf(ben.doc) === 'in flight')
    await ana.until(() => ana.acknowledged === 1)
  })

  test('the log is compacted on the way, and deleted text is gone from what is kept', async () => {
    const store = new MemoryStore()
    const served = await start(store, { limits: { compactAfterUpdates: 10 } })
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    ana.edit((doc) => write(doc, 'PLANTED'))
    ana.edit((doc) => doc.getXmlFragment('notes').delete(0, 1))
    for (let edit = 0; edit < 30; edit++) {
      ana.edit((doc) => write(doc, `line ${edit}`))
      await ana.until(() => ana.acknowledged === edit + 3)
    }
    await until(() => (store.logs.get(THEME)?.entries.length ?? 99) <= 12)
    const kept = Buffer.from(store.logs.get(THEME)?.snapshot ?? [])
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.includes('PLANTED')).toBe(false)
  })

  test('a reader that does not read is cut, and the others go on', async () => {
    const store = new MemoryStore()
    const served = await start(store, { limits: { bufferedMaxBytes: 100_000, framesBurst: 5_000, bytesBurst: 1e9 } })
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const lazy = await new BareClient(served.url, THEME, 'lazy').ready()
    lazy.socket.pause()
    for (let edit = 0; served.documents.stats().connections === 2; edit++) {
      const before = ana.acknowledged
      ana.edit((doc) => {
        const notes = doc.getXmlFragment('notes')
        if (notes.length > 0) notes.delete(0, notes.length)
        write(doc, 'z'.repeat(60_000))
      })
      await ana.until(() => ana.acknowledged > before)
      expect(edit).toBeLessThan(2_000)
    }
    expect(ana.closeCode).toBeNull()
    lazy.socket.resume()
    expect(await lazy.closed).toBe(1006)
  })
})

describe('rights', () => {
  const rights = (access: Partial<Access>) => {
    const now: { access: Access } = { access: { right: 'write', name: 'Ana', ...access } }
    return now
  }

  test('none closes 4403, an old generation 4404, an unreadable store 4503', async () => {
    const now = rights({ right: 'none' })
    const store = new MemoryStore()
    const served = await start(store, { access: async () => now.access })
    expect(await new BareClient(served.url, THEME).closed).toBe(CLOSE.notAllowed)
    now.access = { right: 'gone', name: '' }
    expect(await new BareClient(served.url, THEME).closed).toBe(CLOSE.gone)
    now.access = { right: 'write', name: 'Ana' }
    await until(() => served.documents.stats().documents === 0)
    store.isAway = true
    expect(await new BareClient(served.url, THEME).closed).toBe(CLOSE.storeAway)
    expect(served.documents.stats()).toMatchObject({ documents: 0, connections: 0 })
  })

  test('a right that goes while somebody writes: first told, then refused; a right that comes is told too', async () => {
    const now = rights({})
    const served = await start(new MemoryStore(), { access: async () => now.access })
    const ana = await new BareClient(served.url, AGENDA).ready()
    now.access = { right: 'read', name: 'Ana' }
    served.documents.accessChanged(ROOM)
    await ana.until(() => ana.granted === 0)
    now.access = { right: 'write', name: 'Ana' }
    served.documents.accessChanged(ROOM)
    await ana.until(() => ana.granted > 0)
    ana.edit((doc) => write(doc, 'allowed', 'note:a'))
    await ana.until(() => ana.acknowledged === 1)
    now.access = { right: 'read', name: 'Ana' }
    served.documents.accessChanged(ROOM)
    await ana.until(() => ana.granted === 0)
    ana.edit((doc) => write(doc, 'too late', 'note:a'))
    expect(await ana.closed).toBe(CLOSE.notAllowed)
    expect(textOf(await served.documents.readState(AGENDA), 'note:a')).toBe('allowed')
  })

  test('a right that is taken while the document is still being opened counts', async () => {
    const now = rights({})
    const asked: (() => void)[] = []
    const served = await start(new MemoryStore(), {
      access: () => {
        const { access } = now
        return new Promise((resolve) => asked.push(() => resolve(access)))
      },
    })
    const ana = new BareClient(served.url, THEME)
    await until(() => asked.length === 1)
    now.access = { right: 'none', name: '' }
    served.documents.accessChanged(ROOM)
    asked[0]?.()
    await until(() => asked.length === 3)
    for (const answer of asked) answer()
    expect(await ana.closed).toBe(CLOSE.notAllowed)
  })

  test('a dropped document closes 4404, nothing of it stays, not even who wrote in it', async () => {
    const store = new MemoryStore()
    const served = await start(store)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    ana.edit((doc) => write(doc, 'to be forgotten'))
    await ana.until(() => ana.acknowledged === 1)
    expect(store.globals.size).toBe(1)
    const dropping = served.documents.dropDocument(THEME)
    expect(await ana.closed).toBe(CLOSE.gone)
    await dropping
    await store.commit(ROOM, { expect: {}, put: {}, drop: [THEME] })
    expect([store.globals.size, store.logs.size]).toEqual([0, 0])
    expect(await new BareClient(served.url, THEME, 'ana').closed).toBe(CLOSE.gone)
    expect(store.logs.size).toBe(0)
  })
})

describe('client ids', () => {
  test('one id never lives on two connections of a device', async () => {
    const served = await start(new MemoryStore())
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const tab = new BareClient(served.url, THEME, 'ana')
    tab.doc.clientID = ana.granted
    await tab.ready()
    expect(tab.granted).not.toBe(ana.granted)
    const twin = new Y.Doc()
    twin.clientID = ana.granted
    tab.update(changeOf(twin, (doc) => write(doc, 'two hands')))
    expect(await tab.closed).toBe(CLOSE.badUpdate)
  })

  test('words written offline are taken after a reload and a restart, never from another device', async () => {
    const store = new MemoryStore()
    const first = await serve(store)
    const ana = await new BareClient(first.url, THEME, 'ana').ready()
    ana.edit((doc) => write(doc, 'online'))
    await ana.until(() => ana.acknowledged === 1)
    await first.stop()
    changeOf(ana.doc, (doc) => write(doc, 'offline'))

    const served = await start(store)
    const eve = new BareClient(served.url, THEME, 'eve')
    await eve.ready()
    eve.step2(Y.encodeStateAsUpdate(ana.doc))
    expect(await eve.closed).toBe(CLOSE.badUpdate)

    const reloaded = await new BareClient(served.url, THEME, 'ana').ready()
    expect(reloaded.granted).not.toBe(ana.doc.clientID)
    reloaded.step2(Y.encodeStateAsUpdate(ana.doc))
    await reloaded.until(() => reloaded.acknowledged === 1)
    expect(textOf(await served.documents.readState(THEME))).toBe('online\noffline')
  })

  test('a full resend brings nothing new: acknowledged, neither stored nor relayed', async () => {
    const store = new MemoryStore()
    const served = await start(store)
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    ana.edit((doc) => write(doc, 'once'))
    ana.edit((doc) => doc.getXmlFragment('notes').delete(0, 1))
    await ana.until(() => ana.acknowledged === 2)
    await ben.until(() => ben.heard.filter((frame) => frame.sub === 2).length > 0)
    const [appends, heard] = [store.appends, ben.heard.length]
    ana.step2(Y.encodeStateAsUpdate(ana.doc))
    await ana.until(() => ana.acknowledged === 3)
    expect([store.appends, ben.heard.length]).toEqual([appends, heard])
  })
})

describe('cursors', () => {
  test('the server says who it is, and lets nobody speak for others', async () => {
    const served = await start(new MemoryStore())
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    const at = { type: null, tname: 'notes', item: { client: 1, clock: 2 }, assoc: 0 }
    const ghosts = Array.from({ length: 500 }, (_, index) => ({ clientId: index + 1, clock: 9, state: { user: {} } }))
    ana.awareness([
      ...ghosts,
      { clientId: ben.granted, clock: 2 ** 50, state: { user: { name: 'not Ben' } } },
      {
        clientId: ana.granted,
        clock: 1,
        state: { user: { name: 'The boss' }, secret: 'x', cursor: { anchor: at, head: { ...at, evil: 1 } } },
      },
    ])
    await ben.until(() => ben.carets().size === 1)
    expect(ben.carets()).toEqual(
      new Map([[ana.granted, { user: { name: 'Name of ana' }, cursor: { anchor: at, head: at } }]]),
    )
    const late = await new BareClient(served.url, THEME, 'late').ready()
    await late.until(() => late.carets().size === 1)
    expect(ana.carets().size).toBe(0)
    await ana.leave()
    await ben.until(() => ben.carets().size === 0)
  })

  test('too large a state is not relayed, and many moves become at most ten frames a second', async () => {
    const clock = new FakeClock()
    const served = await start(new MemoryStore(), { clock })
    const ana = await new BareClient(served.url, THEME, 'ana').ready()
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    const before = ben.heard.filter((frame) => frame.type === 1).length
    ana.awareness([{ clientId: ana.granted, clock: 1, state: { big: 'x'.repeat(3_000) } }])
    for (let move = 0; move < 30; move++) ana.awareness([{ clientId: ana.granted, clock: 2 + move, state: {} }])
    ana.raw(Uint8Array.of(3))
    await ana.until(() => ana.heard.filter((frame) => frame.type === 1).length >= 2)
    clock.advance(100)
    ben.raw(Uint8Array.of(3))
    await ben.until(() => ben.heard.filter((frame) => frame.type === 1).length >= before + 3)
    expect(ben.heard.filter((frame) => frame.type === 1).length).toBe(before + 3)
  })

  test('a read-only document has no cursors, but shows every 10 s that it lives', async () => {
    const clock = new FakeClock()
    const served = await start(new MemoryStore(), { clock })
    const ana = await new BareClient(served.url, BOARD, 'ana').ready()
    ana.awareness([{ clientId: 5, clock: 1, state: { user: { name: 'Ana' } } }])
    ana.step2(Uint8Array.of(0, 0))
    await ana.until(() => ana.acknowledged === 1)
    expect(ana.heard.filter((frame) => frame.type === 1)).toEqual([])
    clock.advance(10_000)
    await ana.until(() => ana.heard.some((frame) => frame.type === 1))
    expect(ana.heard.at(-1)?.payload).toEqual(Uint8Array.of(0))
  })
})

test('what the rooms append to the board is shown at once', async () => {
  const store = new MemoryStore()
  const served = await start(store)
  const screen = await new BareClient(served.url, BOARD, 'screen').ready()
  const writer = new Y.Doc()
  writer.getMap('cards').set('c1', { text: 'first' })
  await store.commit(ROOM, {
    expect: {},
    put: {},
    append: [{ document: BOARD, update: Y.encodeStateAsUpdate(writer) }],
  })
  served.documents.changed(BOARD)
  await screen.until(() => screen.doc.getMap('cards').size === 1)
})
