import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addItem,
  editItem,
  itemsIn,
  itemsOf,
  listUndo,
  moveItem,
  noteName,
  readItems,
  removeItem,
  stepTarget,
  totalMinutes,
} from '../../client/features/agenda/agenda-list.ts'
import type { PhaseName } from '../../shared/session/session.ts'

const titles = (doc: Y.Doc, phase: PhaseName) => itemsIn(readItems(doc), phase).map((item) => item.title)

function agenda(...rows: [id: string, phase: PhaseName, minutes: number][]): Y.Doc {
  const doc = new Y.Doc()
  for (const [id, phase, minutes] of rows) addItem(doc, id, phase, { title: id, minutes, who: '' })
  return doc
}

function join(a: Y.Doc, b: Y.Doc): void {
  const [forB, forA] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(b, forB)
  Y.applyUpdate(a, forA)
}

function write(doc: Y.Doc, id: string, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment(noteName(id)).insert(0, [paragraph])
}

describe('the list of the agenda', () => {
  test('items stand by phase, then in the order they were added', () => {
    const doc = agenda(['c', 'theme', 5], ['a', 'check-in', 10], ['b', 'check-in', 20])
    expect(readItems(doc).map((item) => item.id)).toEqual(['a', 'b', 'c'])
    expect(totalMinutes(readItems(doc))).toBe(35)
  })

  test('an item moves inside its phase and to another one', () => {
    const doc = agenda(['a', 'check-in', 1], ['b', 'check-in', 1], ['c', 'check-in', 1], ['d', 'theme', 1])
    moveItem(doc, 'c', 'check-in', 0)
    expect(titles(doc, 'check-in')).toEqual(['c', 'a', 'b'])
    moveItem(doc, 'a', 'theme', 0)
    expect([titles(doc, 'check-in'), titles(doc, 'theme')]).toEqual([
      ['c', 'b'],
      ['a', 'd'],
    ])
    moveItem(doc, 'a', 'theme', 99)
    expect(titles(doc, 'theme')).toEqual(['d', 'a'])
  })

  test('one key press goes to the neighbour, over the edge of a phase, and stops at the ends', () => {
    const items = readItems(agenda(['a', 'check-in', 1], ['b', 'check-in', 1], ['c', 'check-out', 1]))
    expect(stepTarget(items, 'a', 1)).toEqual({ phase: 'check-in', index: 1 })
    expect(stepTarget(items, 'b', 1)).toEqual({ phase: 'peer-sharing', index: 0 })
    expect(stepTarget(items, 'a', -1)).toBeNull()
    expect(stepTarget(items, 'c', 1)).toBeNull()
    expect(stepTarget(items, 'c', -1)).toEqual({ phase: 'theme', index: 0 })
    expect(stepTarget(items, 'nobody', 1)).toBeNull()
  })

  test('something still fits between two items that two people added at the same moment', () => {
    const one = agenda(['x', 'theme', 1])
    const two = new Y.Doc()
    join(one, two)
    addItem(one, 'a', 'theme', { title: 'a', minutes: 1, who: '' })
    addItem(two, 'b', 'theme', { title: 'b', minutes: 1, who: '' })
    join(one, two)
    const ranks = itemsIn(readItems(one), 'theme').map((item) => item.rank)
    expect(ranks[1]).toBe(ranks[2])
    expect(titles(one, 'theme')).toEqual(['x', 'a', 'b'])
    moveItem(two, 'x', 'theme', 1)
    join(one, two)
    expect(titles(one, 'theme')).toEqual(['a', 'x', 'b'])
    expect(titles(two, 'theme')).toEqual(['a', 'x', 'b'])
  })

  test('two people who change two fields both keep theirs', () => {
    const one = agenda(['a', 'theme', 5])
    const two = new Y.Doc()
    join(one, two)
    editItem(one, 'a', { title: 'Asking before telling' })
    editItem(two, 'a', { title: 'a', minutes: 25, who: 'Lena' })
    join(one, two)
    const expected = { title: 'Asking before telling', minutes: 25, who: 'Lena' }
    expect(readItems(one)[0]).toMatchObject(expected)
    expect(readItems(two)[0]).toMatchObject(expected)
  })

  test('what a foreign program wrote into the document neither throws nor blocks a move', () => {
    const doc = agenda(['a', 'theme', 5], ['b', 'theme', 5])
    itemsOf(doc).set('text', 'not an item')
    const odd = new Y.Map<unknown>()
    itemsOf(doc).set('odd', odd)
    for (const [key, value] of Object.entries({ title: 7, minutes: Number.NaN, phase: 'theme', rank: '!!' }))
      odd.set(key, value)
    expect(itemsIn(readItems(doc), 'theme').map((item) => item.id)).toEqual(['odd', 'a', 'b'])
    expect(readItems(doc)[0]).toMatchObject({ title: '', minutes: 0, who: '' })
    moveItem(doc, 'b', 'theme', 1)
    expect(itemsIn(readItems(doc), 'theme').map((item) => item.id)).toEqual(['odd', 'b', 'a'])
    moveItem(doc, 'odd', 'theme', 2)
    expect(itemsIn(readItems(doc), 'theme').map((item) => item.id)).toEqual(['b', 'a', 'odd'])
  })

  test('a removed item comes back with its notes, after other changes too', () => {
    const doc = agenda(['a', 'theme', 5], ['b', 'theme', 5])
    write(doc, 'a', 'Bring the three questions')
    const removed = removeItem(doc, 'a')
    expect(titles(doc, 'theme')).toEqual(['b'])
    expect(doc.getXmlFragment(noteName('a')).length).toBe(0)
    addItem(doc, 'c', 'theme', { title: 'c', minutes: 1, who: '' })
    removed.putBack()
    expect(titles(doc, 'theme')).toEqual(['a', 'b', 'c'])
    expect(doc.getXmlFragment(noteName('a')).toString()).toBe('<paragraph>Bring the three questions</paragraph>')
  })

  test('once nobody wants it back, the words of a removed item are gone from the document', () => {
    const doc = agenda(['a', 'theme', 5])
    write(doc, 'a', 'a sentence nobody needs')
    const holds = () => new TextDecoder().decode(Y.encodeStateAsUpdate(doc)).includes('sentence')
    expect(holds()).toBe(true)
    removeItem(doc, 'a').forget()
    doc.transact(() => itemsOf(doc).set('z', new Y.Map()))
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(fresh)).includes('sentence')).toBe(false)
  })

  test('undo takes back only what this person changed in the list', () => {
    const mine = agenda(['a', 'theme', 5])
    const theirs = new Y.Doc()
    join(mine, theirs)
    const undo = listUndo(mine)
    moveItem(mine, 'a', 'check-in', 0)
    editItem(theirs, 'a', { title: 'from another device' })
    addItem(theirs, 'b', 'theme', { title: 'b', minutes: 1, who: '' })
    join(mine, theirs)
    undo.undo()
    expect(titles(mine, 'theme').sort()).toEqual(['b', 'from another device'])
    expect(undo.canUndo()).toBe(false)
    write(mine, 'a', 'words in notes are not the list')
    expect(undo.canUndo()).toBe(false)
  })
})
