// The HTTP side as a value: pages, API, health, metrics. It does not listen.
import type { Context, Next } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { LIMITS } from '../shared/wire/limits.ts'
import { calendarRoutes } from './api/calendar.ts'
import { communityRoutes } from './api/communities.ts'
import { communityRightsRoutes } from './api/community-rights.ts'
import type { ApiParts } from './api/context.ts'
import { failure } from './api/context.ts'
import { datePageRoutes, fileHeaders, fileRoutes, UPLOAD_PATH } from './api/date-pages.ts'
import { entryRoutes, IMPORT_PATH } from './api/entries.ts'
import type { Metrics } from './api/metrics.ts'
import { openApi } from './api/openapi.ts'
import { rightsRoutes } from './api/rights.ts'
import { roomRoutes } from './api/rooms.ts'
import { isMaker, type SignIn, signInRoutes } from './api/sign-in.ts'
import { summaryRoutes } from './api/summary.ts'
import { waysBackRoutes } from './api/ways-back.ts'
import type { Communities } from './communities/communities.ts'
import type { Passkeys } from './communities/passkeys.ts'
import type { Search } from './communities/search.ts'
import type { Uploads } from './communities/uploads.ts'
import type { OriginCheck } from './origin.ts'
import type { StaticFile } from './static-files.ts'

export type AppParts = ApiParts & {
  communities: Communities
  uploads: Uploads
  search: Search
  metrics: Metrics
  passkeys: Passkeys
  publicOrigin: string | null
  signIn: SignIn | null
  origins: () => string[]
  originCheck: OriginCheck
  files: ReadonlyMap<string, StaticFile>
  isSecure: boolean
  /** On the way down: a balancer is to send nobody here any more. */
  isLeaving(): boolean
}

const PAGES = [
  '/',
  '/r/:code',
  '/screen/:code',
  '/privacy',
  '/c',
  '/c/:slug',
  '/c/:slug/d/:meeting',
  '/c/:slug/k',
  '/c/:slug/k/:entry',
]
const BODY_MAX_BYTES = 65_536
const CODE = /^[0-9a-hjkmnp-tv-z]{8}$/

export function makeApp(parts: AppParts): Hono {
  const app = new Hono()
  app.use(timed(parts))
  app.use('/files/*', fileHeaders())
  app.use(withoutIgnoredHeaders(parts))
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
      },
      referrerPolicy: 'no-referrer',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      strictTransportSecurity: parts.isSecure,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], screenWakeLock: ['self'] },
    }),
  )
  app.use('/api/*', ownPagesOnly(parts))
  const refuseLarge = (c: Context) => failure(c, 413, 'too-large')
  const smallBody = bodyLimit({ maxSize: BODY_MAX_BYTES, onError: refuseLarge })
  const fileBody = bodyLimit({ maxSize: LIMITS.fileMaxBytes, onError: refuseLarge })
  app.use('/api/*', (c, next) => (takesBytes(c) ? fileBody(c, next) : smallBody(c, next)))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    if (parts.isLeaving()) return c.text('leaving', 503)
    return (await parts.store.isWritable()) ? c.text('ready') : c.text('not ready', 503)
  })
  app.get('/metrics', async (c) => {
    c.header('content-type', parts.metrics.type)
    return c.body(await parts.metrics.text())
  })
  app.get('/api/openapi.json', (c) => c.json(openApi(parts.version)))
  app.get('/api/about', async (c) =>
    c.json({
      operator: parts.operator,
      privacyContact: parts.operatorContact,
      version: parts.version,
      create: parts.needsSignIn ? 'sign-in' : parts.createKey === null ? 'open' : 'key',
      signIn: parts.signIn && { name: parts.signIn.provider.name, forMembers: parts.signIn.forMembers },
      signedIn: await isMaker(parts.signIn, parts.device.read(c.req.header('cookie'))?.hash ?? null),
      origins: parts.origins(),
    }),
  )
  app.route('/api/rooms', roomRoutes(parts))
  app.route('/api/rooms', rightsRoutes(parts))
  app.route('/api/rooms', summaryRoutes(parts))
  app.route('/api/communities', communityRoutes(parts))
  app.route('/api/communities', calendarRoutes(parts))
  app.route('/api/communities', datePageRoutes(parts))
  app.route('/api/communities', entryRoutes(parts))
  app.route('/api/communities', communityRightsRoutes(parts))
  app.route('/api/communities', waysBackRoutes(parts))
  app.route('/api/sign-in', signInRoutes(parts, parts.signIn))
  app.route('/files', fileRoutes(parts))
  app.all('/api/*', (c) => failure(c, 404, 'not-found'))

  app.use('/r/:code', async (c, next) => {
    const code = c.req.param('code')
    // What the page asks first, asked while its script is still on the way.
    if (CODE.test(code)) c.header('link', `</api/rooms/${code}>; rel=preload; as=fetch; crossorigin`)
    return next()
  })
  for (const page of PAGES) app.get(page, (c) => serve(c, parts.files.get('/index.html')))
  app.get('/*', (c) => {
    const file = parts.files.get(c.req.path)
    // Somebody with a wrong address meets a page that leads on; a program meets plain words.
    if (file || !(c.req.header('accept') ?? '').includes('text/html')) return serve(c, file)
    c.status(404)
    return serve(c, parts.files.get('/index.html'))
  })
  app.notFound((c) => c.text('Not found', 404))
  app.onError((cause, c) => {
    parts.log.error('http.fault', { route: c.req.routePath, method: c.req.method }, cause)
    return c.json({ code: 'internal' }, 500)
  })
  return app
}

/** The changes that are not JSON. */
const takesBytes = ({ req: { method, path } }: Context): boolean =>
  method === 'POST' && (UPLOAD_PATH.test(path) || IMPORT_PATH.test(path))

/** Changes only from a page of ours, and only as JSON, or as bytes where files come in: a form of another site can send none of it. */
function ownPagesOnly({ originCheck }: AppParts) {
  return async (c: Context, next: Next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const site = c.req.header('sec-fetch-site')
      const isOwn = originCheck.isAllowed(c.req.header('origin'), c.req.header('host'))
      if (!isOwn || (site !== undefined && site !== 'same-origin')) return failure(c, 403, 'foreign-origin')
      const [kind, code] = takesBytes(c)
        ? ['application/octet-stream', 'bytes-only']
        : ['application/json', 'json-only']
      if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith(kind)) {
        return failure(c, 415, code)
      }
    }
    return next()
  }
}

/** Over plain http in a local network browsers ignore this header, and complain of it in the console of every phone. */
function withoutIgnoredHeaders({ isSecure }: AppParts) {
  return async (c: Context, next: Next) => {
    await next()
    const isTrusted = isSecure || /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(c.req.header('host') ?? '')
    if (!isTrusted) c.res.headers.delete('cross-origin-opener-policy')
  }
}

function timed({ metrics }: AppParts) {
  return async (c: Context, next: Next) => {
    const startedMs = performance.now()
    await next()
    metrics.http(c.req.routePath, c.res.status, (performance.now() - startedMs) / 1000)
  }
}

async function serve(c: Context, file: StaticFile | undefined): Promise<Response> {
  if (!file) return c.text('Not found', 404)
  c.header('content-type', file.type)
  c.header('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('vary', 'accept-encoding')
  if (file.type.startsWith('text/html')) c.header('x-robots-tag', 'noindex')
  if (file.brotli && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')) {
    c.header('content-encoding', 'br')
    return c.body(await file.brotli())
  }
  return c.body(file.body)
}
