// C6 to C8: Too much of everything, and too little reading.
import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { rawSocket } from '../support/raw-socket.ts'
import { count, inParallel } from './support/size.ts'
import { byHand, openRoom, SOCKETS_PATH, startTarget, type Target, takeSeat, UPGRADE } from './support/target.ts'

let target: Target
let ida: Participant & { room: string }
let ben: Participant
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target)
  ben = await takeSeat(target, ida.room, 'Ben')
  await ida.send({ kind: 'session.start' })
})
afterAll(async () => {
  for (const person of [ida, ben]) person?.close()
  await target?.remove()
})

const hello = () => ({ protocol: PROTOCOL_VERSION, room: ida.room, as: 'seat' })
const numbers = (length: number) => Array.from({ length }, (_, index) => index)

/** How long an honest command takes meanwhile, in milliseconds; the 95th of a hundred. */
async function honestWaitMs(): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++) {
    const startedMs = performance.now()
    await ida.send({ kind: 'hand.set', raised: turn % 2 === 0 })
    times.push(performance.now() - startedMs)
    await pause(60)
  }
  return times.sort((a, b) => a - b)[18] ?? Number.NaN
}

test('C6: reactions by the thousand become a few sums', async () => {
  const people = await Promise.all(numbers(count(50, 12)).map((index) => takeSeat(target, ida.room, `Guest ${index}`)))
  await target.bears('a flood of reactions', async () => {
    const counted = ida.reactions().thanks ?? 0
    const began = performance.now()
    const honest = honestWaitMs()
    const { socket } = await rawSocket(target.origin, ben.cookieJar.cookie ?? '', hello())
    const gone = new Promise((resolve) => socket?.once('disconnect', resolve))
    for (let index = 0; index < 1_000; index++) socket?.emit('react', { seat: ben.seat(), kind: 'thanks' })
    await gone
    for (let round = 0; round < 10; round++) {
      for (const person of people) person.react('thanks')
      for (const person of people) person.react('thanks')
      await pause(100)
    }
    expect(await honest).toBeLessThan(300)
    await pause(LIMITS.reactionTickMs * 2)
    const seconds = (performance.now() - began) / 1_000
    const most = (people.length + 1) * (LIMITS.reactionsBurst + LIMITS.reactionsPerSecond * seconds)
    expect((ida.reactions().thanks ?? 0) - counted).toBeLessThanOrEqual(most)
  })
  for (const person of people) person.close()
})

/** A connection that is read as long as `reads`, then never more. */
async function deaf(
  path: string,
  cookie: string,
  first: readonly Buffer[],
): Promise<{ socket: Socket; say(frame: Buffer): void }> {
  const socket = connectTcp(target.port, '127.0.0.1')
  socket.on('error', () => undefined)
  const head = { host: `localhost:${target.port}`, ...UPGRADE, origin: target.origin, cookie }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  for (const frame of first) socket.write(frame)
  await pause(200)
  socket.pause()
  return { socket, say: (frame) => void socket.write(frame) }
}

function masked(payload: string | Uint8Array, isText: boolean): Buffer {
  const bytes = Buffer.from(payload)
  const head =
    bytes.length < 126
      ? Buffer.from([0, 0x80 | bytes.length])
      : Buffer.from([0, 0x80 | 126, bytes.length >> 8, bytes.length & 255])
  head[0] = isText ? 0x81 : 0x82
  return Buffer.concat([head, Buffer.alloc(4), bytes])
}

test('C7: who does not read is cut, and takes no memory along', async () => {
  const { room, ...big } = await openRoom(target, 'Deaf')
  const lead = big
  const text = 'x'.repeat(190)
  for (let index = 0; index < 40; index++) {
    await lead.send({ kind: 'resource.add', title: `${index} ${text}`, url: `https://example.org/${text}` })
  }
  const cookie = lead.cookieJar.cookie ?? ''
  await target.bears('forty who do not read', async () => {
    const greeting = masked(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, room, as: 'seat' })}`, true)
    const readers = await Promise.all(numbers(40).map(() => deaf(SOCKETS_PATH, cookie, [greeting])))
    let open = readers.length
    for (const { socket } of readers) socket.on('close', () => open--)
    // Each asks for the whole state again and again, and takes nothing of it.
    for (let round = 0; round < count(300, 60); round++) {
      for (const { socket, say } of readers) if (!socket.destroyed) say(masked(`42${round}["resync",null]`, true))
      if (round % 5 === 0) for (const { socket, say } of readers) if (!socket.destroyed) say(masked('3', true))
      await pause(30)
    }
    for (const { socket } of readers) socket.destroy()
  })
  await target.bears('forty document sockets that do not read', async () => {
    const path = `/yjs/${lead.view().documents.theme}`
    const readers = await Promise.all(
      numbers(40).map(() => deaf(path, cookie, [masked(Uint8Array.of(0, 0, 1, 0), false)])),
    )
    const writer = await takeSeat(target, room, 'Writer')
    for (let round = 0; round < count(60, 12); round++) {
      await writer.write('theme', 'y'.repeat(4_000))
      await writer.waitUntilSaved('theme')
    }
    writer.close()
    for (const { socket } of readers) socket.destroy()
  })
  lead.close()
})

test('C8: thousands of connections and half requests; an honest person still comes in', async () => {
  const many = count(5_000, 600)
  const sockets: Socket[] = []
  const open = (from: string) =>
    new Promise<Socket>((resolve) => {
      const socket = connectTcp({ port: target.port, host: '127.0.0.1', localAddress: from })
      sockets.push(socket)
      socket.resume()
      socket.on('error', () => resolve(socket))
      socket.once('connect', () => resolve(socket))
    })
  await target.bears(`${many} idle connections and 500 half requests`, async () => {
    await inParallel(100, numbers(many), async () => void (await open('127.0.0.30')))
    const halves = await Promise.all(numbers(500).map(() => open('127.0.0.31')))
    for (const half of halves) half.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-')
    const upgrades = await Promise.all(numbers(200).map(() => open('127.0.0.32')))
    for (const half of upgrades)
      half.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nConnection: Upgrade\r\n')
    const startedMs = performance.now()
    const honest = createParticipant({ origin: target.origin, name: `Honest ${many}`, code: ida.room })
    await honest.join()
    await honest.connect()
    expect(performance.now() - startedMs).toBeLessThan(2_000)
    honest.close()
    // Those that never finish what they began are ended.
    const slow = halves[0]
    if (slow && !slow.destroyed) await new Promise((resolve) => slow.once('close', resolve))
    for (const socket of sockets) socket.destroy()
  })
})

test('C8: sockets that say nothing, sockets of one device without end', async () => {
  const cookie = ben.cookieJar.cookie ?? ''
  const headers = { origin: target.origin, cookie }
  await target.bears('sockets without end', async () => {
    const url = `${target.origin.replace('http', 'ws')}${SOCKETS_PATH}`
    const statuses = new Map<number, number>()
    const silent: WebSocket[] = []
    await inParallel(20, numbers(LIMITS.allSocketsPerDevice + 40), async () => {
      const socket = new WebSocket(url, { headers })
      const status = await new Promise<number>((resolve) => {
        socket.on('open', () => resolve(101))
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
        socket.on('error', () => resolve(0))
      })
      if (status === 101) silent.push(socket)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    })
    expect(statuses.get(429)).toBeGreaterThanOrEqual(40)
    expect(statuses.get(101)).toBeLessThanOrEqual(LIMITS.allSocketsPerDevice)
    // Five seconds to say who one is.
    await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
    // And then there is room again.
    const again = await byHand(target.port, { path: SOCKETS_PATH, headers: { ...UPGRADE, ...headers } })
    expect(again.status).toBe(101)
  })
})

test('C8: more messages than anybody sends end the connection', async () => {
  await target.bears('a flood of messages', async () => {
    for (let round = 0; round < count(40, 8); round++) {
      const { socket } = await rawSocket(target.origin, ben.cookieJar.cookie ?? '', hello())
      if (!socket) throw new Error('not let in')
      const gone = new Promise((resolve) => socket.once('disconnect', resolve))
      for (let index = 0; index < LIMITS.messagesBurst + 100; index++) socket.emit('nonsense', index)
      await gone
    }
  })
})
