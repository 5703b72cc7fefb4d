import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../shared/wire/events.ts'
import { MemoryStore } from '../fakes/memory-store.ts'
import { AGENDA, BareClient, changeOf, type Served, serve, THEME, textOf, write } from './support.ts'

let served: Served
let store: MemoryStore
let ben: BareClient

beforeEach(async () => {
  store = new MemoryStore()
  served = await serve(store)
  ben = await new BareClient(served.url, THEME, 'ben').ready()
  ben.edit((doc) => write(doc, 'words of Ben'))
  await ben.until(() => ben.acknowledged === 1)
})

/** Whatever was tried: the process lives, Ben goes on writing, and nothing of it can be read. */
afterEach(async () => {
  const before = ben.acknowledged
  ben.edit((doc) => write(doc, 'and more'))
  await ben.until(() => ben.acknowledged === before + 1)
  expect(textOf(await served.documents.readState(THEME))).toBe('words of Ben\nand more')
  const check = new Y.Doc()
  Y.applyUpdate(check, await served.documents.readState(THEME))
  expect([check.store.pendingStructs, check.store.pendingDs]).toEqual([null, null])
  expect(ben.closeCode).toBeNull()
  await served.stop()
})

const attacker = () => new BareClient(served.url, THEME, 'eve').ready()

/** An update written by hand: one block of structs, then a delete set. */
function forged(
  client: number,
  clock: number,
  structs: ((encoder: Y.UpdateEncoderV1) => void)[],
  deletes: [number, number, number][] = [],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, structs.length > 0 ? 1 : 0)
  if (structs.length > 0) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, clock)
    for (const struct of structs) struct(encoder)
  }
  encoding.writeVarUint(encoder.restEncoder, deletes.length)
  for (const [owner, from, length] of deletes) {
    encoding.writeVarUint(encoder.restEncoder, owner)
    encoding.writeVarUint(encoder.restEncoder, 1)
    encoding.writeVarUint(encoder.restEncoder, from)
    encoding.writeVarUint(encoder.restEncoder, length)
  }
  return encoder.toUint8Array()
}

const gcOf = (length: number) => (encoder: Y.UpdateEncoderV1) => {
  encoder.writeInfo(0)
  encoder.writeLen(length)
}
const textIn = (root: string, text: string) => (encoder: Y.UpdateEncoderV1) => {
  encoder.writeInfo(4)
  encoder.writeParentInfo(true)
  encoder.writeString(root)
  encoder.writeString(text)
}

describe('an update closes 4409 when', () => {
  test('it writes under the client id of somebody else', async () => {
    const eve = await attacker()
    eve.doc.clientID = ben.granted
    eve.edit((doc) => write(doc, 'I resign.'))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it writes under an id that Ben was given and never used', async () => {
    const quiet = await new BareClient(served.url, THEME, 'ben').ready()
    const eve = await attacker()
    eve.doc.clientID = quiet.granted
    eve.edit((doc) => write(doc, 'I resign.'))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('its clock is ahead of everything (2^52)', async () => {
    const eve = await attacker()
    eve.update(forged(eve.granted, 2 ** 52, [gcOf(1)]))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('one struct claims a million clock steps', async () => {
    const eve = await attacker()
    eve.update(forged(eve.granted, 0, [gcOf(1_000_000)]))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it is an orphan: what it hangs on never came', async () => {
    const eve = await attacker()
    changeOf(eve.doc, (doc) => write(doc, 'kept back'))
    eve.edit((doc) => write(doc, 'the second'))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it deletes what nobody wrote (a delete-set bomb)', async () => {
    const eve = await attacker()
    const bomb = Array.from({ length: 5_000 }, (_, index): [number, number, number] => [index + 1, 0, 1])
    eve.update(forged(0, 0, [], bomb))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it deletes ahead of what somebody has written', async () => {
    const eve = await attacker()
    eve.update(forged(0, 0, [], [[ben.granted, 0, 2 ** 40]]))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it makes a root that the document does not have', async () => {
    const eve = await attacker()
    eve.edit((doc) => doc.getMap('cards').set('x', 1))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('text lies where only blocks may lie', async () => {
    const eve = await attacker()
    eve.update(forged(eve.granted, 0, [textIn('notes', 'bare')]))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a script element', (doc) => doc.getXmlFragment('notes').insert(0, [new Y.XmlElement('script')])],
    ['binary content', (doc) => doc.getXmlFragment('notes').insert(0, [bytesIn()])],
    ['a foreign attribute', (doc) => doc.getXmlFragment('notes').insert(0, [styled()])],
    ['a subdocument', (doc) => doc.getMap('items').set('x', new Y.Doc())],
  ])('it brings %s', async (_name, change) => {
    const eve = await attacker()
    eve.edit(change)
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it nests deeper than any walk should go', async () => {
    const eve = await attacker()
    eve.edit((doc) => {
      let inner: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('notes')
      for (let depth = 0; depth < 200; depth++) {
        const next: Y.XmlElement = new Y.XmlElement('blockquote')
        inner.insert(0, [next])
        inner = next
      }
    })
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test('it refers to what comes later in itself', async () => {
    const eve = await attacker()
    const forward = (encoder: Y.UpdateEncoderV1) => {
      encoder.writeInfo(4 | 0x40)
      encoder.writeRightID(Y.createID(eve.granted, 3))
      encoder.writeString('x')
    }
    eve.update(forged(eve.granted, 0, [forward]))
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })

  test.each([
    ['no frame', Uint8Array.of()],
    ['an unknown type', Uint8Array.of(77, 1, 2)],
    ['a cut frame', Uint8Array.of(0, 2, 200, 1)],
    ['an update of noise', Uint8Array.of(0, 2, 5, 255, 255, 255, 255, 255)],
    ['endless structs', Uint8Array.of(0, 2, 8, 255, 255, 255, 255, 15, 1, 1, 1)],
    ['a state vector of noise', Uint8Array.of(0, 0, 4, 255, 255, 255, 255)],
    ['a server frame', Uint8Array.of(100, 5)],
  ])('the frame is garbage: %s', async (_name, bytes) => {
    const eve = await attacker()
    eve.raw(bytes)
    expect(await eve.closed).toBe(CLOSE.badUpdate)
  })
})

test('the same id and clock with other content changes nothing for anybody', async () => {
  const eve = await new BareClient(served.url, AGENDA, 'eve').ready()
  const dan = await new BareClient(served.url, AGENDA, 'dan').ready()
  const twin = new Y.Doc()
  twin.clientID = eve.granted
  eve.edit((doc) => write(doc, 'first', 'note:a'))
  await eve.until(() => eve.acknowledged === 1)
  eve.update(changeOf(twin, (doc) => write(doc, 'other', 'note:a')))
  await eve.until(() => eve.acknowledged === 2)
  await dan.until(() => textOf(dan.doc, 'note:a') === 'first')
  const late = await new BareClient(served.url, AGENDA, 'late').ready()
  expect(textOf(late.doc, 'note:a')).toBe('first')
  expect(textOf(await served.documents.readState(AGENDA), 'note:a')).toBe('first')
  expect(store.logs.get(AGENDA)?.entries).toHaveLength(1)
})

test('a frame over the limit closes 4413, one far over it ends by the library', async () => {
  const eve = await attacker()
  eve.edit((doc) => write(doc, 'x'.repeat(70_000)))
  expect(await eve.closed).toBe(CLOSE.tooLarge)
  const mallory = await attacker()
  mallory.raw(new Uint8Array(2_000_000))
  expect(await mallory.closed).toBe(CLOSE.tooLarge)
  // What nobody listens to would end the process.
  const unheard: unknown[] = []
  const note = (error: unknown) => unheard.push(error)
  process.on('uncaughtException', note)
  const heavy = await attacker()
  heavy.raw(new Uint8Array(8_000_000))
  expect(await heavy.closed).toBe(1009)
  process.off('uncaughtException', note)
  expect(unheard).toEqual([])
})

test('a document does not grow beyond its limit, and deleting is still possible', async () => {
  await served.stop()
  store = new MemoryStore()
  served = await serve(store, { limits: { documentMaxBytes: 3_000 } })
  ben = await new BareClient(served.url, THEME, 'ben').ready()
  ben.edit((doc) => write(doc, 'words of Ben'))
  await ben.until(() => ben.acknowledged === 1)
  const eve = await attacker()
  eve.edit((doc) => write(doc, 'y'.repeat(4_000)))
  expect(await eve.closed).toBe(CLOSE.tooLarge)
  const fay = await new BareClient(served.url, THEME, 'fay').ready()
  fay.edit((doc) => doc.getXmlFragment('notes').delete(0, 1))
  await fay.until(() => fay.acknowledged === 1)
  expect(textOf(await served.documents.readState(THEME))).toBe('')
  await ben.until(() => textOf(ben.doc) === '')
  ben.edit((doc) => write(doc, 'words of Ben'))
  await ben.until(() => ben.acknowledged === 2)
})

test('who sends too much closes 4429', async () => {
  const eve = await attacker()
  for (let index = 0; index < 1_000; index++) eve.raw(Uint8Array.of(3))
  expect(await eve.closed).toBe(CLOSE.tooFast)
})

test('a thousand random frames end no process', async () => {
  let seed = 7
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return seed
  }
  const honest = changeOf(new Y.Doc(), (doc) => write(doc, 'honest', 'note:a'))
  for (let round = 0; round < 60; round++) {
    const eve = await new BareClient(served.url, AGENDA, 'eve').ready()
    for (let index = 0; index < 20 && eve.closeCode === null; index++) {
      const bytes = honest.slice()
      for (let flips = 0; flips < 3; flips++) bytes[next() % bytes.length] = next() & 255
      eve.update(bytes)
    }
    eve.socket.terminate()
    await eve.closed
  }
  const after = new Y.Doc()
  Y.applyUpdate(after, await served.documents.readState(AGENDA))
  expect([after.store.pendingStructs, after.store.pendingDs]).toEqual([null, null])
  expect(served.documents.stats().closed[CLOSE.badUpdate]).toBeGreaterThan(30)
})

function bytesIn(): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  // @ts-expect-error attributes are strings for honest people
  element.setAttribute('level', new Uint8Array(3))
  return element
}

function styled(): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('style', 'position:fixed')
  return element
}
