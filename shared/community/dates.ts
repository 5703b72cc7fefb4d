// Dates people agree on: a time on the wall of a named zone, one or many of them.
import { type EpochMs, epochMs } from '../ids.ts'
import { instantAt, isZone, monthsAfter, monthsLater, wallTime, weeksAfter } from '../zoned-time.ts'
import type { Repeat } from './command.ts'
import { COMMUNITY_LIMITS, type CommunityRejection } from './community.ts'

export type Dated = { wall: string; startsAtMs: EpochMs }
type Dates = { ok: true; dates: Dated[] } | { ok: false; rejection: CommunityRejection }

/** CAL1: a date is a time that exists on that wall, in the future, at most two years ahead. The refused day is the offer. */
export function dateAt(wall: string, zone: string, nowMs: EpochMs): Dates {
  if (!isZone(zone)) return { ok: false, rejection: { code: 'no-such-zone' } }
  const at = instantAt(wall, zone)
  if (at === null) return { ok: false, rejection: { code: 'no-such-time' } }
  // In the hour that summer time skips no clock ever shows this time.
  if (wallTime(at, zone) !== wall) return { ok: false, rejection: { code: 'no-such-time', offer: wall.slice(0, 10) } }
  if (at <= nowMs) return { ok: false, rejection: { code: 'in-the-past', offer: wall.slice(0, 10) } }
  if (at > monthsLater(nowMs, COMMUNITY_LIMITS.monthsAhead))
    return { ok: false, rejection: { code: 'too-far', offer: wall.slice(0, 10) } }
  return { ok: true, dates: [{ wall, startsAtMs: epochMs(at) }] }
}

/** CAL2: all dates of a series or none. Each keeps the time on the wall, through summer time. */
export function datesOf(wall: string, zone: string, repeat: Repeat | null, nowMs: EpochMs): Dates {
  if (!repeat) return dateAt(wall, zone, nowMs)
  if (repeat.times < 1 || repeat.times > COMMUNITY_LIMITS.meetingsAtOnce)
    return { ok: false, rejection: { code: 'too-far' } }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return { ok: false, rejection: { code: 'no-such-time' } }
  const [day = '', hour = ''] = wall.split('T')
  const hours = repeat.hours.length > 0 ? repeat.hours : [hour]
  const dates: Dated[] = []
  for (let index = 0; index < repeat.times; index++) {
    const one = dateAt(`${dayAfter(day, repeat.every, index)}T${hours[index % hours.length] ?? hour}`, zone, nowMs)
    if (!one.ok) return one
    dates.push(...one.dates)
  }
  return { ok: true, dates }
}

function dayAfter(day: string, every: Repeat['every'], count: number): string {
  return every === 'month' ? monthsAfter(day, count) : weeksAfter(day, every === 'week' ? count : count * 2)
}
