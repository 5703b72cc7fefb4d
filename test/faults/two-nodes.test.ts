// What a delivered message costs on each of two nodes, beside what it costs on one that has all the people: with two cores for everything
// the number of messages a second shows nothing, the CPU each node spends does.
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { enter, type Person } from '../bench/people/person.ts'
import { figure, isLong, pause } from './figures.ts'
import { type Stage, setStage } from './stage.ts'

const PEOPLE = isLong ? 200 : 60
/** Who asks for changes, as many on each node: one connection may ask ten times a second. */
const ASKING = 8
const CHANGES_OF_ONE = isLong ? 100 : 20
const CHANGES = ASKING * CHANGES_OF_ONE
const after: (() => unknown)[] = []
afterEach(async () => {
  for (const run of after.splice(0).reverse()) await run()
})

/** Ticks of 10 ms that a process had. */
const cpuMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** @returns CPU of each node beyond what people who only listen cost in the same time, and how many patches reached people. */
async function deliver(count: number): Promise<{ cpuMs: number[]; delivered: number }> {
  const stage: Stage = await setStage(count)
  after.push(() => stage.close())
  const lead: Participant = createParticipant({ origin: stage.nodes[0]?.origin ?? '', name: 'Lead' })
  const code = await lead.createRoom({ title: 'Two nodes' })
  await lead.connect()
  let delivered = 0
  const people: Person[] = []
  after.push(() => {
    for (const person of people) person.close()
    lead.close()
  })
  for (let index = 0; index < PEOPLE; index += 1) {
    const node = stage.nodes[index % count]
    const jar = { cookie: null as string | null }
    const body = { name: `Guest ${index}`, place: 'remote', principlesAccepted: true }
    await makeNodeHttp(node?.origin ?? '', jar).call('POST', `/api/rooms/${code}/seats`, body)
    const heard = {
      patch: () => {
        delivered += 1
      },
      reactions: () => undefined,
      closed: () => undefined,
    }
    people.push((await enter({ port: node?.port ?? 0, room: code, cookie: jar.cookie }, heard)).person)
  }
  await lead.send({ kind: 'session.start' })
  const asking = [lead]
  for (let index = 1; index < ASKING; index += 1) {
    const origin = stage.nodes[index % count]?.origin ?? ''
    const one = createParticipant({ origin, name: `Asks ${index}`, code })
    after.push(() => one.close())
    await one.join()
    await one.connect()
    asking.push(one)
  }
  await pause(3_000)
  const spent = async (work: Promise<unknown>) => {
    const before = stage.nodes.map((node) => cpuMs(node.pid))
    const beganMs = performance.now()
    await work
    const tookMs = performance.now() - beganMs
    return { tookMs, cpuMs: stage.nodes.map((node, index) => cpuMs(node.pid) - (before[index] ?? 0)) }
  }
  const idle = await spent(pause(isLong ? 6_000 : 3_000))
  delivered = 0
  const busy = await spent(
    Promise.all(
      asking.map(async (one) => {
        for (let change = 0; change < CHANGES_OF_ONE; change += 1) {
          await one.send({ kind: 'hand.set', raised: change % 2 === 0 })
          await pause(110)
        }
      }),
    ).then(() => pause(1_000)),
  )
  const share = busy.tookMs / idle.tookMs
  return { cpuMs: busy.cpuMs.map((ms, index) => ms - (idle.cpuMs[index] ?? 0) * share), delivered }
}

test('two nodes share what one would have to do: CPU a delivered message on each', async () => {
  const one = await deliver(1)
  for (const run of after.splice(0).reverse()) await run()
  const two = await deliver(2)
  const eachUs = (list: readonly number[], delivered: number) =>
    list.map((ms) => ((ms * 1_000) / Math.max(1, delivered)).toFixed(0)).join(' and ')
  const goal = 'the busier of two at most 1/1.7 of one'
  const busiest = Math.max(...two.cpuMs) / two.delivered
  const ratio = one.cpuMs.reduce((sum, ms) => sum + ms, 0) / one.delivered / busiest
  figure(
    'nodes',
    `CPU a delivery, ${PEOPLE} people on one node`,
    `${eachUs(one.cpuMs, one.delivered)} us`,
    'for comparison',
  )
  figure(
    'nodes',
    `CPU a delivery, ${PEOPLE} people on two nodes`,
    `${eachUs(two.cpuMs, two.delivered)} us on each`,
    goal,
  )
  figure('nodes', 'so two nodes carry as many times the messages of one', ratio.toFixed(2), '1.7', ratio >= 1.7)
  // Changes of one moment are one patch, so there are fewer than asked for.
  expect(one.delivered).toBeGreaterThan(CHANGES * PEOPLE * 0.3)
  expect(two.delivered).toBeGreaterThan(CHANGES * PEOPLE * 0.3)
}, 240_000)
