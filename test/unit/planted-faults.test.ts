// Every planted fault still fits the sources: a fault that no longer applies would be missed without anybody noticing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { PlantedFault } from '../planted/fault.ts'
import { FAULTS } from '../planted/faults.ts'
import { copySources, misfits, plant, unplant } from '../planted/plant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test.each(FAULTS.map((fault) => [fault.id, fault] as const))('%s applies, and its tests are there', (id, fault) => {
  expect(id).toMatch(/^[a-z0-9-]{3,60}$/)
  expect(misfits(root, fault)).toEqual([])
  expect(fault.caughtBy.length).toBeGreaterThan(0)
  for (const { file, name } of fault.caughtBy) {
    expect(existsSync(join(root, file)), file).toBe(true)
    if (name !== undefined) expect(readFileSync(join(root, file), 'utf8')).toContain(name.replaceAll('\\', ''))
  }
})

/** What a build may never do, by the faults that try it. */
const NEVER_WITHOUT = [
  'origin-unchecked',
  'role-kept-on-the-socket',
  'author-in-a-frame',
  'command-log-in-the-store',
  'seed-in-the-store',
  'no-shuffle',
  'ticket-kept-with-the-seat',
  'content-in-the-bus',
  'relayed-before-stored',
  'bell-is-the-truth',
  'no-error-listener',
  'no-jitter',
  'time-of-a-card',
  'release-one-by-one',
  'key-in-the-store',
  'healing-across-generations',
  'order-of-arrival',
  'release-at-once',
  'typing-signal',
  'client-written-board',
  'who-knocks-is-in',
  'code-alone-comes-in',
  'old-code-still-opens',
  'old-secret-stays',
  'secret-sent-to-the-server',
  'passkey-answer-counts-again',
  'sign-in-without-state',
]

test('the promises that everything rests on have their faults, and there are thirty and more', () => {
  const ids = FAULTS.map((fault) => fault.id)
  expect(ids).toEqual(expect.arrayContaining(NEVER_WITHOUT))
  expect(ids.length).toBeGreaterThanOrEqual(30)
})

test('every fault has a name of its own', () => {
  expect(new Set(FAULTS.map((fault) => fault.id)).size).toBe(FAULTS.length)
})

test('planting changes the copy and never the checkout; what does not fit is refused', () => {
  const [fault] = FAULTS
  if (!fault) throw new Error('no faults')
  const own = join(root, fault.file)
  const before = readFileSync(own, 'utf8')
  const copy = copySources(root)
  try {
    plant(copy, fault)
    expect(readFileSync(join(copy.path, fault.file), 'utf8')).toBe(before.replace(fault.find, fault.replace))
    expect(readFileSync(own, 'utf8')).toBe(before)
    unplant(copy, root, fault)
    expect(readFileSync(join(copy.path, fault.file), 'utf8')).toBe(before)
    const stale: PlantedFault = { ...fault, find: 'what nobody ever wrote' }
    expect(() => plant(copy, stale)).toThrow('found 0 times')
    expect(misfits(root, { ...fault, find: 'export' })[0]).toContain('wanted once')
  } finally {
    copy.remove()
  }
})
