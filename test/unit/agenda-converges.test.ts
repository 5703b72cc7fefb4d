import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  type AgendaItem,
  addItem,
  editItem,
  moveItem,
  readItems,
  removeItem,
} from '../../client/features/agenda/agenda-list.ts'
import { PHASES } from '../../shared/session/session.ts'

type Act =
  | { kind: 'add'; side: 0 | 1; phase: number }
  | { kind: 'move'; side: 0 | 1; item: number; phase: number; index: number }
  | { kind: 'edit'; side: 0 | 1; item: number; minutes: number }
  | { kind: 'remove'; side: 0 | 1; item: number; back: boolean }
  | { kind: 'meet' }

const side = fc.constantFrom(0 as const, 1 as const)
const small = fc.nat({ max: 9 })
const phase = fc.nat({ max: PHASES.length - 1 })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('add' as const), side, phase }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('move' as const), side, item: small, phase, index: small }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), side, item: small, minutes: small }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), side, item: small, back: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('meet' as const) }) },
)

function meet(docs: readonly [Y.Doc, Y.Doc]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const [index, doc] of docs.entries()) Y.applyUpdate(doc, updates[1 - index] ?? new Uint8Array())
}

test('two devices that move the same items apart from each other end with one list, nothing twice, nothing lost', () => {
  const reached = { ties: 0, movedBoth: 0, kept: 0 }
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
      const docs = [new Y.Doc(), new Y.Doc()] as const
      docs[0].clientID = 1
      docs[1].clientID = 2
      for (const id of ['p', 'q', 'r', 's']) addItem(docs[0], id, 'peer-sharing', { title: id, minutes: 5, who: '' })
      meet(docs)
      const expected = new Set(['p', 'q', 'r', 's'])
      const removed = new Set<string>()
      const moved = [new Set<string>(), new Set<string>()] as const
      acts.forEach((next, step) => {
        if (next.kind === 'meet') {
          meet(docs)
          moved[0].clear()
          moved[1].clear()
          return
        }
        const doc = docs[next.side]
        if (next.kind === 'add') {
          const id = `n${step}`
          addItem(doc, id, PHASES[next.phase] ?? 'theme', { title: id, minutes: 1, who: '' })
          expected.add(id)
          return
        }
        const items: AgendaItem[] = readItems(doc)
        const item = items[next.item % Math.max(1, items.length)]
        if (!item) return
        if (next.kind === 'edit') editItem(doc, item.id, { minutes: next.minutes })
        if (next.kind === 'move') {
          moveItem(doc, item.id, PHASES[next.phase] ?? 'theme', next.index)
          const siblings = readItems(doc).filter((other) => other.phase === PHASES[next.phase])
          expect(siblings.findIndex((other) => other.id === item.id)).toBe(Math.min(next.index, siblings.length - 1))
          moved[next.side].add(item.id)
          if (moved[next.side === 0 ? 1 : 0].has(item.id)) reached.movedBoth++
        }
        if (next.kind === 'remove') {
          const taken = removeItem(doc, item.id)
          if (next.back) taken.putBack()
          else {
            taken.forget()
            removed.add(item.id)
          }
        }
      })
      meet(docs)
      meet(docs)
      const [one, two] = [readItems(docs[0]), readItems(docs[1])]
      expect(one).toEqual(two)
      const ids = one.map((item) => item.id)
      expect(new Set(ids).size).toBe(ids.length)
      // Removing wins over moving; nothing else may take an item away.
      expect([...expected].filter((id) => !removed.has(id)).every((id) => ids.includes(id))).toBe(true)
      reached.kept += ids.length
      reached.ties += one.filter(
        (item, place) => one[place + 1]?.rank === item.rank && one[place + 1]?.phase === item.phase,
      ).length
    }),
    { numRuns: 400, seed: 20261122 },
  )
  expect(reached.ties).toBeGreaterThan(20)
  expect(reached.movedBoth).toBeGreaterThan(100)
  expect(reached.kept).toBeGreaterThan(1000)
})
