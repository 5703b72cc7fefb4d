import { expect, test } from 'vitest'
import { embeddedPresence } from '../../server/adapters/embedded/presence.ts'
import { makeOccupancy } from '../../server/rooms/occupancy.ts'
import { roomId, seatId } from '../../shared/ids.ts'
import { FakeClock } from '../fakes/clock.ts'

test('[END2] a projector that was left on is nobody: the room is empty when the last person goes', async () => {
  const clock = new FakeClock()
  const presence = embeddedPresence(clock)
  const room = roomId('room000000000000')
  const occupancy = makeOccupancy(room, presence, clock)
  expect(occupancy.isEmpty()).toBe(true)
  await presence.enter(room, 'connection1', 'ida0')
  await presence.enter(room, 'connection2', 'screen:0123456789abcdef')
  expect(await occupancy.refresh()).toBe(true)
  expect([occupancy.isEmpty(), occupancy.seatsHere()]).toEqual([false, [seatId('ida0')]])
  await presence.leave(room, 'connection1')
  expect(await occupancy.refresh()).toBe(true)
  expect([occupancy.isEmpty(), occupancy.seatsHere()]).toEqual([true, []])
  expect(occupancy.all()).toEqual({ ida0: { awaySinceMs: clock.nowMs() } })
})
