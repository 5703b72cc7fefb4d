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
const CHANGES = isLong ? 300 : 40
const after: (() => unknown)[] = []
afterEach(async () => {
  for (const run of after.splice(0).reverse()) await run()
})

/** Ticks of 10 ms that a process had. */
const cpuMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** @returns CPU of each node, and how many patches reached people. */
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
  await pause(3_000)
  delivered = 0
  const before = stage.nodes.map((node) => cpuMs(node.pid))
  for (let change = 0; change < CHANGES; change += 1) {
    await lead.send({ kind: 'hand.set', raised: change % 2 === 0 })
    await pause(110)
  }
  await pause(1_000)
  return { cpuMs: stage.nodes.map((node, index) => cpuMs(node.pid) - (before[index] ?? 0)), delivered }
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
  expect(one.delivered).toBeGreaterThan(CHANGES * PEOPLE * 0.9)
  expect(two.delivered).toBeGreaterThan(CHANGES * PEOPLE * 0.9)
}, 240_000)
