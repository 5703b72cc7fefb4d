import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import { DocumentLink, type DocumentLinkOptions, type LinkState, type Refused } from '../../client/net/document-link.ts'
import type { Access } from '../../server/documents/connection.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { MemoryStore } from '../fakes/memory-store.ts'
import { AGENDA, BareClient, BOARD, ROOM, type Served, serve, THEME, textOf, write } from './support.ts'

const running: Served[] = []
const links: DocumentLink[] = []
const looks: NodeJS.Timeout[] = []
async function start(...parameters: Parameters<typeof serve>): Promise<Served> {
  const served = await serve(...parameters)
  running.push(served)
  return served
}
afterEach(async () => {
  for (const timer of looks.splice(0)) clearInterval(timer)
  for (const link of links.splice(0)) link.close()
  for (const served of running.splice(0)) await served.stop()
})

/** A link whose server may move: `at.url` is read at every connection. */
function linked(at: { url: string }, device: string, options: Partial<DocumentLinkOptions> = {}) {
  const states: LinkState[] = []
  const refused: Refused[] = []
  const sockets: NodeSocket[] = []
  const waiting: { isTrue: () => boolean; resolve: () => void }[] = []
  const look = () => {
    for (const wait of waiting.filter((candidate) => candidate.isTrue())) {
      waiting.splice(waiting.indexOf(wait), 1)
      wait.resolve()
    }
  }
  const link = new DocumentLink({
    url: 'ws://any',
    document: THEME,
    chance: () => 0,
    openSocket: (address) => {
      const { pathname, search } = new URL(address)
      const socket = new NodeSocket(`${at.url}${pathname}${search}&device=${device}`)
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
    onState: (state) => {
      states.push(state)
      look()
    },
    onRefused: (what) => {
      refused.push(what)
      look()
    },
    ...options,
  })
  links.push(link)
  looks.push(setInterval(look, 5)) // a document says nothing when it changes
  const until = (isTrue: () => boolean) =>
    isTrue() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ isTrue, resolve }))
  return {
    link,
    states,
    refused,
    sockets,
    until,
    saved: () => until(() => link.state.state === 'saved'),
  }
}

test('saved, saving, saved again: and saved is true only when it is stored', async () => {
  const store = new MemoryStore()
  const served = await start(store)
  const ana = linked(served, 'ana')
  await ana.saved()
  let open = () => {}
  store.gate = new Promise((resolve) => {
    open = resolve
  })
  write(ana.link.doc, 'hello')
  expect(ana.link.state.state).toBe('saving')
  open()
  await ana.saved()
  expect(textOf(await served.documents.readState(THEME))).toBe('hello')
  expect(ana.states.map(({ state }) => state)).toEqual(['saved', 'saving', 'saved'])
})

test('two people who wrote offline both keep their words and end with the same', async () => {
  const store = new MemoryStore()
  const first = await serve(store)
  const at = { url: first.url }
  const [ana, ben] = [linked(at, 'ana'), linked(at, 'ben')]
  await Promise.all([ana.saved(), ben.saved()])
  write(ana.link.doc, 'before')
  await ben.until(() => textOf(ben.link.doc) === 'before')
  await ana.saved()
  await first.stop()
  await Promise.all([ana, ben].map((one) => one.until(() => one.link.state.state === 'offline')))
  for (let line = 0; line < 20; line++) {
    write(ana.link.doc, `ana ${line}`)
    write(ben.link.doc, `ben ${line}`)
  }
  ben.link.doc.getXmlFragment('notes').delete(0, 1)
  expect([ana.link.state.state, ben.link.state.state]).toEqual(['offline', 'offline'])
  const second = await start(store)
  at.url = second.url
  await Promise.all([ana, ben].map((one) => one.until(() => textOf(one.link.doc).split('\n').length === 40)))
  await Promise.all([ana.saved(), ben.saved()])
  expect(textOf(ana.link.doc)).toBe(textOf(ben.link.doc))
  expect(textOf(await second.documents.readState(THEME))).toBe(textOf(ana.link.doc))
  expect(textOf(ana.link.doc)).not.toContain('before')
})

test('a server that dies again and again while people write loses nothing that was shown as saved', async () => {
  const store = new MemoryStore()
  let served = await serve(store)
  const at = { url: served.url }
  const people = ['ana', 'ben', 'cleo'].map((who) => ({ who, ...linked(at, who) }))
  const shownAsSaved = new Set<string>()
  for (let round = 0; round < 8; round++) {
    for (const { who, link } of people) for (let line = 0; line < 5; line++) write(link.doc, `${who} ${round}.${line}`)
    if (round % 2 === 0) {
      await Promise.all(people.map((person) => person.saved()))
      for (const { who } of people) for (let line = 0; line < 5; line++) shownAsSaved.add(`${who} ${round}.${line}`)
    }
    // No goodbye: sockets are cut, appends under way are forgotten by the process.
    for (const { sockets } of people) sockets.at(-1)?.terminate()
    await served.stop()
    served = await serve(store)
    at.url = served.url
    const durable = textOf(await served.documents.readState(THEME)).split('\n')
    expect([...shownAsSaved].filter((line) => !durable.includes(line))).toEqual([])
  }
  running.push(served)
  await Promise.all(people.map((person) => person.until(() => textOf(person.link.doc).split('\n').length === 120)))
  await Promise.all(people.map((person) => person.saved()))
  expect(new Set(people.map(({ link }) => textOf(link.doc))).size).toBe(1)
  expect(shownAsSaved.size).toBe(60)
})

test('a second tab of the same device gets an id of its own', async () => {
  const served = await start(new MemoryStore())
  const one = linked(served, 'ana')
  await one.saved()
  const id = one.link.doc.clientID
  const two = linked(served, 'ana')
  two.link.doc.clientID = id
  await two.saved()
  expect(two.link.doc.clientID).not.toBe(id)
  expect(two.link.awareness.clientID).toBe(two.link.doc.clientID)
  write(one.link.doc, 'one')
  write(two.link.doc, 'two')
  await Promise.all([one.saved(), two.saved()])
  await one.until(() => textOf(one.link.doc).split('\n').length === 2)
  await two.until(() => textOf(two.link.doc) === textOf(one.link.doc))
})

test('cursors: the others see the name the server knows, one goes when its tab goes', async () => {
  const served = await start(new MemoryStore())
  const [ana, ben] = [linked(served, 'ana'), linked(served, 'ben')]
  await Promise.all([ana.saved(), ben.saved()])
  ana.link.awareness.setLocalStateField('user', { name: 'Somebody else' })
  const seen = () => ben.link.awareness.getStates().get(ana.link.doc.clientID)
  await ben.until(() => seen() !== undefined)
  expect(seen()).toEqual({ user: { name: 'Name of ana' }, cursor: null })
  ana.link.close()
  await ben.until(() => seen() === undefined)
})

describe('a refusal', () => {
  test('hands out what was written, begins anew, and the next words are taken', async () => {
    const served = await start(new MemoryStore())
    const ben = await new BareClient(served.url, THEME, 'ben').ready()
    ben.edit((doc) => write(doc, 'words of Ben'))
    const ana = linked(served, 'ana')
    await ana.until(() => textOf(ana.link.doc) === 'words of Ben')
    await ana.saved()
    const old = ana.link.doc
    old.transact(() => {
      write(old, 'my long thought')
      old.getMap('nonsense').set('x', 1)
    })
    await ana.until(() => ana.refused.length === 1)
    expect(ana.refused[0]).toMatchObject({ code: CLOSE.badUpdate, hadUnsaved: true })
    expect(textOf(ana.refused[0]?.doc ?? new Y.Doc())).toContain('my long thought')
    expect(ana.link.doc).not.toBe(old)
    await ana.saved()
    expect(textOf(ana.link.doc)).toBe('words of Ben')
    write(ana.link.doc, 'my long thought')
    await ben.until(() => textOf(ben.doc).includes('my long thought'))
  })

  test('over and over is tried three times, then it stays refused', async () => {
    const served = await start(new MemoryStore())
    const ana = linked(served, 'ana')
    for (let round = 1; round <= 4; round++) {
      await ana.saved()
      ana.link.doc.getMap('nonsense').set('x', round)
      await ana.until(() => ana.refused.length === round)
    }
    expect(ana.link.state).toEqual({ state: 'refused', code: CLOSE.badUpdate })
    expect(ana.sockets).toHaveLength(4)
  })

  test('an old generation: what was written offline is handed out and never merged', async () => {
    let right: Access['right'] = 'write'
    const store = new MemoryStore()
    const first = await serve(store, { access: async () => ({ right, name: 'Ana' }) })
    const at = { url: first.url }
    const ana = linked(at, 'ana')
    await ana.saved()
    await first.stop()
    await ana.until(() => ana.link.state.state === 'offline')
    write(ana.link.doc, 'written on the train')
    right = 'gone'
    const second = await start(store, { access: async () => ({ right, name: 'Ana' }) })
    at.url = second.url
    await ana.until(() => ana.refused.length === 1)
    expect(ana.refused[0]).toMatchObject({ code: CLOSE.gone, hadUnsaved: true })
    expect(textOf(ana.refused[0]?.doc ?? new Y.Doc())).toBe('written on the train')
    expect(ana.link.state).toEqual({ state: 'refused', code: CLOSE.gone })
    expect(store.logs.size).toBe(0)
  })
})

test('the board is read-only and says so; a right that comes and goes is followed', async () => {
  let right: Access['right'] = 'read'
  const served = await start(new MemoryStore(), { access: async () => ({ right, name: 'Ana' }) })
  const board = linked(served, 'ana', { document: BOARD })
  await board.saved()
  expect(board.link.state).toEqual({ state: 'saved', readOnly: true })
  const agenda = linked(served, 'ana', { document: AGENDA })
  await agenda.saved()
  right = 'write'
  served.documents.accessChanged(ROOM)
  await agenda.until(() => agenda.link.state.state === 'saved' && !agenda.link.state.readOnly)
  write(agenda.link.doc, 'now', 'note:a')
  await agenda.saved()
  expect(textOf(await served.documents.readState(AGENDA), 'note:a')).toBe('now')
})

test('a long paste goes through although it is longer than one update may be', async () => {
  const served = await start(new MemoryStore())
  const ana = linked(served, 'ana')
  await ana.saved()
  write(ana.link.doc, 'p'.repeat(200_000))
  await ana.saved()
  expect(textOf(await served.documents.readState(THEME))).toHaveLength(200_000)
})
