import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyBoard, mergeBoard, readBoard, writeBoard } from '../../server/documents/board-document.ts'
import { mergeText, words } from '../../server/documents/merge-text.ts'
import { type CardId, cardId, hash } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'

const card = (text: string, change: Partial<BoardCard> = {}): BoardCard => ({
  lane: 'challenge',
  text,
  wantsHelp: false,
  signedBy: null,
  mark: hash('0'.repeat(64)),
  rank: 'a0',
  group: null,
  ...change,
})
const batch = (cards: Record<string, BoardCard | null>) =>
  new Map(Object.entries(cards).map(([id, value]): [CardId, BoardCard | null] => [cardId(id), value]))
const after = (state: Uint8Array, cards: Record<string, BoardCard | null>) =>
  mergeBoard(state, writeBoard(state, batch(cards)))

test('cards are put, replaced and taken away', () => {
  const first = after(emptyBoard(), { b: card('one'), a: card('two', { signedBy: 'Lena', group: cardId('b') }) })
  expect([...readBoard(first)]).toEqual([
    [cardId('a'), card('two', { signedBy: 'Lena', group: cardId('b') })],
    [cardId('b'), card('one')],
  ])
  const second = after(first, { a: null, b: card('changed') })
  expect([...readBoard(second)]).toEqual([[cardId('b'), card('changed')]])
})

test('[BRD12] the wish that the facilitator tells it stays with the card, and one without it is as before', () => {
  const state = after(emptyBoard(), { a: card('one', { toldByLead: true }), b: card('two') })
  expect([...readBoard(state).values()]).toEqual([card('one', { toldByLead: true }), card('two')])
  expect(Buffer.from(state).toString('latin1').split('toldByLead')).toHaveLength(2)
})

test('[ANON4] the bytes of a joint release do not tell in which order the cards were handed in', () => {
  const cards = ['m', 'c', 'x', 'k', 'a'].map((id): [CardId, BoardCard] => [cardId(id), card(`text of ${id}`)])
  fc.assert(
    fc.property(fc.shuffledSubarray(cards, { minLength: 5 }), (shuffled) => {
      const bytes = writeBoard(emptyBoard(), new Map(shuffled), () => 77)
      expect(bytes).toEqual(writeBoard(emptyBoard(), new Map(cards), () => 77))
    }),
  )
})

test('every write has an id of its own, and one that is taken is not used', () => {
  const chances = [5, 5, 0, 6, 7]
  const next = () => chances.shift() ?? 8
  let state = emptyBoard()
  for (const id of ['a', 'b', 'c']) state = mergeBoard(state, writeBoard(state, batch({ [id]: card(id) }), next))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  expect([...doc.store.clients.keys()].sort()).toEqual([5, 6, 7])
})

test('text that was replaced or taken away is not in the state any more', () => {
  let state = after(emptyBoard(), { a: card('PLANTED-ONE'), b: card('PLANTED-TWO'), c: card('stays') })
  expect(Buffer.from(state).includes('PLANTED-ONE')).toBe(true)
  state = after(state, { a: card('fresh'), b: null })
  expect(Buffer.from(state).includes('PLANTED')).toBe(false)
  expect(Buffer.from(state).includes('stays')).toBe(true)
})

test('nothing but the fields of a card gets onto the board', () => {
  const smuggled = { ...card('x'), author: 'seat-of-lena' }
  expect(Buffer.from(writeBoard(emptyBoard(), batch({ a: smuggled }))).includes('author')).toBe(false)
})

test('two writes that were made from the same state both stay', () => {
  const state = after(emptyBoard(), { a: card('a') })
  const [one, two] = [writeBoard(state, batch({ b: card('b') })), writeBoard(state, batch({ c: card('c') }))]
  expect([...readBoard(mergeBoard(mergeBoard(state, one), two)).keys()]).toEqual(['a', 'b', 'c'])
})

test('both people keep the words they wrote into one card', () => {
  const base = 'My mentee never comes on time to our meetings'
  const next = 'My mentee rarely comes on time to our meetings'
  const current = 'My mentee never comes on time to our calls, and says nothing'
  expect(mergeText(base, next, current)).toBe('My mentee rarely comes on time to our calls, and says nothing')
  expect(mergeText(base, base, current)).toBe(current)
  expect(mergeText(base, next, base)).toBe(next)
})

const word = fc.constantFrom('ask', 'before', 'telling', 'mentee', '👩‍👧', 'ä', 'n̈', '漢字', '.', ' ', '\n', '😀')
const sentence = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '))
const inserted = (base: string, next: string) => {
  const left = words(base)
  return words(next).filter((token) => {
    if (token.trim() === '') return false
    const at = left.indexOf(token)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

test('whatever two people write: every new word of both is in the result, and no character is broken', () => {
  let both = 0
  fc.assert(
    fc.property(sentence, sentence, sentence, (base, next, current) => {
      const merged = words(mergeText(base, next, current))
      const mine = inserted(base, next)
      const theirs = inserted(base, current)
      for (const own of [mine, theirs]) {
        const left = [...merged]
        for (const token of own) {
          const at = left.indexOf(token)
          expect(at).toBeGreaterThanOrEqual(0)
          left.splice(at, 1)
        }
      }
      expect(merged.join('')).not.toMatch(/\ufffd/)
      if (mine.length > 0 && theirs.length > 0) both++
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
  expect(both).toBeGreaterThan(500)
})
