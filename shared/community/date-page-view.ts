// The page of a date as a member reads it: before the date one half, from its beginning on the other.
import type { MeetingId, MemberId } from '../ids.ts'
import type { Community, Member } from './community.ts'
import type { DateFile, Resource } from './date-page.ts'
import { hasBegun, pageOf } from './date-page-rules.ts'
import { takesPart } from './members.ts'

export type DatePageView = {
  meeting: MeetingId
  theme: string
  resources: readonly Resource[]
  files: readonly DateFile[]
  /** Null once the date has begun. Votes are sums (CAL6). */
  before: null | {
    prompt: string
    lead: MemberId | null
    deputy: MemberId | null
    ideas: readonly { id: string; text: string; votes: number }[]
  }
  /** Null until the date has begun. */
  after: null | { learning: readonly { id: string; text: string }[] }
  /** The slice of the one who asks: the ideas they voted for. */
  mine: { voted: readonly string[] }
}

/** @returns null for who has no page of it: outside, a sponsor, an unknown date (PAG8). */
export function datePageView(
  community: Community,
  member: Member | null,
  meeting: MeetingId,
  nowMs: number,
): DatePageView | null {
  const date = community.meetings[meeting]
  if (!date || !member || !takesPart(member)) return null
  const { theme, resources, files, prompt, lead, deputy, ideas, learning } = pageOf(community, meeting)
  const begun = hasBegun(date, nowMs)
  return {
    meeting,
    theme,
    resources: resources.map(({ id, title, author, year, type, where }) => ({ id, title, author, year, type, where })),
    files: files.map(({ id, name, type, bytes }) => ({ id, name, type, bytes })),
    before: begun
      ? null
      : { prompt, lead, deputy, ideas: ideas.map(({ id, text, votes }) => ({ id, text, votes: votes.length })) },
    after: begun ? { learning: learning.map(({ id, text }) => ({ id, text })) } : null,
    mine: { voted: begun ? [] : ideas.filter((one) => one.votes.includes(member.id)).map((one) => one.id) },
  }
}
