import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zones } from '../../client/features/checkout/zoned-time.ts'
import { instantAt, wallTime } from '../../shared/zoned-time.ts'

test('a date is agreed in the zone of the group', () => {
  expect(instantAt('2026-04-09T14:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 3, 9, 12))
  expect(instantAt('2026-01-09T14:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 9, 13))
  expect(instantAt('2026-01-09T14:00', 'Asia/Kathmandu')).toBe(Date.UTC(2026, 0, 9, 8, 15))
  expect(wallTime(Date.UTC(2026, 3, 9, 22, 30), 'Pacific/Auckland')).toBe('2026-04-10T10:30')
})

test('the hour that summer time skips is the hour after it, the one that comes twice is the first', () => {
  expect(wallTime(instantAt('2026-03-29T02:30', 'Europe/Berlin') ?? 0, 'Europe/Berlin')).toBe('2026-03-29T03:30')
  expect(instantAt('2026-10-25T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30))
})

test('an unfinished field is no date', () => {
  for (const wall of ['', '2026-04-09', '2026-04-09T14', '2026-13-40T99:99', 'soon']) {
    expect(instantAt(wall, 'Europe/Berlin'), wall).toBeNull()
  }
})

test('whatever a wall shows leads back to the same wall', () => {
  const zone = fc.constantFrom(...zones())
  const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
  fc.assert(
    fc.property(zone, minute, (name, at) => {
      const wall = wallTime(at * 60_000, name)
      expect(wallTime(instantAt(wall, name) ?? 0, name)).toBe(wall)
    }),
    { numRuns: 300, seed: 20_260_312 },
  )
})
