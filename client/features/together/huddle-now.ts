// My group and whose turn it is, by the clock alone.
import type { SeatId } from '../../../shared/ids.ts'
import { remainingMs } from '../../../shared/session/clock.ts'
import { voiceByClock } from '../../../shared/session/huddles.ts'
import type { Step } from '../../../shared/session/session.ts'
import type { RoomApi } from '../../state/room-api.ts'

export function myGroup(room: RoomApi): readonly SeatId[] {
  const me = room.me()
  return room.view.huddle?.groups.find((group) => me !== null && group.includes(me)) ?? []
}

export function passedMs(room: RoomApi, step: Step): { passed: number; total: number } {
  const { progress } = room.view
  const total = step.minutes * 60_000
  if (progress.state !== 'live') return { passed: 0, total }
  return { passed: Math.max(0, total - remainingMs(progress.timer, room.now())), total }
}

/** Index into the group, and how long until the next change; null for the last voice. */
export function voiceNow(room: RoomApi, step: Step, size: number): { index: number; leftMs: number | null } {
  const { passed, total } = passedMs(room, step)
  const index = voiceByClock(size, passed, total)
  const changeAt = ((index + 1) * total) / Math.max(1, size)
  return { index, leftMs: index >= size - 1 ? null : Math.max(0, changeAt - passed) }
}
