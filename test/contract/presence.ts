// What every presence keeps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Presence } from '../../server/rooms/ports.ts'
import { freshRoom } from './names.ts'

export function presenceContract(open: () => Promise<{ presence: Presence; close(): Promise<void> }>): void {
  describe('presence', () => {
    let opened: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())

    test('who entered is listed with the seat until they leave', async () => {
      const { presence } = opened
      const room = freshRoom()
      expect(await presence.list(room)).toEqual({})
      await presence.enter(room, 'first', 'seat-a')
      await presence.enter(room, 'second', 'seat-a')
      await presence.enter(room, 'third', 'seat-b')
      const before = await presence.list(room)
      expect(Object.entries(before).map(([name, entry]) => [name, entry.seat])).toEqual(
        expect.arrayContaining([
          ['first', 'seat-a'],
          ['second', 'seat-a'],
          ['third', 'seat-b'],
        ]),
      )
      await presence.leave(room, 'first')
      await presence.leave(room, 'first')
      await presence.leave(room, 'nobody')
      expect(Object.keys(await presence.list(room)).sort()).toEqual(['second', 'third'])
      expect(await presence.list(freshRoom())).toEqual({})
    })

    test('entering again renews and keeps the time of the first', async () => {
      const { presence } = opened
      const room = freshRoom()
      await presence.enter(room, 'first', 'seat-a')
      const before = await presence.list(room)
      await presence.enter(room, 'first', 'seat-a')
      expect(await presence.list(room)).toEqual(before)
      expect(before.first?.sinceMs).toBeGreaterThan(0)
    })

    test('leaving while entering is still on its way ends it', async () => {
      const { presence } = opened
      const room = freshRoom()
      await Promise.all([presence.enter(room, 'first', 'seat-a'), presence.leave(room, 'first')])
      expect(await presence.list(room)).toEqual({})
    })
  })
}
