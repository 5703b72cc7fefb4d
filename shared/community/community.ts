// A community between its sessions, as plain data. Nothing of a session's cases, and nothing of who came when, is in here.
import type { CommunityId, DeviceHash, EpochMs, Hash, MeetingId, MemberId, RoomCode } from '../ids.ts'
import type { Keeping } from '../session/retention.ts'
import type { DatePage } from './date-page.ts'
import type { Entry } from './entries.ts'
import type { Passkey, SpentChallenge } from './ways-back.ts'

/** `circle`: everybody is mentor and mentee to everybody; it has no other roles than who leads. */
export type CommunityKind = 'mentors' | 'mentees' | 'mixed' | 'circle'
export type CommunityLanguage = 'en' | 'de'
export type Standing = 'active' | 'waiting' | 'alumni' | 'guest'
/** `sponsor` sees what is released to it, and no more (COM5). */
export type CommunityRole = 'coordinator' | 'facilitator' | 'deputy' | 'steward' | 'sponsor'

export type Member = {
  id: MemberId
  name: string
  standing: Standing
  roles: readonly CommunityRole[]
  /** Browsers this member comes with; hashes of their cookies. */
  devices: readonly DeviceHash[]
  /** Hash of the secret in "my link". */
  returnHash: Hash
  /** Hash of the secret in the member's calendar address; null until one is asked for. */
  feedHash: Hash | null
  /** Absent in records of before there were any (WAY1). */
  passkeys?: readonly Passkey[]
  /** What stands for this member's sign-in with an organisation, in this community alone (WAY4). */
  signIn?: Hash | null
}

/** COM6: who lets whom in. The secret is in the link's fragment; only its hash is here. */
export type Invitation = {
  id: string
  secretHash: Hash
  standing: Standing
  roles: readonly CommunityRole[]
  expiresAtMs: EpochMs
  usesLeft: number
}

export type Charter = { field: string; people: string; purpose: string; notDoing: string }
export const CHARTER_PARTS = ['field', 'people', 'purpose', 'notDoing'] as const

export type Contact = { name: string; reach: string }

/** CHA3: a change of the principles that everybody may live with. */
export type Proposal = {
  lines: readonly string[]
  decidesAtMs: EpochMs
  /** Members who said yes; all active ones decide at once. */
  agreed: readonly MemberId[]
  /** Reasons against it, without names: one is enough. */
  objections: readonly string[]
}

export type MeetingMode = 'online' | 'room' | 'hybrid'
/** `outside`: an event of others that members go to. */
export type MeetingKind = 'session' | 'orientation' | 'outside'
export type Coming = 'room' | 'remote' | 'unsure' | 'half' | 'no'
export const COMINGS = ['room', 'remote', 'half', 'unsure', 'no'] as const

export type Meeting = {
  id: MeetingId
  /** Dates that were made together have one series. */
  series: string
  kind: MeetingKind
  title: string
  /** The time on the wall in `zone` is what people agreed on; `startsAtMs` follows from it. */
  wall: string
  zone: string
  startsAtMs: EpochMs
  minutes: number
  mode: MeetingMode
  place: string
  link: string
  status: 'planned' | 'cancelled'
  /** Why it was moved or cancelled, in one line; '' when it never was. */
  reason: string
  /** Goes up by one with each change that calendars must follow (RFC 5545, SEQUENCE). */
  sequence: number
  /** What members said. Views give sums only (CAL6). */
  coming: Readonly<Record<MemberId, Coming>>
  /** The room it is held in, once somebody opened it. */
  room: RoomCode | null
}

/** Several dates to choose from. */
export type Poll = {
  id: string
  title: string
  zone: string
  minutes: number
  options: readonly { wall: string; startsAtMs: EpochMs }[]
  answers: Readonly<Record<MemberId, readonly PollAnswer[]>>
}
export type PollAnswer = 'yes' | 'maybe' | 'no'

/** What rooms of the community keep, and how many days after a date it forgets what members said of it (KEP1, KEP3). */
export type CommunityKeeping = Keeping & { answersDays: number }

export type Community = {
  id: CommunityId
  slug: string
  name: string
  kind: CommunityKind
  language: CommunityLanguage
  zone: string
  createdAtMs: EpochMs
  charter: Charter
  principles: readonly string[]
  proposal: Proposal | null
  contact: Contact
  keeping: CommunityKeeping
  /** What the check of one's own words is to point at in the rooms of this community (WRD1). */
  words: readonly string[]
  members: Readonly<Record<MemberId, Member>>
  invitations: Readonly<Record<string, Invitation>>
  meetings: Readonly<Record<MeetingId, Meeting>>
  polls: Readonly<Record<string, Poll>>
  /** What was put up for a date; none for a date that nobody wrote anything for. */
  pages: Readonly<Record<MeetingId, DatePage>>
  /** What it knows. */
  entries: Readonly<Record<string, Entry>>
  /** Keys of the commands accepted last, each with its sender in front, so that a repeated one counts once (COM3). */
  answered: readonly string[]
  /** Challenges of passkeys that were answered within the last minutes (WAY2). */
  spent?: readonly SpentChallenge[]
}

export const COMMUNITY_LIMITS = {
  members: 2_000,
  devicesOfMember: 8,
  passkeysOfMember: 5,
  invitationsOpen: 50,
  invitationDaysMax: 90,
  invitationUsesMax: 200,
  principles: 12,
  charterPartMaxChars: 600,
  proposalDays: 7,
  /** Dates made in one go: a fortnightly session for two years. */
  meetingsAtOnce: 52,
  /** How far ahead a date may lie. */
  monthsAhead: 24,
  meetings: 600,
  meetingMinutesMax: 480,
  pollOptions: 12,
  pollsOpen: 10,
  answeredKept: 200,
  /** Words for the check of one's own words: the list goes to every device in a room. */
  words: 100,
  wordMaxChars: 40,
} as const

/** Every reason a command is refused. Words for people are in the client's messages. */
export const COMMUNITY_REJECTIONS = [
  'bad-message',
  'not-member',
  'not-allowed',
  'unknown-target',
  'name-empty',
  'name-too-long',
  'name-characters',
  'name-taken',
  'text-empty',
  'text-too-long',
  'text-characters',
  'changed-meanwhile',
  'too-many',
  'invitation-over',
  'last-coordinator',
  'no-such-time',
  'no-such-zone',
  'in-the-past',
  'too-far',
  'too-long',
  'not-in-limits',
  'wrong-state',
  'read-only',
  'internal',
] as const
export type CommunityRejectionCode = (typeof COMMUNITY_REJECTIONS)[number]
/** `offer`: a free name, or the day that cannot be. */
export type CommunityRejection = { code: CommunityRejectionCode; offer?: string }

export type CommunityOutcome = { ok: true; community: Community } | { ok: false; rejection: CommunityRejection }

export const accept = (community: Community, change: Partial<Community> = {}): CommunityOutcome => ({
  ok: true,
  community: { ...community, ...change },
})

export const refuse = (code: CommunityRejectionCode, offer?: string): CommunityOutcome => ({
  ok: false,
  rejection: offer === undefined ? { code } : { code, offer },
})

/** What a short field was refused for, in a community's codes. */
export function lineCode(code: string): 'text-empty' | 'text-too-long' | 'text-characters' {
  return code === 'text-too-long' || code === 'text-characters' ? code : 'text-empty'
}
