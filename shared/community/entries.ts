// What a community knows: entries that are drafted, read by two peers, published, tended and tried. Never a case. Rules ENT.
import type { EpochMs, MemberId } from '../ids.ts'

export const ENTRY_TYPES = [
  'practice',
  'questions',
  'phrase',
  'exercise',
  'checklist',
  'lesson',
  'glossary',
  'resource',
] as const
export type EntryType = (typeof ENTRY_TYPES)[number]

/** The parts of an entry, in the order people read them. `from`: theme and month of a session, never a case. `source`: author, year and
 *  where to get it. */
export const ENTRY_PARTS = ['title', 'useWhen', 'how', 'why', 'notWhen', 'example', 'from', 'source'] as const
export type EntryPart = (typeof ENTRY_PARTS)[number]

/** A name that somebody wanted to stand there. `member` is null for somebody who left and wanted it to stay. */
export type Credit = { member: MemberId | null; name: string }

export type Entry = {
  id: string
  type: EntryType
  words: Readonly<Record<EntryPart, string>>
  /** Published: two peers read this wording. A change of its words makes it a draft again. */
  isPublished: boolean
  /** Of a draft only, so that nobody checks their own words; empty once it is published. */
  writers: readonly MemberId[]
  checks: readonly MemberId[]
  credits: readonly Credit[]
  /** What came of it where it was tried; one line each, without names. */
  tried: readonly { id: string; text: string }[]
  steward: MemberId | null
  /** When somebody should say whether it is still true; null for a draft. */
  reviewAtMs: EpochMs | null
  /** One of the first to read for somebody who is new. */
  isStart: boolean
}

export const ENTRY_LIMITS = {
  entries: 6_000,
  titleMaxChars: 120,
  partMaxChars: 2_000,
  tried: 40,
  credits: 20,
  starts: 12,
  checksNeeded: 2,
  reviewMonths: 12,
} as const

export const maxCharsOf = (part: EntryPart): number =>
  part === 'title' ? ENTRY_LIMITS.titleMaxChars : ENTRY_LIMITS.partMaxChars

/** COM10, ENT7: the entry without this member; the same object when it does not name them.
 *  @param keepsCredit they want their name to stay where they had put it */
export function entryWithout(entry: Entry, member: MemberId, keepsCredit: boolean): Entry {
  const named = entry.credits.some((one) => one.member === member)
  const reads = entry.writers.includes(member) || entry.checks.includes(member)
  if (!named && !reads && entry.steward !== member) return entry
  const credits = entry.credits.flatMap((one): Credit[] => {
    if (one.member !== member) return [one]
    return keepsCredit ? [{ member: null, name: one.name }] : []
  })
  return {
    ...entry,
    credits,
    writers: entry.writers.filter((one) => one !== member),
    checks: entry.checks.filter((one) => one !== member),
    steward: entry.steward === member ? null : entry.steward,
  }
}
