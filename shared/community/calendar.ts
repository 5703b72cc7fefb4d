// The calendar: dates that are made, moved, called off, and who says they come.
import { type MeetingId, type MemberId, meetingId, type RoomCode } from '../ids.ts'
import { cleanLine, LINE_MAX_CHARS, TITLE_MAX_CHARS } from '../session/text.ts'
import type { MeetingDetails, MemberCommand, StampedCommunityCommand } from './command.ts'
import {
  accept,
  COMMUNITY_LIMITS,
  type Coming,
  type Community,
  type CommunityOutcome,
  lineCode,
  type Meeting,
  type Member,
  refuse,
} from './community.ts'
import { dateAt, datesOf } from './dates.ts'
import { takesPart } from './members.ts'

type Add = Extract<MemberCommand, { kind: 'meeting.add' }>
type Change = Extract<MemberCommand, { kind: 'meeting.change' }>

/** CAL3: every member who takes part may put up a date: a group that runs itself needs no coordinator for it. */
export const mayPlan = (member: Member): boolean => takesPart(member) && member.standing !== 'guest'

export function addMeetings(community: Community, wish: Add, { stamp }: StampedCommunityCommand): CommunityOutcome {
  const details = cleanDetails(wish.details)
  if (!details.ok) return details
  const dated = datesOf(wish.wall, wish.zone, wish.repeat, stamp.atMs)
  if (!dated.ok) return dated
  const [series, ...ids] = stamp.ids
  if (series === undefined || ids.length < dated.dates.length) return refuse('internal')
  if (Object.keys(community.meetings).length + dated.dates.length > COMMUNITY_LIMITS.meetings) return refuse('too-many')
  const made = dated.dates.map(({ wall, startsAtMs }, index): [string, Meeting] => {
    const id = meetingId(ids[index] ?? '')
    const fresh = { status: 'planned', reason: '', sequence: 0, coming: {}, room: null } as const
    return [id, { id, series, ...details.details, wall, zone: wish.zone, startsAtMs, ...fresh }]
  })
  return accept(community, { meetings: { ...community.meetings, ...Object.fromEntries(made) } })
}

/** CAL4: a date keeps its identity when it moves, and its number goes up, so that calendars follow. Moving needs a reason. */
export function changeMeeting(
  community: Community,
  wish: Change,
  { stamp }: StampedCommunityCommand,
): CommunityOutcome {
  const meeting = community.meetings[wish.meeting]
  if (!meeting) return refuse('unknown-target')
  if (meeting.status === 'cancelled') return refuse('wrong-state')
  if (meeting.sequence !== wish.sequence) return refuse('changed-meanwhile')
  const details = cleanDetails(wish.details)
  if (!details.ok) return details
  const moves = wish.wall !== meeting.wall || wish.zone !== meeting.zone
  const dated = dateAt(wish.wall, wish.zone, stamp.atMs)
  if (moves && !dated.ok) return dated
  const reason = cleanLine(wish.reason, LINE_MAX_CHARS)
  if (moves && !reason.ok) return refuse(lineCode(reason.code))
  return put(community, {
    ...meeting,
    ...details.details,
    ...(moves && dated.ok ? dated.dates[0] : {}),
    zone: wish.zone,
    reason: moves && reason.ok ? reason.text : meeting.reason,
    sequence: meeting.sequence + 1,
    // Who could come at the old time may not be able to at the new one.
    coming: moves ? {} : meeting.coming,
  })
}

/** CAL5: called off is still shown, with the reason, and calendars are told. */
export function cancelMeeting(
  community: Community,
  target: MeetingId,
  following: boolean,
  raw: string,
): CommunityOutcome {
  const meeting = community.meetings[target]
  if (!meeting) return refuse('unknown-target')
  const reason = cleanLine(raw, LINE_MAX_CHARS)
  if (!reason.ok) return refuse(lineCode(reason.code))
  const isMeant = (one: Meeting) =>
    one.id === target || (following && one.series === meeting.series && one.startsAtMs > meeting.startsAtMs)
  const meetings = Object.fromEntries(
    Object.entries(community.meetings).map(([id, one]) =>
      isMeant(one) && one.status === 'planned'
        ? [id, { ...one, status: 'cancelled' as const, reason: reason.text, sequence: one.sequence + 1 }]
        : [id, one],
    ),
  )
  return accept(community, { meetings })
}

/** CAL6: everybody says for themselves; others see sums. */
export function setComing(
  community: Community,
  by: MemberId,
  target: MeetingId,
  coming: Coming | null,
): CommunityOutcome {
  const meeting = community.meetings[target]
  if (!meeting) return refuse('unknown-target')
  if (meeting.status === 'cancelled') return refuse('wrong-state')
  const { [by]: _, ...others } = meeting.coming
  return put(community, { ...meeting, coming: coming === null ? others : { ...others, [by]: coming } })
}

/** CAL7: a date is held in one room. A second opening gets the first one's. */
export function openedRoom(community: Community, target: MeetingId, room: RoomCode): CommunityOutcome {
  const meeting = community.meetings[target]
  if (!meeting) return refuse('unknown-target')
  if (meeting.status === 'cancelled') return refuse('wrong-state')
  return meeting.room === null ? put(community, { ...meeting, room }) : accept(community)
}

type Details = { ok: true; details: MeetingDetails } | Extract<CommunityOutcome, { ok: false }>
export function cleanDetails(raw: MeetingDetails): Details {
  const title = cleanLine(raw.title, TITLE_MAX_CHARS)
  if (!title.ok) return { ok: false, rejection: { code: lineCode(title.code) } }
  const place = raw.place.trim() === '' ? '' : cleanLine(raw.place, LINE_MAX_CHARS)
  if (typeof place !== 'string' && !place.ok) return { ok: false, rejection: { code: 'text-too-long' } }
  const link = raw.link.trim()
  if (link !== '' && !/^https?:\/\/[^\s<>"]{3,490}$/.test(link))
    return { ok: false, rejection: { code: 'bad-message' } }
  if (!Number.isInteger(raw.minutes) || raw.minutes < 5 || raw.minutes > COMMUNITY_LIMITS.meetingMinutesMax)
    return { ok: false, rejection: { code: 'too-long' } }
  return {
    ok: true,
    details: {
      kind: raw.kind,
      title: title.text,
      minutes: raw.minutes,
      mode: raw.mode,
      place: typeof place === 'string' ? place : place.text,
      link,
    },
  }
}

function put(community: Community, meeting: Meeting): CommunityOutcome {
  return accept(community, { meetings: { ...community.meetings, [meeting.id]: meeting } })
}
