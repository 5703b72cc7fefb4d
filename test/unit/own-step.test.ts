import { describe, expect, test } from 'vitest'
import type { TextStorage } from '../../client/state/device-memory.ts'
import { keepOwnStep, openStep, readOwnStep, settleStep } from '../../client/state/own-step.ts'

const DAY_MS = 86_400_000

function storage(): TextStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}
const step = (text: string, name: string, atMs: number) => ({
  ...readOwnStep('', '', null),
  text,
  name,
  title: 'Lunch',
  atMs,
})
const here = (room: string, name: string, nowMs = 40 * DAY_MS) => ({ room, name, nowMs })

describe('the step of last time, on its owner’s device', () => {
  test('[LOOP1] comes back to the same person in another room, and to nobody else', () => {
    const kept = storage()
    keepOwnStep('room1', 'seat1', step('Ask twice', 'Lena', 10 * DAY_MS), kept)
    expect(openStep(here('room2', ' LENA'), kept)?.text).toBe('Ask twice')
    expect(openStep(here('room2', 'Kofi'), kept)).toBeNull()
    expect(openStep(here('room1', 'Lena'), kept)).toBeNull()
    expect(openStep(here('room2', 'Lena', 400 * DAY_MS), kept)).toBeNull()
  })

  test('[LOOP1] the newest one comes; what is done is over, not yet comes again', () => {
    const kept = storage()
    keepOwnStep('room1', 'seat1', step('First', 'Lena', DAY_MS), kept)
    keepOwnStep('room2', 'seat2', step('Second', 'Lena', 2 * DAY_MS), kept)
    const second = openStep(here('room3', 'Lena'), kept)
    expect(second?.text).toBe('Second')
    if (!second) return
    settleStep(second, { became: 'did', answeredIn: 'room3' }, kept)
    // Still before its owner where it was said, gone in the next meeting.
    expect(openStep(here('room3', 'Lena'), kept)?.text).toBe('Second')
    const first = openStep(here('room4', 'Lena'), kept)
    expect(first?.text).toBe('First')
    if (!first) return
    settleStep(first, { became: 'notYet', answeredIn: 'room4' }, kept)
    expect(openStep(here('room5', 'Lena'), kept)?.text).toBe('First')
    settleStep(first, { notIn: ['room5'] }, kept)
    expect(openStep(here('room5', 'Lena'), kept)).toBeNull()
  })

  test('what an older page wrote, or somebody broke, is no step that comes back', () => {
    const kept = storage()
    kept.setItem('copse.own-step.room1.seat1', JSON.stringify({ text: 'Old', mayAsk: 'nobody' }))
    kept.setItem('copse.own-step.room2.seat1', '{')
    expect(openStep(here('room3', 'Lena'), kept)).toBeNull()
    expect(readOwnStep('room1', 'seat1', kept).text).toBe('Old')
    expect(keepOwnStep('room1', 'seat1', step('x', 'Lena', 0), null)).toBe(false)
  })
})
