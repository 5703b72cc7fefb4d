// C1, C2, C9: Bytes that are no protocol, and events of every shape.
import { connect as connectTcp } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Participant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { COMMANDS } from './support/samples.ts'
import { count, type Dice, dice, inParallel } from './support/size.ts'
import { byHand, openRoom, SOCKETS_PATH, startTarget, type Target, takeSeat, UPGRADE } from './support/target.ts'

let target: Target
let ida: Participant & { room: string }
let ben: Participant
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target)
  ben = await takeSeat(target, ida.room, 'Ben')
})
afterAll(async () => {
  for (const person of [ida, ben]) person?.close()
  await target?.remove()
})

const cookie = () => ben.cookieJar.cookie ?? ''
const paths = () => [SOCKETS_PATH, `/yjs/${ida.view().documents.theme}?acks=1`]

/** Opens a WebSocket by hand and sends raw bytes. @returns the close code the server answered, 0 when it just ended. */
function sendRaw(path: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const socket = connectTcp(target.port, '127.0.0.1')
    const head = { host: `localhost:${target.port}`, ...UPGRADE, origin: target.origin, cookie: cookie() }
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    let isOpen = false
    let code = 0
    const ended = () => {
      socket.destroy()
      resolve(code)
    }
    socket.on('data', (chunk) => {
      let data = chunk
      if (!isOpen) {
        isOpen = true
        socket.write(bytes)
        data = chunk.subarray(chunk.indexOf('\r\n\r\n') + 4)
      }
      // Frames of the server are not masked; the close frame is the last one.
      for (let at = 0; at + 1 < data.length; ) {
        const size = (data[at + 1] ?? 0) & 0x7f
        if (((data[at] ?? 0) & 0x0f) === 8 && size >= 2) code = data.readUInt16BE(at + 2)
        at += size < 126 ? 2 + size : data.length
      }
      if (code !== 0) ended()
    })
    socket.setTimeout(3_000, ended)
    socket.on('error', ended)
    socket.on('close', ended)
  })
}

const masked = (first: number, payload: Buffer, size = payload.length) => {
  const head = size < 126 ? Buffer.from([first, 0x80 | size]) : Buffer.alloc(size < 65_536 ? 4 : 10)
  if (size >= 126 && size < 65_536) {
    head[0] = first
    head[1] = 0x80 | 126
    head.writeUInt16BE(size, 2)
  } else if (size >= 65_536) {
    head[0] = first
    head[1] = 0x80 | 127
    head.writeBigUInt64BE(BigInt(size), 2)
  }
  return Buffer.concat([head, Buffer.alloc(4), payload])
}

const FRAMES: [string, () => Buffer, readonly number[]][] = [
  ['reserved bits', () => masked(0xf2, Buffer.from('x')), [1002]],
  ['one reserved bit: compressed', () => masked(0xc1, Buffer.from('x')), [1002]],
  ['not masked', () => Buffer.from([0x82, 0x01, 0x00]), [1002]],
  ['an unknown opcode', () => masked(0x83, Buffer.from('x')), [1002]],
  ['an unknown control opcode', () => masked(0x8b, Buffer.from('x')), [1002]],
  ['a text that is no UTF-8', () => masked(0x81, Buffer.from([0xc3, 0x28])), [1007]],
  ['a ping in pieces', () => masked(0x09, Buffer.from('x')), [1002]],
  ['a ping that is too long', () => masked(0x89, Buffer.alloc(126)), [1002]],
  ['a rest without a beginning', () => masked(0x80, Buffer.from('x')), [1002]],
  ['two beginnings', () => Buffer.concat([masked(0x01, Buffer.from('x')), masked(0x01, Buffer.from('x'))]), [1002]],
  ['a close with half a code', () => masked(0x88, Buffer.from([3])), [1002]],
  ['a close with a code nobody may send', () => masked(0x88, Buffer.from([0x03, 0xee])), [1002]],
  ['8 MB announced', () => masked(0x82, Buffer.alloc(0), 8_000_000), [1009]],
  ['2^60 bytes announced', () => Buffer.from([0x82, 0xff, 0x10, 0, 0, 0, 0, 0, 0, 0]), [1009]],
  ['a million pieces of one byte', () => pieces(30_000), [1008, 1009, 4429]],
  ['a second request in the open socket', () => Buffer.from('GET / HTTP/1.1\r\n\r\n'), [1002]],
]

function pieces(howMany: number): Buffer {
  const next = masked(0x00, Buffer.from('x'))
  return Buffer.concat([masked(0x01, Buffer.from('x')), ...Array.from({ length: howMany }, () => next)])
}

test('C1: frames against the rules end their own connection', async () => {
  await target.bears('malformed frames', async () => {
    for (const path of paths()) {
      for (const [what, bytes, codes] of FRAMES) {
        const code = await sendRaw(path, bytes())
        // Engine.IO ends without a close frame.
        expect([path, what, [...codes, 0].includes(code)]).toEqual([path, what, true])
      }
    }
  })
})

test('C1, C9: crooked upgrades: no process ends, no compression is agreed on', async () => {
  await target.bears('crooked upgrades', async () => {
    for (const path of paths()) {
      const own = { ...UPGRADE, origin: target.origin, cookie: cookie() }
      const crooked: [string, Record<string, string>][] = [
        ['another version', { ...own, 'sec-websocket-version': '99' }],
        ['no key', { ...own, 'sec-websocket-key': '' }],
        ['a short key', { ...own, 'sec-websocket-key': 'x' }],
        ['another protocol', { ...own, upgrade: 'h2c' }],
        ['a crooked extension', { ...own, 'sec-websocket-extensions': 'permessage-deflate; x="' }],
        ['constructor', { ...own, 'sec-websocket-extensions': 'constructor' }],
        [
          'four hundred headers',
          { ...own, ...Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`x-${i}`, '1'])) },
        ],
        ['two hosts', { ...own, host: 'a, b' }],
        ['cookies without end', { ...own, cookie: `${'a=b; '.repeat(2_000)}` }],
      ]
      for (const [what, headers] of crooked) {
        const { status } = await byHand(target.port, { path, headers })
        expect([what, status === 0 || status === 101 || status >= 400]).toEqual([what, true])
      }
      const bomb = { ...own, 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' }
      const answer = await byHand(target.port, { path, headers: bomb })
      expect([answer.status, /sec-websocket-extensions/i.test(answer.head)]).toEqual([101, false])
      // Reset in the middle of the upgrade.
      for (let round = 0; round < 50; round++) {
        await new Promise<void>((resolve) => {
          const socket = connectTcp(target.port, '127.0.0.1', () => {
            const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`)
            socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${target.port}\r\n${lines.join('')}\r\n`)
            if (round % 2) socket.resetAndDestroy()
            else setImmediate(() => socket.resetAndDestroy())
          })
          socket.on('error', () => undefined)
          socket.on('close', () => resolve())
        })
      }
    }
  })
})

const EVENTS = [
  'command',
  'react',
  'time',
  'resync',
  'disconnect',
  'connection',
  'error',
  '__proto__',
  'constructor',
  'x',
]
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  [],
  {},
  [null],
  { toString: 1 },
  '\u0000',
  '\ud800',
  2 ** 53,
]

/** Any value, now and then very deep, wide or strange. */
function anything(chance: Dice, depth = 0): unknown {
  const roll = chance.upTo(20)
  if (roll < 8 || depth > 4) return chance.one(ODD)
  if (roll < 10) return JSON.parse(`{"__proto__":${JSON.stringify(anything(chance, depth + 1))},"kind":"hand.set"}`)
  if (roll < 11) return `${'['.repeat(1_000)}${']'.repeat(1_000)}`
  if (roll < 12) return 'x'.repeat(chance.upTo(3_000))
  if (roll < 16) return Array.from({ length: chance.upTo(6) }, () => anything(chance, depth + 1))
  return Object.fromEntries(
    Array.from({ length: chance.upTo(6) }, (_, i) => [
      chance.one(['kind', 'seat', 'key', `a${i}`]),
      anything(chance, depth + 1),
    ]),
  )
}

/** A command as it should be, with something of it replaced, taken away or doubled. */
function bent(chance: Dice, seat: string): unknown {
  const command: Record<string, unknown> = { ...COMMANDS.get(chance.one([...COMMANDS.keys()])) }
  // Leaving would end the attack.
  if (command.kind === 'seat.leave') command.kind = 'hand.set'
  const names = Object.keys(command)
  for (let changes = chance.upTo(3); changes >= 0; changes--) {
    const name = chance.one(names)
    if (chance.next() < 0.3) delete command[name]
    else if (name !== 'kind' || chance.next() < 0.2) command[name] = anything(chance)
  }
  const envelope: Record<string, unknown> = {
    seat,
    key: `fuzz-${chance.upTo(1e9).toString(36).padStart(8, '0')}`,
    command,
  }
  if (chance.next() < 0.3) envelope[chance.one(['seat', 'key', 'epoch', 'command', 'more'])] = anything(chance)
  return envelope
}

/** A Socket.IO packet; now and then one that is none. */
function packet(chance: Dice, seat: string, ack: number): string {
  const roll = chance.upTo(100)
  if (roll < 1)
    return chance.one([
      '4',
      '42',
      '42[',
      '42{}',
      '42"x"',
      '42[]',
      '42[null]',
      '42[{}]',
      '43',
      '431[',
      '41',
      '45',
      '451-',
      '44x',
    ])
  if (roll < 3) return `42${JSON.stringify([anything(chance), anything(chance)])}`
  if (roll < 4)
    return `4${chance.upTo(10)}${chance.one(['/', '/x,', '', '9999999999', '1-'])}${JSON.stringify(anything(chance))}`
  const payload = chance.next() < 0.6 ? bent(chance, seat) : anything(chance)
  const args = chance.next() < 0.1 ? [payload, payload] : chance.next() < 0.1 ? [] : [payload]
  const event = chance.next() < 0.7 ? 'command' : chance.one(EVENTS)
  return `42${chance.next() < 0.8 ? ack : ''}${JSON.stringify([event, ...args])}`
}

test('C2: fuzzed events: each is answered or dropped, nobody else notices', async () => {
  const events = count(100_000, 8_000)
  const perConnection = LIMITS.commandsBurst
  const before = ida.view().seats
  let sent = 0
  await target.bears(`${events} fuzzed events`, async () => {
    const batches = Array.from({ length: Math.ceil(events / perConnection) }, (_, index) => index)
    await inParallel(16, batches, async (batch) => {
      const chance = dice(20_261_122 + batch)
      const socket = new WebSocket(`${target.origin.replace('http', 'ws')}${SOCKETS_PATH}`, {
        headers: { origin: target.origin, cookie: cookie() },
      })
      socket.on('error', () => undefined)
      const closed = new Promise((resolve) => socket.on('close', resolve))
      await Promise.race([new Promise((resolve) => socket.on('open', resolve)), closed])
      const welcome = new Promise<void>((resolve) =>
        socket.on('message', (data) => {
          if (String(data).startsWith('42["snapshot"')) resolve()
        }),
      )
      socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, room: ida.room, as: 'seat' })}`)
      await Promise.race([welcome, closed])
      for (let ack = 0; ack < perConnection && socket.readyState === WebSocket.OPEN; ack++) {
        socket.send(packet(chance, ben.seat(), ack))
        sent++
      }
      // The probe that ends the batch is answered after everything before it.
      const done = new Promise<void>((resolve) =>
        socket.on('message', (data) => {
          if (String(data).startsWith('43777')) resolve()
        }),
      )
      socket.send('42777["time",null]')
      await Promise.race([done, closed])
      socket.close()
      await closed
    })
  })
  expect(sent).toBeGreaterThan(events / 2)
  expect(target.output()).not.toContain('unhandled')
  expect(target.output()).not.toContain('command.fault')
  expect(ida.linkState().state).toBe('online')
  expect(ida.view().seats[ida.seat()]).toEqual(before[ida.seat()])
  await ida.send({ kind: 'hand.set', raised: true })
})
