import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../shared/wire/events.ts'
import { MemoryStore } from '../fakes/memory-store.ts'
import { BareClient, BOARD, type Served, serve, THEME, textOf, write } from './support.ts'

let served: Served | null = null
afterEach(async () => {
  await served?.stop()
  served = null
})

test('what one person writes reaches the others, is acknowledged, and is in the store', async () => {
  const store = new MemoryStore()
  served = await serve(store)
  const ana = await new BareClient(served.url, THEME, 'ana').ready()
  const ben = await new BareClient(served.url, THEME, 'ben').ready()
  ana.edit((doc) => write(doc, 'Asking before telling'))
  await ana.until(() => ana.acknowledged === 1)
  await ben.until(() => textOf(ben.doc) === 'Asking before telling')
  expect(textOf(await served.documents.readState(THEME))).toBe('Asking before telling')
  expect(store.logs.get(THEME)?.entries).toHaveLength(1)
})

test('durable before visible: while the store writes, nobody sees it and nothing is acknowledged', async () => {
  const store = new MemoryStore()
  served = await serve(store)
  const ana = await new BareClient(served.url, THEME, 'ana').ready()
  const ben = await new BareClient(served.url, THEME, 'ben').ready()
  let open = () => {}
  store.gate = new Promise((resolve) => {
    open = resolve
  })
  ana.edit((doc) => write(doc, 'one'))
  ana.edit((doc) => write(doc, 'two'))
  // Somebody who comes now gets the durable state only.
  const cleo = await new BareClient(served.url, THEME, 'cleo').ready()
  ana.raw(Uint8Array.of(3))
  await ana.until(() => ana.heard.filter((frame) => frame.type === 1).length > 1)
  expect([textOf(ben.doc), textOf(cleo.doc), ana.acknowledged]).toEqual(['', '', 0])
  open()
  await ana.until(() => ana.acknowledged === 2)
  await Promise.all([ben, cleo].map((client) => client.until(() => textOf(client.doc) === 'one\ntwo')))
})

test('updates that wait while one is stored go into one write', async () => {
  const store = new MemoryStore()
  served = await serve(store)
  const people = await Promise.all(['a', 'b', 'c'].map((who) => new BareClient(served?.url ?? '', THEME, who).ready()))
  let open = () => {}
  store.gate = new Promise((resolve) => {
    open = resolve
  })
  for (let round = 0; round < 5; round++) {
    for (const [index, person] of people.entries()) person.edit((doc) => write(doc, `${index}.${round}`))
  }
  // A frame answered behind the edits shows that they were taken.
  for (const person of people) person.lease(person.granted)
  await Promise.all(people.map((person) => person.until(() => person.heard.filter((f) => f.type === 101).length === 2)))
  open()
  await Promise.all(people.map((person) => person.until(() => person.acknowledged === 5)))
  expect(store.appends).toBeLessThanOrEqual(2)
  for (const person of people) await person.until(() => textOf(person.doc).split('\n').length === 15)
  const texts = people.map((person) => textOf(person.doc))
  expect(new Set(texts).size).toBe(1)
})

test('a store that is away closes with 4503, and nothing was taken', async () => {
  const store = new MemoryStore()
  served = await serve(store)
  const ana = await new BareClient(served.url, THEME, 'ana').ready()
  store.isAway = true
  ana.edit((doc) => write(doc, 'lost?'))
  expect(await ana.closed).toBe(CLOSE.storeAway)
  expect(ana.acknowledged).toBe(0)
  store.isAway = false
  const again = new BareClient(served.url, THEME, 'ana')
  again.doc.clientID = ana.doc.clientID
  await again.ready()
  again.step2(Y.encodeStateAsUpdate(ana.doc))
  await again.until(() => again.acknowledged === 1)
  expect(textOf(await served.documents.readState(THEME))).toBe('lost?')
})

test('the board takes an empty SyncStep2 and closes 4403 on anything else', async () => {
  served = await serve(new MemoryStore())
  const ana = await new BareClient(served.url, BOARD, 'ana').ready()
  expect(ana.granted).toBe(0)
  ana.step2(Uint8Array.of(0, 0))
  await ana.until(() => ana.acknowledged === 1)
  ana.edit((doc) => doc.getMap('cards').set('x', { text: 'planted' }))
  expect(await ana.closed).toBe(CLOSE.notAllowed)
  expect(served.documents.stats().encodes).toBe(1)
})
