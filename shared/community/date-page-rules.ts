// Who may put what on the page of a date, and when. Rules PAG.
import type { MeetingId } from '../ids.ts'
import { cleanLine, LINE_MAX_CHARS, TITLE_MAX_CHARS } from '../session/text.ts'
import { mayPlan } from './calendar.ts'
import type { DatePageCommand, StampedCommunityCommand } from './command.ts'
import {
  accept,
  type Community,
  type CommunityOutcome,
  lineCode,
  type Meeting,
  type Member,
  refuse,
} from './community.ts'
import { DATE_PAGE_LIMITS, type DatePage, emptyDatePage, RESOURCE_TYPES } from './date-page.ts'
import { has, takesPart } from './members.ts'

export function changeDatePage(
  community: Community,
  by: Member,
  command: DatePageCommand,
  { stamp }: StampedCommunityCommand,
): CommunityOutcome {
  const meeting = community.meetings[command.meeting]
  if (!meeting) return refuse('unknown-target')
  if (meeting.status === 'cancelled') return refuse('wrong-state')
  // PAG2: a vote is for everybody who takes part; the rest is for members, guests apart.
  if (command.kind !== 'page.idea.vote' && !mayPlan(by)) return refuse('not-allowed')
  const page = pageOf(community, command.meeting)
  const [id] = stamp.ids
  if (id === undefined) return refuse('internal')
  if (isOfBefore(command) && hasBegun(meeting, stamp.atMs)) return refuse('wrong-state')
  switch (command.kind) {
    case 'page.set': {
      const { part, base } = command
      // PAG3, as CHA2.
      if (page[part] !== base) return refuse('changed-meanwhile', page[part])
      const text = command.text.trim() === '' ? '' : cleanLine(command.text, partMaxChars(part))
      if (typeof text !== 'string' && !text.ok) return refuse(lineCode(text.code))
      return put(community, { ...page, [part]: typeof text === 'string' ? text : text.text })
    }
    case 'page.lead': {
      const { as, member } = command
      // PAG4: everybody says it of themselves; who coordinates may ask others.
      const isOwn = member === null ? page[as] === by.id || page[as] === null : member === by.id
      if (!isOwn && !has(by, 'coordinator')) return refuse('not-allowed')
      const asked = member === null ? undefined : community.members[member]
      if (member !== null && (!asked || !takesPart(asked))) return refuse('unknown-target')
      const other = as === 'lead' ? 'deputy' : 'lead'
      return put(community, { ...page, [as]: member, [other]: page[other] === member ? null : page[other] })
    }
    case 'page.idea.add': {
      const text = cleanLine(command.text, DATE_PAGE_LIMITS.themeMaxChars)
      if (!text.ok) return refuse(lineCode(text.code))
      if (page.ideas.some((one) => one.text.toLowerCase() === text.text.toLowerCase())) return accept(community)
      if (page.ideas.length >= DATE_PAGE_LIMITS.ideas) return refuse('too-many')
      // Without a vote: one that came with it would tell who brought it.
      return put(community, { ...page, ideas: [...page.ideas, { id, text: text.text, votes: [] }] })
    }
    case 'page.idea.drop':
      return withIdea(page, command.idea, () =>
        put(community, { ...page, ideas: page.ideas.filter((one) => one.id !== command.idea) }),
      )
    case 'page.idea.vote':
      return withIdea(page, command.idea, (idea) => {
        const others = idea.votes.filter((one) => one !== by.id)
        const votes = command.on ? [...others, by.id].sort() : others
        return put(community, { ...page, ideas: page.ideas.map((one) => (one === idea ? { ...idea, votes } : one)) })
      })
    case 'page.idea.choose':
      return withIdea(page, command.idea, (idea) => put(community, { ...page, theme: idea.text }))
    case 'page.learning.add': {
      // PAG5: there is nothing to have learnt before it began.
      if (!hasBegun(meeting, stamp.atMs)) return refuse('wrong-state')
      const text = cleanLine(command.text, LINE_MAX_CHARS)
      if (!text.ok) return refuse(lineCode(text.code))
      if (page.learning.some((one) => one.text === text.text)) return accept(community)
      if (page.learning.length >= DATE_PAGE_LIMITS.learning) return refuse('too-many')
      return put(community, { ...page, learning: [...page.learning, { id, text: text.text }] })
    }
    case 'page.learning.remove':
      return without(community, page, 'learning', command.line)
    case 'page.resource.add': {
      if (page.resources.length >= DATE_PAGE_LIMITS.resources) return refuse('too-many')
      const { title, author, year, type, where } = command.resource
      const clean = cleanLine(title, LINE_MAX_CHARS)
      if (!clean.ok) return refuse(lineCode(clean.code))
      const optional = [author, where].map((raw, index) =>
        raw.trim() === '' ? '' : cleanLine(raw, index === 0 ? TITLE_MAX_CHARS : 500),
      )
      for (const one of optional) if (typeof one !== 'string' && !one.ok) return refuse(lineCode(one.code))
      const [by = '', at = ''] = optional.map((one) => (typeof one === 'string' ? one : one.ok ? one.text : ''))
      if (year !== null && !isYear(year)) return refuse('not-in-limits')
      if (!RESOURCE_TYPES.includes(type)) return refuse('bad-message')
      const resource = { id, title: clean.text, author: by, year, type, where: at }
      return put(community, { ...page, resources: [resource, ...page.resources] })
    }
    case 'page.resource.remove':
      return without(community, page, 'resources', command.resource)
    case 'page.file.add': {
      if (page.files.length >= DATE_PAGE_LIMITS.files) return refuse('too-many')
      if (bytesOf(community) + command.file.bytes > DATE_PAGE_LIMITS.allFilesMaxBytes) return refuse('too-many')
      // PAG7: newest first.
      return put(community, { ...page, files: [command.file, ...page.files] })
    }
    case 'page.file.remove':
      return without(community, page, 'files', command.file)
  }
}

/** All files a community has, by id. */
export const filesOf = (community: Community): string[] =>
  Object.values(community.pages).flatMap((page) => page.files.map((one) => one.id))

export const pageOf = (community: Community, meeting: MeetingId): DatePage =>
  community.pages[meeting] ?? emptyDatePage(meeting)

export const hasBegun = (meeting: Meeting, nowMs: number): boolean => meeting.startsAtMs <= nowMs

const bytesOf = (community: Community): number =>
  Object.values(community.pages).reduce((sum, page) => sum + page.files.reduce((all, one) => all + one.bytes, 0), 0)

const isYear = (year: number): boolean =>
  Number.isInteger(year) && year >= DATE_PAGE_LIMITS.yearMin && year <= DATE_PAGE_LIMITS.yearMax

const partMaxChars = (part: 'theme' | 'prompt'): number =>
  part === 'theme' ? DATE_PAGE_LIMITS.themeMaxChars : LINE_MAX_CHARS

/** PAG1: what is about the time before ends when the date begins; a theme may be worded later too. */
function isOfBefore(command: DatePageCommand): boolean {
  return (
    command.kind.startsWith('page.idea.') ||
    command.kind === 'page.lead' ||
    (command.kind === 'page.set' && command.part === 'prompt')
  )
}

function withIdea(
  page: DatePage,
  id: string,
  change: (idea: DatePage['ideas'][number]) => CommunityOutcome,
): CommunityOutcome {
  const idea = page.ideas.find((one) => one.id === id)
  return idea ? change(idea) : refuse('unknown-target')
}

function without(
  community: Community,
  page: DatePage,
  part: 'learning' | 'resources' | 'files',
  id: string,
): CommunityOutcome {
  const left = (page[part] as readonly { id: string }[]).filter((one) => one.id !== id)
  return left.length === page[part].length ? refuse('unknown-target') : put(community, { ...page, [part]: left })
}

function put(community: Community, page: DatePage): CommunityOutcome {
  return accept(community, { pages: { ...community.pages, [page.meeting]: page } })
}
