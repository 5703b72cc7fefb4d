// The page of a date, and files up and down. Who is no member of the community finds none of it.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { mayPlan } from '../../shared/community/calendar.ts'
import { pageOf } from '../../shared/community/date-page-rules.ts'
import { datePageView } from '../../shared/community/date-page-view.ts'
import { memberOf, takesPart } from '../../shared/community/members.ts'
import { meetingId } from '../../shared/ids.ts'
import type { Communities } from '../communities/communities.ts'
import type { Uploads } from '../communities/uploads.ts'
import type { ApiParts } from './context.ts'
import { failure } from './context.ts'

type Parts = Pick<ApiParts, 'device' | 'clock'> & { communities: Communities; uploads: Uploads }

/** Where the bytes of a file come in: the one change that is not JSON. */
export const UPLOAD_PATH = /^\/api\/communities\/[a-z0-9-]{1,60}\/meetings\/[a-z0-9]{1,40}\/files$/
/** What a downloaded file may do if something opens it here after all: nothing. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

export function datePageRoutes(parts: Parts): Hono {
  const { uploads, clock } = parts
  const app = new Hono()

  app.get('/:slug/meetings/:meeting/page', async (c) => {
    const here = await find(parts, c)
    const page = here && datePageView(here.community, here.member, here.meeting, clock.nowMs())
    return page ? c.json(page) : failure(c, 404, 'not-found')
  })

  app.post('/:slug/meetings/:meeting/files', async (c) => {
    const here = await find(parts, c)
    // Before the body is read: who may not put up anything sends ten megabytes for nothing otherwise.
    if (!here?.community.meetings[here.meeting]) return failure(c, 404, 'not-found')
    if (!mayPlan(here.member)) return failure(c, 403, 'not-allowed')
    const name = nameFrom(c.req.header('x-file-name'))
    if (name === null) return failure(c, 400, 'file-name')
    const content = new Uint8Array(await c.req.arrayBuffer())
    const { community, member, meeting } = here
    const done = await uploads.add({ community: community.id, by: member.id, meeting, name, content })
    if (!done.ok) return failure(c, STATUS[done.code] ?? 400, done.code, done.offer)
    const page = datePageView(done.community, member, meeting, clock.nowMs())
    return page ? c.json(page, 201) : failure(c, 404, 'not-found')
  })

  return app
}

/** `/files/...`: apart from pages and API, with headers of its own. */
export function fileRoutes(parts: Parts): Hono {
  const app = new Hono()
  app.get('/:slug/:meeting/:file', async (c) => {
    const here = await find(parts, c)
    const file =
      here &&
      takesPart(here.member) &&
      pageOf(here.community, here.meeting).files.find((one) => one.id === c.req.param('file'))
    const content = here && file ? await parts.uploads.read(here.community.id, file.id) : null
    if (!file || !content) return failure(c, 404, 'not-found')
    c.header('content-type', file.type)
    c.header('content-disposition', attachment(file.name))
    return c.body(content)
  })
  return app
}

/** After all other middleware: nothing that is a file here is shown by a browser, run, framed or kept by a cache. */
export function fileHeaders() {
  return async (c: Context, next: () => Promise<void>) => {
    await next()
    c.res.headers.set('content-security-policy', FILE_POLICY)
    c.res.headers.set('x-content-type-options', 'nosniff')
    c.res.headers.set('x-download-options', 'noopen')
    c.res.headers.set('cache-control', 'private, no-store')
    c.res.headers.set('x-robots-tag', 'noindex')
  }
}

async function find({ communities, device }: Parts, c: Context) {
  const own = device.read(c.req.header('cookie'))
  const community = await communities.bySlug(c.req.param('slug') ?? '')
  const member = community && memberOf(community, own?.hash ?? null)
  return community && member ? { community, member, meeting: meetingId(c.req.param('meeting') ?? '') } : null
}

/** RFC 6266: a plain name for old programs, the whole one for the rest. */
function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._-]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

function nameFrom(header: string | undefined): string | null {
  if (header === undefined || header.length > 1_000) return null
  try {
    return decodeURIComponent(header)
  } catch {
    return null
  }
}

const STATUS: Record<string, 400 | 403 | 404 | 409 | 415 | 429 | 500 | 503> = {
  'not-member': 403,
  'not-allowed': 403,
  'unknown-target': 404,
  'wrong-state': 409,
  'file-kind': 415,
  'file-lies': 415,
  'file-harmful': 415,
  'file-unscanned': 503,
  busy: 429,
  'read-only': 503,
  internal: 500,
}
