// A document of ten thousand edits: how long until somebody who comes has it, alone and with forty-nine others.
import type { TypistCalls } from '../people/typists.ts'
import { startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import type { DocumentRivalCalls } from '../rivals/documents.ts'
import { CORES, type Role, startRole } from '../role.ts'
import { cpuMs, percentile, untilQuiet } from '../usage.ts'
import { openAgenda } from './document-room.ts'

const EDITS = 10_000
const TOGETHER = 50
const ALONE = 20
const TURNS = 5

type Place = Parameters<Role<TypistCalls>['call']['connect']>[0]['place']
type Side = {
  name: string
  pid: number
  place(cookies: string[]): Place
  aloneMs: number[]
  lastMs: number[]
  cpuMs: number[]
}

export async function joining(): Promise<Row[]> {
  const crowd = await startRole<TypistCalls>('people/typists.ts', CORES.load)
  const product = await startProduct()
  const relay = await startRole<DocumentRivalCalls>('rivals/documents.ts', CORES.server)
  const protocols = await startRole<DocumentRivalCalls>('rivals/documents.ts', CORES.server)
  try {
    const agenda = await openAgenda(product, TOGETHER + 1)
    const rivalPlace = (port: number) => (cookies: string[]) => ({ port, path: '/bench', cookies, hasLeases: false })
    const side = (name: string, pid: number, place: Side['place']): Side => ({
      name,
      pid,
      place,
      aloneMs: [],
      lastMs: [],
      cpuMs: [],
    })
    const sides = {
      copse: side('copse', product.pid, (cookies) => agenda.place('agenda', cookies)),
      relay: side('relay', relay.pid, rivalPlace(await relay.call.listen({ kind: 'relay' }))),
      protocols: side('protocols', protocols.pid, rivalPlace(await protocols.call.listen({ kind: 'protocols' }))),
    }
    const [writer = '', ...joiners] = agenda.cookies
    const all = [sides.relay, sides.protocols, sides.copse]
    let bytes = 0
    for (const one of all) {
      await crowd.call.connect({ crowd: `${one.name}-writer`, place: one.place([writer]), atOnce: true })
      bytes = await crowd.call.fill({ crowd: `${one.name}-writer`, edits: EDITS })
      await untilQuiet(one.pid)
      await join(one, crowd, joiners.slice(0, 1), true)
      await join(one, crowd, joiners, true)
      Object.assign(one, { aloneMs: [], lastMs: [], cpuMs: [] })
    }
    for (let turn = 0; turn < TURNS; turn++) {
      for (const one of all) {
        for (let nth = 0; nth < ALONE / TURNS; nth++)
          one.aloneMs.push(...(await join(one, crowd, joiners.slice(nth, nth + 1), false)))
        const before = cpuMs(one.pid)
        one.lastMs.push(Math.max(...(await join(one, crowd, joiners, true))))
        one.cpuMs.push((cpuMs(one.pid) - before) / joiners.length)
      }
    }
    return rowsOf(sides, bytes)
  } finally {
    await Promise.all([crowd.stop(), relay.stop(), protocols.stop(), product.stop()])
  }
}

/** @returns until each has the state. They leave again. */
async function join(side: Side, crowd: Role<TypistCalls>, cookies: string[], atOnce: boolean): Promise<number[]> {
  const name = `${side.name}-joiners`
  const tookMs = await crowd.call.connect({ crowd: name, place: side.place(cookies), atOnce })
  await crowd.call.disconnect({ crowd: name })
  await untilQuiet(side.pid, 3_000)
  return tookMs
}

function rowsOf({ copse, relay, protocols }: Record<'copse' | 'relay' | 'protocols', Side>, bytes: number): Row[] {
  const scenario = `joining ${EDITS.toLocaleString('en')} edits, ${Math.round(bytes / 1000)} kB`
  const half = (list: number[]) => percentile(list, 0.5)
  const three = (of: (side: Side) => number[], digits: number) => ({
    copse: half(of(copse)).toFixed(digits),
    rival: `${half(of(relay)).toFixed(digits)} relay with kept state; ${half(of(protocols)).toFixed(digits)} y-protocols`,
  })
  return [
    {
      scenario,
      what: 'alone: state received, p50 ms',
      ...three((side) => side.aloneMs, 1),
      goal: '<= 3',
      isReached: half(copse.aloneMs) <= 3,
    },
    {
      scenario,
      what: `${TOGETHER} at once: last has it, p50 ms`,
      ...three((side) => side.lastMs, 0),
      goal: '<= 120',
      isReached: half(copse.lastMs) <= 120,
    },
    {
      scenario,
      what: 'CPU a join, ms',
      ...three((side) => side.cpuMs, 2),
      goal: '<= 1',
      isReached: half(copse.cpuMs) <= 1,
    },
  ]
}
