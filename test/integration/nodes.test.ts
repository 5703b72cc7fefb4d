// Two server processes on one Redis show one room. What lies in Redis is looked at with another client than the server's.
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { sha256 } from '../../server/rooms/hash.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { clearOf } from '../support/sealed.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

/** A dead node's people vanish within this time. */
const VANISH_MS = 20_000

let redis: TestRedis
let look: Redis
let nodes: [ServerProcess, ServerProcess]
beforeAll(async () => {
  redis = await startRedis()
  look = new Redis(redis.url)
  nodes = await Promise.all([spawnServer({ env: redis.env }), spawnServer({ env: redis.env })])
})
afterAll(async () => {
  for (const node of nodes ?? []) await node.remove()
  look?.disconnect()
  await redis?.stop()
})

const here: Participant[] = []
afterEach(() => {
  for (const one of here.splice(0)) one.close()
})

/** Ida leads on the first node; the others come in turn to the second and the first. */
async function room(names: readonly string[]) {
  const ida = createParticipant({ origin: nodes[0].origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'Two nodes' })
  here.push(ida)
  await ida.connect()
  const others: Participant[] = []
  for (const [index, name] of names.entries()) {
    const one = createParticipant({ origin: nodes[index % 2 === 0 ? 1 : 0].origin, name, code })
    here.push(one)
    await one.join()
    await one.connect()
    others.push(one)
  }
  return { ida, code, others, all: [ida, ...others] }
}

async function goTo(ida: Participant, all: readonly Participant[], form: string) {
  if (ida.view().progress.state === 'lobby') await ida.send({ kind: 'session.start' })
  const to = ida.view().plan.steps.find((step) => step.form === form)?.id
  if (to === undefined) throw new Error(`the plan has no step ${form}`)
  await ida.send({ kind: 'step.jump', to })
  await Promise.all(
    all.map((one) => one.waitFor((view) => view.progress.state === 'live' && view.progress.stepId === to)),
  )
}

/** Everything Redis holds, as text, by key. */
async function everything(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const key of await look.keys('*')) {
    const kind = await look.type(key)
    const value =
      kind === 'hash'
        ? await inClear(key, Object.entries(await look.hgetallBuffer(key)))
        : kind === 'stream'
          ? await inClear(
              key,
              (await look.xrangeBuffer(key, '-', '+')).map(([id, [, update]]) => [
                String(id),
                update ?? Buffer.alloc(0),
              ]),
            )
          : kind === 'zset'
            ? await look.zrangeBuffer(key, '0', '-1')
            : kind === 'set'
              ? await look.smembersBuffer(key)
              : await look.getBuffer(key)
    found.set(key, flat(value))
  }
  return found
}

/** Ties could hide behind the encryption: the search looks through it. */
async function inClear(key: string, entries: [string, Buffer][]): Promise<unknown[]> {
  const opened: unknown[] = []
  for (const [field, value] of entries) opened.push([field, await clearOf(key, field, value, redis.env.KEY_DIR)])
  return opened
}

const lineWith = (found: Map<string, string>, start: string): string =>
  [...found.values()].flatMap((text) => text.split('\n')).find((line) => line.startsWith(start)) ?? ''

function flat(value: unknown): string {
  if (value instanceof Uint8Array) return `${Buffer.from(value).toString('latin1')}\n`
  if (Array.isArray(value)) return value.map(flat).join('')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, inner]) => `${name}\n${flat(inner)}`)
      .join('')
  return `${String(value)}\n`
}

describe('one room on two nodes', () => {
  test('people, phases, reactions and the clock are the same on both', async () => {
    const { ida, others, all } = await room(['Ben', 'Kofi'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    await goTo(ida, all, 'talk')
    await Promise.all(
      all.map((one) => one.waitUntil(() => all.every((other) => one.awaySinceMs(other.seat()) === null), 'everybody')),
    )
    for (const one of all) {
      one.react('thanks')
      one.react('celebrate')
    }
    ben.react('slower')
    await Promise.all(
      all.map((one) => one.waitUntil(() => one.reactions().thanks === 3 && one.reactions().celebrate === 3, 'sums')),
    )
    await ida.waitUntil(() => ida.reactions().slower === 1, 'the quiet sum')
    expect(ben.reactions().slower).toBeUndefined()
    expect(others[1]?.view()).toEqual(ben.view())
    await Promise.all(all.map((one) => one.link().measureClock()))
    const times = all.map((one) => one.link().nowMs())
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(300)
  })

  test('agenda and notes are typed from both sides and are the same', async () => {
    const { all } = await room(['Ben', 'Kofi'])
    await Promise.all(all.map((one) => one.openDocument('theme')))
    await Promise.all(
      all.map(async (one) => {
        for (let line = 0; line < 20; line++) await one.write('theme', `${one.name} ${line};`)
        await one.waitUntilSaved('theme')
        await one.addAgendaItem({ title: `Item of ${one.name}`, minutes: 5, who: one.name, phase: 'theme' })
      }),
    )
    const texts = await Promise.all(
      all.map(async (one) => {
        const [theme, agenda] = [await one.openDocument('theme'), await one.openDocument('agenda')]
        const words = () => theme.doc.getXmlFragment('notes').toString()
        const lines = all.flatMap((writer) => Array.from({ length: 20 }, (_, line) => `${writer.name} ${line};`))
        await one.waitUntil(() => lines.every((line) => words().includes(line)), 'all lines')
        await one.waitUntil(() => agenda.doc.getMap('items').size === 4 + all.length, 'all items')
        for (const line of lines) expect(words().split(line)).toHaveLength(2)
        return words() + JSON.stringify(Object.entries(agenda.doc.getMap('items').toJSON()).sort())
      }),
    )
    expect(new Set(texts).size).toBe(1)
  })

  test('cards of both nodes are released together; nothing in Redis ties a seat to a card', async () => {
    const { ida, others, all } = await room(['Ben', 'Kofi', 'Lena'])
    await goTo(ida, all, 'write')
    const written = await Promise.all(
      others.map((one) => one.submitCard({ lane: 'challenge', text: `Told by ${one.name.toLowerCase()}` })),
    )
    const sealed = await everything()
    expect([...sealed.values()].some((text) => text.includes('Told by ben'))).toBe(true)
    expectNoTies(
      sealed,
      all,
      written.flatMap(({ card, editKey }) => [card, sha256(editKey)]),
    )
    // The one record that knows both seats and tickets: hashes in an order of their own, and how many each seat was dealt.
    const writing: unknown = JSON.parse(lineWith(sealed, '{"opening"'))
    const hashes = written.map(({ ticket }) => sha256(ticket)).sort()
    expect(writing).toMatchObject({ dealt: Object.fromEntries(others.map((one) => [one.seat(), 1])) })
    const stored = (writing as { ticketHashes: string[] }).ticketHashes
    expect(stored).toEqual([...stored].sort())
    expect(stored).toEqual(expect.arrayContaining(hashes))
    for (const [key, text] of sealed) {
      for (const line of text.split('\n')) {
        if (line.startsWith('{"opening"')) continue
        const isTied = hashes.some((one) => line.includes(one)) && all.some((one) => line.includes(one.seat()))
        expect([key, isTied]).toEqual([key, false])
        for (const { ticket, editKey } of written) expect(line.includes(ticket) || line.includes(editKey)).toBe(false)
      }
    }
    await ida.release()
    const boards = await Promise.all(all.map((one) => one.waitForBoard((cards) => cards.length === 3)))
    for (const board of boards) expect(board).toEqual(boards[0])
    for (const [index, one] of others.entries()) {
      const own = written[index]
      if (!own) throw new Error('a card is missing')
      expect((boards[0] ?? []).filter((card) => one.isOwn(card, own))).toHaveLength(1)
    }
    const released = (boards[0] ?? []).map((card) => card.id)
    const opened = await everything()
    expectNoTies(opened, all, [...released, ...written.map(({ editKey }) => sha256(editKey))])
    for (const { card, ticket } of written) {
      for (const text of opened.values()) expect(text.includes(card) || text.includes(sha256(ticket))).toBe(false)
    }
  })

  /** No hash field, stream entry or string of Redis holds a seat and one of the secrets; a whole hash is many fields. */
  function expectNoTies(all: Map<string, string>, people: readonly Participant[], secrets: readonly string[]) {
    let held = 0
    for (const [key, text] of all) {
      for (const line of text.split('\n')) {
        const holdsSecret = secrets.some((secret) => line.includes(secret))
        if (holdsSecret) held++
        const seat = people.find((one) => line.includes(one.seat()))
        if (holdsSecret && seat) throw new Error(`${key} holds ${seat.name}'s seat beside a card`)
      }
    }
    // Had none of them been found, the search would prove nothing.
    expect(held).toBeGreaterThan(0)
  }

  test('what goes from node to node is names and numbers: no word of anybody', async () => {
    const bells: { message: { update?: string } }[] = []
    const ear = new Redis(redis.url)
    ear.on('pmessage', (_pattern, _channel, bell) => void bells.push(JSON.parse(String(bell))))
    await ear.psubscribe('*')
    const { ida, others, all } = await room(['Ben', 'Kofi', 'Lena'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    await goTo(ida, all, 'write')
    for (const one of others) await one.submitCard({ lane: 'challenge', text: `Told by ${one.name}` })
    await ida.release()
    await Promise.all(all.map((one) => one.waitForBoard((cards) => cards.length === 3)))
    await ben.send({ kind: 'thanks.give', to: ida.seat(), text: 'for listening' })
    await ben.write('theme', 'A word in the notes')
    await ben.waitUntilSaved('theme')
    await goTo(ida, all, 'talk')
    ben.react('thanks')
    await ida.waitUntil(() => ida.reactions().thanks === 1, 'the reaction')
    ear.disconnect()

    const roomName = expect.stringMatching(/^[a-z0-9]{16,32}$/)
    const document = expect.stringMatching(/^[a-z0-9]{16,32}\.(agenda|theme|board)\.\d+$/)
    const shapes = {
      room: { kind: 'room', room: roomName },
      presence: { kind: 'presence', room: roomName },
      document: { kind: 'document', document },
      reactions: { kind: 'reactions', room: roomName, sums: { thanks: 1 } },
      // Whose cursor is where: the name, for as long as it is shown.
      awareness: { kind: 'awareness', document, update: expect.any(String) },
    }
    // Each change rings once: rung twice, every node would read it twice.
    const after: string[] = []
    const ears = new Redis(redis.url)
    ears.on('pmessage', (_pattern, _channel, bell) => void after.push(JSON.parse(String(bell)).message.kind))
    await ears.psubscribe('*')
    for (const raised of [true, false, true]) await ida.send({ kind: 'hand.set', raised })
    await ben.waitFor((view) => view.hands.length === 1)
    const teller = new Redis(redis.url)
    await teller.publish('over', JSON.stringify({ message: { kind: 'over' } }))
    await vi.waitUntil(() => after.includes('over'))
    for (const one of [ears, teller]) one.disconnect()
    expect(after.filter((kind) => kind === 'room')).toHaveLength(3)

    const seen = new Set<string>()
    for (const bell of bells) {
      const kind = Object.keys(shapes).find((one) => JSON.stringify(bell).includes(`"kind":"${one}"`)) ?? 'unknown'
      expect(bell).toEqual({ from: expect.stringMatching(/^[\w-]+$/), message: Reflect.get(shapes, kind) })
      seen.add(kind)
      const { message } = bell
      const inside = Buffer.from(message.update ?? '', 'base64').toString('latin1')
      expect(inside).not.toMatch(/Told by|listening|A word/)
    }
    expect([...seen]).toEqual(expect.arrayContaining(['room', 'presence', 'document', 'reactions']))
  })

  test('a person removed on one node is out on the other; closing and keeping open reach both', async () => {
    const { ida, others } = await room(['Ben', 'Kofi', 'Lena'])
    const [ben, , lena] = others
    if (!ben || !lena) throw new Error('nobody came')
    await ben.openDocument('theme')
    await ida.send({ kind: 'seat.remove', seat: ben.seat() })
    await ben.waitUntil(() => ben.linkState().state === 'ended', 'being out')
    expect(ben.notices()).toContainEqual({ kind: 'removed' })
    const { code } = await lena.waitFor((view) => view.code !== ben.code())
    await expect(ben.join({ code })).rejects.toMatchObject({ status: 403 })
    await ida.send({ kind: 'session.start' })
    await ida.send({ kind: 'session.close' })
    await lena.waitFor((view) => view.progress.state === 'closing')
    await ida.send({ kind: 'session.keepOpen' })
    await lena.waitFor((view) => view.progress.state === 'live')
  })

  test('of 100 commands asked on both nodes at once none is lost and none done twice', async () => {
    const { ida, others } = await room(['Ben'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    const storm = (from: Participant, to: Participant) =>
      Array.from({ length: 50 }, async (_, count) => {
        const text = `${from.name} ${count}`
        // More than the budget of one moment is refused with a code: then a person taps again.
        for (;;) {
          const refusal = await from.attempt({ kind: 'thanks.give', to: to.seat(), text })
          if (refusal === null) return text
          expect(refusal.code).toBe('too-fast')
          await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 400))
        }
      })
    const asked = await Promise.all([...storm(ida, ben), ...storm(ben, ida)])
    for (const one of [ida, ben]) {
      const view = await one.waitFor((now) => now.thanks.length >= asked.length)
      expect(view.thanks.map((thanks) => thanks.text).sort()).toEqual([...asked].sort())
    }
  })
})

describe('a node dies', () => {
  test('its people vanish once, within 20 s; the deputy takes over on the other node, which ends what was closed', async () => {
    const { ida, others } = await room(['Ben', 'Kofi'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    const closing = await room(['Lena'])
    const [lena] = closing.others
    if (!lena) throw new Error('nobody came')
    await lena.openDocument('theme')
    await closing.ida.send({ kind: 'session.start' })
    await closing.ida.send({ kind: 'session.close' })
    await ida.send({ kind: 'deputy.set', seat: ben.seat() })
    await ben.waitUntil(() => ben.awaySinceMs(ida.seat()) === null, 'Ida')
    expect(await ben.attempt({ kind: 'lead.take' })).toEqual({ code: 'too-soon' })
    await nodes[0].kill9()
    const killedMs = performance.now()
    const wasHere = ida.seat()
    await ben.waitUntil(() => typeof ben.awaySinceMs(wasHere) === 'number', 'Ida vanishes', VANISH_MS)
    expect(performance.now() - killedMs).toBeLessThan(VANISH_MS)
    const since = ben.awaySinceMs(wasHere)
    const took = async () => (await ben.attempt({ kind: 'lead.take' })) === null
    const untilMs = performance.now() + 30_000
    while (!(await took())) {
      if (performance.now() > untilMs) throw new Error('nobody may take over')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    expect(ben.awaySinceMs(wasHere)).toBe(since)
    const view = await ben.waitFor((now) => now.facilitator === ben.seat())
    expect(view.roleEpoch).toBeGreaterThan(0)

    await nodes[0].start()
    await ida.waitUntil(() => ida.linkState().state === 'online', 'Ida comes back', 60_000)
    await ida.waitFor((now) => now.facilitator === ben.seat())
    expect(await ida.attempt({ kind: 'clock.pause' })).toEqual({ code: 'not-facilitator' })
    await ida.send({ kind: 'lead.askBack' })
    await ben.waitFor((now) => now.leadAskedBackBy === ida.seat())
    await ben.waitUntil(() => ben.awaySinceMs(ida.seat()) === null, 'Ida is back')

    // Closed on the node that died: the other one ends it, with its documents.
    await lena.waitFor((now) => now.progress.state === 'closed', 70_000)
    await expect(lena.openDocument('board')).rejects.toThrow('4404')
  }, 150_000)
})
