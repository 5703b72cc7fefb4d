// A2: Guessing codes, from one address and from hundreds, while honest people join.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { count, dice, inParallel, isFull } from './support/size.ts'
import { type Answered, byHand, openRoom, startTarget, type Target } from './support/target.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const chance = dice()
let target: Target
let ida: Participant & { room: string }
beforeEach(async () => {
  target = await startTarget()
  ida = await openRoom(target)
})
afterEach(async () => {
  ida?.close()
  await target?.remove()
})

const guessed = () => Array.from({ length: 8 }, () => chance.one([...ALPHABET])).join('')
const json = { 'content-type': 'application/json' }

function join(code: string, name: string, from: string): Promise<Answered> {
  const body = JSON.stringify({ name, place: 'remote', principlesAccepted: true })
  const headers = { ...json, origin: target.origin }
  return byHand(target.port, { method: 'POST', path: `/api/rooms/${code}/seats`, headers, body, from })
}

async function lookedUp(): Promise<number> {
  const { body } = await byHand(target.port, { path: '/metrics' })
  return Number(/^copse_wrong_codes_total (\d+)/m.exec(body)?.[1] ?? Number.NaN)
}

test.each([1, 50, 500])(
  'from %i addresses: few are looked up, and honest people join all the while',
  async (addresses) => {
    const guesses = count(10_000, 1_000)
    const honest = count(500, 120)
    const from = (index: number) =>
      `127.0.${1 + Math.floor((index % addresses) / 200)}.${1 + ((index % addresses) % 200)}`
    const began = performance.now()
    await target.bears(`${guesses} guesses from ${addresses}`, async () => {
      const guessing = inParallel(
        250,
        Array.from({ length: guesses }, (_, index) => index),
        async (index) => {
          const { status, body } = await join(guessed(), 'Guess', from(index))
          expect(status === 404 || status === 429).toBe(true)
          expect(['{"code":"not-found"}', '{"code":"too-many"}']).toContain(body)
        },
      )
      // Fifty a second, from one address, as in the first minute of a big meeting.
      const joining = inParallel(
        honest,
        Array.from({ length: honest }, (_, index) => index),
        async (index) => {
          await pause((index / honest) * (honest * 20))
          const answer = await join(ida.room, `Guest ${index}`, '127.0.9.9')
          expect([index, answer.status]).toEqual([index, 201])
        },
      )
      await Promise.all([joining, guessing])
    })
    const minutes = Math.ceil((performance.now() - began) / 60_000)
    const most = LIMITS.wrongCodesPerMinuteAll + LIMITS.pacedCodesPerMinuteAll + LIMITS.pacedCodesBurst + addresses + 1
    expect(await lookedUp()).toBeLessThanOrEqual(minutes * most)
    expect(await lookedUp()).toBeGreaterThan(0)
  },
)

test('behind the very address of somebody who guesses, a right code still comes in', async () => {
  for (let index = 0; index < LIMITS.wrongCodesPerMinute + 10; index++) await join(guessed(), 'Guess', '127.0.0.5')
  expect((await join(guessed(), 'Guess', '127.0.0.5')).status).toBe(429)
  await inParallel(
    50,
    Array.from({ length: 100 }, (_, index) => index),
    async (index) =>
      expect([index, (await join(ida.room, `Guest ${index}`, '127.0.0.5')).status]).toEqual([index, 201]),
  )
  // Who has a seat already is not made to wait, however much is guessed beside them.
  const flood = Array.from({ length: LIMITS.pacedCodesWaiting + 50 }, () => join(guessed(), 'Guess', '127.0.0.1'))
  await pause(300)
  const startedMs = performance.now()
  expect((await ida.http('GET', `/api/rooms/${ida.room}`)).status).toBe(200)
  expect(performance.now() - startedMs).toBeLessThan(1_000)
  await Promise.all(flood)
})

test('unknown, closed and old codes look the same, and take the same time', async () => {
  const closed = await openRoom(target, 'Closed')
  await closed.send({ kind: 'session.start' })
  const before = closed.room
  const gone = createParticipant({ origin: target.origin, name: 'Gone', code: before })
  await gone.join()
  await closed.send({ kind: 'seat.remove', seat: gone.seat() })
  const after = (await closed.waitFor((view) => view.code !== before)).code
  expect((await join(after, 'Fits', '127.0.0.20')).status).toBe(201)
  const look = async (code: string, from: string): Promise<[Answered, number]> => {
    const startedMs = performance.now()
    const answer = await byHand(target.port, { path: `/api/rooms/${code}`, from })
    return [answer, performance.now() - startedMs]
  }
  const rounds = count(100, 30)
  const times: { unknown: number[]; old: number[] } = { unknown: [], old: [] }
  const heads = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['unknown', 'old'] as const) {
      const [answer, ms] = await look(kind === 'old' ? before : guessed(), `127.0.20.${round + 1}`)
      times[kind].push(ms)
      heads.add(`${answer.head.replace(/date: [^\r]*/i, '')}${answer.body}`)
    }
  }
  expect(heads.size).toBe(1)
  const middle = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  expect(Math.abs(middle(times.unknown) - middle(times.old))).toBeLessThan(5)
  closed.close()
})

test('the secret of a link: where the code alone asks, only the right one comes in, and it never waits', async () => {
  const { inviteSecret } = ida.view()
  const invited = (invite: string | null, name: string, from: string, code = ida.room) => {
    const headers = { ...json, origin: target.origin, ...(invite === null ? {} : { 'x-invite': invite }) }
    const body = JSON.stringify({ name, place: 'remote', principlesAccepted: true })
    return byHand(target.port, { method: 'POST', path: `/api/rooms/${code}/seats`, headers, body, from })
  }
  const right = inviteSecret ?? ''
  expect(right).toMatch(/^[a-z0-9]{26}$/)
  await ida.send({ kind: 'room.codeAsks', asks: true })
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
  const wrong = () => Array.from({ length: 26 }, () => chance.one(letters)).join('')
  await target.bears('guessed secrets of a link', async () => {
    await inParallel(
      50,
      Array.from({ length: count(2_000, 200) }, (_, index) => index),
      async (index) => {
        const answer = await invited(wrong(), `Guess ${index}`, '127.0.40.1')
        expect([answer.status, answer.body]).toEqual([403, '{"code":"room-locked"}'])
      },
    )
    for (const odd of [
      '',
      ' ',
      right.slice(1),
      `${right}a`,
      right.toUpperCase(),
      '../x',
      `${right},${right}`,
      'a'.repeat(8_000),
    ]) {
      expect([odd.slice(0, 30), (await invited(odd, 'Odd', '127.0.40.2')).status]).toEqual([odd.slice(0, 30), 403])
    }
  })
  // An address that guessed too often waits; who has the link does not.
  for (let index = 0; index < LIMITS.wrongCodesPerMinute + 10; index++) await join(guessed(), 'Guess', '127.0.40.3')
  const flood = Array.from({ length: LIMITS.pacedCodesWaiting + 50 }, () => join(guessed(), 'Guess', '127.0.40.3'))
  await pause(300)
  const startedMs = performance.now()
  expect((await invited(right, 'Lena', '127.0.40.3')).status).toBe(201)
  expect(performance.now() - startedMs).toBeLessThan(1_000)
  await Promise.all(flood)
  // A new link: the old code is unknown again, with the old secret or without; the old secret opens the new code no more.
  const before = ida.room
  await ida.send({ kind: 'link.renew' })
  const { code, inviteSecret: fresh } = await ida.waitFor((view) => view.code !== before)
  const unknown = await invited(null, 'Kofi', '127.0.40.4', guessed())
  const old = await invited(right, 'Kofi', '127.0.40.5', before)
  expect([old.status, old.body]).toEqual([404, unknown.body])
  expect((await invited(right, 'Kofi', '127.0.40.6', code)).status).toBe(403)
  expect((await invited(fresh, 'Kofi', '127.0.40.6', code)).status).toBe(201)
  expect(target.output()).not.toContain(right)
  expect(target.output()).not.toContain(fresh)
})

test('codes are drawn evenly and have 40 bits; links have 128 and more', async () => {
  const codes: string[] = []
  for (let index = 0; index < (isFull ? 500 : 60); index++) {
    const headers = { ...json, origin: target.origin }
    const body = JSON.stringify({ title: 'T', name: 'N' })
    const from = `127.0.30.${1 + (index % 200)}`
    const made = await byHand(target.port, { method: 'POST', path: '/api/rooms', headers, body, from })
    codes.push(String(JSON.parse(made.body.slice(made.body.indexOf('{'), made.body.lastIndexOf('}') + 1)).code))
  }
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(new RegExp(`^[${ALPHABET}]{8}$`))
  // Each place takes each sign: none is fixed, none is a counter.
  for (let place = 0; place < 8; place++) expect(new Set(codes.map((code) => code[place])).size).toBeGreaterThan(12)
  expect((await ida.returnLink()).split('#back=')[1]?.length).toBeGreaterThanOrEqual(32)
})
