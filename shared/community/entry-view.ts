// Entries as a member reads them: nobody learns who worded or checked one.
import type { MemberId } from '../ids.ts'
import type { Community, Member } from './community.ts'
import { ENTRY_LIMITS, type Entry, type EntryPart, type EntryType } from './entries.ts'
import { mayTend } from './entry-rules.ts'
import { takesPart } from './members.ts'

/** One line of a list. */
export type EntryLine = {
  id: string
  type: EntryType
  title: string
  isPublished: boolean
  needsSteward: boolean
  /** Somebody should say whether it is still true. */
  isDue: boolean
}

export type EntryView = {
  id: string
  type: EntryType
  words: Readonly<Record<EntryPart, string>>
  isPublished: boolean
  /** How many peers read this draft, of how many. */
  checks: number
  checksNeeded: number
  credits: readonly string[]
  tried: readonly { id: string; text: string }[]
  steward: MemberId | null
  reviewAtMs: number | null
  isDue: boolean
  isStart: boolean
  /** The slice of the one who asks. */
  mine: { wrote: boolean; checked: boolean; credited: boolean; mayRemove: boolean }
}

export const lineOf = (entry: Entry, nowMs: number): EntryLine => ({
  id: entry.id,
  type: entry.type,
  title: entry.words.title,
  isPublished: entry.isPublished,
  needsSteward: entry.isPublished && entry.steward === null,
  isDue: isDue(entry, nowMs),
})

/** ENT9: null from outside, for a sponsor, and for an entry that is not there. */
export function entryView(community: Community, member: Member | null, id: string, nowMs: number): EntryView | null {
  const entry = community.entries[id]
  if (!entry || !member || !takesPart(member)) return null
  const { type, words, isPublished, checks, credits, tried, steward, reviewAtMs, isStart, writers } = entry
  const wrote = writers.includes(member.id)
  return {
    id,
    type,
    words,
    isPublished,
    checks: checks.length,
    checksNeeded: ENTRY_LIMITS.checksNeeded,
    credits: credits.map((one) => one.name),
    tried: tried.map((one) => ({ id: one.id, text: one.text })),
    steward,
    reviewAtMs,
    isDue: isDue(entry, nowMs),
    isStart,
    mine: {
      wrote,
      checked: checks.includes(member.id),
      credited: credits.some((one) => one.member === member.id),
      mayRemove: mayTend(member, entry) || (!isPublished && wrote),
    },
  }
}

const isDue = (entry: Entry, nowMs: number): boolean => entry.reviewAtMs !== null && entry.reviewAtMs <= nowMs
