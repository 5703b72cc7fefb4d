// One command of the facilitator, until the last one in the room has it.
import type { PeopleCalls } from '../people/people.ts'
import { openRoom, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import type { SocketIoCalls } from '../rivals/socket-io.ts'
import { CORES, type Role, startRole } from '../role.ts'
import { syncedWrites } from '../synced-writes.ts'
import { cpuMs, percentile, untilQuiet } from '../usage.ts'
import { phaseChanges, readStart, started } from './session-start.ts'

const GOAL_P99_MS: Record<number, number> = { 100: 15, 500: 25, 1000: 40 }
const BLOCKS = 8
const CHANGES_A_BLOCK = 25
const EVERY_MS = 150

type Side = { crowd: Role<PeopleCalls>; probe: Role<PeopleCalls>; name: string; pid: number; people: number }

export async function phaseChange(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const people of sizes) rows.push(...(await withPeople(people)))
  return rows
}

async function withPeople(people: number): Promise<Row[]> {
  const [crowd, probe] = await Promise.all([
    startRole<PeopleCalls>('people/people.ts', CORES.load),
    startRole<PeopleCalls>('people/people.ts', CORES.load),
  ])
  const product = await startProduct()
  const rival = await startRole<SocketIoCalls>('rivals/socket-io.ts', CORES.server)
  try {
    const room = await openRoom(product, people)
    const [lead, ...others] = room.devices
    if (!lead) throw new Error('a room without a facilitator')
    const { port } = product
    const target = { crowd: 'copse', port, room: room.code }
    const entered = await probe.call.connect({ ...target, cookies: [lead.cookie] })
    const start = readStart(entered.snapshot)
    await started(probe, 'copse', lead.seat, start)
    await crowd.call.connect({ ...target, cookies: others.map((one) => one.cookie) })

    const rivalTarget = { crowd: 'rival', port: await rival.call.listen(null as never), room: 'any' }
    await probe.call.connect({ ...rivalTarget, cookies: [''] })
    await crowd.call.connect({ ...rivalTarget, cookies: others.map(() => '') })
    await untilQuiet(product.pid)
    await untilQuiet(crowd.pid)

    const copseSide: Side = { crowd, probe, name: 'copse', pid: product.pid, people }
    const rivalSide: Side = { crowd, probe, name: 'rival', pid: rival.pid, people }
    const commands = phaseChanges(lead.seat, start)
    const anything = phaseChanges(lead.seat, start)
    // The first block of each warms it up, and shows what a change looks like on the wire.
    await block(copseSide, commands)
    const { sample } = await crowd.call.result({ crowd: 'copse' })
    await rival.call.sends(JSON.parse(sample.slice(2))[1] as never)
    await block(rivalSide, anything)
    const sums = { copse: newSum(), rival: newSum() }
    const syncMs: number[] = []
    for (let at = 0; at < BLOCKS; at++) {
      syncMs.push(...syncedWrites(CHANGES_A_BLOCK))
      add(sums.rival, await block(rivalSide, anything))
      add(sums.copse, await block(copseSide, commands))
    }
    return rowsOf(people, sums, sample.length, syncMs)
  } finally {
    await Promise.all([crowd.stop(), probe.stop(), rival.stop(), product.stop()])
  }
}

type Sum = { lastMs: number[]; cpuMs: number; deliveries: number; missing: number }
const newSum = (): Sum => ({ lastMs: [], cpuMs: 0, deliveries: 0, missing: 0 })

function add(sum: Sum, more: Sum): void {
  sum.lastMs.push(...more.lastMs)
  sum.cpuMs += more.cpuMs
  sum.deliveries += more.deliveries
  sum.missing += more.missing
}

async function block({ crowd, probe, name, pid, people }: Side, command: () => unknown): Promise<Sum> {
  await crowd.call.begin({ crowd: name })
  await probe.call.begin({ crowd: name })
  const before = cpuMs(pid)
  const list = Array.from({ length: CHANGES_A_BLOCK }, command)
  const { sentAtMs, answers } = await probe.call.command({ crowd: name, everyMs: EVERY_MS, list })
  for (const { answer } of answers) {
    if (!(answer as { ok?: boolean })?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
  }
  const [others, own] = await Promise.all([crowd.call.result({ crowd: name }), probe.call.result({ crowd: name })])
  const sum = newSum()
  sum.cpuMs = cpuMs(pid) - before
  for (const [nth, atMs] of sentAtMs.entries()) {
    const last = Math.max(others.lastAtMs[nth] ?? 0, own.lastAtMs[nth] ?? 0)
    sum.lastMs.push(last - atMs)
    const got = (others.counts[nth] ?? 0) + (own.counts[nth] ?? 0)
    sum.deliveries += got
    sum.missing += people - got
  }
  return sum
}

function rowsOf(
  people: number,
  { copse, rival }: { copse: Sum; rival: Sum },
  bytes: number,
  syncMs: readonly number[],
): Row[] {
  const scenario = `phase change, ${people} people`
  const perDelivery = (sum: Sum) => (sum.cpuMs * 1000) / sum.deliveries
  const ratio = perDelivery(copse) / perDelivery(rival)
  const times = (sum: Sum) =>
    `${ms(percentile(sum.lastMs, 0.5))} / ${ms(percentile(sum.lastMs, 0.99))} / ${ms(Math.max(...sum.lastMs))}`
  const p99 = percentile(copse.lastMs, 0.99)
  const goalMs = GOAL_P99_MS[people] ?? Number.NaN
  return [
    {
      scenario,
      what: 'last has it, p50 / p99 / max ms',
      copse: times(copse),
      rival: `${times(rival)} Socket.IO emit; ${shortTimes(syncMs)} synced write`,
      goal: `p99 <= ${goalMs}`,
      isReached: p99 <= goalMs && copse.missing === 0,
    },
    {
      scenario,
      what: 'CPU a delivery, us',
      copse: `${perDelivery(copse).toFixed(1)} (${ratio.toFixed(2)}x)`,
      rival: `${perDelivery(rival).toFixed(1)}, same ${bytes} bytes`,
      goal: '<= 1.3x',
      isReached: ratio <= 1.3,
    },
  ]
}

const shortTimes = (list: readonly number[]) => `${ms(percentile(list, 0.5))} / ${ms(percentile(list, 0.99))}`
const ms = (value: number) => value.toFixed(1)
