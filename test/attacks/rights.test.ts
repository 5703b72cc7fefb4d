// A1: Every route and every command without the right to it. The lists come from the code: what is new needs a row here.
import { readFileSync } from 'node:fs'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { ROUTES } from '../../server/api/openapi.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { rawSocket } from '../support/raw-socket.ts'
import { COMMANDS, sampleOf } from './support/samples.ts'
import { byHand, openRoom, startTarget, type Target, takeSeat, UPGRADE } from './support/target.ts'

/** Who may give a command. `lead`: the present facilitator only. */
const COMMAND_ROWS: Readonly<Record<string, 'seat' | 'lead'>> = {
  'seat.rename': 'seat',
  'seat.place': 'seat',
  'seat.leave': 'seat',
  'hand.set': 'seat',
  'done.set': 'seat',
  'round.pass': 'seat',
  'round.finish': 'seat',
  'dots.set': 'seat',
  'card.metoo': 'seat',
  'lead.take': 'seat',
  'lead.askBack': 'seat',
  'evaluation.set': 'seat',
  'step.share': 'seat',
  'thanks.give': 'seat',
  'resource.add': 'seat',
  'resource.remove': 'seat',
  'session.edit': 'lead',
  'session.start': 'lead',
  'step.next': 'lead',
  'step.back': 'lead',
  'step.jump': 'lead',
  'step.undo': 'lead',
  'clock.pause': 'lead',
  'clock.resume': 'lead',
  'time.add': 'lead',
  'plan.change': 'lead',
  'round.skip': 'lead',
  'round.move': 'lead',
  'vote.open': 'lead',
  'vote.show': 'lead',
  'vote.draw': 'lead',
  'spotlight.set': 'lead',
  'room.lock': 'lead',
  'room.codeAsks': 'lead',
  'link.renew': 'lead',
  'agenda.lock': 'lead',
  'seat.add': 'lead',
  'seat.remove': 'lead',
  'lead.give': 'lead',
  'deputy.set': 'lead',
  'screen.allow': 'lead',
  'screen.drop': 'lead',
  'screens.blank': 'lead',
  'return.answer': 'lead',
  'door.answer': 'lead',
  'next.set': 'lead',
  'session.close': 'lead',
  'session.keepOpen': 'lead',
  'session.closeNow': 'lead',
  'card.submit': 'seat',
  'card.takeBack': 'seat',
  'board.edit': 'seat',
  'board.move': 'seat',
  'board.group': 'seat',
  'board.withdraw': 'seat',
  'board.sign': 'seat',
  'board.tell': 'seat',
  'board.remove': 'lead',
  'ticket.ask': 'seat',
  'box.release': 'lead',
  'return.link': 'seat',
  'case.ask': 'lead',
  'case.inner': 'lead',
  'gardeners.set': 'lead',
  'garden.collect': 'seat',
  'garden.sort': 'seat',
  'garden.join': 'seat',
  'garden.part': 'seat',
  'garden.leaveOut': 'seat',
  'garden.open': 'seat',
  'case.readOffers': 'seat',
  'loop.answer': 'seat',
  'case.admit': 'lead',
  'heard.set': 'lead',
  'poll.open': 'lead',
  'poll.show': 'lead',
  'think.start': 'lead',
  'time.askGroup': 'lead',
  'time.take': 'lead',
  'case.answer': 'seat',
  'case.aside': 'seat',
  'case.forget': 'seat',
  'case.question': 'seat',
  'case.goOn': 'seat',
  'case.offer': 'seat',
  'case.ready': 'seat',
  'case.role': 'seat',
  'case.stop': 'seat',
  'helped.say': 'seat',
  'line.put': 'seat',
  'poll.answer': 'seat',
  'round.line': 'seat',
  'seat.leavingAt': 'seat',
  'time.answer': 'seat',
  'slip.raise': 'seat',
  'slip.clean': 'seat',
  'slip.resume': 'seat',
}

/** What comes to somebody who has no seat in the room. `open`: it tells nothing of the room but its title. */
const ROUTE_ROWS: Readonly<Record<string, 'open' | number>> = {
  'get /healthz': 'open',
  'get /readyz': 'open',
  'get /metrics': 'open',
  'get /api/openapi.json': 'open',
  'get /api/about': 'open',
  'post /api/rooms': 'open',
  'get /api/rooms/{code}': 'open',
  // Who has the code may ask for a seat; a locked room and a removed device are refused, see below.
  'post /api/rooms/{code}/seats': 'open',
  'post /api/rooms/{code}/knocks': 'open',
  'post /api/rooms/{code}/return': 404,
  'post /api/rooms/{code}/return-requests': 'open',
  'post /api/rooms/{code}/screens': 'open',
  'get /api/rooms/{code}/seats/{seat}/data': 404,
  'post /api/rooms/{code}/seats/{seat}/erase': 404,
  'get /api/rooms/{code}/summary': 404,
  'get /api/rooms/{code}/summary.md': 404,
  'get /api/rooms/{code}/next.ics': 404,
  'post /api/communities': 'open',
  'get /api/communities/{slug}': 'open',
  'post /api/communities/{slug}/commands': 403,
  'post /api/communities/{slug}/invitations': 403,
  'post /api/communities/{slug}/members': 'open',
  'post /api/communities/{slug}/return': 404,
  'post /api/communities/{slug}/passkeys/ask': 403,
  // Whose answers count is in test/integration/passkeys.test.ts.
  'post /api/communities/{slug}/passkeys': 403,
  'post /api/communities/{slug}/passkeys/return/ask': 'open',
  'post /api/communities/{slug}/passkeys/return': 403,
  // This server has no provider; what a lying one achieves is in test/integration/sign-in.test.ts.
  'post /api/sign-in': 409,
  'get /api/sign-in/back': 409,
  'post /api/sign-in/out': 409,
  'get /api/communities/{slug}/calendar/{secret}': 404,
  'post /api/communities/{slug}/link': 403,
  'post /api/communities/{slug}/feed': 403,
  'get /api/communities/{slug}/me/data': 404,
  'post /api/communities/{slug}/me/erase': 404,
  'get /api/communities/{slug}/meetings/{meeting}/date.ics': 404,
  'post /api/communities/{slug}/meetings/{meeting}/room': 404,
  'get /api/communities/{slug}/meetings/{meeting}/page': 404,
  // It takes bytes; who sends some without being a member is in test/integration/date-pages.test.ts.
  'post /api/communities/{slug}/meetings/{meeting}/files': 415,
  'get /files/{slug}/{meeting}/{file}': 404,
  'get /api/communities/{slug}/entries': 404,
  'get /api/communities/{slug}/entries.md': 404,
  'get /api/communities/{slug}/entries/{entry}': 404,
  'post /api/communities/{slug}/entries/import': 415,
}

const EVENT_ROWS = ['command', 'react', 'time', 'resync', 'disconnect']

const CANARY = 'zaunkoenig'
let target: Target
let ida: Participant & { room: string }
let ben: Participant
let foreign: Participant & { room: string }
let removed: Participant
let slug = ''

beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target)
  ben = await takeSeat(target, ida.room, `${CANARY} Ben`)
  foreign = await openRoom(target, 'Another room')
  removed = await takeSeat(target, ida.room, 'Removed')
  await ida.send({ kind: 'seat.remove', seat: removed.seat() })
  ida.room = (await ida.waitFor((view) => view.code !== ida.room)).code
  await ben.waitFor((view) => view.code === ida.room)
  const wish = { title: 'Community', name: 'Ida', kind: 'mixed', zone: 'Europe/Berlin' }
  const made = await ida.http('POST', '/api/communities', wish)
  slug = String(/"slug":"([^"]+)"/.exec(JSON.stringify(made.answer))?.[1])
  await ida.addAgendaItem({ title: `${CANARY} item`, minutes: 5, who: '', phase: 'theme' })
})
afterAll(async () => {
  for (const person of [ida, ben, foreign, removed]) person?.close()
  await target?.remove()
})

/** Cookies of everybody who has no seat in Ida's room. */
const strangers = (): [string, string | null][] => [
  ['nobody', null],
  ['an invented device', `copse=${'ab'.repeat(32)}`],
  ['a cookie that is none', 'copse=abc'],
  ['a device of another room', foreign.cookieJar.cookie],
  ['a removed device', removed.cookieJar.cookie],
]

test('every route, command and event of the code has its row', () => {
  expect(Object.keys(ROUTE_ROWS).sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
  expect(Object.keys(COMMAND_ROWS).sort()).toEqual([...COMMANDS.keys()].sort())
  const gateway = readFileSync('server/sockets/gateway.ts', 'utf8')
  const heard = [...gateway.matchAll(/socket\.on\('([a-z]+)'/g)].map((match) => match[1])
  expect(heard.sort()).toEqual([...EVENT_ROWS].sort())
})

test('no route tells a stranger a word of the room', async () => {
  await target.bears('routes without right', async () => {
    let addresses = 1
    for (const [who, cookie] of strangers()) {
      for (const [route, expected] of Object.entries(ROUTE_ROWS)) {
        const [method = '', path = ''] = route.split(' ')
        const isPost = method === 'post'
        const answer = await byHand(target.port, {
          method: method.toUpperCase(),
          path: path
            .replace('{code}', ida.room)
            .replace('{slug}', slug)
            .replace('{secret}', `${'ab'.repeat(32)}.ics`)
            .replace('{meeting}', 'abcdefghijklmnop0123'),
          headers: {
            origin: target.origin,
            'content-type': 'application/json',
            ...(cookie === null ? {} : { cookie }),
          },
          ...(isPost ? { body: bodyFor(route, who) } : {}),
          // Another address each time: this is not about guessing.
          from: `127.0.77.${addresses++ % 250}`,
        })
        if (expected !== 'open') expect([who, route, answer.status]).toEqual([who, route, expected])
        expect([who, route, answer.body.includes(CANARY)]).toEqual([who, route, false])
      }
    }
  })
})

test('a removed device gets no seat; a locked room takes nobody', async () => {
  const seatWish = { name: 'Again', place: 'remote', principlesAccepted: true } as const
  const again = await removed.http('POST', `/api/rooms/${ida.room}/seats`, seatWish)
  expect([403, 404]).toContain(again.status)
  await ida.send({ kind: 'room.lock', locked: true })
  const late = createParticipant({ origin: target.origin, name: 'Late', code: ida.room })
  await expect(late.join()).rejects.toMatchObject({ status: 403 })
  // Before the door one may ask; a stranger's name reaches the facilitator and nobody else.
  const knock = (person: Participant, name: string) =>
    person.http('POST', `/api/rooms/${ida.room}/knocks`, { name, place: 'remote', principlesAccepted: true })
  expect((await knock(removed, 'Again')).status).toBe(403)
  expect((await knock(late, 'Late')).status).toBe(202)
  const other = createParticipant({ origin: target.origin, name: 'Other', code: ida.room })
  expect((await knock(other, 'Other')).status).toBe(202)
  const { knocks } = await ida.waitFor((view) => view.knocks.length === 2)
  expect(ben.view().knocks).toEqual([])
  const [first, second] = knocks
  await ida.send({ kind: 'door.answer', request: first?.id ?? '', allow: true })
  await ida.send({ kind: 'door.answer', request: second?.id ?? '', allow: false })
  await late.join()
  await late.connect()
  const refused = await other.http('GET', `/api/rooms/${ida.room}`)
  expect(refused.answer).toMatchObject({ seats: [], door: 'refused' })
  expect((await knock(other, 'Other')).status).toBe(403)
  await late.send({ kind: 'seat.leave' })
  late.close()
  await ida.send({ kind: 'room.lock', locked: false })
})

test('both sockets let nobody in without a seat', async () => {
  await target.bears('sockets without right', async () => {
    const document = ida.view().documents.agenda
    for (const [who, cookie] of strangers()) {
      const headers = { origin: target.origin, ...(cookie === null ? {} : { cookie }) }
      const hello = { protocol: PROTOCOL_VERSION, room: ida.room, as: 'seat' }
      const { refused } = await rawSocket(target.origin, cookie ?? '', hello)
      const isDevice = cookie !== null && cookie.length > 20
      // Without a device the router ends it before the handshake: the client sees a lost connection.
      expect([who, refused]).toEqual([who, isDevice ? 'not-seated' : 'websocket error'])
      if (!isDevice) {
        const path = `/yjs/${document}`
        const answer = await byHand(target.port, { path, headers: { ...UPGRADE, ...headers } })
        expect([who, answer.status]).toEqual([who, 401])
        continue
      }
      const socket = new WebSocket(`${target.origin.replace('http', 'ws')}/yjs/${document}?acks=1`, { headers })
      let heardBytes = 0
      socket.on('message', (data) => {
        heardBytes += (data as Buffer).length
      })
      socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
      const code = await new Promise<number>((resolve) => socket.on('close', resolve))
      expect([who, code, heardBytes]).toEqual([who, CLOSE.notAllowed, 0])
    }
  })
})

async function openedFor(person: Participant, as: 'seat' | 'screen'): Promise<Socket> {
  const { socket } = await rawSocket(target.origin, person.cookieJar.cookie ?? '', {
    protocol: PROTOCOL_VERSION,
    room: ida.room,
    as,
  })
  if (!socket) throw new Error('not let in')
  return socket
}

test('every command: refused for the seat of another, from a screen, and without the lead', async () => {
  const screen = createParticipant({ origin: target.origin, name: 'Screen' })
  await screen.becomeScreen(ida.room)
  const waiting = await openedFor(screen, 'screen')
  const guest = await openedFor(ben, 'seat')
  // Some commands are judged by the state of the room first.
  await ida.send({ kind: 'session.start' })
  const before = JSON.stringify(ida.view())
  await target.bears('commands without right', async () => {
    for (const [kind, command] of COMMANDS) {
      const said = async (socket: Socket, seat: string): Promise<unknown> => {
        for (;;) {
          const key = `forged-${Math.random().toString(36).slice(2)}`
          const epoch = ida.view().roleEpoch
          const answer: unknown = await socket
            .timeout(5_000)
            .emitWithAck('command', { seat, key: key.padEnd(12, '0'), epoch, command: { ...command, epoch } })
          if (JSON.stringify(answer).includes('too-fast')) await new Promise((resolve) => setTimeout(resolve, 200))
          else return answer
        }
      }
      const refusal = (code: string) => ({ ok: false, rejection: { code } })
      expect([kind, await said(guest, ida.seat())]).toEqual([kind, refusal('not-seated')])
      expect([kind, await said(guest, foreign.seat())]).toEqual([kind, refusal('not-seated')])
      expect([kind, await said(waiting, ben.seat())]).toEqual([kind, refusal('not-seated')])
      if (COMMAND_ROWS[kind] !== 'lead') continue
      expect([kind, await said(guest, ben.seat())]).toEqual([kind, refusal('not-facilitator')])
    }
  })
  expect(JSON.stringify(ida.view())).toBe(before)
  waiting.close()
  guest.close()
})

/** A well-formed body, by the schema of the route. Seats are not really taken: names in it would be told apart then. */
function bodyFor(route: string, who: string): string {
  const found = ROUTES.find(({ method, path }) => `${method} ${path}` === route)
  if (route.endsWith('/return-requests')) return JSON.stringify({ name: `${CANARY} Ben` })
  if (route.endsWith('/seats'))
    return JSON.stringify({ name: who.slice(0, 40), place: 'remote', principlesAccepted: false })
  return JSON.stringify(found?.body ? sampleOf(found.body) : {})
}
