// What an audience may know of a community. The only place that redacts, field by field.
import type { MeetingId, MemberId, RoomCode } from '../ids.ts'
import type {
  Charter,
  Coming,
  Community,
  CommunityKeeping,
  CommunityKind,
  CommunityLanguage,
  CommunityRole,
  Contact,
  Meeting,
  MeetingKind,
  MeetingMode,
  Member,
  PollAnswer,
  Standing,
} from './community.ts'
import { COMINGS } from './community.ts'
import { has, takesPart } from './members.ts'
import { type WaysBack, waysBackOf } from './ways-back.ts'

/** `members` and `coordination` read the same page; the coordinator also sees open invitations (COM11). */
export type CommunityAudience = 'outside' | 'sponsor' | 'members' | 'coordination'

export type MeetingView = {
  id: MeetingId
  series: string
  kind: MeetingKind
  title: string
  wall: string
  zone: string
  startsAtMs: number
  minutes: number
  mode: MeetingMode
  place: string
  link: string
  status: Meeting['status']
  reason: string
  sequence: number
  /** Sums; null for those who may not know how many come. */
  coming: Record<Coming, number> | null
  /** What it is about; '' for those who do not take part. */
  theme: string
  room: RoomCode | null
}

export type CommunityView = {
  audience: CommunityAudience
  slug: string
  name: string
  kind: CommunityKind
  language: CommunityLanguage
  zone: string
  charter: Charter
  principles: readonly string[]
  contact: Contact
  /** Null from outside: only members see who belongs to it and when it meets. */
  inside: null | {
    proposal: null | { lines: readonly string[]; decidesAtMs: number; agreed: number; objections: readonly string[] }
    keeping: CommunityKeeping
    /** WRD3. */
    words: readonly string[]
    members: readonly { id: MemberId; name: string; standing: Standing; roles: readonly CommunityRole[] }[]
    polls: readonly {
      id: string
      title: string
      zone: string
      minutes: number
      options: readonly { wall: string; startsAtMs: number; sums: Record<PollAnswer, number> }[]
    }[]
  }
  meetings: readonly MeetingView[]
  invitations:
    | null
    | readonly {
        id: string
        standing: Standing
        roles: readonly CommunityRole[]
        expiresAtMs: number
        usesLeft: number
      }[]
}

/** The slice of one member. */
export type CommunityMine = {
  member: MemberId
  name: string
  standing: Standing
  roles: readonly CommunityRole[]
  hasFeed: boolean
  /** How this member comes back on another device, besides "my link". */
  waysBack: WaysBack
  coming: Readonly<Record<MeetingId, Coming>>
  polls: Readonly<Record<string, readonly PollAnswer[]>>
  agreed: boolean
}

export function audienceOf(member: Member | null): CommunityAudience {
  if (!member) return 'outside'
  if (!takesPart(member)) return 'sponsor'
  return has(member, 'coordinator') ? 'coordination' : 'members'
}

export function communityView(community: Community, audience: CommunityAudience): CommunityView {
  const { slug, name, kind, language, zone, charter, principles, contact } = community
  const isInside = audience === 'members' || audience === 'coordination'
  const meetings = Object.values(community.meetings).sort((left, right) => left.startsAtMs - right.startsAtMs)
  return {
    audience,
    slug,
    name,
    kind,
    language,
    zone,
    charter,
    principles,
    contact,
    inside: isInside ? insideOf(community) : null,
    meetings: audience === 'outside' ? [] : meetings.map((one) => meetingView(community, one, isInside)),
    invitations:
      audience === 'coordination'
        ? Object.values(community.invitations).map(({ id, standing, roles, expiresAtMs, usesLeft }) => ({
            id,
            standing,
            roles,
            expiresAtMs,
            usesLeft,
          }))
        : null,
  }
}

function insideOf(community: Community): CommunityView['inside'] {
  const { proposal, members, polls, keeping, words } = community
  const byName = Object.values(members).sort((left, right) => (left.name < right.name ? -1 : 1))
  return {
    proposal: proposal && {
      lines: proposal.lines,
      decidesAtMs: proposal.decidesAtMs,
      agreed: proposal.agreed.length,
      objections: proposal.objections,
    },
    keeping,
    words,
    members: byName.map(({ id, name, standing, roles }) => ({ id, name, standing, roles })),
    polls: Object.values(polls).map(({ id, title, zone, minutes, options, answers }) => ({
      id,
      title,
      zone,
      minutes,
      options: options.map(({ wall, startsAtMs }, index) => {
        const sums: Record<PollAnswer, number> = { yes: 0, maybe: 0, no: 0 }
        for (const one of Object.values(answers)) {
          const said = one[index]
          if (said) sums[said] += 1
        }
        return { wall, startsAtMs, sums }
      }),
    })),
  }
}

/** @param isInside members see how many come and the way in; a sponsor sees that there is a date. */
function meetingView(community: Community, meeting: Meeting, isInside: boolean): MeetingView {
  const { id, series, kind, title, wall, zone, startsAtMs, minutes, mode, status, reason, sequence } = meeting
  const coming: Record<Coming, number> = { room: 0, remote: 0, half: 0, unsure: 0, no: 0 }
  for (const one of COMINGS) coming[one] = Object.values(meeting.coming).filter((said) => said === one).length
  return {
    id,
    series,
    kind,
    title,
    wall,
    zone,
    startsAtMs,
    minutes,
    mode,
    place: isInside ? meeting.place : '',
    link: isInside ? meeting.link : '',
    status,
    reason,
    sequence,
    coming: isInside ? coming : null,
    theme: isInside ? (community.pages[id]?.theme ?? '') : '',
    room: isInside ? meeting.room : null,
  }
}

export function communityMineFor(community: Community, member: Member): CommunityMine {
  const said = Object.values(community.meetings).flatMap((one): [string, Coming][] => {
    const own = one.coming[member.id]
    return own ? [[one.id, own]] : []
  })
  const answers = Object.values(community.polls).flatMap((one): [string, readonly PollAnswer[]][] => {
    const own = one.answers[member.id]
    return own ? [[one.id, own]] : []
  })
  const { id, name, standing, roles, feedHash } = member
  return {
    member: id,
    name,
    standing,
    roles,
    hasFeed: feedHash !== null,
    waysBack: waysBackOf(member),
    coming: Object.fromEntries(said),
    polls: Object.fromEntries(answers),
    agreed: community.proposal?.agreed.includes(id) ?? false,
  }
}
