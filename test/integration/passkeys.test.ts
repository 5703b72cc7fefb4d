// Coming back with a passkey, against real servers: what holds, and every answer that must open nothing.
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { epochMs } from '../../shared/ids.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { makeAuthenticator } from '../support/soft-authenticator.ts'

type Asked = { challenge: string; rp?: { id: string }; rpId?: string; user?: { id: string } }
type Page = { mine: { member: string; name: string; waysBack: { passkeys: number } } | null; code?: string }

/** So far ahead of the world the servers are. */
let aheadMs = 0
const clock = {
  nowMs: () => epochMs(Date.now() + aheadMs),
  after(delayMs: number, run: () => void) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
let redis: TestRedis
let keys: ReturnType<typeof temporaryFolder>
let nodes: TestServer[] = []
beforeAll(async () => {
  redis = await startRedis()
  keys = temporaryFolder()
  const env = { REDIS_URL: redis.url, KEY_DIR: keys.path, DRAIN_SECONDS: '0', PUBLIC_URL: 'http://localhost:4599' }
  nodes = [await startServer({ env, clock }), await startServer({ env, clock })]
})
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()))
  await redis?.stop()
  keys?.remove()
})

const PUBLIC = 'http://localhost:4599'
let commands = 0

/** A browser at one of the nodes; both are one site to it. */
function browser(node = 0, jar: CookieJar = { cookie: null }) {
  const server = nodes[node]
  if (!server) throw new Error('no such node')
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
    const http = await fetch(`${server.origin}/api/communities${path}`, {
      method,
      headers: {
        origin: PUBLIC,
        ...(jar.cookie === null ? {} : { cookie: jar.cookie }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const [pair] = http.headers.getSetCookie().map((line) => line.split(';')[0])
    if (pair !== undefined) jar.cookie = pair
    return { status: http.status, answer: (await http.json()) as T }
  }
  return { jar, call }
}

async function begin(title: string) {
  const ada = browser()
  const made = await ada.call<{ slug: string }>('POST', '', {
    title,
    name: 'Ada',
    kind: 'circle',
    language: 'en',
    zone: 'UTC',
  })
  expect(made.status).toBe(201)
  const { slug } = made.answer
  const authenticator = makeAuthenticator(PUBLIC)
  const asked = await ada.call<Asked>('POST', `/${slug}/passkeys/ask`, {})
  expect(asked.status).toBe(201)
  return { ada, slug, authenticator, asked: asked.answer }
}

async function begun(title: string) {
  const here = await begin(title)
  const made = await here.ada.call<Page>('POST', `/${here.slug}/passkeys`, here.authenticator.make(here.asked))
  expect([made.status, made.answer.mine?.waysBack.passkeys]).toEqual([201, 1])
  return here
}

const ask = async (slug: string, node = 0) =>
  (await browser(node).call<Asked>('POST', `/${slug}/passkeys/return/ask`, {})).answer

const back = (slug: string, used: object, node = 0) =>
  browser(node).call<Page>('POST', `/${slug}/passkeys/return`, used)

test('[WAY1] a passkey made on one node brings its member back on another, in a new browser', async () => {
  const { slug, authenticator } = await begun('Back by passkey')
  const phone = browser(1)
  const asked = await phone.call<Asked>('POST', `/${slug}/passkeys/return/ask`, {})
  expect(asked.answer.rpId).toBe('localhost')
  const came = await phone.call<Page>('POST', `/${slug}/passkeys/return`, authenticator.use(asked.answer))
  expect([came.status, came.answer.mine?.name]).toEqual([201, 'Ada'])
  const page = await phone.call<Page>('GET', `/${slug}`)
  expect(page.answer.mine?.name).toBe('Ada')
})

test('[WAY2] an answer opens once, on whatever node it comes again', async () => {
  const { ada, slug, authenticator, asked } = await begin('Replayed')
  // As keys in a keychain do, it counts nothing: a count that stands still must not be what refuses.
  const made = authenticator.make(asked, { counter: 0 })
  expect((await ada.call('POST', `/${slug}/passkeys`, made)).status).toBe(201)
  const used = authenticator.use(await ask(slug), { counter: 0 })
  expect((await back(slug, used)).status).toBe(201)
  for (const node of [0, 1]) expect((await back(slug, used, node)).status).toBe(403)
  // Both at once: one of them.
  const racing = authenticator.use(await ask(slug), { counter: 0 })
  const ends = await Promise.all([back(slug, racing, 0), back(slug, racing, 1)])
  expect(ends.map(({ status }) => status).sort()).toEqual([201, 403])
})

test('[WAY2] only a challenge of this community, of this use and of the last five minutes counts', async () => {
  const { slug, authenticator, asked, ada } = await begun('Challenges')
  const other = await begun('Another one')
  const own = await ask(slug)
  const flipped = `${own.challenge.slice(0, 4)}${own.challenge[4] === 'A' ? 'B' : 'A'}${own.challenge.slice(5)}`
  for (const [what, challenge] of Object.entries({
    'of another community': (await ask(other.slug)).challenge,
    'for making one': asked.challenge,
    changed: flipped,
    invented: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    empty: '',
  })) {
    expect([what, (await back(slug, authenticator.use(own, { challenge }))).status]).toEqual([what, 403])
  }
  // One for using does not make one, nor does that of another member's browser.
  const stranger = browser()
  expect((await stranger.call('POST', `/${slug}/passkeys/ask`, {})).status).toBe(403)
  const second = makeAuthenticator(PUBLIC)
  expect(
    (await ada.call('POST', `/${slug}/passkeys`, second.make({ ...asked, challenge: own.challenge }))).status,
  ).toBe(403)
  expect((await other.ada.call('POST', `/${other.slug}/passkeys`, second.make(asked))).status).toBe(403)
  const late = await ask(slug)
  aheadMs += 5 * 60_000
  expect((await back(slug, authenticator.use(late))).status).toBe(403)
})

test('a wrong origin, a wrong name of the site, a wrong key and a foreign member are refused alike', async () => {
  const { slug, authenticator, ada } = await begun('Origins')
  const other = await begun('Somewhere else')
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const answers = [
    authenticator.use(await ask(slug), { origin: 'https://evil.example' }),
    authenticator.use(await ask(slug), { origin: 'http://localhost:4598' }),
    authenticator.use(await ask(slug), { rpId: 'evil.example' }),
    authenticator.use(await ask(slug), { key }),
    other.authenticator.use(await ask(slug)),
    makeAuthenticator(PUBLIC).use(await ask(slug)),
  ]
  const bodies = new Set<string>()
  for (const [index, used] of answers.entries()) {
    const refused = await back(slug, used)
    expect([index, refused.status]).toEqual([index, 403])
    bodies.add(JSON.stringify(refused.answer))
  }
  expect([...bodies]).toEqual(['{"code":"passkey-refused"}'])
  const asked = (await ada.call<Asked>('POST', `/${slug}/passkeys/ask`, {})).answer
  for (const lies of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }])
    expect((await ada.call('POST', `/${slug}/passkeys`, makeAuthenticator(PUBLIC).make(asked, lies))).status).toBe(403)
})

test('[WAY3] a count that does not go up is a copy', async () => {
  const { slug, authenticator } = await begun('Counts')
  expect((await back(slug, authenticator.use(await ask(slug), { counter: 9 }))).status).toBe(201)
  for (const counter of [9, 8, 0])
    expect([counter, (await back(slug, authenticator.use(await ask(slug), { counter }))).status]).toEqual([
      counter,
      403,
    ])
  expect((await back(slug, authenticator.use(await ask(slug), { counter: 10 }))).status).toBe(201)
})

test('[WAY1, COM10] it goes when it is removed, and with its member', async () => {
  const { slug, authenticator, ada } = await begun('Gone')
  const { answer } = await ada.call<{ secret: string }>('POST', `/${slug}/invitations`, {
    standing: 'active',
    roles: ['coordinator'],
    days: 3,
    uses: 1,
  })
  const ben = browser()
  const wish = { secret: answer.secret, name: 'Ben', principlesAccepted: true }
  expect((await ben.call('POST', `/${slug}/members`, wish)).status).toBe(201)
  const bens = makeAuthenticator(PUBLIC)
  const asked = (await ben.call<Asked>('POST', `/${slug}/passkeys/ask`, {})).answer
  expect((await ben.call('POST', `/${slug}/passkeys`, bens.make(asked))).status).toBe(201)
  const command = (kind: string) => ({ key: `key-of-command-${++commands}`, command: { kind } })
  expect((await ada.call('POST', `/${slug}/commands`, command('passkeys.remove'))).status).toBe(200)
  expect((await back(slug, authenticator.use(await ask(slug)))).status).toBe(403)
  expect((await back(slug, bens.use(await ask(slug)))).status).toBe(201)
  expect((await ben.call('POST', `/${slug}/commands`, command('member.leave'))).status).toBe(200)
  expect((await back(slug, bens.use(await ask(slug)))).status).toBe(403)
})

test('over an address without a name there are no passkeys, and the answer says why', async () => {
  const server = await startServer({ env: { HOST: '127.0.0.1' } })
  const port = new URL(server.origin).port
  const origin = `http://127.0.0.1:${port}`
  const http = makeNodeHttp(origin, { cookie: null })
  const wish = { title: 'By number', name: 'Ada', kind: 'circle', language: 'en', zone: 'UTC' }
  const { answer } = await http.call('POST', '/api/communities', wish)
  const { slug } = answer as { slug: string }
  for (const path of ['passkeys/ask', 'passkeys/return/ask']) {
    const refused = await http.call('POST', `/api/communities/${slug}/${path}`, {})
    expect([refused.status, refused.answer]).toEqual([409, { code: 'needs-https' }])
  }
  await server.stop()
})
