// What a program that is not ours may try on cards: each is refused with a code and counted, nothing changes for anybody else, and no word
// of it is in the log at any level. Real sockets to a real server; its clock is ours, so that a minute of hammering takes seconds.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '../../server/rooms/hash.ts'
import { planNamed } from '../../shared/session/plans.ts'
import type { Answer } from '../../shared/wire/events.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { Device } from '../anonymity/device.ts'
import { Party } from '../anonymity/party.ts'
import type { WatchedServer } from '../anonymity/watched-server.ts'
import { startWatchedServer } from '../anonymity/watched-server.ts'

const PLAN = 'circle_90'
/** In every text that is sent here; it may be in no line of the log. */
const CANARY = 'kestrel'
const PEOPLE = ['Ida', 'Mal', 'Ben', 'Kofi', 'Lena'] as const
type Name = (typeof PEOPLE)[number]

type Person = { device: Device; seat: string; ticket: string }
type Room = { code: string; people: Map<Name, Person> }

let server: WatchedServer
let room: Room
/** Of all rooms so far: they stay connected. */
const devices: Device[] = []
let keys = 0
let cards = 0

beforeAll(async () => {
  server = await startWatchedServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.begin([keys, 2, 3, 4])
  room = await openRoom()
})

describe('cards of a program that is not ours', () => {
  test('[BRD4, BRD8] a forged edit key takes nothing back, off or over', async () => {
    const card = await submit('Ben')
    await unchanged(async () => {
      const takeBack = { kind: 'card.takeBack', ticket: of('Mal').ticket, card: card.id, editKey: sha256('guess') }
      expect(await refused('Mal', takeBack)).toBe('bad-key')
      expect(await refused('Mal', { ...card.command, ticket: of('Mal').ticket, text: `${CANARY} mine now` })).toBe(
        'bad-key',
      )
    })
    const released = await release()
    for (const id of released) {
      await unchanged(async () => {
        expect(await refused('Mal', { kind: 'board.withdraw', card: id, editKey: sha256('guess') })).toBe('bad-key')
        expect(await refused('Mal', { kind: 'board.sign', card: id, editKey: sha256('guess'), signed: true })).toBe(
          'bad-key',
        )
      })
    }
  })

  test('[BRD3, ANON5] a submission that is sent again stays one card, and none after the release', async () => {
    const card = await submit('Ben')
    await unchanged(async () => {
      expect(await told('Ben', card.command)).toMatchObject({ ok: true })
      // Somebody who caught the whole message, from another seat.
      expect(await told('Mal', card.command)).toMatchObject({ ok: true })
    })
    const released = await release()
    expect(released.length).toBe(4)
    await unchanged(async () => {
      expect(await refused('Ben', card.command)).toBe('bad-ticket')
      expect(await refused('Mal', card.command)).toBe('bad-ticket')
    })
  })

  test('[DOC1] what a browser writes into the board ends its connection', async () => {
    await release()
    await unchanged(async () => {
      const { device } = of('Mal')
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(device.board))
      const before = Y.encodeStateVector(doc)
      doc.getMap('cards').set('x'.repeat(20), { lane: 'challenge', text: CANARY, mark: 'm', rank: 'a0' })
      device.writeTo(device.boardId, Y.encodeStateAsUpdate(doc, before))
      await settle()
      expect(device.heard.at(-1)).toBe(`document closed ${CLOSE.notAllowed}`)
      await device.openDocument(device.boardId)
      await settle()
      // Taking away is writing too.
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(device.board))
      const known = Y.encodeStateVector(other)
      for (const id of [...other.getMap('cards').keys()]) other.getMap('cards').delete(id)
      device.writeTo(device.boardId, Y.encodeStateAsUpdate(other, known))
      await settle()
      expect(device.hasDocument(device.boardId)).toBe(false)
    })
    expect(await count(`copse_document_refusals_total{code="${CLOSE.notAllowed}"}`)).toBeGreaterThanOrEqual(2)
  })

  test('[BRD2] a card for another room: its ticket, its seat and its cards are unknown here', async () => {
    const home = room
    const away = await openRoom()
    await unchanged(async () => {
      const strange = cardOf(away.people.get('Mal')?.ticket ?? '', `${CANARY} elsewhere`)
      room = home
      expect(await refused('Mal', strange.command)).toBe('bad-ticket')
      const seat = away.people.get('Mal')?.seat ?? ''
      expect(await refused('Mal', strange.command, { seat })).toBe('not-seated')
    })
    room = away
    const [elsewhere] = await release()
    room = home
    await unchanged(async () => {
      const edit = { kind: 'board.edit', card: elsewhere, base: '', next: `${CANARY} there` }
      expect(await refused('Mal', edit)).toBe('unknown-card')
    })
  })

  test('[BRD2] a card in a step without a box, and one into a lane that is shut', async () => {
    await unchanged(async () => {
      expect(await refused('Mal', { ...cardOf(of('Mal').ticket).command, lane: 'takeaway' })).toBe('wrong-step')
    })
    await ask('Ida', { kind: 'step.jump', to: stepOf('choose') })
    await unchanged(async () => {
      expect(await refused('Mal', cardOf(of('Mal').ticket).command)).toBe('wrong-step')
    })
  })

  test('[BRD2] ten thousand submissions in a minute, from four tabs: one alone is cut off', async () => {
    const tabs = await openTabs('Mal', 4)
    const codes = new Map<string, number>()
    await unchanged(async () => {
      const answers: Promise<Answer>[] = []
      for (let second = 0; second < 60; second++) {
        for (let n = 0; n < 168; n++) {
          const { command } = cardOf(of('Mal').ticket, `${CANARY} ${second} ${n}`)
          answers.push(tell('Mal', command, {}, tabs[n % tabs.length]))
        }
        await settle()
        await wait(1_000)
      }
      for (const answer of await Promise.all(answers)) {
        const code = answer.ok ? 'ok' : answer.rejection.code
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
    })
    expect([...codes.values()].reduce((sum, one) => sum + one, 0)).toBe(60 * 168)
    expect(codes.get('ok')).toBe(LIMITS.cardsPerTicket)
    // Ten a second and the burst are judged, and find the quota full; all others are not looked at.
    expect(codes.get('quota')).toBeLessThanOrEqual(4 * (LIMITS.commandsBurst + 61 * LIMITS.commandsPerSecond))
    expect(codes.get('too-fast')).toBeGreaterThan(7_000)
    expect(await count('copse_commands_total{result="too-fast"}')).toBeGreaterThan(7_000)
    // The others write and open as before.
    expect((await release()).length).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['turns the reading direction', '\u202Eback\u202C'],
    ['isolates a direction', '\u2066in\u2069'],
    ['is invisible', 'in\u200Bside'],
    ['joins words without a gap', 'in\u2060side'],
    ['is a mark of byte order', 'in\uFEFFside'],
    ['is a tag nobody sees', 'in\u{E0041}side'],
    ['is a control character', 'in\u0007side'],
  ])('a text with a character that %s', async (_what, odd) => {
    await unchanged(async () => {
      expect(await refused('Mal', cardOf(of('Mal').ticket, `${CANARY} ${odd}`).command)).toBe('text-characters')
    })
    const [card] = await release()
    await unchanged(async () => {
      const base = text(card)
      const edit = { kind: 'board.edit', card, base, next: `${base} ${odd}` }
      expect(await refused('Mal', edit)).toBe('text-characters')
    })
  })

  test('[ANON1] marking a word does not tell whether it stands in a sealed card', async () => {
    await submit('Ben')
    await ask('Ida', { kind: 'slip.raise', turn: of('Ida').device.slipTurn })
    const marks = (find: string) => [{ find, replace: '', card: null }]
    const clean = { kind: 'slip.clean', turn: of('Ida').device.slipTurn, takeOff: [], editKey: null }
    for (const find of [CANARY, 'what nobody ever wrote']) {
      expect(await refused('Ida', { ...clean, marks: marks(find) })).toBe('words-not-found')
    }
  })

  test('a message that is no command', async () => {
    await unchanged(async () => {
      const before = await count('copse_bad_messages_total')
      expect(await refused('Mal', { kind: 'card.submit', text: CANARY })).toBe('bad-message')
      expect(await refused('Mal', { ...cardOf(of('Mal').ticket).command, card: '../../../../etc' })).toBe('bad-message')
      expect(await count('copse_bad_messages_total')).toBe(before + 2)
    })
  })
})

/** Whatever happens in there, nobody but Mal gets a byte of it, and the log has none of his words. */
async function unchanged(act: () => Promise<void>): Promise<void> {
  await settle()
  server.takeLog()
  const others = PEOPLE.filter((name) => name !== 'Mal').map((name) => of(name).device)
  const before = others.map((device) => device.heard.length)
  await act()
  await settle()
  others.forEach((device, index) => {
    const since = device.heard.slice(before[index]).filter((line) => !isKeepAlive(line))
    expect(since, `what ${device.name} got`).toEqual([])
  })
  const log = server.takeLog().join('\n')
  for (const secret of [CANARY, of('Mal').ticket, of('Mal').seat]) expect(log).not.toContain(secret)
}

/** An empty list of cursors, every ten seconds. */
const isKeepAlive = (line: string): boolean => line === `board ${Buffer.from([1, 1, 0]).toString('base64')}`

function of(name: Name): Person {
  const person = room.people.get(name)
  if (!person) throw new Error(`nobody is ${name}`)
  return person
}

/** More connections of the same browser. */
async function openTabs(name: Name, count: number): Promise<Device[]> {
  const tabs = [of(name).device]
  while (tabs.length < count) {
    const tab = new Device(name, server.port)
    tab.cookie = of(name).device.cookie
    devices.push(tab)
    await tab.connect(room.code, 'seat')
    await settle()
    tabs.push(tab)
  }
  return tabs
}

function tell(name: Name, command: object, more: object = {}, device = of(name).device): Promise<Answer> {
  keys += 1
  const envelope = { seat: of(name).seat, key: `key${keys}aaaaaaa`, epoch: 1, command, ...more }
  return device.ask(envelope, 'none')
}

/** The answer; those of the box come with its next tick. */
async function told(name: Name, command: object, more: object = {}): Promise<Answer> {
  const answer = tell(name, command, more)
  await settle()
  await wait(1_000)
  return answer
}

/** Why it was refused, and that it was counted. */
async function refused(name: Name, command: object, more: object = {}): Promise<string> {
  const before = await server.metrics()
  const answer = await told(name, command, more)
  if (answer.ok) return 'it was taken'
  const { code } = answer.rejection
  const line = `copse_commands_total{result="${code}"}`
  expect(numberOf(await server.metrics(), line)).toBe(numberOf(before, line) + 1)
  return code
}

async function ask(name: Name, command: object): Promise<Answer> {
  const answer = await told(name, command)
  expect(answer.ok, JSON.stringify(answer)).toBe(true)
  return answer
}

async function count(line: string): Promise<number> {
  return numberOf(await server.metrics(), line)
}

function numberOf(metrics: string, line: string): number {
  return Number(
    metrics
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? 0,
  )
}

function cardOf(ticket: string, text = `${CANARY} and more`) {
  cards += 1
  const editKey = sha256(`key ${cards}`)
  const id = sha256(`card ${cards}`).slice(0, 26)
  const what = { kind: 'card.submit', lane: 'challenge', wantsHelp: false, signed: false }
  return { id, editKey, command: { ...what, ticket, card: id, text, keyHash: sha256(editKey) } }
}

async function submit(name: Name) {
  const card = cardOf(of(name).ticket)
  await ask(name, card.command)
  return card
}

/** Three others put one in each, and all of them are opened. @returns what is new on the board */
async function release(): Promise<string[]> {
  const { device } = of('Ida')
  const before = new Set(device.board.getMap('cards').keys())
  for (const name of ['Ben', 'Kofi', 'Lena'] as const) await submit(name)
  await ask('Ida', { kind: 'box.release', signedOnly: false })
  return [...device.board.getMap('cards').keys()].filter((id) => !before.has(id))
}

function text(card: string | undefined): string {
  const fields: unknown = of('Ida')
    .device.board.getMap('cards')
    .get(card ?? '')
  return typeof fields === 'object' && fields !== null ? String(Reflect.get(fields, 'text')) : ''
}

async function openRoom(): Promise<Room> {
  const opened: Room = { code: '', people: new Map() }
  room = opened
  const party = new Party(server, `10.2.${keys % 250}.9`)
  for (const [who, name] of PEOPLE.entries()) {
    const device = new Device(name, server.port)
    devices.push(device)
    if (who === 0) await party.open(who, device, PLAN)
    else await party.join(who, device, 'remote')
    opened.code = party.code
    opened.people.set(name, { device, seat: party.seats[who] ?? '', ticket: '' })
    await device.connect(opened.code, 'seat')
    await settle()
  }
  await ask('Ida', { kind: 'session.start' })
  await ask('Ida', { kind: 'step.jump', to: stepOf('write') })
  for (const [name, person] of opened.people) {
    const dealt = await ask(name, { kind: 'ticket.ask', opening: person.device.opening })
    if (dealt.ok) person.ticket = dealt.ticket ?? ''
    await person.device.openDocument(person.device.boardId)
  }
  await settle()
  return opened
}

function stepOf(form: string): string {
  const step = planNamed(PLAN).steps.find((one) => one.form === form)
  if (!step) throw new Error(`no step ${form}`)
  return step.id
}

const sockets = () => devices.flatMap((device) => device.sockets())
const settle = () => server.settled(sockets)
const wait = (ms: number) => server.wait(ms, sockets)
