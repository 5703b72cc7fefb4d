import { expect, test } from 'vitest'
import { makeSystemClock } from '../../server/adapters/system/clock.ts'
import { epochMs } from '../../shared/ids.ts'

function scene() {
  const world = { wallMs: 1_000_000, evenMs: 50 }
  const clock = makeSystemClock(
    () => world.wallMs,
    () => world.evenMs,
  )
  const pass = (ms: number) => {
    world.wallMs += ms
    world.evenMs += ms
  }
  return { world, clock, pass }
}

test('a clock that is set back by an hour goes on as if nothing had happened', () => {
  const { world, clock, pass } = scene()
  pass(100)
  expect(clock.nowMs()).toBe(1_000_100)
  world.wallMs -= 3_600_000
  pass(100)
  expect(clock.nowMs()).toBe(1_000_200)
})

test('after the machine slept it is as late as it is', () => {
  const { world, clock, pass } = scene()
  world.wallMs += 3_600_000
  pass(10)
  expect(clock.nowMs()).toBe(4_600_010)
})

test('once it was set it follows its setter only, and never goes back', () => {
  const { world, clock, pass } = scene()
  clock.set(epochMs(1_600_000))
  expect(clock.nowMs()).toBe(1_600_000)
  world.wallMs += 7_200_000
  pass(10)
  expect(clock.nowMs()).toBe(1_600_010)
  clock.set(epochMs(1_599_990))
  expect(clock.nowMs()).toBe(1_600_010)
  pass(25)
  expect(clock.nowMs()).toBe(1_600_015)
})

test('it is put right at once when it was wrong by minutes', () => {
  const { clock, pass } = scene()
  expect(clock.nowMs()).toBe(1_000_000)
  clock.set(epochMs(400_000))
  expect(clock.nowMs()).toBe(400_000)
  pass(7)
  expect(clock.nowMs()).toBe(400_007)
})
