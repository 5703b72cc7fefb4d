// The clock, the chance and the log of a real process, and the clock of the tests.
import { describe, expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/system/chance.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { pinoLog } from '../../server/adapters/system/log.ts'
import { FakeClock } from '../fakes/clock.ts'
import { until } from './until.ts'

describe('log', () => {
  const lines = () => {
    const written: string[] = []
    return { written, log: pinoLog('info', { write: (line: string) => void written.push(line) }) }
  }

  test('an event is one line of JSON with the fields of the list; others are left out and counted', () => {
    const { written, log } = lines()
    log.info('room closed', { room: 'r1', count: 3, text: 'words of somebody', name: 'Lena' })
    expect(written).toHaveLength(1)
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'room closed', room: 'r1', count: 3, dropped: 2 })
    expect(written[0]).not.toMatch(/words of somebody|Lena/)
  })

  test('an error leaves its kind and its place, never its message: it may quote what somebody wrote', () => {
    const { written, log } = lines()
    const cause = new SyntaxError('unexpected "words of somebody"\n    at words (of:1:2)')
    log.error('saving', { room: 'r1' }, new Error('words of somebody else', { cause }))
    log.error('saving', {}, 'words as an error')
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'saving', cause: 'Error < SyntaxError' })
    expect(JSON.parse(written[0] ?? '').stack).toContain('system.test.ts')
    log.error('saving', {}, cause)
    expect(written.join('')).not.toMatch(/words/)
  })
})

describe('chance', () => {
  test('ids, codes and secrets have their alphabets and lengths and do not repeat', () => {
    const made = Array.from({ length: 500 }, () => [systemChance.id(), systemChance.code(), systemChance.secret()])
    for (const [id, code, secret] of made) {
      expect(id).toMatch(/^[a-z0-9]{26}$/)
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/)
      expect(secret).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(new Set(made.flat()).size).toBe(1_500)
    // Every symbol is drawn: 4,000 of 32 miss one with a chance of about 1 in 10^53.
    expect(new Set(made.map(([, code]) => code).join('')).size).toBe(32)
    expect(new Set(made.map(([id]) => id).join('')).size).toBe(36)
  })

  test('numbers fill 32 bits', () => {
    const numbers = Array.from({ length: 200 }, () => systemChance.uint32())
    for (const number of numbers) expect(Number.isInteger(number) && number >= 0 && number < 2 ** 32).toBe(true)
    expect(Math.max(...numbers)).toBeGreaterThan(2 ** 31)
  })
})

describe('clock', () => {
  test('runs what was asked for later, unless it was cancelled', async () => {
    const ran: string[] = []
    const cancel = systemClock.after(1, () => ran.push('cancelled'))
    cancel()
    // More than a timer of Node takes, which would fire at once.
    const cancelFar = systemClock.after(2 ** 31 + 1_000, () => ran.push('far'))
    systemClock.after(5, () => ran.push('soon'))
    await until(() => expect(ran).toContain('soon'))
    expect(ran).toEqual(['soon'])
    cancelFar()
  })

  test('the fake one stands still and runs timers at their own times, also those set meanwhile', () => {
    const clock = new FakeClock(1_000)
    const ran: [string, number][] = []
    const note = (name: string) => () => ran.push([name, clock.nowMs()])
    clock.after(30, note('late'))
    clock.after(10, () => {
      note('early')()
      clock.after(5, note('set meanwhile'))
    })
    clock.after(12, note('cancelled'))()
    clock.advance(9)
    expect(ran).toEqual([])
    clock.advance(21)
    expect(ran).toEqual([
      ['early', 1_010],
      ['set meanwhile', 1_015],
      ['late', 1_030],
    ])
    expect(clock.waiting).toBe(0)
    expect(clock.nowMs()).toBe(1_030)
  })
})
