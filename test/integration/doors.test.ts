// Every way in from outside: who is let in, what the others are told, and that nothing of it stops the server.
import { connect as connectTcp } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { ROUTES } from '../../server/api/openapi.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { rawSocket } from '../support/raw-socket.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

let server: ServerProcess
let ida: Participant
/** Asks for her own data, and is erased. */
let ola: Participant
let code: string
beforeAll(async () => {
  server = await spawnServer({ env: { LOG_LEVEL: 'trace' } })
  ida = createParticipant({ origin: server.origin, name: 'Ida' })
  code = await ida.createRoom({ title: 'Doors' })
  await ida.connect()
  await makeCommunity()
  ola = createParticipant({ origin: server.origin, name: 'Ola' })
  await ola.join({ code })
  await ola.connect()
  filled.seat = ola.seat()
})

/** A community of Ida's with a date and a calendar address: every route has something to answer. */
const filled: Record<string, string> = {}
async function makeCommunity(): Promise<void> {
  const call = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { ...json, origin: server.origin, cookie: cookie() }
    const answer = await fetch(`${server.origin}/api/communities${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.ok).toBe(true)
    return answer.json() as Promise<Record<string, unknown>>
  }
  const { slug } = await call('', { title: 'Doors', name: 'Ida', kind: 'circle', zone: 'UTC' })
  const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'online', place: '', link: '' }
  const wall = `${new Date(Date.now() + 86_400_000 * 7).toISOString().slice(0, 10)}T12:00`
  const command = { kind: 'meeting.add', details, wall, zone: 'UTC', repeat: null }
  const page = JSON.stringify(await call(`/${slug}/commands`, { key: 'key-of-the-date', command }))
  const { secret } = await call(`/${slug}/feed`, {})
  const meeting = /"meetings":\[\{"id":"(\w+)"/.exec(page)?.[1]
  const upload = await fetch(`${server.origin}/api/communities/${slug}/meetings/${meeting}/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': 'notes.txt',
      origin: server.origin,
      cookie: cookie(),
    },
    body: 'Notes',
  })
  const file = /"files":\[\{"id":"(\w+)"/.exec(await upload.text())?.[1]
  const draft = { kind: 'entry.add', type: 'practice', title: 'Wait', from: '' }
  await call(`/${slug}/commands`, { key: 'key-of-the-entry', command: draft })
  const shelf = await fetch(`${server.origin}/api/communities/${slug}/entries`, { headers: { cookie: cookie() } })
  const entry = /"drafts":\[\{"id":"(\w+)"/.exec(await shelf.text())?.[1]
  Object.assign(filled, { code, slug, meeting, secret: `${secret}.ics`, file, entry })
}
const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? 'missing')

afterAll(async () => {
  ida?.close()
  ola?.close()
  await server?.remove()
})

const cookie = () => ida.cookieJar.cookie ?? ''
const seatWish = JSON.stringify({ name: 'Somebody', place: 'remote', principlesAccepted: true })
const post = (path: string, headers: Record<string, string>, body: string) =>
  fetch(`${server.origin}${path}`, { method: 'POST', headers, body })
const json = { 'content-type': 'application/json' }

/** The status line of an upgrade, said by hand: a client library would tidy the path. */
function upgrade(path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(server.port, '127.0.0.1')
    const lines = Object.entries({
      host: `localhost:${server.port}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`)
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += String(chunk)
      if (!answer.includes('\r\n')) return
      resolve(answer.split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`closed without an answer: ${path}`)))
  })
}

describe('the HTTP API', () => {
  test('has the routes of its description and no others', async () => {
    const lines = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${fill(path)}`)
    // A community goes with its last member: whoever erases themselves comes last.
    const described = [...lines].sort((one, other) => Number(one.endsWith('/erase')) - Number(other.endsWith('/erase')))
    for (const line of described) {
      const [method = '', path = ''] = line.split(' ')
      const own = path.includes(`/${filled.seat}/`) ? (ola.cookieJar.cookie ?? '') : cookie()
      const headers = { ...json, origin: server.origin, cookie: own }
      const answer = await fetch(
        `${server.origin}${path}`,
        method === 'GET' ? { headers } : { method, headers, body: '{}' },
      )
      const text = await answer.text()
      // Of a room that runs there is no summary and no date yet: for its people that is the only 404.
      if (answer.status === 404) expect(line).toMatch(/^GET \/api\/rooms\/\w+\/(summary|summary\.md|next\.ics)$/)
      else expect([line, text.includes('not-found')]).toEqual([line, false])
    }
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
    const paths = new Set([
      ...ROUTES.map(({ path }) => path),
      '/api',
      '/api/rooms/{code}/seats/x',
      '/api/rooms/{code}/cards',
    ])
    for (const path of paths) {
      for (const method of methods) {
        if (ROUTES.some((route) => route.path === path && route.method.toUpperCase() === method)) continue
        const headers = { ...json, origin: server.origin, cookie: cookie() }
        const body = method === 'GET' ? {} : { body: '{}' }
        const answer = await fetch(`${server.origin}${fill(path)}`, { method, headers, ...body })
        await answer.arrayBuffer()
        expect([method, path, answer.status]).toEqual([method, path, 404])
      }
    }
  })

  test.each([
    ['a foreign Origin', { ...json, origin: 'https://evil.example' }, 403],
    ['the Origin null', { ...json, origin: 'null' }, 403],
    ['no Origin', json, 403],
    ['the Origin of another port', { ...json, origin: 'http://localhost:1' }, 403],
    ['a page of another site', { ...json, origin: 'own', 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of the same site only', { ...json, origin: 'own', 'sec-fetch-site': 'same-site' }, 403],
    ['a form', { 'content-type': 'text/plain', origin: 'own' }, 415],
    ['a form in disguise', { 'content-type': 'application/x-www-form-urlencoded', origin: 'own' }, 415],
  ])('%s changes nothing', async (_what, headers, status) => {
    const own = { ...headers, ...('origin' in headers && headers.origin === 'own' ? { origin: server.origin } : {}) }
    const seats = () => Object.keys(ida.view().seats)
    const before = seats()
    for (const path of ['/api/rooms', `/api/rooms/${code}/seats`, `/api/rooms/${code}/screens`]) {
      expect((await post(path, own, seatWish)).status).toBe(status)
    }
    expect(seats()).toEqual(before)
  })

  test('without a cookie nothing of a room is told but what its door shows', async () => {
    const door = await fetch(`${server.origin}/api/rooms/${code}`)
    expect(await door.json()).toMatchObject({ title: 'Doors', seats: [] })
    for (const path of ['summary', 'summary.md', 'next.ics']) {
      expect((await fetch(`${server.origin}/api/rooms/${code}/${path}`)).status).toBe(404)
    }
  })

  test('[SEAT12] who waits at the door learns the new code when they are let in, not before', async () => {
    const lead = createParticipant({ origin: server.origin, name: 'Lead' })
    const old = await lead.createRoom({ title: 'A link that went too far' })
    await lead.connect()
    await lead.send({ kind: 'room.codeAsks', asks: true })
    const asked = await post(`/api/rooms/${old}/knocks`, { ...json, origin: server.origin }, seatWish)
    expect(asked.status).toBe(202)
    const other = await post(`/api/rooms/${old}/knocks`, { ...json, origin: server.origin }, seatWish)
    const [waiting = '', unwanted = ''] = [asked, other].map((one) => one.headers.getSetCookie()[0]?.split(';')[0])
    await lead.send({ kind: 'link.renew' })
    const { code: next, knocks } = await lead.waitFor((view) => view.code !== old)
    const door = async (who = waiting) => {
      const answer = await fetch(`${server.origin}/api/rooms/${old}`, { headers: { cookie: who } })
      return (await answer.json()) as { code: string; door: string | null; seats: object[] }
    }
    expect(await door()).toMatchObject({ code: old, door: 'waiting', seats: [] })
    expect((await fetch(`${server.origin}/api/rooms/${old}`)).status).toBe(404)
    await lead.send({ kind: 'door.answer', request: knocks[0]?.id ?? '', allow: true })
    expect(await door()).toMatchObject({ code: next, door: null, seats: [{ name: 'Somebody' }] })
    await lead.send({ kind: 'door.answer', request: knocks[1]?.id ?? '', allow: false })
    expect(await door(unwanted)).toMatchObject({ code: old, door: 'refused', seats: [] })
    lead.close()
  })

  test('a body that is too large, no JSON, too deep or of another kind is refused', async () => {
    const headers = { ...json, origin: server.origin }
    const large = JSON.stringify({ title: 'x'.repeat(70_000), name: 'Ida' })
    expect((await post('/api/rooms', headers, large)).status).toBe(413)
    const bodies = ['', '{', 'null', '[]', '{"title":1,"name":2}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]
    for (const body of [...bodies, '{"__proto__":{"title":"T","name":"N"}}', '{"constructor":{"prototype":{}}}']) {
      const answer = await post('/api/rooms', headers, body)
      expect([answer.status, await answer.json()]).toEqual([400, { code: 'bad-message' }])
    }
  })

  test('pages and answers carry the headers that keep browsers safe', async () => {
    for (const path of ['/api/about', '/healthz']) {
      const { headers } = await fetch(`${server.origin}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    expect((await fetch(`${server.origin}/api/about`)).headers.get('cache-control')).toBe('no-store')
  })

  test('guessing codes: 404, then 429; somebody with the right code joins all the while', async () => {
    const statuses: number[] = []
    for (let count = 0; count < LIMITS.wrongCodesPerMinute + 5; count++) {
      const guess = `zzzz${String(count).padStart(4, '0')}`
      const answer = await post(`/api/rooms/${guess}/seats`, { ...json, origin: server.origin }, seatWish)
      statuses.push(answer.status)
    }
    expect([...new Set(statuses)]).toEqual([404, 429])
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(LIMITS.wrongCodesPerMinute)
    const honest = createParticipant({ origin: server.origin, name: 'Honest', code })
    await honest.join()
    await honest.connect()
    await honest.send({ kind: 'seat.leave' })
    honest.close()
  })
})

describe('upgrades', () => {
  const document = () => ida.view().documents.agenda
  test('go to two places, from our own pages, with a cookie', async () => {
    const own = { origin: server.origin, cookie: cookie() }
    const sockets = '/socket.io/?EIO=4&transport=websocket'
    for (const path of [sockets, `/yjs/${document()}`]) {
      expect(await upgrade(path, own)).toContain('101')
      expect(await upgrade(path, { ...own, origin: 'https://evil.example' })).toContain('403')
      expect(await upgrade(path, { ...own, origin: 'null' })).toContain('403')
      expect(await upgrade(path, { cookie: cookie() })).toContain('403')
      expect(await upgrade(path, { origin: server.origin })).toContain('401')
      expect(await upgrade(path, { ...own, cookie: 'copse=abc' })).toContain('401')
    }
    const tricks = ['/', '/socket.io', '/socket.io/../yjs/x', '/yjs/', '/yjs/../healthz', `/yjs/../yjs/${document()}`]
    const more = [`/yjs/${document()}/..`, `/yjs/%2e%2e/${document()}`, '/yjs/a.b.c', `/api/rooms/${code}`, '//yjs/x']
    for (const path of [...tricks, ...more])
      expect([path, await upgrade(path, own)]).toEqual([path, expect.stringContaining('404')])
  })

  test('a stranger with a cookie of their own gets neither the room nor a document', async () => {
    const stranger = `copse=${'ab'.repeat(32)}`
    const answer = await rawSocket(server.origin, stranger, { protocol: PROTOCOL_VERSION, room: code, as: 'seat' })
    expect(answer.refused).toBe('not-seated')
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/yjs/${document()}`, {
      headers: { origin: server.origin, cookie: stranger },
    })
    const closed = await new Promise<number>((resolve) => socket.on('close', resolve))
    expect([4401, 4403]).toContain(closed)
  })
})

describe('what comes through an open socket', () => {
  test('malformed commands get `bad-message`, handshakes a reason, and the process goes on', async () => {
    const hello = { protocol: PROTOCOL_VERSION, room: code, as: 'seat' }
    const handshakes: [unknown, string][] = [
      [{}, 'bad-message'],
      [{ ...hello, protocol: 'x' }, 'bad-message'],
      [{ ...hello, room: { $gt: '' } }, 'bad-message'],
      [{ ...hello, as: '__proto__' }, 'bad-message'],
      [{ ...hello, protocol: PROTOCOL_VERSION + 1 }, 'newer-version'],
      [{ ...hello, room: '00000000' }, 'not-seated'],
    ]
    for (const [auth, reason] of handshakes) {
      expect([auth, (await rawSocket(server.origin, cookie(), auth)).refused]).toEqual([auth, reason])
    }
    const { socket } = await rawSocket(server.origin, cookie(), hello)
    if (!socket) throw new Error('not let in')
    const seat = ida.seat()
    const key = 'abcdefghij0123456789'
    let deep: unknown = 'x'
    for (let level = 0; level < 2_000; level++) deep = [deep]
    const malformed: unknown[] = [
      null,
      7,
      'command',
      [],
      {},
      deep,
      { seat, key },
      { seat, key, command: { kind: 'seat.fly' } },
      {
        seat,
        key,
        command: {
          kind: 'seat.join',
          name: 'X',
          place: 'room',
          device: 'x',
          returnHash: 'x',
          addSeat: true,
          invite: null,
        },
      },
      { seat, key, command: { kind: 'hand.set', raised: 'yes' } },
      { seat, key: '', command: { kind: 'hand.set', raised: true } },
      { seat: { toString: 'x' }, key, command: { kind: 'hand.set', raised: true } },
      JSON.parse(`{"seat":"${seat}","key":"${key}","command":{"__proto__":{"kind":"hand.set","raised":true}}}`),
      { seat, key, command: { kind: 'dots.set', cards: Array.from({ length: 500 }, () => 'x') } },
      { seat, key, command: { kind: 'seat.rename', name: 'x'.repeat(30_000) } },
    ]
    for (const [index, payload] of malformed.entries()) {
      const answer: unknown = await socket.timeout(5_000).emitWithAck('command', payload)
      expect([index, answer]).toEqual([index, { ok: false, rejection: { code: 'bad-message' } }])
    }
    const foreign = { seat: 'a'.repeat(26), key, command: { kind: 'hand.set', raised: true } }
    expect(await socket.timeout(5_000).emitWithAck('command', foreign)).toEqual({
      ok: false,
      rejection: { code: 'not-seated' },
    })
    // Nobody waits for these; they must do nothing.
    for (const event of ['command', 'react', 'time', 'resync', 'nonsense', '__proto__']) {
      socket.emit(event)
      socket.emit(event, deep)
      socket.emit(event, { seat, kind: 'constructor' }, 'no function')
    }
    const answer: unknown = await socket.timeout(5_000).emitWithAck('command', {
      seat,
      key,
      command: { kind: 'hand.set', raised: false },
    })
    expect(answer).toMatchObject({ ok: true })
    socket.close()
    expect(ida.linkState().state).toBe('online')
  })

  test('frames that are no protocol end their own connection and nothing else', async () => {
    const headers = { origin: server.origin, cookie: cookie() }
    const base = server.origin.replace('http', 'ws')
    const frames: (string | Buffer)[] = [
      '4',
      '42',
      '40{',
      '42["command"',
      '99',
      'x'.repeat(60_000),
      Buffer.alloc(5_000, 255),
    ]
    for (const path of ['/socket.io/?EIO=4&transport=websocket', `/yjs/${ida.view().documents.theme}?acks=1`]) {
      for (const frame of frames) {
        const socket = new WebSocket(base + path, { headers })
        await new Promise((resolve) => socket.on('open', resolve))
        const ended = new Promise((resolve) => socket.on('close', resolve))
        socket.on('error', () => undefined)
        socket.send(frame)
        // Whatever is half a message may wait for its rest: then we go.
        setTimeout(() => socket.close(), 100)
        await ended
      }
    }
    const { socket } = await rawSocket(server.origin, cookie(), { protocol: PROTOCOL_VERSION, room: code, as: 'seat' })
    socket?.emit('command', 'x'.repeat(LIMITS.commandMaxBytes + 1))
    if (socket) await new Promise((resolve) => socket.on('disconnect', resolve))
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    await ida.send({ kind: 'hand.set', raised: true })
    await ida.send({ kind: 'hand.set', raised: false })
  })

  test('a command doubled with the same key is done once and answered twice', async () => {
    const hello = { protocol: PROTOCOL_VERSION, room: code, as: 'seat' }
    const { socket } = await rawSocket(server.origin, cookie(), hello)
    if (!socket) throw new Error('not let in')
    const command = { kind: 'resource.add', title: 'Doubled', url: '' }
    const envelope = { seat: ida.seat(), key: 'doubled0123456789', command }
    const answers: unknown[] = await Promise.all(
      [1, 2, 3].map(() => socket.timeout(5_000).emitWithAck('command', envelope)),
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: true })
    await ida.send({ kind: 'resource.add', title: 'Once', url: '' })
    const view = await ida.waitFor((now) => now.resources.some((one) => one.title === 'Once'))
    expect(view.resources.filter((one) => one.title === 'Doubled')).toHaveLength(1)
    socket.close()
  })
})

describe('the log', () => {
  test('holds no word that people wrote, whatever happened', async () => {
    const canary = 'kanarienvogel'
    const lead = createParticipant({ origin: server.origin, name: `${canary} lead` })
    const own = await lead.createRoom({ title: `${canary} title` })
    await lead.connect()
    const guest = createParticipant({ origin: server.origin, name: `${canary} guest`, code: own })
    await guest.join()
    await guest.connect()
    await lead.send({ kind: 'session.start' })
    const write = lead.view().plan.steps.find((step) => step.form === 'write')
    if (!write) throw new Error('the plan has no step to write in')
    await lead.send({ kind: 'step.jump', to: write.id })
    await guest.waitFor((view) => view.writing !== null)
    const card = await guest.submitCard({ lane: 'learning', text: `${canary} card` })
    await lead.addAgendaItem({ title: `${canary} item`, minutes: 5, who: canary, phase: 'theme' })
    await guest.write('theme', `${canary} note`)
    await guest.waitUntilSaved('theme')
    await guest.attempt({ kind: 'resource.add', title: canary, url: `javascript:${canary}` })
    await guest.attempt({ kind: 'seat.rename', name: `${canary}`.repeat(4) })
    await post(`/api/rooms/${own}/seats`, { ...json, origin: server.origin }, `{"name":"${canary}`)
    await fetch(`${server.origin}/${canary}?${canary}`)
    await post(`/api/rooms/${canary}/seats`, { ...json, origin: `https://${canary}.example` }, seatWish)
    lead.close()
    guest.close()
    await server.stop()
    const log = server.output()
    expect(log).toContain('server.stopped')
    for (const word of [canary, card.card, card.ticket, card.editKey, cookie(), own]) expect(log).not.toContain(word)
  })
})
