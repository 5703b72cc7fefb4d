// Several dates to choose from.
import { cleanLine, TITLE_MAX_CHARS } from '../session/text.ts'
import { addMeetings } from './calendar.ts'
import type { MemberCommand, StampedCommunityCommand } from './command.ts'
import {
  accept,
  COMMUNITY_LIMITS,
  type Community,
  type CommunityOutcome,
  lineCode,
  type Member,
  type PollAnswer,
  refuse,
} from './community.ts'
import { type Dated, dateAt } from './dates.ts'

type Open = Extract<MemberCommand, { kind: 'poll.open' }>
type Choose = Extract<MemberCommand, { kind: 'poll.choose' }>

/** POL1: two to twelve dates that all can be. */
export function openPoll(community: Community, wish: Open, { stamp }: StampedCommunityCommand): CommunityOutcome {
  const title = cleanLine(wish.title, TITLE_MAX_CHARS)
  if (!title.ok) return refuse(lineCode(title.code))
  const walls = [...new Set(wish.walls)]
  const [id] = stamp.ids
  if (id === undefined) return refuse('internal')
  if (walls.length < 2) return refuse('bad-message')
  if (walls.length > COMMUNITY_LIMITS.pollOptions) return refuse('too-many')
  if (Object.keys(community.polls).length >= COMMUNITY_LIMITS.pollsOpen) return refuse('too-many')
  const options: Dated[] = []
  for (const wall of walls) {
    const one = dateAt(wall, wish.zone, stamp.atMs)
    if (!one.ok) return one
    options.push(...one.dates)
  }
  options.sort((left, right) => left.startsAtMs - right.startsAtMs)
  const { zone, minutes } = wish
  return accept(community, {
    polls: { ...community.polls, [id]: { id, title: title.text, zone, minutes, options, answers: {} } },
  })
}

/** POL2: one answer a member, changeable, one word for each date. */
export function answerPoll(
  community: Community,
  by: Member,
  id: string,
  answers: readonly PollAnswer[],
): CommunityOutcome {
  const poll = community.polls[id]
  if (!poll) return refuse('unknown-target')
  if (answers.length !== poll.options.length) return refuse('bad-message')
  return accept(community, {
    polls: { ...community.polls, [id]: { ...poll, answers: { ...poll.answers, [by.id]: [...answers] } } },
  })
}

/** POL3: the date that is chosen goes into the calendar, and the poll is gone with all its answers. */
export function choosePoll(community: Community, wish: Choose, stamped: StampedCommunityCommand): CommunityOutcome {
  const poll = community.polls[wish.poll]
  const option = poll?.options[wish.option]
  if (!poll || !option) return refuse('unknown-target')
  const details = { ...wish.details, minutes: poll.minutes }
  const added = addMeetings(
    community,
    { kind: 'meeting.add', details, wall: option.wall, zone: poll.zone, repeat: null },
    stamped,
  )
  return added.ok ? dropPoll(added.community, wish.poll) : added
}

export function dropPoll(community: Community, id: string): CommunityOutcome {
  const { [id]: gone, ...polls } = community.polls
  return gone ? accept(community, { polls }) : refuse('unknown-target')
}
