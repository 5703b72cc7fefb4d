// Generated years of a community: whatever members ask in whatever order, the rules hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommunityCommand } from '../../shared/community/command.ts'
import { CHARTER_PARTS, type Community } from '../../shared/community/community.ts'
import { transitionCommunity } from '../../shared/community/transition.ts'
import { communityView } from '../../shared/community/view.ts'
import {
  deviceHash,
  epochMs,
  hash,
  type MeetingId,
  type MemberId,
  meetingId,
  memberId,
  roomCode,
} from '../../shared/ids.ts'
import { BEGIN_MS, drive } from './drive.ts'

const zone = 'Europe/Berlin'
const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' } as const
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

type Wish = { who: number; what: number; at: number; text: string }
const wish = fc.record({
  who: fc.nat(7),
  what: fc.nat(17),
  at: fc.nat(40),
  text: fc.constantFrom('', 'Ben', 'Ada', 'Zoë', 'A line of words', 'x'.repeat(700)),
})

/** What somebody might ask now, made of what is there. */
function commandOf(community: Community, by: MemberId, { what, at, text }: Wish, count: number): CommunityCommand {
  const member = pick(Object.keys(community.members), at) as MemberId
  const meeting = (pick(Object.keys(community.meetings), at) ?? 'none') as MeetingId
  const poll = pick(Object.keys(community.polls), at) ?? 'none'
  const part = CHARTER_PARTS[at % 4] ?? 'field'
  const day = String(1 + (at % 28)).padStart(2, '0')
  const all: CommunityCommand[] = [
    { kind: 'member.rename', name: text },
    { kind: 'member.standing', member, standing: at % 2 ? 'waiting' : 'active' },
    { kind: 'member.roles', member, roles: at % 3 ? ['coordinator'] : [] },
    { kind: 'member.remove', member },
    { kind: 'member.leave' },
    { kind: 'charter.set', part, base: at % 2 ? '' : community.charter[part], text },
    { kind: 'principles.propose', lines: [text, 'Pass is an answer.'] },
    { kind: 'principles.agree' },
    { kind: 'principles.object', reason: text },
    { kind: 'principles.withdraw' },
    { kind: 'meeting.add', details, wall: `2026-0${4 + (at % 6)}-${day}T12:00`, zone, repeat: null },
    { kind: 'meeting.change', meeting, sequence: at % 3, details, wall: `2026-05-${day}T13:00`, zone, reason: text },
    { kind: 'meeting.cancel', meeting, following: at % 2 === 0, reason: text },
    { kind: 'meeting.coming', meeting, coming: at % 2 ? 'room' : null },
    { kind: 'poll.open', title: text, zone, minutes: 60, walls: ['2026-06-01T12:00', `2026-06-${day}T09:00`] },
    { kind: 'poll.answer', poll, answers: ['yes', 'maybe'] },
    { kind: 'poll.choose', poll, option: at % 2, details },
    {
      kind: 'invitation.make',
      secretHash: hash(`secret-${count}`),
      standing: at % 4 ? 'active' : 'guest',
      roles: at % 5 ? [] : ['sponsor'],
      days: 10,
      uses: 1 + (at % 2),
    },
  ]
  return all[what] ?? { kind: 'member.standing', member: by, standing: 'active' }
}

test('[COM1, COM2, COM9, COM11] the same commands give the same community; refusals change nothing; views name no secret', () => {
  const reached: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(wish, { minLength: 20, maxLength: 60 }), (wishes) => {
      let [one, other] = [drive().community(), drive().community()]
      let nowMs: number = BEGIN_MS
      wishes.forEach((asked, count) => {
        nowMs += 3_600_000 * (asked.at % 9)
        const by = (pick(Object.keys(one.members), asked.who) ?? 'nobody') as MemberId
        const command = commandOf(one, by, asked, count)
        const stamp = { atMs: epochMs(nowMs), ids: Array.from({ length: 60 }, (_, at) => `id${count}x${at}`) }
        const stamped = { by, key: null, stamp, command }
        const frozen = JSON.stringify(one)
        const [first, second] = [transitionCommunity(one, stamped), transitionCommunity(other, stamped)]
        expect(second).toEqual(first)
        expect(JSON.stringify(one)).toBe(frozen)
        const state = `${command.kind} ${first.ok ? 'done' : first.rejection.code}`
        reached[state] = (reached[state] ?? 0) + 1
        if (!first.ok || !second.ok) return
        ;[one, other] = [first.community, second.community]
        // Whoever was invited comes, as somebody new.
        if (command.kind === 'invitation.make') {
          const joined = transitionCommunity(one, {
            by: null,
            key: null,
            stamp: { ...stamp, ids: [`new${count}`] },
            command: {
              kind: 'member.join',
              secretHash: command.secretHash,
              name: `Person ${count}`,
              device: deviceHash(`device-${count}`),
              returnHash: hash(`return-${count}`),
            },
          })
          if (joined.ok) [one, other] = [joined.community, joined.community]
        }
        const people = Object.values(one.members)
        if (people.length > 0) expect(people.some((member) => member.roles.includes('coordinator'))).toBe(true)
        const known = new Set(people.map((member) => member.id))
        for (const date of Object.values(one.meetings)) {
          for (const id of Object.keys(date.coming)) expect(known.has(memberId(id))).toBe(true)
        }
        for (const audience of ['outside', 'sponsor', 'members', 'coordination'] as const) {
          const seen = JSON.stringify(communityView(one, audience))
          expect(seen).not.toMatch(/device-|return-|secret-/)
        }
      })
    }),
    { numRuns: 150, seed: 7 },
  )
  // The interesting states were there.
  for (const state of [
    'member.leave done',
    'member.leave last-coordinator',
    'principles.agree done',
    'meeting.change done',
    'meeting.change changed-meanwhile',
    'meeting.coming done',
    'poll.choose done',
    'charter.set changed-meanwhile',
    'member.rename name-taken',
  ]) {
    expect(reached[state] ?? 0, state).toBeGreaterThan(0)
  }
})

test('[CAL7] a date is held in the room that was opened first', () => {
  const { give, community } = drive()
  const ada = memberId('ada')
  give(ada, { kind: 'meeting.add', details, wall: '2026-04-01T12:00', zone, repeat: null })
  const id = meetingId(Object.keys(community().meetings)[0] ?? '')
  give(ada, { kind: 'meeting.room', meeting: id, room: roomCode('aaaaaaaa') })
  give(ada, { kind: 'meeting.room', meeting: id, room: roomCode('bbbbbbbb') })
  expect(community().meetings[id]?.room).toBe('aaaaaaaa')
})
