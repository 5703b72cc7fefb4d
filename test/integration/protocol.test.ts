// What PROTOCOL.md and THREAT_MODEL.md say of a running server, asked by a program that is not our client.
import { request } from 'node:http'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let ida: Participant
let code = ''
const cleanUps: (() => void)[] = []

beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'silent' } })
  ida = createParticipant({ origin: server.origin, name: 'Ida' })
  code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
})
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})
afterAll(async () => {
  ida.close()
  await server.stop()
})

type Heard = [event: string, message: Record<string, unknown>]

/** A bare Socket.IO client that writes down all it hears. */
function connect(headers: Record<string, string>, auth: object) {
  const socket: Socket = io(server.origin, {
    path: '/socket.io',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
    auth,
  })
  cleanUps.push(() => socket.disconnect())
  const heard: Heard[] = []
  const watchers = new Set<() => void>()
  socket.onAny((event: string, message: Record<string, unknown>) => {
    heard.push([event, message])
    for (const watcher of [...watchers]) watcher()
  })
  return {
    socket,
    heard,
    refusal: () =>
      new Promise<string>((resolve) => socket.once('connect_error', (problem) => resolve(problem.message))),
    ask: (event: string, payload: unknown) => socket.timeout(5_000).emitWithAck(event, payload) as Promise<unknown>,
    until(isReached: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!isReached()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      })
    },
  }
}

const hello = (over: object = {}) => ({ protocol: PROTOCOL_VERSION, room: code, as: 'seat', ...over })

async function person(name: string): Promise<Participant> {
  const one = createParticipant({ origin: server.origin, name, code })
  cleanUps.push(one.close)
  await one.join()
  return one
}

/** Status that an upgrade is answered with. */
function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.origin}${path}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...headers,
      },
    })
    asked.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve(101)
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('the upgrade router: path, then Origin, then cookie, on both sockets', async () => {
  const { origin } = server
  const cookie = ida.cookieJar.cookie ?? ''
  const live = '/socket.io/?EIO=4&transport=websocket'
  const document = `/yjs/${ida.view().documents.agenda}?acks=1`
  for (const path of [live, document]) {
    expect(await upgrade(path, { origin, cookie })).toBe(101)
    expect(await upgrade(path, { origin })).toBe(401)
    expect(await upgrade(path, { cookie })).toBe(403)
    for (const foreign of ['https://evil.example', 'null', `${origin}.evil.example`, origin.replace(/\d+$/, '1')]) {
      expect(await upgrade(path, { origin: foreign, cookie })).toBe(403)
    }
    // A foreign name that points here (DNS rebinding): page and host agree, and still it is not this machine's.
    expect(await upgrade(path, { origin: 'http://evil.example', host: 'evil.example', cookie })).toBe(403)
  }
  for (const path of ['/', '/yjs/', '/yjs/nobody.agenda.0', '/yjs/__proto__', '/socket.io/../metrics']) {
    expect(await upgrade(path, { origin, cookie })).toBe(404)
  }
})

test('a handshake is refused by a code, and a room of others looks like none', async () => {
  const { headers } = makeNodeHttp(server.origin, ida.cookieJar)
  const stranger = createParticipant({ origin: server.origin, name: 'Stranger' })
  await stranger.createRoom({ title: 'Elsewhere' })
  const theirs = makeNodeHttp(server.origin, stranger.cookieJar).headers()
  expect(await connect(headers(), hello({ protocol: 0 })).refusal()).toBe('old-version')
  expect(await connect(headers(), { room: code }).refusal()).toBe('bad-message')
  expect(await connect(theirs, hello()).refusal()).toBe('not-seated')
  expect(await connect(theirs, hello({ room: '00000000' })).refusal()).toBe('not-seated')
  expect(await connect(headers(), hello({ as: 'screen' })).refusal()).toBe('not-seated')
})

test('what arrives first, and that a change comes before the answer that says it is done', async () => {
  const ben = await person('Ben')
  const { headers } = makeNodeHttp(server.origin, ben.cookieJar)
  const one = connect(headers(), hello())
  await one.until(() => one.heard.some(([event]) => event === 'presence'))
  expect(one.heard.slice(0, 3).map(([event]) => event)).toEqual(['snapshot', 'mine', 'presence'])
  expect(one.heard[2]?.[1]).toMatchObject({ whole: true })
  const before = one.heard[0]?.[1].seq
  const command = { kind: 'hand.set', raised: true }
  const answer = await one.ask('command', { seat: ben.seat(), key: 'key0000001', command, author: 'smuggled' })
  const patches = one.heard.filter(([event]) => event === 'patch').map(([, message]) => message)
  expect(patches.at(-1)).toMatchObject({ ops: [[['hands'], [ben.seat()]]] })
  expect(answer).toEqual({ ok: true, seq: patches.at(-1)?.seq })
  expect(patches[0]?.from).toBe(before)
  // Said again with the same key it is done once, and nobody is told anything.
  const heard = one.heard.length
  expect(await one.ask('command', { seat: ben.seat(), key: 'key0000001', command })).toEqual(answer)
  expect(one.heard.slice(heard).filter(([event]) => event === 'patch')).toEqual([])
  expect(await one.ask('resync', {})).toEqual(answer)
  expect(one.heard.at(-1)).toEqual(['snapshot', expect.objectContaining({ seq: patches.at(-1)?.seq })])
})

test('[SCR1] a screen that waits hears nothing of the people; once it is allowed it hears of all who are here', async () => {
  const wall = createParticipant({ origin: server.origin, name: 'Wall' })
  const { screen } = await wall.becomeScreen(code)
  const { headers } = makeNodeHttp(server.origin, wall.cookieJar)
  const one = connect(headers(), hello({ as: 'screen' }))
  await one.until(() => one.heard.length > 0)
  const dora = await person('Dora')
  await dora.connect()
  // Ida is told of Dora in the same tick in which the screen would be.
  await ida.waitUntil(() => ida.awaySinceMs(dora.seat()) === null, 'Dora is here')
  expect(await one.ask('resync', {})).toMatchObject({ ok: true })
  expect(new Set(one.heard.map(([event]) => event))).toEqual(new Set(['snapshot']))
  expect(JSON.stringify(one.heard)).not.toContain(dora.seat())
  expect(JSON.stringify(one.heard)).not.toMatch(/Ida|Dora|Mentors at lunch/)
  await ida.send({ kind: 'screen.allow', screen })
  await one.until(() => one.heard.some(([event]) => event === 'presence'))
  const [, presence] = one.heard.find(([event]) => event === 'presence') ?? []
  expect(presence).toMatchObject({
    whole: true,
    seats: { [ida.seat()]: { awaySinceMs: null }, [dora.seat()]: { awaySinceMs: null } },
  })
})

test('every command is answered: what is malformed, forged, stale or too much', async () => {
  const cleo = await person('Cleo')
  const { headers } = makeNodeHttp(server.origin, cleo.cookieJar)
  const one = connect(headers(), hello())
  await one.until(() => one.heard.length > 0)
  const say = (over: object) => one.ask('command', { seat: cleo.seat(), key: 'key0000002', ...over })
  const no = (rejection: string) => ({ ok: false, rejection: { code: rejection } })
  expect(await one.ask('command', null)).toEqual(no('bad-message'))
  expect(await say({ command: { kind: 'session.finish', reason: 'empty' } })).toEqual(no('bad-message'))
  expect(await say({ seat: ida.seat(), command: { kind: 'session.start' }, epoch: 1 })).toEqual(no('not-seated'))
  expect(await say({ command: { kind: 'session.start' }, epoch: 1 })).toEqual(no('not-facilitator'))
  expect(await say({ command: { kind: 'room.lock', locked: true } })).toEqual(no('not-facilitator'))
  expect(await ida.ask({ kind: 'room.lock', locked: true }, 0)).toEqual(no('stale-role'))
  one.socket.emit('command', 'no ack, no shape')
  one.socket.emit('react', { seat: ida.seat(), kind: 'metoo' })
  one.socket.emit('nothing like this', {})
  const many = await Promise.all(
    Array.from({ length: LIMITS.commandsBurst + 5 }, () => say({ command: { kind: 'done.set' } })),
  )
  expect(many.at(-1)).toEqual(no('too-fast'))
  expect(await one.ask('time', {})).toEqual({ serverMs: expect.any(Number) })
})

test('a changing request needs an Origin of ours and JSON', async () => {
  const { origin } = server
  const ask = async (headers: Record<string, string>, body = '{"title":"T","name":"N"}') =>
    (await fetch(`${origin}/api/rooms`, { method: 'POST', headers, body })).status
  const json = { 'content-type': 'application/json' }
  expect(await ask(json)).toBe(403)
  expect(await ask({ ...json, origin: 'https://evil.example' })).toBe(403)
  expect(await ask({ ...json, origin, 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await ask({ origin, 'content-type': 'text/plain' })).toBe(415)
  expect(await ask({ ...json, origin }, '{"title":')).toBe(400)
  expect(await ask({ ...json, origin }, JSON.stringify({ title: 'x'.repeat(70_000) }))).toBe(413)
})

test('wrong codes are counted, a right one is never refused', async () => {
  const seen: number[] = []
  for (let tried = 0; tried <= LIMITS.wrongCodesPerMinute; tried += 1) {
    seen.push((await fetch(`${server.origin}/api/rooms/0000000${'abcdefghjkm'[tried]}`)).status)
  }
  expect(seen.slice(0, -1).every((status) => status === 404)).toBe(true)
  expect(seen.at(-1)).toBe(429)
  expect((await fetch(`${server.origin}/api/rooms/${code.slice(0, 4).toUpperCase()}-${code.slice(4)}`)).status).toBe(
    200,
  )
})
