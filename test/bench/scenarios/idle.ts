// A hundred rooms of ten people who only look: what each of them costs.
import { setTimeout as pause } from 'node:timers/promises'
import { collectGarbage } from '../collect.ts'
import type { PeopleCalls } from '../people/people.ts'
import type { TypistCalls } from '../people/typists.ts'
import { launch, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import type { DocumentRivalCalls } from '../rivals/documents.ts'
import type { SocketIoCalls } from '../rivals/socket-io.ts'
import { CORES, startRole } from '../role.ts'
import { cpuMs, memoryKb, untilQuiet } from '../usage.ts'
import { openAgenda } from './document-room.ts'

const ROOMS = 100
const PEOPLE_A_ROOM = 10
const WATCH_SECONDS = 20
const DEBUG_PORT = 19_229

export async function idle(): Promise<Row[]> {
  const people = await startRole<PeopleCalls>('people/people.ts', CORES.load)
  const readers = await startRole<TypistCalls>('people/typists.ts', CORES.load)
  const product = await startWithDebugger()
  const sockets = await startRole<SocketIoCalls>('rivals/socket-io.ts', CORES.server)
  const relay = await startRole<DocumentRivalCalls>('rivals/documents.ts', CORES.server)
  try {
    const total = ROOMS * PEOPLE_A_ROOM
    await untilQuiet(product.pid)
    await collectGarbage(product.pid, DEBUG_PORT)
    const emptyKb = memoryKb(product.pid)
    for (let number = 0; number < ROOMS; number++) {
      const agenda = await openAgenda(product, PEOPLE_A_ROOM, number)
      const crowd = `room-${number}`
      await people.call.connect({ crowd, port: product.port, room: agenda.code, cookies: agenda.cookies })
      await readers.call.connect({ crowd, place: agenda.place('agenda'), atOnce: true })
      await readers.call.connect({ crowd, place: agenda.place('board'), atOnce: true })
    }
    await untilQuiet(product.pid)
    await pause(WATCH_SECONDS * 500)
    const before = cpuMs(product.pid)
    await pause(WATCH_SECONDS * 1000)
    const cores = (cpuMs(product.pid) - before) / (WATCH_SECONDS * 1000)
    await collectGarbage(product.pid, DEBUG_PORT)
    await pause(1_000)
    const eachKb = (memoryKb(product.pid) - emptyKb) / total

    const plainKb = memoryKb(sockets.pid) + memoryKb(relay.pid)
    const nobody = Array.from({ length: total }, () => '')
    const port = await sockets.call.listen(null as never)
    await people.call.connect({ crowd: 'rival', port, room: 'any', cookies: nobody })
    const place = { port: await relay.call.listen({ kind: 'relay' }), path: '/bench', hasLeases: false }
    for (let at = 0; at < 2 * total; at += 20) {
      await readers.call.connect({ crowd: 'rival', place: { ...place, cookies: nobody.slice(0, 20) }, atOnce: true })
    }
    await pause(3_000)
    const rivalKb = (memoryKb(sockets.pid) + memoryKb(relay.pid) - plainKb) / total
    return [
      {
        scenario: `idle, ${total.toLocaleString('en')} people in ${ROOMS} rooms`,
        what: 'memory a person, kB',
        copse: eachKb.toFixed(1),
        rival: `${rivalKb.toFixed(1)} Socket.IO + two ws, no rooms`,
        goal: '<= 60',
        isReached: eachKb <= 60,
      },
      {
        scenario: `idle, ${total.toLocaleString('en')} people in ${ROOMS} rooms`,
        what: 'CPU, cores',
        copse: cores.toFixed(3),
        rival: '',
        goal: '<= 0.05',
        isReached: cores <= 0.05,
      },
    ]
  } finally {
    await Promise.all([people.stop(), readers.stop(), sockets.stop(), relay.stop(), product.stop()])
  }
}

async function startWithDebugger() {
  const { nodeOptions } = launch
  launch.nodeOptions = [...nodeOptions, `--inspect-port=${DEBUG_PORT}`]
  try {
    return await startProduct()
  } finally {
    launch.nodeOptions = nodeOptions
  }
}
