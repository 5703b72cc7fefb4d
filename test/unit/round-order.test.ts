import { expect, test } from 'vitest'
import { nextVoices, turnOf, voiceLeftMs } from '../../client/features/round/round-order.ts'
import { durationMs, epochMs, seatId } from '../../shared/ids.ts'
import type { RoundView } from '../../shared/session/view-steps.ts'

const order = ['a', 'b', 'c', 'd'].map(seatId)
const round: RoundView = { order, index: 1, voiceEndsAtMs: epochMs(60_000), lines: [] }

test('[RND5] who is behind the present voice has had a turn, and nothing says how', () => {
  expect(turnOf(round, seatId('a'))).toEqual({ state: 'over' })
})

test('everybody is told where they stand in the order', () => {
  expect(turnOf(round, seatId('b'))).toEqual({ state: 'speaking' })
  expect(turnOf(round, seatId('c'))).toEqual({ state: 'next' })
  expect(turnOf(round, seatId('d'))).toEqual({ state: 'waiting', before: 2 })
  expect(turnOf(round, seatId('late'))).toEqual({ state: 'outside' })
  expect(turnOf(round, null)).toEqual({ state: 'outside' })
})

test('the next voices end with the round', () => {
  expect(nextVoices(round, 2)).toEqual(['c', 'd'])
  expect(nextVoices({ ...round, index: 3 }, 2)).toEqual([])
})

test("[CLK4] a voice's seconds stand while the meeting is paused", () => {
  const running = { state: 'running', endsAtMs: epochMs(500_000) } as const
  const paused = { state: 'paused', leftMs: durationMs(400_000), pausedAtMs: epochMs(50_000) } as const
  expect(voiceLeftMs(round, running, 55_000)).toBe(5_000)
  expect(voiceLeftMs(round, running, 65_000)).toBe(-5_000)
  expect(voiceLeftMs(round, paused, 900_000)).toBe(10_000)
  expect(voiceLeftMs({ ...round, voiceEndsAtMs: null }, running, 0)).toBeNull()
})
