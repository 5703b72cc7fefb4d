// C3 to C5: Yjs updates by the hundred thousand: honest ones bent, and the crafted ones that break others.
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { frame } from '../documents/support.ts'
import { count, type Dice, dice, inParallel } from './support/size.ts'
import { byHand, openRoom, startTarget, type Target, takeSeat } from './support/target.ts'

let target: Target
let ida: Participant & { room: string }
let eve: Participant
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target)
  eve = await takeSeat(target, ida.room, 'Eve')
  await ida.write('theme', 'words of Ida')
  await ida.waitUntilSaved('theme')
})
afterAll(async () => {
  for (const person of [ida, eve]) person?.close()
  await target?.remove()
})

/** A document socket that sends whatever it is told. */
class Raw {
  readonly socket: WebSocket
  readonly closed: Promise<number>
  clientId = 0
  acknowledged = 0
  heardBytes = 0
  #granted: Promise<void>

  constructor(person: Participant, document: string, wanted: number, port = target.port) {
    const headers = { origin: target.origin, cookie: person.cookieJar.cookie ?? '' }
    this.socket = new WebSocket(`ws://localhost:${port}/yjs/${document}?acks=1`, { headers })
    this.socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
    this.#granted = new Promise((resolve) => {
      this.socket.on('message', (data) => {
        const bytes = data as Buffer
        this.heardBytes += bytes.length
        if (bytes[0] === 100) this.acknowledged = varUint(bytes)
        if (bytes[0] === 101) {
          this.clientId = varUint(bytes)
          resolve()
        }
      })
    })
    this.socket.on('open', () => {
      this.socket.send(numbers(101, wanted))
      this.socket.send(frame(0, 0, Uint8Array.of(0)))
    })
  }

  async ready(): Promise<this> {
    await Promise.race([this.#granted, this.closed])
    return this
  }
  update(update: Uint8Array): void {
    this.socket.send(frame(0, 2, update))
  }
  step(update: Uint8Array): void {
    this.socket.send(frame(0, 1, update))
  }
}

const THEME = () => ida.view().documents.theme
let nextId = 1_000
const open = (document = THEME()) => new Raw(eve, document, nextId++).ready()

function varUint(bytes: Buffer): number {
  let value = 0
  for (let at = 1, power = 1; at < bytes.length; at++, power *= 128) {
    value += ((bytes[at] ?? 0) & 127) * power
    if ((bytes[at] ?? 0) < 128) break
  }
  return value
}

function numbers(...list: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const one of list) encoding.writeVarUint(encoder, one)
  return encoding.toUint8Array(encoder)
}

function paragraphs(doc: Y.Doc, root: string, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment(root).insert(0, [paragraph])
}

/** What honest people send, one of a few kinds. */
function honest(chance: Dice, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const roll = chance.upTo(4)
  if (roll === 0) paragraphs(doc, 'notes', 'a word')
  else if (roll === 1) {
    paragraphs(doc, 'note:a', 'first')
    doc.getXmlFragment('note:a').delete(0, 1)
    paragraphs(doc, 'note:a', 'second')
  } else if (roll === 2) {
    const item = new Y.Map<unknown>(
      Object.entries({ title: 'An item', minutes: 5, who: '', phase: 'theme', rank: 'a0' }),
    )
    doc.getMap('items').set('item1', item)
  } else {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    doc.getXmlFragment('notes').insert(0, [paragraph])
    text.insert(0, 'marked words')
    text.format(0, 6, { strong: true })
  }
  return Y.encodeStateAsUpdate(doc)
}

/** Bytes flipped, cut, doubled, put in, or numbers made enormous. */
function bent(chance: Dice, bytes: Uint8Array): Uint8Array {
  const out = [...bytes]
  for (let changes = 1 + chance.upTo(3); changes > 0; changes--) {
    const at = chance.upTo(out.length || 1)
    const roll = chance.upTo(6)
    if (roll < 2) out[at] = chance.upTo(256)
    else if (roll === 2) out.splice(at, 1 + chance.upTo(4))
    else if (roll === 3) out.splice(at, 0, chance.upTo(256))
    else if (roll === 4) out.splice(at, 1, 255, 255, 255, 255, chance.upTo(16))
    else out.splice(at, 0, ...out.slice(at, at + chance.upTo(12)))
  }
  return Uint8Array.from(out)
}

/** A room of Eve's own, from an address of its own, with somebody honest in it. */
async function ownRoom(index: number): Promise<{ lead: Participant; document: string }> {
  const lead = createParticipant({ origin: target.origin, name: 'Lead' })
  const made = await byHand(target.port, {
    method: 'POST',
    path: '/api/rooms',
    headers: { origin: target.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Fuzzed', name: 'Lead' }),
    from: `127.0.${50 + Math.floor(index / 200)}.${1 + (index % 200)}`,
  })
  lead.cookieJar.cookie = /set-cookie: ([^;]+)/i.exec(made.head)?.[1] ?? null
  await lead.join({ code: String(/"code":"([^"]+)"/.exec(made.body)?.[1]) })
  await lead.connect()
  return { lead, document: index % 2 ? lead.view().documents.agenda : lead.view().documents.theme }
}

test('C3: bent updates: no hang, no crash, nothing kept for later', async () => {
  const wanted = count(300_000, 6_000)
  const perRoom = 2_000
  let judged = 0
  let refused = 0
  await target.bears(`${wanted} bent updates`, async () => {
    const rooms = Array.from({ length: Math.ceil(wanted / perRoom) }, (_, index) => index)
    await inParallel(8, rooms, async (index) => {
      const chance = dice(20_261_122 + index)
      const { lead, document } = await ownRoom(index)
      let here = 0
      await inParallel(16, many(16, Number), async () => {
        while (here < perRoom && judged < wanted) {
          // Mostly ids that were used before: a new one is written to the disk first.
          const wish = chance.next() < 0.2 ? chance.upTo(2 ** 31) : chance.upTo(40)
          const socket = await new Raw(lead, document, 1 + wish).ready()
          for (let sent = 0; sent < 8 && socket.socket.readyState === WebSocket.OPEN; sent++) {
            const bytes = bent(chance, honest(chance, socket.clientId))
            if (chance.next() < 0.2) socket.step(bytes)
            else socket.update(bytes)
          }
          // Nothing but an answer to the last, or the end.
          const last = numbers(101, socket.clientId)
          const answered = new Promise<void>((resolve) => {
            socket.socket.on('message', (data) => {
              if ((data as Buffer)[0] === 101) resolve()
            })
          })
          socket.socket.send(last)
          await Promise.race([answered, socket.closed])
          socket.socket.terminate()
          const code = await socket.closed
          const isRefused = code >= 4400
          here += socket.acknowledged + (isRefused ? 1 : 0)
          judged += socket.acknowledged + (isRefused ? 1 : 0)
          if (isRefused) refused++
        }
      })
      // Whoever comes next gets a sound document.
      const late = await takeSeatAgain(lead)
      const name = index % 2 ? 'agenda' : 'theme'
      const { doc } = await late.openDocument(name)
      expect([index, doc.store.pendingStructs, doc.store.pendingDs]).toEqual([index, null, null])
      late.close()
      lead.close()
    })
  })
  expect(judged).toBeGreaterThanOrEqual(wanted)
  expect(refused).toBeGreaterThan(wanted / 4)
})

async function takeSeatAgain(lead: Participant): Promise<Participant> {
  const code = lead.code()
  if (code === null) throw new Error('no room')
  return takeSeat(target, code, 'Late')
}

const gc = (length: number) => (encoder: Y.UpdateEncoderV1) => {
  encoder.writeInfo(0)
  encoder.writeLen(length)
}

/** Blocks of structs for many clients, then delete ranges. */
function forged(
  blocks: readonly [client: number, clock: number, structs: readonly ((encoder: Y.UpdateEncoderV1) => void)[]][],
  deletes: readonly [client: number, ranges: readonly [number, number][]][] = [],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, blocks.length)
  for (const [client, clock, structs] of blocks) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, clock)
    for (const struct of structs) struct(encoder)
  }
  encoding.writeVarUint(encoder.restEncoder, deletes.length)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, length)
    }
  }
  return encoder.toUint8Array()
}

const nested = (own: number, levels: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = own
  let inner: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('notes')
  for (let level = 0; level < levels; level++) {
    const next: Y.XmlElement = new Y.XmlElement('blockquote')
    inner.insert(0, [next])
    inner = next
  }
  return Y.encodeStateAsUpdate(doc)
}
const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))

const CRAFTED: [string, 'update' | 'step', (own: number, victim: number, at: number) => Uint8Array][] = [
  [
    'a delete set of an absent client',
    'step',
    () => forged([], [[4_000_000_000, many(100_000, (at): [number, number] => [at * 2, 1])]]),
  ],
  [
    'a delete set of ten thousand absent clients',
    'step',
    () =>
      forged(
        [],
        many(10_000, (at): [number, [number, number][]] => [at + 1, [[0, 1]]]),
      ),
  ],
  [
    'a hundred thousand clients of one struct',
    'step',
    () => forged(many(100_000, (at): [number, number, ReturnType<typeof gc>[]] => [at + 10, 0, [gc(1)]])),
  ],
  [
    'two thousand clients of one struct',
    'step',
    () => forged(many(2_000, (at): [number, number, ReturnType<typeof gc>[]] => [at + 10, 0, [gc(1)]])),
  ],
  ['twenty thousand levels', 'step', (own) => nested(own, 5_000)],
  ['thirty-three levels', 'update', (own) => nested(own, 40)],
  ['an orphan', 'update', (own) => forged([[own, 5, [gc(1)]]])],
  ['a clock of 2^52', 'update', (own) => forged([[own, 2 ** 52, [gc(1)]]])],
  ['a struct of 2^50 steps', 'update', (own) => forged([[own, 0, [gc(2 ** 50)]]])],
  ['the id of the victim, ahead of their clock', 'update', (_own, victim) => forged([[victim, 5_000, [gc(1)]]])],
  ['the id of the victim, at their clock', 'update', (_own, victim, at) => forged([[victim, at, [gc(100)]]])],
  ['the victim as a step', 'step', (_own, victim, at) => forged([[victim, at, [gc(100)]]])],
  ['a delete ahead of the victim', 'update', (_own, victim) => forged([], [[victim, [[1_000, 2 ** 40]]]])],
  ['an id of 2^53', 'update', () => forged([[2 ** 53 - 1, 0, [gc(1)]]])],
  ['id 0', 'update', () => forged([[0, 0, [gc(1)]]])],
  ['four billion structs announced', 'update', () => Uint8Array.of(1, 255, 255, 255, 255, 15, 1, 0)],
  ['four billion clients announced', 'update', () => Uint8Array.of(255, 255, 255, 255, 15, 1, 1, 0)],
]

test('C3, C4: crafted updates are refused, and the victim writes on', async () => {
  const { doc } = await ida.openDocument('theme')
  await target.bears('crafted updates', async () => {
    for (const [what, kind, make] of CRAFTED) {
      const socket = await open()
      const bytes = make(socket.clientId, doc.clientID, Y.getState(doc.store, doc.clientID))
      if (kind === 'step') socket.step(bytes)
      else socket.update(bytes)
      const code = await Promise.race([
        socket.closed,
        new Promise((resolve) => setTimeout(resolve, 5_000, 'still open')),
      ])
      expect([what, [CLOSE.badUpdate, CLOSE.tooLarge, 1009].includes(Number(code)), code]).toEqual([what, true, code])
      await ida.write('theme', `after ${what}`)
      await ida.waitUntilSaved('theme')
    }
    // Read as V2 these hang for ever; nothing here reads V2, and as V1 they say nothing.
    const hanging = await open()
    hanging.update(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 255, 255, 255, 255, 15, 1, ...new Uint8Array(11)))
    await ida.write('theme', 'after the V2 bytes')
    await ida.waitUntilSaved('theme')
    hanging.socket.terminate()
    // Ten thousand orphans from one who tries again each time.
    for (let round = 0; round < count(300, 40); round++) {
      const socket = await open()
      for (let at = 0; at < 50; at++) socket.update(forged([[socket.clientId, 5 + 2 * at, [gc(1)]]]))
      expect(await socket.closed).toBe(CLOSE.badUpdate)
    }
  })
  const late = await takeSeat(target, ida.room, 'Late reader')
  const { doc: read } = await late.openDocument('theme')
  expect(read.getXmlFragment('notes').toString()).toBe(doc.getXmlFragment('notes').toString())
  expect(read.getXmlFragment('notes').length).toBe(2 + CRAFTED.length)
  expect([read.store.pendingStructs, read.store.pendingDs]).toEqual([null, null])
  expect(Y.encodeStateVector(read).length).toBeLessThan(200)
  late.close()
})

type Entry = { clientId: number; clock: number; state: string }
function carets(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return frame(1, null, encoding.toUint8Array(encoder))
}

test('C5: cursors: nobody speaks for another, ghosts are not kept, floods are not passed on', async () => {
  const { doc } = await ida.openDocument('theme')
  const ghost = JSON.stringify({ user: { name: 'Ida', colour: 'javascript:' }, evil: 'gespenst' })
  const watcher = await new Raw(ida, THEME(), 77).ready()
  let heard = ''
  watcher.socket.on('message', (data) => {
    heard += (data as Buffer).toString('latin1')
  })
  await target.bears('cursors', async () => {
    const tries: [string, (own: number) => Uint8Array][] = [
      ['the victim at 2^50', () => carets([{ clientId: doc.clientID, clock: 2 ** 50, state: ghost }])],
      ['the victim gone', () => carets([{ clientId: doc.clientID, clock: 2 ** 50, state: 'null' }])],
      ['50,000 ghosts', () => carets(many(50_000, (at) => ({ clientId: at + 1, clock: 1, state: '{}' })))],
      ['200,000 who are gone', () => carets(many(120_000, (at) => ({ clientId: at + 1, clock: 1, state: 'null' })))],
      ['a cursor of 2 MB', (own) => carets([{ clientId: own, clock: 1, state: `"${'x'.repeat(900_000)}"` }])],
      ['no JSON', (own) => carets([{ clientId: own, clock: 1, state: '{"a":' }])],
      [
        '__proto__',
        (own) =>
          carets([
            { clientId: own, clock: 1, state: '{"__proto__":{"cursor":1},"cursor":{"anchor":{"__proto__":1}}}' },
          ]),
      ],
      ['deep JSON', (own) => carets([{ clientId: own, clock: 1, state: `${'['.repeat(900)}${']'.repeat(900)}` }])],
      ['another name', (own) => carets([{ clientId: own, clock: 1, state: ghost }])],
      ['four billion announced', () => frame(1, null, Uint8Array.of(255, 255, 255, 255, 15, 1, 1, 0))],
    ]
    for (const [, make] of tries) {
      const socket = await open()
      socket.socket.send(make(socket.clientId))
      await new Promise((resolve) => setTimeout(resolve, 150))
      socket.socket.terminate()
      await socket.closed
    }
    const flooder = await open()
    for (let at = 0; at < 2_000; at++) {
      if (flooder.socket.readyState !== WebSocket.OPEN) break
      flooder.socket.send(carets([{ clientId: flooder.clientId, clock: at, state: '{"cursor":null}' }]))
    }
    expect(await flooder.closed).toBe(CLOSE.tooFast)
  })
  expect(heard).not.toContain('gespenst')
  expect(heard).not.toContain('javascript:')
  // Everybody who came was shown under the name the server knows.
  expect(heard).toContain('"name":"Eve"')
  expect(watcher.heardBytes).toBeLessThan(50_000)
  watcher.socket.terminate()
})
