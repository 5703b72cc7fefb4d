// What a community knows over HTTP: found, listed, read, taken along and brought in.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { entryView, lineOf } from '../../shared/community/entry-view.ts'
import { memberOf, takesPart } from '../../shared/community/members.ts'
import type { Communities } from '../communities/communities.ts'
import { entriesMarkdown, readEntries } from '../communities/entries-markdown.ts'
import type { Search } from '../communities/search.ts'
import { rejected } from './communities.ts'
import type { ApiParts } from './context.ts'
import { failure } from './context.ts'

type Parts = Pick<ApiParts, 'device' | 'clock' | 'chance'> & { communities: Communities; search: Search }

/** Where a file of entries comes in. */
export const IMPORT_PATH = /^\/api\/communities\/[a-z0-9-]{1,60}\/entries\/import$/
const LISTED = 200

export function entryRoutes(parts: Parts): Hono {
  const { clock, chance, communities, search } = parts
  const app = new Hono()

  app.get('/:slug/entries', async (c) => {
    const here = await find(c)
    if (!here) return failure(c, 404, 'not-found')
    const nowMs = clock.nowMs()
    const all = Object.values(here.community.entries).sort((left, right) =>
      left.words.title.localeCompare(right.words.title, here.community.language),
    )
    const query = wordsFrom(c.req.header('x-search'))
    const published = all.filter((one) => one.isPublished)
    return c.json({
      count: published.length,
      found: query === '' ? null : search.find(here.community, query),
      start: published.filter((one) => one.isStart).map((one) => lineOf(one, nowMs)),
      drafts: all
        .filter((one) => !one.isPublished)
        .slice(0, LISTED)
        .map((one) => lineOf(one, nowMs)),
      entries: published.slice(0, LISTED).map((one) => lineOf(one, nowMs)),
    })
  })

  app.get('/:slug/entries.md', async (c) => {
    const here = await find(c)
    if (!here) return failure(c, 404, 'not-found')
    c.header('content-type', 'text/markdown; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="entries.md"')
    return c.body(entriesMarkdown(Object.values(here.community.entries)))
  })

  app.get('/:slug/entries/:entry', async (c) => {
    const here = await find(c)
    const entry = here && entryView(here.community, here.member, c.req.param('entry'), clock.nowMs())
    return entry ? c.json(entry) : failure(c, 404, 'not-found')
  })

  app.post('/:slug/entries/import', async (c) => {
    const here = await find(c)
    if (!here) return failure(c, 404, 'not-found')
    const read = textOf(new Uint8Array(await c.req.arrayBuffer()))
    const archive = read === null ? null : readEntries(read)
    // Nothing was changed: the whole file is read before anything is asked for.
    if (!archive?.ok) return failure(c, 400, 'archive-broken', String(archive?.line ?? 1))
    const entries = archive.entries.map((one) => ({ ...one, id: chance.id() }))
    const command = { kind: 'entries.import', entries } as const
    const outcome = await communities.submit(here.community.id, here.member.id, null, command)
    if (!outcome.ok) return rejected(c, outcome.rejection)
    const before = Object.keys(here.community.entries).length
    return c.json({ added: Object.keys(outcome.community.entries).length - before }, 201)
  })

  async function find(c: Context) {
    const own = parts.device.read(c.req.header('cookie'))
    const community = await communities.bySlug(c.req.param('slug') ?? '')
    const member = community && memberOf(community, own?.hash ?? null)
    return community && member && takesPart(member) ? { community, member } : null
  }

  return app
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What is looked for travels in a header, percent-encoded: addresses end up in logs. */
function wordsFrom(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').trim()
  } catch {
    return ''
  }
}
