import { expect, test } from 'vitest'
import { audienceOf, communityMineFor, communityView } from '../../shared/community/view.ts'
import { deviceHash, hash, memberId } from '../../shared/ids.ts'
import { ADA, accepted, codeOf, drive } from './drive.ts'

const session = { kind: 'session', title: 'Lunch', minutes: 120, mode: 'hybrid', place: 'Room 4', link: '' } as const

test('[COM4] who starts it coordinates it and is its contact', () => {
  const { community } = drive()
  expect(community().members[ADA]).toMatchObject({ name: 'Ada', standing: 'active', roles: ['coordinator'] })
  expect(community().contact.name).toBe('Ada')
})

test('[COM6, COM7] an invitation lets in as many as it says, until it is over', () => {
  const { give, community, wait } = drive()
  const secretHash = hash('one')
  accepted(give(ADA, { kind: 'invitation.make', secretHash, standing: 'active', roles: [], days: 2, uses: 1 }))
  const wish = { kind: 'member.join', secretHash, returnHash: hash('r') } as const
  accepted(give(null, { ...wish, name: 'Ben', device: deviceHash('ben') }))
  expect(codeOf(give(null, { ...wish, name: 'Cem', device: deviceHash('cem') }))).toBe('invitation-over')
  // The same device again is the same member, without the invitation.
  accepted(give(null, { ...wish, name: 'Ben again', device: deviceHash('ben') }))
  expect(Object.values(community().members).map((one) => one.name)).toEqual(['Ada', 'Ben'])
  const late = hash('late')
  accepted(give(ADA, { kind: 'invitation.make', secretHash: late, standing: 'active', roles: [], days: 2, uses: 5 }))
  wait(3)
  const came = give(null, { ...wish, secretHash: late, name: 'Dee', device: deviceHash('dee') })
  expect(codeOf(came)).toBe('invitation-over')
})

test('[COM6] a member invites, but gives no roles', () => {
  const { give, join } = drive()
  const ben = join('Ben')
  const wish = { kind: 'invitation.make', secretHash: hash('x'), standing: 'active', days: 5, uses: 1 } as const
  expect(codeOf(give(ben, { ...wish, roles: [] }))).toBe('ok')
  expect(codeOf(give(ben, { ...wish, roles: ['coordinator'] }))).toBe('not-allowed')
  expect(codeOf(give(join('Gus', 'guest'), { ...wish, roles: [] }))).toBe('not-allowed')
})

test('[COM8, COM9] standing is one’s own word; somebody always coordinates', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(ben, { kind: 'member.standing', member: ben, standing: 'waiting' }))
  expect(community().members[ben]?.standing).toBe('waiting')
  expect(codeOf(give(ben, { kind: 'member.standing', member: ADA, standing: 'alumni' }))).toBe('not-allowed')
  expect(codeOf(give(ADA, { kind: 'member.leave' }))).toBe('last-coordinator')
  expect(codeOf(give(ADA, { kind: 'member.roles', member: ADA, roles: [] }))).toBe('last-coordinator')
  accepted(give(ADA, { kind: 'member.roles', member: ben, roles: ['coordinator'] }))
  accepted(give(ADA, { kind: 'member.leave' }))
  expect(Object.keys(community().members)).toEqual([ben])
})

test('[COM10] of somebody who left nothing is left', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(
    give(ADA, { kind: 'meeting.add', details: session, wall: '2026-03-12T12:00', zone: 'Europe/Berlin', repeat: null }),
  )
  const meeting = Object.values(community().meetings)[0]
  if (!meeting) throw new Error('no date')
  accepted(give(ben, { kind: 'meeting.coming', meeting: meeting.id, coming: 'room' }, 'key-of-ben'))
  const walls = ['2026-04-01T12:00', '2026-04-02T12:00']
  accepted(give(ben, { kind: 'poll.open', title: 'Spring', zone: 'Europe/Berlin', minutes: 60, walls }))
  const [poll] = Object.keys(community().polls)
  accepted(give(ben, { kind: 'poll.answer', poll: poll ?? '', answers: ['yes', 'no'] }))
  accepted(give(ADA, { kind: 'principles.propose', lines: ['Pass is an answer.'] }))
  accepted(give(ben, { kind: 'principles.object', reason: 'Too short' }))
  accepted(give(ben, { kind: 'member.leave' }))
  expect(JSON.stringify(community())).not.toContain(ben)
  expect(JSON.stringify(community())).not.toContain('Ben')
})

test('[COM3] a repeated command counts once', () => {
  const { give, community } = drive()
  const add = {
    kind: 'meeting.add',
    details: session,
    wall: '2026-03-12T12:00',
    zone: 'Europe/Berlin',
    repeat: null,
  } as const
  accepted(give(ADA, add, 'same-key'))
  accepted(give(ADA, add, 'same-key'))
  expect(Object.keys(community().meetings)).toHaveLength(1)
})

test('[COM5, COM11, CAL6] a sponsor sees dates, not who; a stranger sees who we are; members see sums', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  const sponsor = join('Sue', 'active', ['sponsor'])
  accepted(
    give(ben, { kind: 'meeting.add', details: session, wall: '2026-03-12T12:00', zone: 'Europe/Berlin', repeat: null }),
  )
  const [meeting] = Object.values(community().meetings)
  if (!meeting) throw new Error('no date')
  accepted(give(ben, { kind: 'meeting.coming', meeting: meeting.id, coming: 'remote' }))
  expect(codeOf(give(sponsor, { kind: 'meeting.coming', meeting: meeting.id, coming: 'room' }))).toBe('not-allowed')

  const seen = (who: keyof typeof audiences) => JSON.stringify(communityView(community(), audiences[who]))
  const member = (id: typeof ADA) => audienceOf(community().members[id] ?? null)
  const audiences = { ada: member(ADA), ben: member(ben), sue: member(sponsor), stranger: audienceOf(null) }
  expect(audiences).toEqual({ ada: 'coordination', ben: 'members', sue: 'sponsor', stranger: 'outside' })
  for (const who of ['sue', 'stranger'] as const) {
    expect(seen(who)).not.toContain('Ben')
    expect(seen(who)).not.toContain('Room 4')
  }
  expect(seen('sue')).toContain('2026-03-12T12:00')
  expect(seen('stranger')).not.toContain('2026-03-12')
  expect(communityView(community(), 'members').meetings[0]?.coming).toMatchObject({ remote: 1, room: 0 })
  for (const who of ['ada', 'ben', 'sue', 'stranger'] as const) {
    for (const secret of ['device-', 'return-', 'invitation-']) expect(seen(who)).not.toContain(secret)
  }
  const mine = communityMineFor(community(), community().members[ben] ?? fail())
  expect(mine.coming).toEqual({ [meeting.id]: 'remote' })
})

test('[COM2] whoever is not a member changes nothing', () => {
  const { give, community } = drive()
  const before = community()
  for (const by of [null, memberId('nobody')]) expect(codeOf(give(by, { kind: 'member.leave' }))).toBe('not-member')
  expect(community()).toBe(before)
})

function fail(): never {
  throw new Error('not there')
}
