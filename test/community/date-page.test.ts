// The page of a date: who may put what on it and when, and what nobody finds there.
import { expect, test } from 'vitest'
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { datePageView } from '../../shared/community/date-page-view.ts'
import { memberData } from '../../shared/community/erase.ts'
import { nextSettle, settle } from '../../shared/community/retention.ts'
import { communityView } from '../../shared/community/view.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { ADA, accepted, codeOf, drive } from './drive.ts'

const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' } as const

/** Ada's community with Ben, a guest and a sponsor, and a date in ten days. */
function withDate() {
  const group = drive()
  const ben = group.join('Ben')
  const gus = group.join('Gus', 'guest')
  const sam = group.join('Sam', 'active', ['sponsor'])
  const added = group.give(ADA, {
    kind: 'meeting.add',
    details,
    wall: '2026-03-12T12:00',
    zone: 'Europe/Berlin',
    repeat: null,
  })
  const meeting = Object.keys(accepted(added).meetings)[0] as MeetingId
  const seen = (who: typeof ADA | null) => {
    const { members } = group.community()
    return datePageView(group.community(), who === null ? null : (members[who] ?? null), meeting, group.nowMs())
  }
  const idea = (text: string): string => {
    accepted(group.give(ADA, { kind: 'page.idea.add', meeting, text }))
    return group.community().pages[meeting]?.ideas.find((one) => one.text === text)?.id ?? ''
  }
  return { ...group, ben, gus, sam, meeting, seen, idea }
}

test('[PAG1] what is for the time before a date ends when it begins; what is learnt begins there', () => {
  const { give, ben, meeting, seen, wait, idea } = withDate()
  const silence = idea('Silence in a talk')
  accepted(give(ben, { kind: 'page.idea.choose', meeting, idea: silence }))
  accepted(give(ben, { kind: 'page.set', meeting, part: 'prompt', base: '', text: 'What made you smile?' }))
  expect(codeOf(give(ben, { kind: 'page.learning.add', meeting, text: 'Wait ten seconds.' }))).toBe('wrong-state')
  expect(seen(ben)).toMatchObject({
    theme: 'Silence in a talk',
    after: null,
    before: { prompt: 'What made you smile?' },
  })
  wait(11)
  expect(codeOf(give(ben, { kind: 'page.idea.add', meeting, text: 'Too late' }))).toBe('wrong-state')
  expect(codeOf(give(ben, { kind: 'page.idea.vote', meeting, idea: silence, on: true }))).toBe('wrong-state')
  expect(codeOf(give(ben, { kind: 'page.lead', meeting, as: 'lead', member: ben }))).toBe('wrong-state')
  accepted(give(ben, { kind: 'page.learning.add', meeting, text: 'Wait ten seconds.' }))
  accepted(give(ben, { kind: 'page.learning.add', meeting, text: 'Wait ten seconds.' }))
  expect(seen(ben)).toEqual({
    meeting,
    theme: 'Silence in a talk',
    resources: [],
    files: [],
    before: null,
    after: { learning: [{ id: expect.any(String), text: 'Wait ten seconds.' }] },
    mine: { voted: [] },
  })
})

test('[PAG2, PAG8] guests vote and read; a sponsor and who is outside have no page, and no theme anywhere', () => {
  const { give, gus, sam, ben, meeting, seen, idea, community } = withDate()
  const one = idea('Silence')
  accepted(give(gus, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
  for (const text of ['Mine']) expect(codeOf(give(gus, { kind: 'page.idea.add', meeting, text }))).toBe('not-allowed')
  expect(codeOf(give(sam, { kind: 'page.idea.vote', meeting, idea: one, on: true }))).toBe('not-allowed')
  expect(codeOf(give(null, { kind: 'page.idea.add', meeting, text: 'x' }))).toBe('not-member')
  accepted(give(ben, { kind: 'page.idea.choose', meeting, idea: one }))
  expect(seen(gus)?.theme).toBe('Silence')
  expect([seen(sam), seen(null)]).toEqual([null, null])
  for (const audience of ['outside', 'sponsor'] as const)
    expect(JSON.stringify(communityView(community(), audience))).not.toContain('Silence')
  expect(JSON.stringify(communityView(community(), 'members'))).toContain('Silence')
})

test('[PAG3] over words that somebody else changed meanwhile nothing is written', () => {
  const { give, ben, meeting, seen } = withDate()
  accepted(give(ADA, { kind: 'page.set', meeting, part: 'theme', base: '', text: 'Questions' }))
  const late = give(ben, { kind: 'page.set', meeting, part: 'theme', base: '', text: 'Answers' })
  expect(late).toEqual({ ok: false, rejection: { code: 'changed-meanwhile', offer: 'Questions' } })
  expect(seen(ben)?.theme).toBe('Questions')
  accepted(give(ben, { kind: 'page.set', meeting, part: 'theme', base: 'Questions', text: '  ' }))
  expect(seen(ben)?.theme).toBe('')
})

test('[PAG4] everybody says of themselves that they lead; who coordinates may ask others; nobody is both', () => {
  const { give, ben, gus, sam, meeting, seen } = withDate()
  const lead = (by: typeof ADA, as: 'lead' | 'deputy', member: typeof ADA | null) =>
    codeOf(give(by, { kind: 'page.lead', meeting, as, member }))
  expect(lead(ben, 'lead', ADA)).toBe('not-allowed')
  expect(lead(ben, 'lead', ben)).toBe('ok')
  expect(lead(ADA, 'deputy', sam)).toBe('unknown-target')
  expect(lead(ADA, 'deputy', ADA)).toBe('ok')
  expect(lead(ben, 'deputy', null)).toBe('not-allowed')
  expect(seen(gus)?.before).toMatchObject({ lead: ben, deputy: ADA })
  expect(lead(ADA, 'deputy', ben)).toBe('ok')
  expect(seen(gus)?.before).toMatchObject({ lead: null, deputy: ben })
  expect(lead(ben, 'deputy', null)).toBe('ok')
})

test('[PAG5] votes are sums for others, and an idea has no mark of who brought it', () => {
  const { give, ben, gus, meeting, seen, idea, community } = withDate()
  const one = idea('Silence')
  expect(community().pages[meeting]?.ideas[0]).toEqual({ id: one, text: 'Silence', votes: [] })
  accepted(give(ben, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
  accepted(give(ben, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
  accepted(give(ADA, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
  expect(seen(gus)).toMatchObject({ before: { ideas: [{ text: 'Silence', votes: 2 }] }, mine: { voted: [] } })
  expect(seen(ben)?.mine.voted).toEqual([one])
  const { mine: _, ...ofBen } = seen(ben) ?? { mine: null }
  const { mine: __, ...ofGus } = seen(gus) ?? { mine: null }
  expect(ofBen).toEqual(ofGus)
  for (const name of [ADA, ben]) expect(JSON.stringify(ofGus)).not.toContain(name)
  accepted(give(ben, { kind: 'page.idea.vote', meeting, idea: one, on: false }))
  expect(seen(gus)?.before?.ideas[0]?.votes).toBe(1)
  accepted(give(gus, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
})

test('[PAG6, COM10, MIN1] of who goes nothing is left, and what was for the time before goes with the answers', () => {
  const { give, ben, meeting, idea, community, nowMs } = withDate()
  const one = idea('Silence')
  accepted(give(ben, { kind: 'page.idea.vote', meeting, idea: one, on: true }))
  accepted(give(ben, { kind: 'page.lead', meeting, as: 'lead', member: ben }))
  const own = community().members[ben]
  if (!own) throw new Error('Ben is not in')
  expect(memberData(community(), own).dates).toEqual([
    { title: 'Lunch', wall: '2026-03-12T12:00', leads: true, deputy: false, votedFor: ['Silence'] },
  ])
  accepted(give(ben, { kind: 'member.leave' }))
  expect(JSON.stringify(community())).not.toContain(ben)
  const startsAtMs = community().meetings[meeting]?.startsAtMs ?? 0
  const dueAtMs = startsAtMs + 30 * 86_400_000
  expect(nextSettle({ ...community(), invitations: {} })).toBe(dueAtMs)
  expect(settle(community(), nowMs()).pages[meeting]?.ideas).toHaveLength(1)
  expect(settle(community(), dueAtMs).pages[meeting]).toMatchObject({ ideas: [], lead: null, prompt: '' })
})

test('[PAG7] files and resources come newest first, as many as may be, and go when somebody takes them off', () => {
  const { give, ben, meeting, seen } = withDate()
  const file = (id: string, bytes = 10) =>
    give(ben, { kind: 'page.file.add', meeting, file: { id, name: `${id}.pdf`, type: 'application/pdf', bytes } })
  accepted(file('first'))
  accepted(file('second'))
  expect(seen(ben)?.files.map((one) => one.id)).toEqual(['second', 'first'])
  for (let index = 2; index < DATE_PAGE_LIMITS.files; index++) accepted(file(`file${index}`))
  expect(codeOf(file('onemore'))).toBe('too-many')
  accepted(give(ben, { kind: 'page.file.remove', meeting, file: 'first' }))
  expect(codeOf(give(ben, { kind: 'page.file.remove', meeting, file: 'first' }))).toBe('unknown-target')
  expect(codeOf(file('huge', DATE_PAGE_LIMITS.allFilesMaxBytes))).toBe('too-many')
  const resource = { title: 'A book', author: '', year: 1999, type: 'book', where: 'In the library' } as const
  accepted(give(ben, { kind: 'page.resource.add', meeting, resource }))
  accepted(give(ben, { kind: 'page.resource.add', meeting, resource: { ...resource, title: 'A film' } }))
  expect(seen(ben)?.resources.map((one) => one.title)).toEqual(['A film', 'A book'])
  for (const year of [999, 2201, 3.5])
    expect(codeOf(give(ben, { kind: 'page.resource.add', meeting, resource: { ...resource, year } }))).toBe(
      'not-in-limits',
    )
})

test('a date that is called off takes nothing more', () => {
  const { give, meeting } = withDate()
  accepted(give(ADA, { kind: 'meeting.cancel', meeting, following: false, reason: 'Snow' }))
  expect(codeOf(give(ADA, { kind: 'page.idea.add', meeting, text: 'x' }))).toBe('wrong-state')
})
