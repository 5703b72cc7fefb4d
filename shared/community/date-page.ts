// What belongs to one date: before it, what it is about and who leads; after it, what may stay. Never a case. Rules PAG.
import type { MeetingId, MemberId } from '../ids.ts'

/** Something a date could be about. Who brought it is not kept; who voted is, so that everybody has one voice. */
export type FocusIdea = { id: string; text: string; votes: readonly MemberId[] }

export type ResourceType = 'text' | 'book' | 'video' | 'tool' | 'other'
export const RESOURCE_TYPES = ['text', 'book', 'video', 'tool', 'other'] as const

/** Something to read, see or use, and where it is to be had. */
export type Resource = {
  id: string
  title: string
  author: string
  /** Null when it has none, or nobody knows. */
  year: number | null
  type: ResourceType
  /** An address on the web, or where it stands. */
  where: string
}

/** A file that was put up; its bytes lie in the folder of files under `id`. Who put it up, and when, is not kept. */
export type DateFile = { id: string; name: string; type: string; bytes: number }

export type DatePage = {
  meeting: MeetingId
  /** What the date is about: its focus before, its theme after. */
  theme: string
  /** The question of the check-in. */
  prompt: string
  lead: MemberId | null
  deputy: MemberId | null
  ideas: readonly FocusIdea[]
  /** Learning may leave: one sentence each, put up on purpose. */
  learning: readonly { id: string; text: string }[]
  resources: readonly Resource[]
  /** Newest first. */
  files: readonly DateFile[]
}

export const DATE_PAGE_LIMITS = {
  themeMaxChars: 120,
  ideas: 20,
  learning: 60,
  resources: 30,
  files: 20,
  fileNameMaxChars: 100,
  /** Slides with pictures fit; a film does not. */
  fileMaxBytes: 10 * 1_048_576,
  /** All files of one community. */
  allFilesMaxBytes: 1_073_741_824,
  yearMin: 1000,
  yearMax: 2200,
} as const

export const emptyDatePage = (meeting: MeetingId): DatePage => ({
  meeting,
  theme: '',
  prompt: '',
  lead: null,
  deputy: null,
  ideas: [],
  learning: [],
  resources: [],
  files: [],
})

/** What is on it for the time before the date, which nobody needs afterwards (PAG6). */
export const hasBefore = (page: DatePage): boolean =>
  page.prompt !== '' || page.lead !== null || page.deputy !== null || page.ideas.length > 0

export const withoutBefore = (page: DatePage): DatePage => ({
  ...page,
  prompt: '',
  lead: null,
  deputy: null,
  ideas: [],
})

/** COM10: the page without this member; the same object when it does not name them. */
export function withoutMember(page: DatePage, member: MemberId): DatePage {
  const voted = page.ideas.some((one) => one.votes.includes(member))
  if (page.lead !== member && page.deputy !== member && !voted) return page
  return {
    ...page,
    lead: page.lead === member ? null : page.lead,
    deputy: page.deputy === member ? null : page.deputy,
    ideas: page.ideas.map((one) => ({ ...one, votes: one.votes.filter((vote) => vote !== member) })),
  }
}
