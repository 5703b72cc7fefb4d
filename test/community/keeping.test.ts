import { expect, test } from 'vitest'
import { eraseMember, memberData } from '../../shared/community/erase.ts'
import { memberOf } from '../../shared/community/members.ts'
import { COMMUNITY_KEEPING_DEFAULT, nextSettle, settle } from '../../shared/community/retention.ts'
import { communityView } from '../../shared/community/view.ts'
import { deviceHash, hash } from '../../shared/ids.ts'
import { ADA, accepted, codeOf, drive } from './drive.ts'

const zone = 'Europe/Berlin'
const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' } as const
const DAY_MS = 86_400_000
const keeping = { summaryDays: 7, graceMinutes: 5, answersDays: 10 }

test('[KEP1] who coordinates sets it, within the limits, and nobody else', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  expect(community().keeping).toEqual(COMMUNITY_KEEPING_DEFAULT)
  expect(codeOf(give(ben, { kind: 'keeping.set', keeping }))).toBe('not-allowed')
  for (const bad of [
    { summaryDays: 0 },
    { summaryDays: 91 },
    { graceMinutes: 0 },
    { graceMinutes: 11 },
    { answersDays: 0 },
    { answersDays: 91 },
    { summaryDays: 2.5 },
    { answersDays: Number.NaN },
  ]) {
    expect(codeOf(give(ADA, { kind: 'keeping.set', keeping: { ...keeping, ...bad } }))).toBe('not-in-limits')
  }
  expect(community().keeping).toEqual(COMMUNITY_KEEPING_DEFAULT)
  accepted(give(ADA, { kind: 'keeping.set', keeping }))
  expect(community().keeping).toEqual(keeping)
})

test('[KEP3] answers go so many days after the date; the date stays, and before that nothing goes', () => {
  const { give, join, community, nowMs } = drive()
  const ben = join('Ben')
  accepted(give(ADA, { kind: 'keeping.set', keeping }))
  accepted(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-10T12:00', zone, repeat: null }))
  const [meeting] = Object.values(community().meetings)
  if (!meeting) throw new Error('no date')
  accepted(give(ben, { kind: 'meeting.coming', meeting: meeting.id, coming: 'room' }))
  accepted(
    give(ADA, {
      kind: 'poll.open',
      title: 'Which',
      zone,
      minutes: 60,
      walls: ['2026-03-11T12:00', '2026-03-12T12:00'],
    }),
  )
  const due = meeting.startsAtMs + 10 * DAY_MS
  expect(nextSettle(community())).toBe(due)
  expect(settle(community(), due - 1)).toBe(community())
  const later = settle(community(), due)
  expect(later.meetings[meeting.id]).toEqual({ ...meeting, coming: {} })
  expect(Object.keys(later.polls)).toHaveLength(1)
  expect(Object.keys(settle(community(), due + 3 * DAY_MS).polls)).toEqual([])
  expect(nextSettle(settle(community(), due + 3 * DAY_MS))).toBeNull()
  expect(nowMs()).toBeLessThan(due)
})

test('[KEP3] an invitation that is over is gone, whoever looks next', () => {
  const { give, community, nowMs } = drive()
  accepted(
    give(ADA, { kind: 'invitation.make', secretHash: hash('i'), standing: 'active', roles: [], days: 2, uses: 5 }),
  )
  expect(nextSettle(community())).toBe(nowMs() + 2 * DAY_MS)
  expect(settle(community(), nowMs() + 2 * DAY_MS).invitations).toEqual({})
})

test('[WRD1, WRD2] members who take part add and remove words; the same one is there once; bad ones change nothing', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  const gus = join('Gus', 'guest')
  const sue = join('Sue', 'active', ['sponsor'])
  accepted(give(ben, { kind: 'words.add', words: [' Unit  5 ', 'Hillside'] }))
  accepted(give(ADA, { kind: 'words.add', words: ['unit 5', 'Amt für Statik'] }))
  expect(community().words).toEqual(['Amt für Statik', 'Hillside', 'Unit 5'])
  for (const one of [gus, sue]) {
    expect(codeOf(give(one, { kind: 'words.add', words: ['Oak'] }))).toBe('not-allowed')
    expect(codeOf(give(one, { kind: 'words.remove', words: ['Hillside'] }))).toBe('not-allowed')
  }
  expect(codeOf(give(ben, { kind: 'words.add', words: ['x'] }))).toBe('text-empty')
  expect(codeOf(give(ben, { kind: 'words.add', words: ['Oak', ''] }))).toBe('text-empty')
  expect(codeOf(give(ben, { kind: 'words.add', words: ['x'.repeat(41)] }))).toBe('text-too-long')
  expect(codeOf(give(ben, { kind: 'words.add', words: ['Un\u200bit'] }))).toBe('text-characters')
  const many = Array.from({ length: 98 }, (_, index) => `word ${index}`)
  expect(codeOf(give(ben, { kind: 'words.add', words: many }))).toBe('too-many')
  expect(community().words).toHaveLength(3)
  accepted(give(ben, { kind: 'words.remove', words: ['UNIT 5', 'not there'] }))
  expect(community().words).toEqual(['Amt für Statik', 'Hillside'])
})

test('[WRD3] from outside and for a sponsor there are no words, and not how long things are kept', () => {
  const { give, community } = drive()
  accepted(give(ADA, { kind: 'words.add', words: ['Hillside'] }))
  for (const audience of ['outside', 'sponsor'] as const)
    expect(JSON.stringify(communityView(community(), audience))).not.toContain('Hillside')
  for (const audience of ['members', 'coordination'] as const)
    expect(communityView(community(), audience).inside).toMatchObject({ words: ['Hillside'] })
})

test('[MIN1] own data is what carries the member, and nothing of others', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-10T12:00', zone, repeat: null }))
  const [meeting] = Object.values(community().meetings)
  if (!meeting) throw new Error('no date')
  accepted(give(ben, { kind: 'meeting.coming', meeting: meeting.id, coming: 'half' }))
  accepted(give(ADA, { kind: 'meeting.coming', meeting: meeting.id, coming: 'no' }))
  accepted(
    give(ADA, {
      kind: 'poll.open',
      title: 'Which',
      zone,
      minutes: 60,
      walls: ['2026-03-11T12:00', '2026-03-12T12:00'],
    }),
  )
  const [poll] = Object.values(community().polls)
  accepted(give(ben, { kind: 'poll.answer', poll: poll?.id ?? '', answers: ['yes', 'no'] }))
  const member = memberOf(community(), deviceHash('device-Ben'))
  if (!member) throw new Error('Ben is not in')
  expect(memberData(community(), member)).toEqual({
    community: 'Mentors of the valley',
    name: 'Ben',
    standing: 'active',
    roles: [],
    devices: 1,
    hasCalendarAddress: false,
    waysBack: { passkeys: 0, signIn: false },
    isContact: false,
    coming: [{ title: 'Lunch', wall: '2026-03-10T12:00', zone, said: 'half' }],
    polls: [
      {
        title: 'Which',
        answers: [
          { wall: '2026-03-11T12:00', said: 'yes' },
          { wall: '2026-03-12T12:00', said: 'no' },
        ],
      },
    ],
    dates: [],
    entries: [],
    agreedToProposal: false,
  })
})

test('[MIN2, MIN3] erasing is never refused: the last who coordinates hands it on, and nothing carries them any more', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(ADA, { kind: 'meeting.add', details, wall: '2026-03-10T12:00', zone, repeat: null }))
  const [meeting] = Object.values(community().meetings)
  if (!meeting) throw new Error('no date')
  accepted(give(ADA, { kind: 'meeting.coming', meeting: meeting.id, coming: 'no' }, 'key-of-ada'))
  expect(codeOf(give(ADA, { kind: 'member.leave' }))).toBe('last-coordinator')
  accepted(give(null, { kind: 'member.erase', member: ADA }))
  expect(community().members[ben]?.roles).toEqual(['coordinator'])
  expect(community().contact).toEqual({ name: '', reach: '' })
  expect(JSON.stringify(community())).not.toMatch(/"ada|Ada|device-ada|key-of-ada/)
  expect(codeOf(give(null, { kind: 'member.erase', member: ADA }))).toBe('unknown-target')
})

test('[MIN3] who facilitates comes before others; nobody is left: nobody coordinates', () => {
  const { give, join, community } = drive()
  const [ben, cem] = [join('Ben'), join('Cem')]
  accepted(give(ADA, { kind: 'member.roles', member: cem, roles: ['facilitator'] }))
  const without = accepted(eraseMember(community(), ADA))
  expect([without.members[ben]?.roles, without.members[cem]?.roles]).toEqual([[], ['facilitator', 'coordinator']])
  const alone = accepted(eraseMember(accepted(eraseMember(without, ben)), cem))
  expect(alone.members).toEqual({})
})

test('[MIN2] no member can erase another one by a command of theirs', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(null, { kind: 'member.erase', member: ben }))
  expect(Object.keys(community().members)).toEqual([ADA])
})
