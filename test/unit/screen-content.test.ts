import { expect, test } from 'vitest'
import { hereCounts, promptSize, ringTime, showsJoin } from '../../client/projector/screen-content.ts'
import { durationMs, epochMs } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/session/room-view.ts'
import { FAKE_NOW } from '../fakes/fake-people.ts'
import { fakeStep } from '../fakes/fake-plan.ts'
import { fakeView } from '../fakes/fake-view.ts'

const at = (step: string, over: Partial<RoomView> = {}, state: RoomView['progress']['state'] = 'live') =>
  fakeView({ step: fakeStep(step), role: 'screen', state, language: 'en', over })

test('the code to join rests while a case is told, at the end, and in a locked room', () => {
  expect(showsJoin(at('arrive'))).toBe(true)
  expect(showsJoin(at('arrive', {}, 'lobby'))).toBe(true)
  for (const view of [at('case-story'), at('leave'), at('read', { isLocked: true }), at('leave', {}, 'closed')]) {
    expect(showsJoin(view)).toBe(false)
  }
})

test('in a round the ring is the clock of the voice, else of the step', () => {
  expect(ringTime(at('check-in-round'), FAKE_NOW)).toEqual({
    leftMs: 28_000,
    totalMs: 45_000,
    isPaused: false,
    isVoice: true,
  })
  expect(ringTime(at('read'), FAKE_NOW)).toMatchObject({ leftMs: 192_000, totalMs: 240_000, isVoice: false })
  expect(ringTime(at('read', {}, 'lobby'), FAKE_NOW)).toBeNull()
})

test('[CLK4] a paused ring stands still', () => {
  const view = at('check-in-round')
  const { progress } = view
  if (progress.state !== 'live') throw new Error('the fake is not live')
  const paused = {
    ...view,
    progress: {
      ...progress,
      timer: { state: 'paused', leftMs: durationMs(90_000), pausedAtMs: epochMs(FAKE_NOW) } as const,
    },
  }
  const later = epochMs(FAKE_NOW + 600_000)
  expect(ringTime(paused, later)).toMatchObject({ leftMs: 28_000, isPaused: true })
  expect(ringTime({ ...paused, round: null }, later)).toMatchObject({ leftMs: 90_000, isPaused: true })
})

test('who has left is not counted as here', () => {
  const view = at('read')
  const seats = {
    ...view.seats,
    kofi: { name: 'Kofi', place: 'room', order: 3, hasDevice: true, state: 'left' } as const,
  }
  expect(hereCounts(view)).toEqual({ all: 10, room: 5, remote: 5 })
  expect(hereCounts({ ...view, seats })).toEqual({ all: 9, room: 4, remote: 5 })
})

test('long prompts are set smaller so that they fit the wall', () => {
  expect([40, 120, 280].map((chars) => promptSize('x'.repeat(chars)))).toEqual(['xl', 'l', 'm'])
})
