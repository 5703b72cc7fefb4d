import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Repeat } from '../../shared/community/command.ts'
import { COMMUNITY_LIMITS } from '../../shared/community/community.ts'
import { dateAt, datesOf } from '../../shared/community/dates.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { wallTime } from '../../shared/zoned-time.ts'
import { ADA, accepted, BEGIN_MS, codeOf, drive } from './drive.ts'

const details = { kind: 'session', title: 'Lunch', minutes: 120, mode: 'hybrid', place: 'Room 4', link: '' } as const
const zone = 'Europe/Berlin'

function withOne() {
  const driven = drive()
  accepted(driven.give(ADA, { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat: null }))
  const [id] = Object.keys(driven.community().meetings) as MeetingId[]
  if (!id) throw new Error('no date')
  return { ...driven, id, meeting: () => driven.community().meetings[id] }
}

test('[CAL1] a skipped hour, the past, a far future, an unknown zone and an unfinished date are refused', () => {
  const code = (wall: string, where = zone) => {
    const found = dateAt(wall, where, BEGIN_MS)
    return found.ok ? 'ok' : [found.rejection.code, found.rejection.offer]
  }
  expect(code('2026-03-12T12:00')).toBe('ok')
  expect(code('2026-03-29T02:30')).toEqual(['no-such-time', '2026-03-29'])
  expect(code('2026-02-30T12:00')).toEqual(['no-such-time', '2026-02-30'])
  expect(code('2026-03-01T12:00')).toEqual(['in-the-past', '2026-03-01'])
  expect(code('2036-03-01T12:00')).toEqual(['too-far', '2036-03-01'])
  expect(code('2026-03-12T12:00', 'Europe/Nowhere')).toEqual(['no-such-zone', undefined])
  expect(code('soon')).toEqual(['no-such-time', undefined])
})

test('[CAL2] the second Thursday of each month stays that, at the same time on the wall', () => {
  const found = datesOf('2026-03-12T12:00', zone, { every: 'month', times: 6, hours: [] }, BEGIN_MS)
  expect(found.ok && found.dates.map((one) => one.wall.slice(0, 10))).toEqual([
    '2026-03-12',
    '2026-04-09',
    '2026-05-14',
    '2026-06-11',
    '2026-07-09',
    '2026-08-13',
  ])
})

test('[CAL2] the fifth Friday is the last one where a month has four', () => {
  const found = datesOf('2026-05-29T09:00', zone, { every: 'month', times: 3, hours: [] }, BEGIN_MS)
  expect(found.ok && found.dates.map((one) => one.wall.slice(0, 10))).toEqual([
    '2026-05-29',
    '2026-06-26',
    '2026-07-31',
  ])
})

test('[CAL2] hours go round, and a series of ten years is refused whole', () => {
  const round: Repeat = { every: 'week', times: 4, hours: ['09:00', '17:00'] }
  const found = datesOf('2026-03-12T09:00', zone, round, BEGIN_MS)
  expect(found.ok && found.dates.map((one) => one.wall.slice(11))).toEqual(['09:00', '17:00', '09:00', '17:00'])
  const { give, community } = drive()
  const years = { every: 'month', times: 120, hours: [] } as const
  expect(codeOf(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat: years }))).toBe(
    'too-far',
  )
  const far = { every: 'month', times: 30, hours: [] } as const
  expect(codeOf(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat: far }))).toBe(
    'too-far',
  )
  expect(community().meetings).toEqual({})
})

test('[CAL2] every date of every series shows the wall it was agreed on', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((at) => String(at).padStart(2, '0'))
  const every = fc.constantFrom('week' as const, 'fortnight' as const, 'month' as const)
  const where = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC')
  let made = 0
  fc.assert(
    fc.property(hour, every, where, fc.integer({ min: 1, max: 20 }), (at, step, name, times) => {
      const found = datesOf(`2026-03-12T${at}:30`, name, { every: step, times, hours: [] }, BEGIN_MS)
      if (!found.ok) return expect(found.rejection.code).toBe('no-such-time')
      made += 1
      expect(found.dates).toHaveLength(times)
      for (const { wall, startsAtMs } of found.dates) expect(wallTime(startsAtMs, name)).toBe(wall)
      const order = found.dates.map((one) => one.startsAtMs)
      expect(order).toEqual([...new Set(order)].sort((left, right) => left - right))
    }),
    { numRuns: 200, seed: 12 },
  )
  expect(made).toBeGreaterThan(100)
})

test('[CAL4] a date that moves stays the same one, with a reason and a higher number', () => {
  const { give, meeting, id } = withOne()
  accepted(give(ADA, { kind: 'meeting.coming', meeting: id, coming: 'room' }))
  const move = { kind: 'meeting.change', meeting: id, details, wall: '2026-03-13T12:00', zone } as const
  expect(codeOf(give(ADA, { ...move, sequence: 0, reason: ' ' }))).toBe('text-empty')
  expect(codeOf(give(ADA, { ...move, sequence: 4, reason: 'Room taken' }))).toBe('changed-meanwhile')
  accepted(give(ADA, { ...move, sequence: 0, reason: 'The room is taken' }))
  expect(meeting()).toMatchObject({
    id,
    wall: '2026-03-13T12:00',
    sequence: 1,
    reason: 'The room is taken',
    coming: {},
  })
  const renamed = { ...move, details: { ...details, title: 'Late lunch' }, sequence: 1, reason: '' }
  accepted(give(ADA, renamed))
  expect(meeting()).toMatchObject({ title: 'Late lunch', sequence: 2, reason: 'The room is taken' })
})

test('[CAL5] called off stays in sight; later ones of the series go with it if wished', () => {
  const { give, community } = drive()
  const repeat = { every: 'week', times: 4, hours: [] } as const
  accepted(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat }))
  const ids = Object.keys(community().meetings) as MeetingId[]
  accepted(give(ADA, { kind: 'meeting.cancel', meeting: ids[2] as MeetingId, following: true, reason: 'Holidays' }))
  const all = Object.values(community().meetings)
  expect(all.map((one) => one.status)).toEqual(['planned', 'planned', 'cancelled', 'cancelled'])
  expect(all.map((one) => one.sequence)).toEqual([0, 0, 1, 1])
  expect(codeOf(give(ADA, { kind: 'meeting.coming', meeting: ids[3] as MeetingId, coming: 'room' }))).toBe(
    'wrong-state',
  )
})

test('[CAL3] a guest plans nothing', () => {
  const { give, join } = drive()
  const guest = join('Gus', 'guest')
  const add = { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat: null } as const
  expect(codeOf(give(guest, add))).toBe('not-allowed')
})

test('a date with an address that is none, or of ten hours, is refused', () => {
  const { give } = drive()
  const add = { kind: 'meeting.add', wall: '2026-03-12T12:00', zone, repeat: null } as const
  expect(codeOf(give(ADA, { ...add, details: { ...details, link: 'javascript:alert(1)' } }))).toBe('bad-message')
  expect(codeOf(give(ADA, { ...add, details: { ...details, minutes: 600 } }))).toBe('too-long')
})

test('[POL1, POL2, POL3] dates to choose from, one answer each, and the chosen one is in the calendar', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  const open = { kind: 'poll.open', title: 'Spring', zone, minutes: 60 } as const
  expect(codeOf(give(ADA, { ...open, walls: ['2026-04-01T12:00'] }))).toBe('bad-message')
  expect(codeOf(give(ADA, { ...open, walls: ['2026-04-01T12:00', '2026-03-29T02:30'] }))).toBe('no-such-time')
  accepted(give(ADA, { ...open, walls: ['2026-04-02T12:00', '2026-04-01T12:00'] }))
  const poll = Object.values(community().polls)[0]
  if (!poll) throw new Error('no poll')
  expect(poll.options.map((one) => one.wall)).toEqual(['2026-04-01T12:00', '2026-04-02T12:00'])
  expect(codeOf(give(ben, { kind: 'poll.answer', poll: poll.id, answers: ['yes'] }))).toBe('bad-message')
  accepted(give(ben, { kind: 'poll.answer', poll: poll.id, answers: ['no', 'yes'] }))
  accepted(give(ben, { kind: 'poll.answer', poll: poll.id, answers: ['maybe', 'yes'] }))
  accepted(give(ADA, { kind: 'poll.choose', poll: poll.id, option: 1, details }))
  expect(community().polls).toEqual({})
  expect(Object.values(community().meetings)).toMatchObject([{ wall: '2026-04-02T12:00', minutes: 60 }])
})

test('a calendar has an end', () => {
  const { give, community } = drive()
  const repeat = { every: 'week', times: COMMUNITY_LIMITS.meetingsAtOnce, hours: [] } as const
  let last = 'ok'
  for (let count = 0; count < 14 && last === 'ok'; count++) {
    last = codeOf(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-12T12:00', zone, repeat }))
  }
  expect(last).toBe('too-many')
  expect(Object.keys(community().meetings).length).toBeLessThanOrEqual(COMMUNITY_LIMITS.meetings)
})
