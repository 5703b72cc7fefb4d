// A detail slips: over real sockets, on one node with its files and on two nodes with one Redis. Content is not encrypted here, so that every
// byte can be searched for the words.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentLink } from '../../client/net/document-link.ts'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant, type WrittenCard } from '../../client/net/participant.ts'
import type { CardId, DocumentId } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

const PLAIN = { ENCRYPTION: 'off' }
const NAME = 'Katarzyna'
const UNIT = 'Unit 5'
/** Stays: without it the search would prove nothing. */
const KEPT = 'cancelled several times'

const here: Participant[] = []
afterEach(() => {
  for (const one of here.splice(0)) one.close()
})

type Room = {
  ida: Participant
  ben: Participant
  kofi: Participant
  lena: Participant
  wall: Participant
  all: Participant[]
}

/** Ida leads on the first server; the others sit in turn at the second and the first; Ben's card has the words in it. */
async function room(origins: readonly [string, string]): Promise<Room & { written: WrittenCard }> {
  const ida = createParticipant({ origin: origins[0], name: 'Ida' })
  const code = await ida.createRoom({ title: 'A slip' })
  await ida.connect()
  const others = await Promise.all(
    ['Ben', 'Kofi', 'Lena'].map(async (name, index) => {
      const one = createParticipant({ origin: origins[index % 2 === 0 ? 1 : 0], name, code })
      await one.join()
      await one.connect()
      return one
    }),
  )
  const wall = createParticipant({ origin: origins[1], name: 'the wall' })
  const { pairing } = await wall.becomeScreen(code)
  await wall.connect('screen')
  const waiting = await ida.waitFor((view) => view.screens.some((screen) => screen.pairing === pairing))
  await ida.send({ kind: 'screen.allow', screen: waiting.screens[0]?.id ?? '' })
  await wall.waitFor((view) => view.audience === 'screen')
  const [ben, kofi, lena] = others
  if (!ben || !kofi || !lena) throw new Error('nobody came')
  const all = [ida, ben, kofi, lena]
  here.push(...all, wall)
  await ida.send({ kind: 'session.start' })
  const step = ida.view().plan.steps.find((one) => one.form === 'write')
  if (!step) throw new Error('nothing is written in this plan')
  await ida.send({ kind: 'step.jump', to: step.id })
  await Promise.all(all.map((one) => one.waitFor((view) => view.writing !== null)))
  const written = await ben.submitCard({ lane: 'challenge', text: `${NAME} from ${UNIT} has ${KEPT}.` })
  await kofi.submitCard({ lane: 'success', text: 'We asked first.' })
  await lena.submitCard({ lane: 'learning', text: 'Silence is an answer.' })
  await ida.release()
  await Promise.all([...all, wall].map((one) => one.waitForBoard((cards) => cards.length === 3)))
  await kofi.write('theme', `What would ${NAME} say?`)
  await kofi.waitUntilSaved('theme')
  await lena.addAgendaItem({ title: `Talk about ${UNIT}`, minutes: 5, who: NAME, phase: 'theme' })
  await ben.send({ kind: 'step.share', text: `Ask ${NAME} what helps` })
  return { ida, ben, kofi, lena, wall, all, written }
}

const raise = (one: Participant) => one.ask({ kind: 'slip.raise', turn: one.view().slipTurn })
const clean = (one: Participant, marks: { find: string; replace: string; card: null }[]) =>
  one.ask({ kind: 'slip.clean', turn: one.view().slipTurn, marks, takeOff: [], editKey: null }, one.view().roleEpoch)
const mark = (find: string, replace = '') => ({ find, replace, card: null })
const covered = (people: readonly Participant[]) =>
  Promise.all(people.map((one) => one.waitFor((view) => view.slip !== null)))
const open = (people: readonly Participant[]) =>
  Promise.all(people.map((one) => one.waitFor((view) => view.slip === null)))

async function wholeSlip(origin: string, { ida, ben, kofi, lena, wall, all }: Room) {
  const old = ida.view().documents
  const cut = createLink(origin, lena, old.theme)
  await until(() => cut.link.isSynced, 'the theme on a device of its own')
  const beganMs = Date.now()
  expect(await raise(kofi)).toMatchObject({ ok: true })
  await covered([...all, wall])
  expect(Date.now() - beganMs).toBeLessThan(1_000)
  // Nothing is written, nothing is read but by who leads, and the screen has nothing.
  expect(await ben.attempt({ kind: 'step.share', text: 'another' })).toMatchObject({ code: 'slip-open' })
  const [card] = await ida.board()
  if (!card) throw new Error('the board is empty')
  expect(await ben.attempt({ kind: 'board.edit', card: card.id, base: card.text, next: 'x' })).toMatchObject({
    code: 'slip-open',
  })
  expect(JSON.stringify(wall.view())).not.toMatch(/Katarzyna|Ida|A slip/)
  await until(() => cut.link.state.state === 'offline', 'the document is paused')
  expect(cut.codes).toEqual([])
  kofi.react('thanks')

  expect(await ben.ask({ kind: 'slip.resume', turn: ben.view().slipTurn })).toMatchObject({
    rejection: { code: 'not-facilitator' },
  })
  expect(await clean(ben, [mark(UNIT)])).toMatchObject({ rejection: { code: 'not-facilitator' } })
  expect(await clean(ida, [mark('nobody wrote this')])).toMatchObject({ rejection: { code: 'words-not-found' } })
  expect(await clean(ida, [mark(UNIT, '[a department]'), mark(NAME, '[a person]')])).toMatchObject({ ok: true })
  await Promise.all(all.map((one) => one.waitFor((view) => view.slip?.removed === 2)))
  expect(await ida.ask({ kind: 'slip.resume', turn: ida.view().slipTurn })).toMatchObject({ ok: true })
  await open([...all, wall])

  // E3: on every device the cleaned words, in documents of a new life.
  const boards = await Promise.all([...all, wall].map((one) => one.waitForBoard((cards) => cards.length === 3)))
  for (const board of boards) {
    expect(board.map((one) => one.text).join()).toContain(`[a person] from [a department] has ${KEPT}.`)
    expect(board).toEqual(boards[0])
  }
  for (const one of all) {
    expect(Object.values(one.view().documents).every((id) => id.endsWith('.1'))).toBe(true)
    const theme = await one.openDocument('theme')
    expect(theme.doc.getXmlFragment('notes').toString()).toContain('What would [a person] say?')
    const agenda = await one.openDocument('agenda')
    expect(JSON.stringify(agenda.doc.getMap('items').toJSON())).toContain('Talk about [a department]')
    // Not in what Yjs keeps either: no tombstone, no history.
    for (const { doc } of [theme, agenda]) {
      expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).not.toMatch(/Katarzyna|Unit 5/)
    }
  }
  expect(kofi.view().sharedSteps[0]?.text).toBe('Ask [a person] what helps')
  expect(ida.reactions().thanks).toBeUndefined()

  // E4: the device that was away comes with the old document and is turned away; its words are told to itself alone.
  cut.link.doc.getXmlFragment('notes').insert(0, [paragraph(`I know ${NAME}`)])
  cut.link.retry()
  await until(() => cut.codes.length > 0, 'the old generation is refused')
  expect(cut.codes).toEqual([CLOSE.gone])
  expect(cut.unsent).toEqual([`I know ${NAME}`])
  cut.link.close()
  const late = { kind: 'board.edit', card: card.id, base: card.text, next: `${NAME}!`, generation: 0 } as const
  expect(await lena.attempt(late)).toMatchObject({ code: 'old-generation', texts: [`${NAME}!`] })
  // The meeting goes on.
  await kofi.write('theme', 'And then?')
  await kofi.waitUntilSaved('theme')
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

function createLink(origin: string, one: Participant, document: DocumentId) {
  const codes: number[] = []
  const unsent: string[] = []
  const { documentsUrl, openSocket } = makeNodeHttp(origin, one.cookieJar)
  const link = new DocumentLink({
    url: documentsUrl,
    document,
    openSocket,
    keep: false,
    onRefused: (refused) => {
      codes.push(refused.code)
      unsent.push(...refused.unsent)
    },
  })
  return { link, codes, unsent }
}

/** Names of files under a folder that hold the words. */
function holding(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => readFileSync(path).includes(words))
}

async function until(isReached: () => boolean, what: string): Promise<void> {
  const untilMs = Date.now() + 15_000
  while (!isReached()) {
    if (Date.now() > untilMs) throw new Error(`waited for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('on one node', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await spawnServer({ env: PLAIN })
  })
  afterAll(() => server?.remove())

  test('[SLP2, SLP3, SLP6] the words are gone from every device and from every byte of the data directory', async () => {
    const made = await room([server.origin, server.origin])
    expect(holding(server.dataDirectory, NAME)).not.toEqual([])
    await wholeSlip(server.origin, made)
    await until(() => holding(server.dataDirectory, NAME).length === 0, 'no file holds the name')
    expect(holding(server.dataDirectory, UNIT)).toEqual([])
    expect(holding(server.dataDirectory, KEPT)).not.toEqual([])
    expect(server.output()).not.toMatch(/Katarzyna|Unit 5/)
    // SLP10: what is left is a number.
    expect(made.ida.view().removedDetails).toBe(2)
  }, 60_000)

  test('[SLP5] who has the key of a card takes words out of it; a forged key, and another card, get nothing', async () => {
    const { ben, kofi, ida, all, written } = await room([server.origin, server.origin])
    const own = (await ben.board()).find((card) => ben.isOwn(card, written))
    const other = (await ben.board()).find((card) => card.id !== own?.id)
    if (!own || !other) throw new Error('the board lacks cards')
    await raise(ben)
    await covered(all)
    const ask = (by: Participant, card: CardId, editKey: string) => {
      const marks = [{ find: UNIT, replace: '[a department]', card }]
      return by.ask({ kind: 'slip.clean', turn: by.view().slipTurn, marks, takeOff: [], editKey })
    }
    expect(await ask(kofi, own.id, 'f'.repeat(64))).toMatchObject({ rejection: { code: 'bad-key' } })
    expect(await ask(ben, other.id, written.editKey)).toMatchObject({ rejection: { code: 'bad-key' } })
    expect(await ask(ben, own.id, written.editKey)).toMatchObject({ ok: true })
    await ida.waitFor((view) => view.slip?.removed === 1)
    await ida.send({ kind: 'slip.resume', turn: ida.view().slipTurn })
    await open(all)
    const after = await kofi.waitForBoard((cards) => cards.length === 3)
    expect(after.find((card) => card.id === own.id)?.text).toBe(`${NAME} from [a department] has ${KEPT}.`)
  }, 60_000)

  test('a false alarm: everything is as it was, and what was on its way arrives', async () => {
    const { ida, kofi, lena, all } = await room([server.origin, server.origin])
    const before = ida.view().documents
    await raise(lena)
    await covered(all)
    const theme = await kofi.openDocument('theme')
    theme.doc.getXmlFragment('notes').insert(0, [paragraph('Typed meanwhile')])
    await ida.send({ kind: 'slip.resume', turn: ida.view().slipTurn })
    await open(all)
    expect(ida.view().documents).toEqual(before)
    theme.retry()
    await kofi.waitUntilSaved('theme')
    const seen = await ida.openDocument('theme')
    await ida.waitUntil(() => seen.doc.getXmlFragment('notes').toString().includes('Typed meanwhile'), 'the words')
    expect(ida.view().removedDetails).toBe(0)
  }, 60_000)
})

describe('on two nodes with one Redis', () => {
  let redis: TestRedis
  let look: Redis
  let nodes: ServerProcess[] = []
  beforeAll(async () => {
    redis = await startRedis()
    look = new Redis(redis.url)
    // Else the file is written compressed, and a search in it would prove nothing.
    await look.config('SET', 'aof-use-rdb-preamble', 'no')
    const env = { ...PLAIN, ...redis.env }
    nodes = await Promise.all([spawnServer({ env }), spawnServer({ env })])
  })
  afterAll(async () => {
    for (const node of nodes) await node.remove()
    look?.disconnect()
    await redis?.stop()
  })

  test('[SLP2, SLP3, SLP6] gone on both nodes, from streams, snapshots, records and the append-only file', async () => {
    const [first, second] = nodes
    if (!first || !second) throw new Error('no nodes')
    const made = await room([first.origin, second.origin])
    expect(holding(redis.directory, NAME)).not.toEqual([])
    await wholeSlip(second.origin, made)
    await until(() => holding(redis.directory, NAME).length === 0, 'no file of Redis holds the name')
    expect(holding(redis.directory, UNIT)).toEqual([])
    expect(holding(redis.directory, KEPT)).not.toEqual([])
    for (const key of await look.keys('*')) {
      const dump = await look.dumpBuffer(key)
      expect([key, dump?.includes(NAME) ?? false]).toEqual([key, false])
    }
    for (const node of nodes) expect(node.output()).not.toMatch(/Katarzyna|Unit 5/)
  }, 90_000)
})
