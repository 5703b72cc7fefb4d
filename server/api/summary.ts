// What people take home: Markdown, and the next date as a calendar file. Never a case.
import type { Context } from 'hono'
import { Hono } from 'hono'
import ical from 'ical-generator'
import { seatsOf } from '../../shared/session/seats.ts'
import type { Language, Session } from '../../shared/session/session.ts'
import { escapeText } from '../documents/markdown.ts'
import type { ApiParts } from './context.ts'
import { failure } from './context.ts'

const WORDS: Record<
  Language,
  Record<'agenda' | 'notes' | 'learning' | 'resources' | 'next' | 'facilitates', string>
> = {
  en: {
    agenda: 'Agenda',
    notes: 'Notes on the theme',
    learning: 'What we learnt',
    resources: 'Resources',
    next: 'Next meeting',
    facilitates: 'facilitates',
  },
  de: {
    agenda: 'Agenda',
    notes: 'Notizen zum Thema',
    learning: 'Was wir gelernt haben',
    resources: 'Material',
    next: 'Nächstes Treffen',
    facilitates: 'moderiert',
  },
}

export function summaryRoutes(parts: ApiParts): Hono {
  const app = new Hono()

  app.get('/:code/summary', async (c) => {
    const session = await closedFor(c)
    if (!session?.summary) return failure(c, 404, 'not-found')
    const { agendaMarkdown, notesMarkdown, takeaways, deletesAtMs } = session.summary
    const { title, next, resources, progress, removedDetails } = session
    const closedAtMs = progress.state === 'closed' ? progress.closedAtMs : null
    return c.json({
      title,
      closedAtMs,
      agendaMarkdown,
      notesMarkdown,
      takeaways,
      resources,
      next,
      deletesAtMs,
      removedDetails,
      code: session.code,
    })
  })

  app.get('/:code/summary.md', async (c) => {
    const session = await closedFor(c)
    if (!session?.summary) return failure(c, 404, 'not-found')
    return file(c, markdownOf(session), 'text/markdown; charset=utf-8', `${stem(session)}.md`)
  })

  app.get('/:code/next.ics', async (c) => {
    const session = await seatedIn(c)
    if (!session || session.next.startsAtMs === null) return failure(c, 404, 'not-found')
    return file(c, icsOf(session), 'text/calendar; charset=utf-8', `${stem(session)}.ics`)
  })

  async function seatedIn(c: Context): Promise<Session | null> {
    const own = parts.device.read(c.req.header('cookie'))
    const found = own && (await parts.rooms.byCode(c.req.param('code') ?? '', own.hash))
    const session = found?.room.session()
    return own && session && seatsOf(session, own.hash).length > 0 ? session : null
  }

  async function closedFor(c: Context): Promise<Session | null> {
    const session = await seatedIn(c)
    return session?.progress.state === 'closed' ? session : null
  }

  return app
}

function file(c: Context, body: string, type: string, name: string): Response {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(body)
}

/** Letters and digits of the title only: a file name is no place for what people wrote. */
function stem(session: Session): string {
  const words = session.title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
  const day = new Date(session.progress.state === 'closed' ? session.progress.closedAtMs : session.createdAtMs)
  return `copse-${day.toISOString().slice(0, 10)}-${
    words
      .replace(/^-+|-+$/g, '')
      .toLowerCase()
      .slice(0, 60) || 'session'
  }`
}

export function markdownOf(session: Session): string {
  const { summary, next, resources, title, language } = session
  if (!summary) return ''
  const words = WORDS[language]
  const part = (heading: string, body: string) => (body.trim() === '' ? '' : `\n## ${heading}\n\n${body.trim()}\n`)
  const links = resources.map(({ title: name, url }) => (url ? `- [${escaped(name)}](<${url}>)` : `- ${escaped(name)}`))
  return [
    `# ${escaped(title)}\n`,
    part(words.agenda, summary.agendaMarkdown),
    part(words.notes, summary.notesMarkdown),
    part(words.learning, summary.takeaways.map((line) => `- ${escaped(line)}`).join('\n')),
    part(words.resources, links.join('\n')),
    part(words.next, nextLine(session, next)),
  ].join('')
}

function nextLine(session: Session, next: Session['next']): string {
  if (next.startsAtMs === null) return ''
  const when = new Intl.DateTimeFormat(session.language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zoneOr(next.zone),
  }).format(next.startsAtMs)
  const who = next.facilitator ? `${escaped(next.facilitator)} ${WORDS[session.language].facilitates}` : ''
  return [`${when} (${next.zone})`, escaped(next.place), who].filter((one) => one !== '').join('\n\n')
}

/** Escapes what Markdown would read as markup, and nothing else: people read this file as it is, too. */
export function escaped(text: string): string {
  return escapeText(text)
    .replace(/\s+/g, ' ')
    .replace(/^( ?\d+)([.)])/, '$1\\$2')
}

export function icsOf(session: Session): string {
  const { next, title, roomId, createdAtMs } = session
  const calendar = ical({ prodId: { company: 'Copse', product: 'Copse' } })
  calendar.createEvent({
    id: `${roomId}@copse`,
    start: new Date(next.startsAtMs ?? createdAtMs),
    end: new Date((next.startsAtMs ?? createdAtMs) + next.minutes * 60_000),
    stamp: new Date(next.startsAtMs ?? createdAtMs),
    summary: title,
    location: next.place || null,
    description: next.facilitator || null,
  })
  return calendar.toString()
}

function zoneOr(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return 'UTC'
  }
}
