// What a community keeps, and until when: a row for every member of it, and what is due next. `settle` deletes by it, whoever asks;
// the job that wakes communities does, when nobody asks. Rules KEP.
import { type EpochMs, epochMs, type MeetingId } from '../ids.ts'
import { KEEPING_DEFAULT, KEEPING_LIMITS, keepingOf } from '../session/retention.ts'
import { settleProposal } from './charter.ts'
import {
  accept,
  type Community,
  type CommunityKeeping,
  type CommunityOutcome,
  type Member,
  refuse,
} from './community.ts'
import { hasBefore, withoutBefore } from './date-page.ts'
import { has } from './members.ts'

export type CommunityUntil =
  /** As long as somebody belongs to it. */
  | 'community'
  /** Until that member goes. */
  | 'member'
  | 'decided'
  /** Used up or too old. */
  | 'over'
  /** `answersDays` after the date. */
  | 'answers'
  /** The newest 200. */
  | 'newest'

export const COMMUNITY_RETENTION: { readonly [Part in keyof Community]: CommunityUntil | readonly CommunityUntil[] } = {
  id: 'community',
  slug: 'community',
  name: 'community',
  kind: 'community',
  language: 'community',
  zone: 'community',
  createdAtMs: 'community',
  charter: 'community',
  principles: 'community',
  keeping: 'community',
  words: 'community',
  contact: ['community', 'member'],
  proposal: 'decided',
  members: 'member',
  invitations: 'over',
  // The dates stay; what members said of them goes.
  meetings: ['community', 'answers', 'member'],
  polls: ['decided', 'answers', 'member'],
  // What was for the time before a date (who leads, what to vote on) goes with the answers; what stays, stays until somebody takes it off.
  pages: ['community', 'answers', 'member'],
  entries: ['community', 'member'],
  answered: ['newest', 'member'],
  // Challenges of passkeys that were answered, for five minutes; they carry nobody.
  spent: 'over',
}

export const COMMUNITY_KEEPING_DEFAULT: CommunityKeeping = { ...KEEPING_DEFAULT, answersDays: 30 }
export const COMMUNITY_KEEPING_LIMITS = { ...KEEPING_LIMITS, answersDays: { least: 1, most: 90 } } as const
const DAY_MS = 86_400_000

/** KEP1: by who coordinates; a number out of its limits changes nothing. */
export function setKeeping(community: Community, by: Member, wish: CommunityKeeping): CommunityOutcome {
  if (!has(by, 'coordinator')) return refuse('not-allowed')
  const { answersDays } = wish
  const { least, most } = COMMUNITY_KEEPING_LIMITS.answersDays
  const ofRooms = keepingOf(wish)
  if (!ofRooms) return refuse('not-in-limits')
  if (!Number.isInteger(answersDays) || answersDays < least || answersDays > most) return refuse('not-in-limits')
  return accept(community, { keeping: { ...ofRooms, answersDays } })
}

/** KEP3: as it is at this moment: what is due is decided or gone. The same object when nothing is. */
export function settle(before: Community, nowMs: number): Community {
  const community = settleProposal(before, nowMs)
  const isOver = (endsAtMs: number) => endsAtMs <= nowMs
  const meetings = Object.values(community.meetings)
  const said = meetings.filter((one) => hasAnswers(one.coming) && isOver(forgetsAtMs(community, one.startsAtMs)))
  const polls = Object.values(community.polls).filter((one) => isOver(pollEndsAtMs(community, one)))
  const invitations = Object.values(community.invitations).filter((one) => isOver(one.expiresAtMs))
  const spent = community.spent ?? []
  const fresh = spent.filter((one) => !isOver(one.untilMs))
  const pages = Object.values(community.pages).filter(
    (one) => hasBefore(one) && isOver(pageForgetsAtMs(community, one)),
  )
  if (said.length + polls.length + invitations.length + pages.length === 0 && fresh.length === spent.length)
    return community
  return {
    ...community,
    meetings: { ...community.meetings, ...Object.fromEntries(said.map((one) => [one.id, { ...one, coming: {} }])) },
    pages: { ...community.pages, ...Object.fromEntries(pages.map((one) => [one.meeting, withoutBefore(one)])) },
    polls: without(community.polls, polls),
    invitations: without(community.invitations, invitations),
    ...(spent.length > 0 ? { spent: fresh } : {}),
  }
}

/** When `settle` has to do something next, or null. */
export function nextSettle(community: Community): EpochMs | null {
  const { proposal } = community
  const moments = [
    ...(proposal && proposal.objections.length === 0 ? [proposal.decidesAtMs] : []),
    ...Object.values(community.meetings).flatMap((one) =>
      hasAnswers(one.coming) ? [forgetsAtMs(community, one.startsAtMs)] : [],
    ),
    ...Object.values(community.pages).flatMap((one) => (hasBefore(one) ? [pageForgetsAtMs(community, one)] : [])),
    ...Object.values(community.polls).map((one) => pollEndsAtMs(community, one)),
    ...Object.values(community.invitations).map((one) => one.expiresAtMs),
    ...(community.spent ?? []).map((one) => one.untilMs),
  ]
  return moments.length === 0 ? null : epochMs(Math.min(...moments))
}

const hasAnswers = (answers: object): boolean => Object.keys(answers).length > 0
const forgetsAtMs = ({ keeping }: Community, atMs: number): number => atMs + keeping.answersDays * DAY_MS
const pageForgetsAtMs = (community: Community, { meeting }: { meeting: MeetingId }): number =>
  forgetsAtMs(community, community.meetings[meeting]?.startsAtMs ?? 0)
const pollEndsAtMs = (community: Community, poll: Community['polls'][string]): number =>
  forgetsAtMs(community, Math.max(...poll.options.map((one) => one.startsAtMs)))

function without<T extends { id: string }>(all: Readonly<Record<string, T>>, gone: readonly T[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => !gone.includes(one)))
}
