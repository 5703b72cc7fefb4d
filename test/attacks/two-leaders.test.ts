// B3: The node of who leads stands still, somebody takes over on another one, and then it goes on with all that was sent meanwhile.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'
import { count } from './support/size.ts'

let redis: TestRedis
let nodes: ServerProcess[] = []
const people: Participant[] = []
beforeEach(async () => {
  redis = await startRedis()
  nodes = await Promise.all([spawnServer({ env: redis.env }), spawnServer({ env: redis.env })])
})
afterEach(async () => {
  for (const one of people.splice(0)) one.close()
  for (const node of nodes.splice(0)) await node.remove()
  await redis?.stop()
})

const originOf = (node: number) => nodes[node]?.origin ?? ''

test('at every instant commands of one epoch at most are accepted, and what was refused left nothing', async () => {
  const ida = createParticipant({ origin: originOf(0), name: 'Ida' })
  const ben = createParticipant({ origin: originOf(1), name: 'Ben' })
  people.push(ida, ben)
  const code = await ida.createRoom({ title: 'Two leaders' })
  await ida.connect()
  await ben.join({ code })
  await ben.connect()
  await ida.waitFor((view) => view.seats[ben.seat()] !== undefined)
  await ida.send({ kind: 'deputy.set', seat: ben.seat() })

  /** Accepted only from who leads, and it leaves its place in the order of commits: the seat's number. */
  const answers = new Map<string, boolean>()
  const add = async (who: Participant, name: string) => {
    const refused = await who.attempt({ kind: 'seat.add', name, place: 'room' })
    answers.set(name, refused === null)
    return refused === null
  }
  for (let n = 0; n < 5; n++) expect(await add(ida, `Ida ${n}`)).toBe(true)

  nodes[0]?.freeze()
  // They lie in the frozen node's socket, each with the epoch that was right when it was sent.
  const waiting = Array.from({ length: count(30, 20) }, (_, n) => add(ida, `Late ${n}`))
  await expect
    .poll(async () => (await ben.attempt({ kind: 'lead.take' })) === null, { timeout: 60_000, interval: 500 })
    .toBe(true)
  await ben.waitFor((view) => view.facilitator === ben.seat())

  let isOver = false
  const leading = (async () => {
    for (let n = 0; !isOver; n++) {
      await add(ben, `Ben ${n}`)
      await pause(120)
    }
  })()
  await expect.poll(() => answers.get('Ben 4'), { timeout: 20_000 }).toBe(true)
  nodes[0]?.thaw()
  await Promise.all(waiting)
  await ida.waitFor((view) => view.facilitator === ben.seat(), 30_000)
  expect((await ida.attempt({ kind: 'seat.add', name: 'Ida again', place: 'room' }))?.code).toBe('not-facilitator')
  const after = answers.size + 5
  await expect.poll(() => answers.size, { timeout: 20_000 }).toBeGreaterThan(after)
  isOver = true
  await leading

  const names = [...answers].filter(([, isOk]) => isOk).map(([name]) => name)
  const view = await ben.waitFor((now) =>
    names.every((name) => Object.values(now.seats).some((one) => one.name === name)),
  )
  const order = Object.values(view.seats)
    .filter((one) => !one.hasDevice)
    .sort((a, b) => a.order - b.order)
    .map((one) => one.name)
  // Once each, and nothing that was refused; a lost answer may have been done, but only while Ida led.
  expect(new Set(order).size).toBe(order.length)
  for (const name of order) expect([name, answers.has(name)]).toEqual([name, true])
  const first = order.findIndex((name) => name.startsWith('Ben'))
  expect(first).toBeGreaterThanOrEqual(5)
  expect(order.slice(first).filter((name) => !name.startsWith('Ben'))).toEqual([])
  expect(order.slice(0, first).filter((name) => name.startsWith('Ben'))).toEqual([])
  expect(order.filter((name) => name.startsWith('Late'))).toEqual([])
  expect(view.roleEpoch).toBe(2)
  // Both nodes say so.
  expect((await ida.waitFor((now) => now.roleEpoch === 2)).facilitator).toBe(ben.seat())
}, 180_000)
