// Two people type and give commands while the server is killed with -9, again and again. What was acknowledged must be in the
// store before anybody comes back with a copy of it.
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { createParticipant, type Participant } from '../../../client/net/participant.ts'
import { sessionFrom } from '../../../server/rooms/codec.ts'
import { type DocumentId, type RoomId, roomId, type SeatId, seatId } from '../../../shared/ids.ts'
import { openDataDirectory } from '../../support/sealed.ts'
import { startProduct, temporaryFolder } from '../product.ts'
import type { Row } from '../report.ts'
import { nowMs, percentile } from '../usage.ts'

const KEY_EVERY_MS = 15
const GOAL_MS = 5_000
const GIVE_UP_MS = 30_000

type Writer = Awaited<ReturnType<typeof makeWriter>>
type Kept = { texts: string[]; names: Map<string, string> }

export async function kill(rounds: number): Promise<Row[]> {
  const folder = temporaryFolder()
  let product = await startProduct({ port: 0, folder })
  const again = { port: product.port, folder }
  const { origin } = product
  const people: Participant[] = []
  const sums = { edits: 0, commands: 0, lost: 0, equalMs: [] as number[] }
  try {
    const ada = createParticipant({ origin, name: 'A' })
    const code = await ada.createRoom({ title: 'Kill' })
    await ada.connect()
    people.push(ada)
    const ben = createParticipant({ origin, name: 'B', code })
    await ben.join()
    await ben.connect()
    people.push(ben)
    const writers = [await makeWriter(ada, 'A'), await makeWriter(ben, 'B')]
    const room = roomId(ada.view().roomId)
    const { theme } = ada.view().documents
    for (let round = 0; round < rounds; round++) {
      for (const writer of writers) writer.begin()
      await pause(150 + Math.random() * 500)
      await product.stop()
      await pause(50)
      for (const writer of writers) writer.rest()
      sums.lost += lostOf(writers, await readStore(folder, room, theme))
      product = await startProduct(again)
      sums.equalMs.push(await untilEqual(writers))
    }
    for (const writer of writers) {
      sums.edits += writer.acknowledged().keys
      sums.commands += writer.acknowledged().names
    }
    const late = createParticipant({ origin, name: 'C', code })
    people.push(late)
    await late.join()
    await late.connect()
    const fresh = textsOf((await late.openDocument('theme')).doc)
    if (fresh.join('|') !== writers[0]?.texts().join('|')) sums.lost++
    return rowsOf(rounds, sums)
  } finally {
    for (const one of people) one.close()
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Types numbers, one after the other, and renames its seat with each answer. */
async function makeWriter(participant: Participant, letter: string) {
  const link = await participant.openDocument('theme')
  const { doc } = link
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.transact(() => {
    doc.getXmlFragment('notes').insert(0, [paragraph])
    text.insert(0, letter)
  })
  const own = Object.entries(participant.view().seats).find(([, seat]) => seat.name === letter)?.[0] ?? ''
  const state = { keys: 0, savedKeys: 0, names: 0, savedNames: 0, isBusy: false, renaming: Promise.resolve() }
  let timer: ReturnType<typeof setInterval> | null = null

  function tap(): void {
    if (link.doc !== doc) throw new Error(`the words of ${letter} were refused`)
    if (link.state.state === 'saved') state.savedKeys = state.keys
    text.insert(text.length, `${++state.keys};`)
  }

  async function rename(): Promise<void> {
    while (state.isBusy) {
      const number = state.names + 1
      const answer = await participant.ask({ kind: 'seat.rename', name: `${letter} ${number}` })
      if (!answer.ok && answer.rejection.code !== 'too-fast') throw new Error(`rename: ${answer.rejection.code}`)
      if (answer.ok) {
        state.names = number
        state.savedNames = number
      }
      await pause(120)
    }
  }

  return {
    participant,
    letter,
    seat: seatId(own),
    begin() {
      state.isBusy = true
      timer = setInterval(tap, KEY_EVERY_MS)
      state.renaming = state.renaming.then(rename)
    },
    rest() {
      if (timer) clearInterval(timer)
      state.isBusy = false
      if (link.state.state === 'saved') state.savedKeys = state.keys
    },
    /** Everything has its answer, and what it wrote is saved. */
    settled: () => state.renaming.then(() => participant.waitUntilSaved('theme', GIVE_UP_MS)),
    acknowledged: () => ({ keys: state.savedKeys, names: state.savedNames }),
    texts: () => textsOf(link.doc),
    seats: () => JSON.stringify(participant.view().seats),
  }
}

async function readStore(folder: string, room: RoomId, document: DocumentId): Promise<Kept> {
  const store = await openDataDirectory(folder)
  try {
    const read = await store.readDocument(document, null)
    const doc = new Y.Doc()
    if (read.snapshot) Y.applyUpdate(doc, read.snapshot)
    for (const { update } of read.updates) Y.applyUpdate(doc, update)
    const stored = await store.loadRoom(room)
    const seats = stored ? Object.values(sessionFrom(stored.records).seats) : []
    return { texts: textsOf(doc), names: new Map(seats.map(({ id, name }) => [id, name])) }
  } finally {
    await store.close()
  }
}

function lostOf(writers: readonly Writer[], kept: Kept): number {
  let lost = 0
  for (const { letter, seat, acknowledged } of writers) {
    const { keys, names } = acknowledged()
    const wanted = letter + Array.from({ length: keys }, (_, index) => `${index + 1};`).join('')
    if (!kept.texts.some((text) => text.startsWith(wanted))) lost++
    const number = Number(kept.names.get(seat as SeatId)?.split(' ')[1] ?? 0)
    lost += Math.max(0, names - number)
  }
  return lost
}

/** @returns how long it took until all see the same words and the same people, everything saved. */
async function untilEqual(writers: readonly Writer[]): Promise<number> {
  const startedMs = nowMs()
  await Promise.all(writers.map((one) => one.settled()))
  const isEqual = () => {
    const [first, ...others] = writers
    return others.every((one) => one.texts().join() === first?.texts().join() && one.seats() === first.seats())
  }
  while (!isEqual()) {
    if (nowMs() - startedMs > GIVE_UP_MS) throw new Error('not equal after the restart')
    await pause(5)
  }
  return nowMs() - startedMs
}

function textsOf(doc: Y.Doc): string[] {
  const paragraphs = doc.getXmlFragment('notes').toArray()
  return paragraphs.map((one) => (one instanceof Y.XmlElement ? one.toArray().join('') : ''))
}

function rowsOf(rounds: number, sums: { edits: number; commands: number; lost: number; equalMs: number[] }): Row[] {
  const scenario = `kill -9, ${rounds} rounds`
  const most = Math.max(...sums.equalMs)
  return [
    {
      scenario,
      what: 'acknowledged and lost',
      copse: `${sums.lost} of ${sums.edits.toLocaleString('en')} edits, ${sums.commands.toLocaleString('en')} commands`,
      rival: '',
      goal: '0',
      isReached: sums.lost === 0 && sums.edits > rounds && sums.commands > rounds,
    },
    {
      scenario,
      what: 'everybody equal after the restart, p50 / max ms',
      copse: `${percentile(sums.equalMs, 0.5).toFixed(0)} / ${most.toFixed(0)}`,
      rival: '',
      goal: `max <= ${GOAL_MS}`,
      isReached: most <= GOAL_MS,
    },
  ]
}
