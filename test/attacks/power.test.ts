// B1, B2, B4, B5: Forged, stale and replayed commands; names that pretend; rooms that must not leak into each other.
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { rawSocket } from '../support/raw-socket.ts'
import { COMMANDS } from './support/samples.ts'
import { count, dice, inParallel } from './support/size.ts'
import { byHand, openRoom, startTarget, type Target, takeSeat } from './support/target.ts'

const chance = dice()
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

const LEAD = ['session.edit', 'session.start', 'step.next', 'step.back', 'step.jump', 'step.undo', 'clock.pause']
const MORE_LEAD = ['clock.resume', 'time.add', 'round.skip', 'vote.open', 'room.lock', 'seat.add', 'lead.give']
const KINDS = [...LEAD, ...MORE_LEAD, 'deputy.set', 'screens.blank', 'next.set', 'session.close', 'box.release']

async function socketOf(person: Participant, room = ida.room): Promise<Socket> {
  const hello = { protocol: PROTOCOL_VERSION, room, as: 'seat' }
  const { socket } = await rawSocket(target.origin, person.cookieJar.cookie ?? '', hello)
  if (!socket) throw new Error('not let in')
  return socket
}

let keys = 0
const freshKey = () => `forged-${(keys++).toString(36).padStart(8, '0')}`

/** Sends envelopes from fresh connections of one person, each as many as its budget lets through. */
async function pour(person: Participant, envelopes: readonly object[], each: (answer: unknown) => void): Promise<void> {
  const batches: (readonly object[])[] = []
  const size = LIMITS.commandsBurst
  for (let at = 0; at < envelopes.length; at += size) batches.push(envelopes.slice(at, at + size))
  await inParallel(8, batches, async (batch) => {
    const socket = await socketOf(person)
    const answers = batch.map((envelope) => socket.timeout(20_000).emitWithAck('command', envelope))
    for (const answer of await Promise.all(answers)) each(answer)
    socket.close()
  })
}

test('B1: forged commands of the facilitator: none is done', async () => {
  const wishes = count(10_000, 800)
  const before = JSON.stringify([ida.view(), ida.seq()])
  await target.bears(`${wishes} forged commands`, async () => {
    const envelopes = Array.from({ length: wishes }, () => {
      const kind = chance.one(KINDS)
      // His own seat, hers, and everything an epoch may be.
      const seat = chance.one([ben.seat(), ida.seat(), ben.seat()])
      const epoch = chance.one([ida.view().roleEpoch, 0, 1, 999_999])
      return { seat, key: freshKey(), epoch, command: { ...COMMANDS.get(kind) } }
    })
    const codes = new Map<string, number>()
    await pour(ben, envelopes, (answer) => {
      const text = JSON.stringify(answer)
      const code = /"code":"([a-z-]+)"/.exec(text)?.[1] ?? text
      codes.set(code, (codes.get(code) ?? 0) + 1)
    })
    expect([...codes.keys()].sort()).toEqual(['not-facilitator', 'not-seated'])
    expect([...codes.values()].reduce((sum, one) => sum + one)).toBe(wishes)
  })
  expect(JSON.stringify([ida.view(), ida.seq()])).toBe(before)
})

test('B1: power written into a document or a cursor is no power', async () => {
  const before = JSON.stringify(ida.view())
  const { doc } = await ben.openDocument('agenda')
  for (const root of ['phase', 'session', 'role', 'facilitator']) {
    doc.getMap(root).set('facilitator', ben.seat())
    await ben.waitUntilSaved('agenda').catch(() => undefined)
  }
  expect(JSON.stringify(ida.view())).toBe(before)
})

test('B2: stale and replayed commands after a handover: none is done', async () => {
  const wishes = count(10_000, 400)
  const stale = ida.view().roleEpoch
  const kept = { seat: ida.seat(), key: freshKey(), epoch: stale, command: { kind: 'room.lock', locked: true } }
  const idas = await socketOf(ida)
  expect(await idas.emitWithAck('command', kept)).toMatchObject({ ok: true })
  await ida.send({ kind: 'room.lock', locked: false })
  await ida.send({ kind: 'lead.give', to: ben.seat() })
  await ben.waitFor((view) => view.facilitator === ben.seat())
  await target.bears(`${wishes} stale commands`, async () => {
    const envelopes = Array.from({ length: wishes }, () => {
      const command = { ...COMMANDS.get(chance.one(KINDS)) }
      return { seat: ida.seat(), key: freshKey(), epoch: chance.one([stale, stale + 1, 0]), command }
    })
    await pour(ida, envelopes, (answer) => {
      expect(answer).toMatchObject({
        ok: false,
        rejection: { code: expect.stringMatching(/^(not-facilitator|stale-role)$/) },
      })
    })
  })
  // The same bytes once more: accepted before, so accepted again, and nothing happens (CMD3).
  await idas.emitWithAck('command', kept)
  expect(ben.view().isLocked).toBe(false)
  // Back in the lead, what was sent before is still of the old epoch.
  await ben.send({ kind: 'lead.give', to: ida.seat() })
  await ida.waitFor((view) => view.facilitator === ida.seat())
  const late = { seat: ida.seat(), key: freshKey(), epoch: stale, command: { kind: 'room.lock', locked: true } }
  expect(await idas.emitWithAck('command', late)).toMatchObject({ ok: false, rejection: { code: 'stale-role' } })
  expect(ida.view().isLocked).toBe(false)
  idas.close()
})

test('B4: nobody is called like another, however it is written', async () => {
  const taken: string[] = [
    'Ida ',
    ' ida',
    'IDA',
    'Ida\u200b',
    '\u202eadI',
    'I\u0307da'.normalize('NFC'),
    '\uff29\uff44\uff41',
  ]
  const bad = ['\u202eIda', 'Ida\u0000', '\u2066x\u2069', 'I\u200dda', '', '   ', '\u3164', '\u00ad', 'x'.repeat(41)]
  const homoglyphs = ['\u0399da', '\u04c0da', 'Id\u0430', '\u0406\u0501\u0430']
  const headers = { origin: target.origin, 'content-type': 'application/json' }
  for (const name of [...taken, ...bad, ...homoglyphs]) {
    const body = JSON.stringify({ name, place: 'remote', principlesAccepted: true })
    const path = `/api/rooms/${ida.room}/seats`
    const answer = await byHand(target.port, { method: 'POST', path, headers, body })
    const shown = Object.values(ida.view().seats).map((seat) => seat.name)
    expect([JSON.stringify(name), [400, 409].includes(answer.status)]).toEqual([JSON.stringify(name), true])
    expect(shown).toEqual(['Ida', 'Ben'])
  }
})

test('B5: rooms are sealed: no word of one reaches another, and a connection stays in its room', async () => {
  const rooms = count(200, 24)
  await target.bears(`${rooms} rooms with canaries`, async () => {
    const heard: { canary: string; bytes: string[] }[] = []
    const people: Participant[] = []
    await inParallel(
      6,
      Array.from({ length: rooms }, (_, index) => `canary${String(index).padStart(4, '0')}x`),
      async (canary) => {
        const lead = createParticipant({ origin: target.origin, name: `${canary} Lead` })
        const headers = { origin: target.origin, 'content-type': 'application/json' }
        const body = JSON.stringify({ title: `${canary} title`, name: `${canary} Lead` })
        const from = `127.0.40.${1 + (people.length % 200)}`
        const made = await byHand(target.port, { method: 'POST', path: '/api/rooms', headers, body, from })
        lead.cookieJar.cookie = /set-cookie: ([^;]+)/i.exec(made.head)?.[1] ?? null
        const code = String(/"code":"([^"]+)"/.exec(made.body)?.[1])
        await lead.join({ code })
        await lead.connect()
        people.push(lead)
        const own = { canary, bytes: [] as string[] }
        heard.push(own)
        // A second connection that keeps every byte, and tries to change its room.
        const socket = new WebSocket(`${target.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
          headers: { origin: target.origin, cookie: lead.cookieJar.cookie ?? '' },
        })
        socket.on('message', (data) => own.bytes.push(String(data)))
        await new Promise((resolve) => socket.on('open', resolve))
        const hello = (room: string) => `40${JSON.stringify({ protocol: PROTOCOL_VERSION, room, as: 'seat' })}`
        socket.send(hello(code))
        const other = people[chance.upTo(people.length)]
        socket.send(hello(other?.code() ?? ida.room))
        socket.send(`40/other,${JSON.stringify({ room: ida.room })}`)
        const theirs = new WebSocket(
          `${target.origin.replace('http', 'ws')}/yjs/${ida.view().documents.theme}?acks=1`,
          { headers: { origin: target.origin, cookie: lead.cookieJar.cookie ?? '' } },
        )
        theirs.on('message', (data) => own.bytes.push(String(data)))
        theirs.on('open', () => theirs.send(Uint8Array.of(0, 0, 1, 0)))
        await new Promise((resolve) => theirs.on('close', resolve))
        await lead.addAgendaItem({ title: `${canary} item`, minutes: 5, who: canary, phase: 'theme' })
        await lead.write('theme', `${canary} note`)
        await lead.send({ kind: 'resource.add', title: `${canary} link`, url: '' })
        await lead.waitUntilSaved('theme')
        people.push(Object.assign(lead, { close: closing(lead, socket) }))
      },
    )
    for (const { canary, bytes } of heard) {
      const all = bytes.join('')
      expect([canary, all.includes(`${canary} title`)]).toEqual([canary, true])
      const foreign = [...all.matchAll(/canary\d{4}x/g)].filter(([found]) => found !== canary)
      expect([canary, foreign.length]).toEqual([canary, 0])
    }
    for (const person of people) person.close()
  })
})

function closing(person: Participant, socket: WebSocket): () => void {
  const close = person.close
  return () => {
    close()
    socket.close()
  }
}
