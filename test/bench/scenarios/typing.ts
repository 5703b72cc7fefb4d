// A tenth of the people type in the agenda. How long until another one gets the letter, and what it costs.
import type { TypistCalls } from '../people/typists.ts'
import { startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import type { DocumentRivalCalls } from '../rivals/documents.ts'
import { CORES, type Role, startRole } from '../role.ts'
import { cpuMs, percentile, untilQuiet } from '../usage.ts'
import { openAgenda } from './document-room.ts'

const GOAL_P99_MS: Record<number, number> = { 10: 8, 50: 8, 200: 10 }
const PER_SECOND = 5
const BLOCKS = 3
const SECONDS_A_BLOCK = 8
/** One writes, the others measure; in a process that has nothing else to do. */
const PROBES = 5

type Place = Parameters<Role<TypistCalls>['call']['connect']>[0]['place']
type Side = {
  name: string
  pid: number
  place(cookies: string[]): Place
  seenMs: number[]
  cpuMs: number
  keys: number
}

export async function typing(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const people of sizes) rows.push(...(await withPeople(people)))
  return rows
}

async function withPeople(people: number): Promise<Row[]> {
  const [crowd, probe] = await Promise.all([
    startRole<TypistCalls>('people/typists.ts', CORES.load),
    startRole<TypistCalls>('people/typists.ts', CORES.load),
  ])
  const product = await startProduct()
  const relay = await startRole<DocumentRivalCalls>('rivals/documents.ts', CORES.server)
  const protocols = await startRole<DocumentRivalCalls>('rivals/documents.ts', CORES.server)
  try {
    const agenda = await openAgenda(product, people)
    const rivalPlace = (port: number) => (cookies: string[]) => ({ port, path: '/bench', cookies, hasLeases: false })
    const side = (name: string, pid: number, place: Side['place']): Side => ({
      name,
      pid,
      place,
      seenMs: [],
      cpuMs: 0,
      keys: 0,
    })
    const sides = {
      copse: side('copse', product.pid, (cookies) => agenda.place('agenda', cookies)),
      relay: side('relay', relay.pid, rivalPlace(await relay.call.listen({ kind: 'relay' }))),
      protocols: side('protocols', protocols.pid, rivalPlace(await protocols.call.listen({ kind: 'protocols' }))),
    }
    const all = [sides.relay, sides.protocols, sides.copse]
    for (const one of all) {
      const early = Math.ceil(PROBES / 2)
      // Some probes before the crowd, some after it: first and last in the order of sending.
      await connect(probe, one, agenda.cookies.slice(0, early))
      if (people > PROBES) await connect(crowd, one, agenda.cookies.slice(PROBES))
      await connect(probe, one, agenda.cookies.slice(early, PROBES))
    }
    await untilQuiet(product.pid)
    for (const one of all) await block(one, crowd, probe, people, 2)
    for (const one of all) Object.assign(one, { seenMs: [], cpuMs: 0, keys: 0 })
    for (let at = 0; at < BLOCKS; at++) for (const one of all) await block(one, crowd, probe, people, SECONDS_A_BLOCK)
    return rowsOf(people, sides)
  } finally {
    await Promise.all([crowd.stop(), probe.stop(), relay.stop(), protocols.stop(), product.stop()])
  }
}

async function connect(role: Role<TypistCalls>, side: Side, cookies: string[]): Promise<void> {
  for (let at = 0; at < cookies.length; at += 20) {
    await role.call.connect({ crowd: side.name, place: side.place(cookies.slice(at, at + 20)), atOnce: true })
  }
}

async function block(
  side: Side,
  crowd: Role<TypistCalls>,
  probe: Role<TypistCalls>,
  people: number,
  seconds: number,
): Promise<void> {
  const { name } = side
  const before = cpuMs(side.pid)
  await probe.call.begin({ crowd: name })
  const wish = { crowd: name, perSecond: PER_SECOND, seconds }
  const others = Math.max(0, Math.round(people / 10) - 1)
  const [own, theirs] = await Promise.all([
    probe.call.write({ ...wish, writers: 1, isMarked: true }),
    people > PROBES ? crowd.call.write({ ...wish, writers: others, isMarked: false }) : 0,
  ])
  await untilQuiet(side.pid, 2_000)
  const { seenMs, missed, closed } = await probe.call.result({ crowd: name })
  if (missed > 0 || closed.length > 0) throw new Error(`${name}: ${missed} letters missed, closed: ${closed}`)
  side.seenMs.push(...seenMs)
  side.cpuMs += cpuMs(side.pid) - before
  side.keys += own + theirs
}

function rowsOf(people: number, sides: Record<'copse' | 'relay' | 'protocols', Side>): Row[] {
  const scenario = `typing, ${people} people`
  const times = ({ seenMs }: Side) => `${percentile(seenMs, 0.5).toFixed(1)} / ${percentile(seenMs, 0.99).toFixed(1)}`
  const each = ({ cpuMs: ms, keys }: Side) => (ms * 1000) / (keys * (people - 1))
  const p99 = percentile(sides.copse.seenMs, 0.99)
  const goalMs = GOAL_P99_MS[people] ?? Number.NaN
  const rows: Row[] = [
    {
      scenario,
      what: 'letter to letter, p50 / p99 ms',
      copse: times(sides.copse),
      rival: `${times(sides.relay)} bare relay; ${times(sides.protocols)} y-protocols`,
      goal: `p99 <= ${goalMs}`,
      isReached: p99 <= goalMs,
    },
  ]
  const ratio = each(sides.copse) / each(sides.protocols)
  rows.push({
    scenario,
    what: 'CPU a letter and reader, us',
    copse: `${each(sides.copse).toFixed(1)} (${ratio.toFixed(2)}x)`,
    rival: `${each(sides.relay).toFixed(1)} bare relay; ${each(sides.protocols).toFixed(1)} y-protocols`,
    goal: people === 200 ? '<= 1.0x y-protocols' : '',
    isReached: people === 200 ? ratio <= 1 : null,
  })
  return rows
}
