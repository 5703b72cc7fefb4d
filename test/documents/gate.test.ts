import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem, editItem, listUndo, readItems, removeItem } from '../../client/features/agenda/agenda-list.ts'
import { applyAllAsTheyAre, applyAsItIs } from '../../server/documents/apply.ts'
import { DOCUMENT_LIMITS } from '../../server/documents/document-limits.ts'
import { Gate } from '../../server/documents/gate.ts'
import { isPlainTyping } from '../../server/documents/plain-typing.ts'
import { isPlaceAllowed } from '../../server/documents/schema.ts'
import { parseUpdate, stateOf } from '../../server/documents/update-bytes.ts'

type Act = { who: number; kind: number; a: number; b: number }
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat({ max: 2 }),
  kind: fc.nat({ max: 11 }),
  a: fc.nat({ max: 1_000 }),
  b: fc.nat({ max: 1_000 }),
})

/** Three honest people; `meet` hands over what the server has, in its order. */
test('whatever honest people do, online and offline, comes through the gate and everybody ends with the same', () => {
  const reached = { admitted: 0, nothingNew: 0, offline: 0, undone: 0, waited: 0, tried: 0 }
  fc.assert(
    fc.property(fc.array(act, { minLength: 30, maxLength: 120 }), (acts) => {
      const visible = new Y.Doc()
      const gate = new Gate('agenda', DOCUMENT_LIMITS, { doc: visible, state: () => Y.encodeStateAsUpdate(visible) })
      const log: Uint8Array[] = []
      let onItsWay: Uint8Array[] = []
      const people = [0, 1, 2].map((index) => {
        const doc = new Y.Doc()
        doc.clientID = 100 + index
        return {
          doc,
          undo: new Y.UndoManager(doc, { captureTimeout: 0 }),
          list: listUndo(doc),
          seen: 0,
          isOnline: true,
        }
      })
      const offer = (update: Uint8Array, step: boolean) => {
        const inspected = gate.inspect(update, step)
        expect(inspected).not.toHaveProperty('refused')
        if ('refused' in inspected) return
        const admitted = gate.admit(inspected)
        expect(admitted).not.toHaveProperty('refused')
        if ('refused' in admitted) return
        if (!admitted.update) {
          reached.nothingNew++
          return
        }
        reached.admitted++
        onItsWay.push(admitted.update)
      }
      /** What is stored is what was offered, without what was known. */
      const store = () => {
        log.push(...onItsWay)
        for (const update of onItsWay) applyAsItIs(visible, update)
        gate.settle(onItsWay.length)
        onItsWay = []
      }
      const meet = (person: (typeof people)[number]) => {
        for (; person.seen < log.length; person.seen++)
          Y.applyUpdate(person.doc, log[person.seen] ?? new Uint8Array(), 'server')
      }
      for (const { who, kind, a, b } of acts) {
        const person = people[who]
        if (!person) continue
        const { doc } = person
        if (kind === 0) {
          person.isOnline = !person.isOnline
          if (person.isOnline) {
            reached.offline++
            offer(Y.encodeStateAsUpdate(doc, a % 2 === 0 ? Y.encodeStateVector(visible) : undefined), true)
          }
        }
        const updates: Uint8Array[] = []
        const take = (update: Uint8Array, origin: unknown) => {
          if (origin !== 'server') updates.push(update)
        }
        // Hearing from others makes Yjs tidy up marks: that is an edit too.
        doc.on('update', take)
        if (person.isOnline) meet(person)
        if (kind === 10) reached.undone += person.undo.undo() ? 1 : 0
        else if (kind === 11) person.undo.redo()
        else if (kind >= 8) editList(doc, kind, a)
        else doc.transact(() => editText(doc, kind, a, b))
        doc.off('update', take)
        if (person.isOnline) for (const update of updates) offer(update, false)
        if (b % 3 > 0) store()
        else if (person.isOnline) reached.waited++
      }
      store()
      for (let round = 0, before = -1; before !== log.length; round++) {
        before = log.length
        for (const person of people) {
          meet(person)
          offer(Y.encodeStateAsUpdate(person.doc), true)
          store()
        }
        expect(round).toBeLessThan(20)
      }
      reached.tried += gate.tried
      const states = people.map(({ doc }) => shown(doc))
      expect(states).toEqual([shown(visible), shown(visible), shown(visible)])
      expect([visible.store.pendingStructs, visible.store.pendingDs]).toEqual([null, null])
      // A restart reads the log in order, as one change.
      const reloaded = new Y.Doc()
      applyAllAsTheyAre(reloaded, null, () => {
        for (const update of log) Y.applyUpdate(reloaded, update)
      })
      expect(shown(reloaded)).toBe(shown(visible))
    }),
    { numRuns: 40, seed: 20261122, endOnFailure: true },
  )
  expect(reached.admitted).toBeGreaterThan(800)
  const { nothingNew, offline, undone, waited, tried } = reached
  for (const count of [nothingNew, offline, undone, waited, tried]) expect(count).toBeGreaterThan(30)
  expect(tried).toBeLessThan(reached.admitted - 300)
})

test('what passes as plain typing does no more than that when it is applied, whatever the bytes are', () => {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getMap('items')
  const notes = doc.getXmlFragment('note:x')
  for (const line of ['first line', 'second line', 'third']) {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(line)])
    notes.insert(0, [block])
  }
  notes.delete(1, 1)
  addItem(doc, 'item', 'theme', { title: 'T', minutes: 5, who: '' })
  const before = Y.encodeStateAsUpdate(doc)
  const reached = { plain: 0, plainOfChanged: 0, refused: 0 }
  fc.assert(
    fc.property(act, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 }), ({ kind, a, b }, flips) => {
      const writer = new Y.Doc()
      Y.applyUpdate(writer, before)
      writer.clientID = 7
      const bytes = takeUpdate(writer, () => (kind < 8 ? editText(writer, kind, a, b) : editList(writer, kind, a)))
      for (const [at, byte] of flips) bytes[at % bytes.length] = byte
      const parsed = parseUpdate(bytes)
      if (!parsed || !isPlainTyping(doc, parsed, (client) => stateOf(doc, client), DOCUMENT_LIMITS)) {
        reached.refused++
        return
      }
      reached.plain++
      if (flips.length > 0) reached.plainOfChanged++
      const copy = new Y.Doc()
      copy.getMap('items')
      copy.getXmlFragment('note:x')
      Y.applyUpdate(copy, before)
      applyAsItIs(copy, bytes)
      expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
      expect([...copy.store.clients.keys()]).toEqual([7])
      for (const struct of copy.store.clients.get(7) ?? []) {
        if (struct.id.clock < stateOf(doc, 7) || !(struct instanceof Y.Item)) continue
        expect(struct.deleted || struct.parent instanceof Y.XmlText).toBe(true)
        expect(isPlaceAllowed(copy, struct, DOCUMENT_LIMITS.nestingMax)).toBe(true)
      }
    }),
    { numRuns: 2_500, seed: 20261122, endOnFailure: true },
  )
  expect(reached.plain).toBeGreaterThan(300)
  expect(reached.refused).toBeGreaterThan(300)
  expect(reached.plainOfChanged).toBeGreaterThan(30)
})

test('after a root that came from elsewhere, an edit in it is judged like any other', () => {
  const visible = new Y.Doc()
  const gate = new Gate('agenda', DOCUMENT_LIMITS, { doc: visible, state: () => Y.encodeStateAsUpdate(visible) })
  const writer = new Y.Doc()
  writer.clientID = 7
  const offer = (update: Uint8Array) => {
    const inspected = gate.inspect(update, false)
    return 'refused' in inspected ? inspected : gate.admit(inspected)
  }
  expect(offer(takeUpdate(writer, () => editText(writer, 1, 0, 0)))).toHaveProperty('update')
  const theirs = takeUpdate(writer, () => writer.getXmlFragment('note:y').insert(0, [new Y.XmlElement('paragraph')]))
  applyAsItIs(visible, Y.encodeStateAsUpdate(writer))
  gate.settle(1)
  gate.follow(theirs)
  const next = takeUpdate(writer, () => writer.getXmlFragment('note:y').insert(1, [new Y.XmlElement('paragraph')]))
  expect(offer(next)).toEqual({ update: expect.any(Uint8Array) })
})

function takeUpdate(doc: Y.Doc, edit: () => void): Uint8Array {
  let taken: Uint8Array = Uint8Array.of(0, 0)
  const take = (update: Uint8Array) => {
    taken = update
  }
  doc.once('update', take)
  doc.transact(edit)
  doc.off('update', take)
  return taken
}

function shown(doc: Y.Doc): string {
  return JSON.stringify([readItems(doc), doc.getXmlFragment('note:x').toString()])
}

function editText(doc: Y.Doc, kind: number, a: number, b: number): void {
  const notes = doc.getXmlFragment('note:x')
  const block = notes.length > 0 ? notes.get(a % notes.length) : null
  const text = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null
  if (kind === 1 || !(block instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) {
    const made = new Y.XmlElement(['paragraph', 'heading', 'blockquote'][b % 3] ?? 'paragraph')
    if (b % 3 === 1) made.setAttribute('level', '2')
    made.insert(0, [new Y.XmlText('new text')])
    notes.insert(notes.length === 0 ? 0 : a % notes.length, [made])
  } else if (kind === 2 && notes.length > 1) notes.delete(a % notes.length, 1)
  else if (kind === 3 && text.length > 0)
    text.delete(b % text.length, 1 + (a % Math.max(1, text.length - (b % text.length))))
  else if (kind === 4 && text.length > 0)
    text.format(0, 1 + (b % text.length), a % 2 === 0 ? { strong: {} } : { strong: null })
  else if (kind === 5) block.setAttribute('level', String(1 + (b % 3)))
  else if (kind === 6 && text.length > 0) text.format(0, text.length, { link: { href: 'https://example.org/' } })
  else text.insert(b % (text.length + 1), ['a', 'word ', 'Ä', '漢'][a % 4] ?? 'x')
}

function editList(doc: Y.Doc, kind: number, a: number): void {
  const items = readItems(doc)
  const item = items[a % Math.max(1, items.length)]
  if (kind === 8 || !item)
    addItem(doc, `i${doc.clientID}-${items.length}-${a}`, 'theme', { title: 'T', minutes: 5, who: '' })
  else if (a % 3 === 0) removeItem(doc, item.id).forget()
  else editItem(doc, item.id, { minutes: a % 60, title: `title ${a}` })
}
