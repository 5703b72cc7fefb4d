// The checker of recorded runs, on runs that were doctored: each breach has to be found, and found under its own number.
import { describe, expect, test } from 'vitest'
import { check, INVARIANTS } from '../faults/checker.ts'
import type { Entry, Fact, History } from '../faults/history.ts'

/** Two people of one room, one of another; a card; a hand-over; a clean end. */
function sound(): Entry[] {
  const entries: Entry[] = []
  const note = (by: string, fact: Fact) => entries.push({ atMs: entries.length * 10, by, ...fact } as Entry)
  const view = (by: string, seq: number, more: Partial<Extract<Entry, { kind: 'view' }>> = {}) =>
    note(by, {
      kind: 'view',
      room: 'oak',
      connection: 1,
      audience: by === 'Ida' ? 'facilitation' : 'everyone',
      seq,
      roleEpoch: 0,
      facilitator: 'Ida',
      state: 'live',
      step: 'write',
      marks: [],
      ...more,
    } as Fact)
  view('Ida', 1, { state: 'lobby', step: null })
  view('Ben', 1, { state: 'lobby', step: null })
  view('Eva', 1, { room: 'elm', facilitator: 'Eva', state: 'lobby', step: null })
  note('Ida', { kind: 'led', room: 'oak', roleEpoch: 0 })
  note('Ben', { kind: 'asked', id: 'c1' })
  note('Ben', { kind: 'answered', id: 'c1', ok: true })
  note('Ben', { kind: 'asked', id: 'c2' })
  note('Ben', { kind: 'answered', id: 'c2', ok: false, code: 'read-only' })
  note('Ben', { kind: 'asked', id: 'c3' })
  note('Ben', { kind: 'answered', id: 'c3', ok: false, code: 'wrong-step' })
  note('Ben', { kind: 'planted', room: 'oak', mark: 'mark-ben', sealed: true })
  view('Ben', 2, { marks: ['mark-ben'] })
  view('Ida', 2)
  note('Ida', { kind: 'released', room: 'oak', marks: ['mark-ben'] })
  view('Ida', 3, { marks: ['mark-ben'] })
  view('Ida', 4, { roleEpoch: 1, facilitator: 'Ben' })
  view('Ben', 7, { connection: 2, roleEpoch: 1, facilitator: 'Ben' })
  note('Ben', { kind: 'led', room: 'oak', roleEpoch: 1 })
  view('Ben', 8, { connection: 2, roleEpoch: 1, facilitator: 'Ben', state: 'closing' })
  view('Ben', 9, { connection: 2, roleEpoch: 1, facilitator: 'Ben' })
  note('Ida', { kind: 'clock', probe: 'p1', remainingMs: 60_000 })
  note('Ben', { kind: 'clock', probe: 'p1', remainingMs: 60_250 })
  note('Ida', { kind: 'final', room: 'oak', quietMs: 900, hash: 'same', done: { c1: 1, c2: 1 } })
  note('Ben', { kind: 'final', room: 'oak', quietMs: 700, hash: 'same', done: { c1: 1, c2: 1 } })
  return entries
}

const broken = (doctor: (entry: Entry) => Entry): History => sound().map(doctor)
const found = (history: History) => check(history).map((one) => one.invariant)

test('a sound run has no findings', () => {
  expect(check(sound())).toEqual([])
})

describe('a doctored run is found out', () => {
  const finals = (done: Record<string, number>) =>
    broken((entry) => (entry.kind === 'final' && entry.by === 'Ben' ? { ...entry, done } : entry))
  const views = (change: (entry: Extract<Entry, { kind: 'view' }>) => Partial<Extract<Entry, { kind: 'view' }>>) =>
    broken((entry) => (entry.kind === 'view' ? { ...entry, ...change(entry) } : entry))

  test.each<[number, string, History]>([
    [1, 'an acknowledged command is missing', finals({ c2: 1 })],
    [1, 'an acknowledged command was done twice', finals({ c1: 2 })],
    [1, 'an uncertain command was done twice', finals({ c1: 1, c2: 2 })],
    [1, 'a refused command was done', finals({ c1: 1, c3: 1 })],
    [1, 'something was done that nobody asked for', finals({ c1: 1, ghost: 1 })],
    [2, 'a gap', views((one) => (one.by === 'Ida' && one.seq === 4 ? { seq: 5 } : {}))],
    [2, 'a repeat', views((one) => (one.by === 'Ida' && one.seq === 4 ? { seq: 3 } : {}))],
    [3, 'two people lead in one epoch', views((one) => (one.seq === 9 ? { facilitator: 'Ida' } : {}))],
    [
      3,
      'a command of an epoch that is over was accepted',
      [...sound(), { atMs: 999, by: 'Ida', kind: 'led', room: 'oak', roleEpoch: 0 }],
    ],
    [4, 'a meeting goes back to its lobby', views((one) => (one.seq === 9 ? { state: 'lobby' } : {}))],
    [
      5,
      'two people see different things',
      broken((one) => (one.kind === 'final' && one.by === 'Ben' ? { ...one, hash: 'other' } : one)),
    ],
    [
      5,
      'somebody is late',
      broken((one) => (one.kind === 'final' && one.by === 'Ben' ? { ...one, quietMs: 5_001 } : one)),
    ],
    [6, 'a word of one room is in another', views((one) => (one.by === 'Eva' ? { marks: ['mark-ben'] } : {}))],
    [
      7,
      'a sealed card is seen by another',
      views((one) => (one.by === 'Ida' && one.seq === 2 ? { marks: ['mark-ben'] } : {})),
    ],
    [
      8,
      'the store holds a pair',
      [...sound(), { atMs: 999, by: 'test', kind: 'stored', where: 'records', person: 'Ben', card: 'x' }],
    ],
    [
      9,
      'two clocks are too far apart',
      broken((one) => (one.kind === 'clock' && one.by === 'Ben' ? { ...one, remainingMs: 60_301 } : one)),
    ],
  ])('invariant %i: %s', (invariant, _what, history) => {
    // A word of another room may be a sealed one too.
    expect(found(history)).toContain(invariant)
    if (invariant !== 6) expect(new Set(found(history))).toEqual(new Set([invariant]))
  })

  test('there is a doctored run for each invariant', () => {
    expect(INVARIANTS.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
