// Everybody taps reactions as fast as the product lets them, while the facilitator moves on.
import { setTimeout as pause } from 'node:timers/promises'
import type { PeopleCalls } from '../people/people.ts'
import { type Device, openRoom, type Product, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import type { SocketIoCalls } from '../rivals/socket-io.ts'
import { CORES, type Role, startRole } from '../role.ts'
import { cpuMs, percentile, untilQuiet } from '../usage.ts'
import { phaseChanges, readStart, started } from './session-start.ts'

const PEOPLE = 200
const PER_SECOND = 5
const SECONDS = 10
/** Plain emits at this rate fill a core: a few seconds show what one reaction costs. */
const RIVAL_SECONDS = 4
const CHANGE_EVERY_MS = 500
/** Two probes come before the crowd and two after it: first and last in the order of sending. */
const EARLY = 3
const LATE = 2

type Parts = { crowd: Role<PeopleCalls>; probe: Role<PeopleCalls>; pid: number; name: string; seconds: number }
type Taken = { cpuMs: number; frames: number; reactions: number; changeMs: number[]; wrong: number }

export async function reactionStorm(): Promise<Row[]> {
  const [crowd, probe] = await Promise.all([
    startRole<PeopleCalls>('people/people.ts', CORES.load),
    startRole<PeopleCalls>('people/people.ts', CORES.load),
  ])
  const product = await startProduct()
  const rival = await startRole<SocketIoCalls>('rivals/socket-io.ts', CORES.server)
  try {
    const room = await openRoom(product, PEOPLE + EARLY + LATE)
    const target = { port: product.port, room: room.code }
    const early = room.devices.slice(0, EARLY)
    const late = room.devices.slice(EARLY, EARLY + LATE)
    const people = room.devices.slice(EARLY + LATE)
    const lead = early[0] ?? late[0]
    if (!lead) throw new Error('a room without a facilitator')
    const entered = await probe.call.connect({ ...target, crowd: 'copse', cookies: cookies(early) })
    const start = readStart(entered.snapshot)
    await started(probe, 'copse', lead.seat, start)
    await crowd.call.connect({ ...target, crowd: 'copse', cookies: cookies(people) })
    await probe.call.connect({ ...target, crowd: 'copse-late', cookies: cookies(late) })
    await untilQuiet(product.pid)
    await loopDelayMs(product)
    const payloads = people.map(({ seat }) => ({ seat, kind: 'metoo' }))
    const parts = { crowd, probe }
    const own = await storm(
      { ...parts, pid: product.pid, name: 'copse', seconds: SECONDS },
      phaseChanges(lead.seat, start),
      payloads,
    )
    const delayMs = await loopDelayMs(product)

    const rivalTarget = { port: await rival.call.listen(null as never), room: 'any' }
    await rival.call.sends({ from: 1, seq: 2, ops: [[['progress', 'stepId'], 'some-step']] } as never)
    await probe.call.connect({ ...rivalTarget, crowd: 'rival', cookies: early.map(() => '') })
    await crowd.call.connect({ ...rivalTarget, crowd: 'rival', cookies: people.map(() => '') })
    await probe.call.connect({ ...rivalTarget, crowd: 'rival-late', cookies: late.map(() => '') })
    await untilQuiet(rival.pid)
    const plain = await storm(
      { ...parts, pid: rival.pid, name: 'rival', seconds: RIVAL_SECONDS },
      phaseChanges('', start),
      payloads,
    )
    return rowsOf(own, plain, delayMs)
  } finally {
    await Promise.all([crowd.stop(), probe.stop(), rival.stop(), product.stop()])
  }
}

async function storm({ crowd, probe, pid, name, seconds }: Parts, change: () => unknown, payloads: unknown[]) {
  const late = `${name}-late`
  await crowd.call.begin({ crowd: name })
  await probe.call.begin({ crowd: name })
  await probe.call.begin({ crowd: late })
  const before = cpuMs(pid)
  const list = Array.from({ length: (seconds * 1000) / CHANGE_EVERY_MS - 1 }, change)
  const [reactions, { sentAtMs }] = await Promise.all([
    crowd.call.react({ crowd: name, payloads, perSecond: PER_SECOND, seconds }),
    pause(CHANGE_EVERY_MS / 2).then(() => probe.call.command({ crowd: name, everyMs: CHANGE_EVERY_MS, list })),
  ])
  await pause(500)
  await untilQuiet(pid)
  const heard = await crowd.call.result({ crowd: name })
  const first = await probe.call.result({ crowd: name })
  const last = await probe.call.result({ crowd: late })
  const changeMs = sentAtMs.map((atMs, nth) => Math.max(first.lastAtMs[nth] ?? 0, last.lastAtMs[nth] ?? 0) - atMs)
  const wrong = payloads.filter((_, index) => heard.sums[index]?.metoo !== reactions).length
  return { cpuMs: cpuMs(pid) - before, frames: heard.frames, reactions, changeMs, wrong } satisfies Taken
}

/** Since the last look: how late the latest percent of looks at the loop came. */
async function loopDelayMs(product: Product): Promise<number> {
  const text = await (await fetch(`${product.origin}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1] ?? Number.NaN) * 1000
}

function rowsOf(own: Taken, plain: Taken, delayMs: number): Row[] {
  const scenario = `reactions, ${PEOPLE} people, ${PER_SECOND}/s each`
  const each = (taken: Taken) => (taken.cpuMs * 1000) / taken.reactions
  const ratio = each(own) / each(plain)
  const times = (taken: Taken) =>
    `${percentile(taken.changeMs, 0.5).toFixed(1)} / ${percentile(taken.changeMs, 0.99).toFixed(1)}`
  const p99 = percentile(own.changeMs, 0.99)
  return [
    {
      scenario,
      what: 'CPU a reaction, us',
      copse: `${each(own).toFixed(0)} (${ratio.toFixed(3)}x), ${(own.cpuMs / 1000).toFixed(2)} s in ${SECONDS} s`,
      rival: `${each(plain).toFixed(0)} one emit each, Socket.IO`,
      goal: '<= 0.1x',
      isReached: ratio <= 0.1,
    },
    {
      scenario,
      what: 'phase change in it, p50 / p99 ms',
      copse: times(own),
      rival: times(plain),
      goal: 'p99 <= 10',
      isReached: p99 <= 10,
    },
    {
      scenario,
      what: `frames sent in ${SECONDS} s`,
      copse: String(own.frames),
      rival: String(Math.round((plain.frames * SECONDS) / RIVAL_SECONDS)),
      goal: '<= 8,000 + changes',
      isReached: own.frames <= 8_000 + (own.changeMs.length + 1) * PEOPLE,
    },
    {
      scenario,
      what: 'loop delay p99, ms',
      copse: delayMs.toFixed(1),
      rival: '',
      goal: '<= 5',
      isReached: delayMs <= 5,
    },
    {
      scenario,
      what: 'people whose sums are wrong',
      copse: String(own.wrong),
      rival: String(plain.wrong),
      goal: '0',
      isReached: own.wrong === 0,
    },
  ]
}

const cookies = (devices: readonly Device[]) => devices.map((one) => one.cookie)
