// Signing in with the operator's OpenID provider, and what it is good for: opening rooms and communities, or coming back to a
// community. Neither a room nor a seat ever learns of it.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { memberOf } from '../../shared/community/members.ts'
import type { DeviceHash } from '../../shared/ids.ts'
import { SignInSchema } from '../../shared/wire/community.ts'
import type { Communities } from '../communities/communities.ts'
import { sha256 } from '../rooms/hash.ts'
import { FLOW_MINUTES, type Flow, readFlow, writeFlow } from '../sign-in/flow-cookie.ts'
import type { Makers } from '../sign-in/makers.ts'
import { ProviderAway, type SignInProvider } from '../sign-in/provider.ts'
import type { ApiParts } from './context.ts'
import { bodyOf, deviceOrNew, failure } from './context.ts'

export type SignIn = {
  provider: SignInProvider
  makers: Makers
  forMembers: boolean
  forMakers: boolean
}
type Parts = ApiParts & { communities: Communities; isSecure: boolean }
/** What the page is told behind the #. */
type Ending = 'in' | 'connected' | 'unknown' | 'taken' | 'failed' | 'away'

export function signInRoutes(parts: Parts, signIn: SignIn | null): Hono {
  const { communities, clock, device, isSecure } = parts
  const app = new Hono()

  app.post('/', async (c) => {
    const wish = await bodyOf(c, SignInSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    if (!signIn || !(wish.purpose === 'create' ? signIn.forMakers : signIn.forMembers))
      return failure(c, 409, 'no-sign-in')
    try {
      const { address, begun } = await signIn.provider.begin()
      const untilMs = clock.nowMs() + FLOW_MINUTES * 60_000
      c.header('set-cookie', writeFlow({ ...begun, ...wish, untilMs }, isSecure))
      return c.json({ address }, 201)
    } catch (cause) {
      return away(c, cause)
    }
  })

  app.get('/back', async (c) => {
    if (!signIn) return failure(c, 409, 'no-sign-in')
    const flow = readFlow(c.req.header('cookie'), isSecure, clock.nowMs())
    c.header('set-cookie', writeFlow(null, isSecure))
    // Nothing was begun here, or too long ago: somebody else's answer, or one that was used.
    if (!flow) return home(c, null, 'failed')
    try {
      const who = await signIn.provider.finish(new URL(c.req.url).search.slice(1), flow)
      return who === null ? home(c, flow, 'failed') : home(c, flow, await arrive(c, flow, who, signIn))
    } catch (cause) {
      if (!(cause instanceof ProviderAway)) throw cause
      return home(c, flow, 'away')
    }
  })

  app.post('/out', async (c) => {
    if (!signIn) return failure(c, 409, 'no-sign-in')
    const own = device.read(c.req.header('cookie'))
    if (own) await signIn.makers.remove(own.hash)
    try {
      return c.json({ address: await signIn.provider.goodbye() })
    } catch (cause) {
      return away(c, cause)
    }
  })

  async function arrive(c: Context, flow: Flow, who: string, { makers }: SignIn): Promise<Ending> {
    if (flow.purpose === 'create') {
      const own = deviceOrNew(parts, c)
      await makers.add(own.hash)
      c.header('set-cookie', device.write(own.secret), { append: true })
      return 'in'
    }
    const community = flow.slug === null ? null : await communities.bySlug(flow.slug)
    if (!community) return 'unknown'
    // Another number in every community: two of them cannot find out that they share a member.
    const hash = sha256(`sign-in\0${community.id}\0${who}`)
    if (flow.purpose === 'connect') {
      const member = memberOf(community, device.read(c.req.header('cookie'))?.hash ?? null)
      if (!member) return 'unknown'
      const done = await communities.submit(community.id, member.id, null, { kind: 'signIn.connect', signIn: hash })
      return done.ok ? 'connected' : done.rejection.code === 'wrong-state' ? 'taken' : 'failed'
    }
    const own = deviceOrNew(parts, c)
    const back = { kind: 'signIn.return', signIn: hash, device: own.hash } as const
    const done = await communities.submit(community.id, null, null, back)
    if (!done.ok) return done.rejection.code === 'unknown-target' ? 'unknown' : 'failed'
    c.header('set-cookie', device.write(own.secret), { append: true })
    return 'in'
  }

  return app
}

/** Whether this browser may open rooms and communities by having signed in. */
export async function isMaker(signIn: SignIn | null, device: DeviceHash | null): Promise<boolean> {
  return signIn?.forMakers === true && (await signIn.makers.has(device))
}

function home(c: Context, flow: Flow | null, ending: Ending): Response {
  const page = flow?.slug ? `/c/${flow.slug}` : '/'
  return c.redirect(`${page}#sign-in=${ending}`, 303)
}

function away(c: Context, cause: unknown): Response {
  if (cause instanceof ProviderAway) return failure(c, 503, 'sign-in-away')
  throw cause
}
