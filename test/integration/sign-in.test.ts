// What comes back from an OpenID provider, when the provider or somebody between lies: nothing of it opens anything.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { epochMs } from '../../shared/ids.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PUBLIC = 'http://localhost:4598'
const SUB = 'the-number-of-the-person'
type Claims = Record<string, unknown>

let aheadMs = 0
const clock = {
  nowMs: () => epochMs(Date.now() + aheadMs),
  after(delayMs: number, run: () => void) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
/** A provider that does what a test says: by default everything right. */
let liar: Server
let issuer: string
let good: Awaited<ReturnType<typeof generateKeyPair>>
let foreign: Awaited<ReturnType<typeof generateKeyPair>>
let lie: { claims?: Claims; key?: 'foreign' | 'none'; status?: number } = {}
let asked: { nonce: string; verifier: string | null; used: Set<string> }
let server: TestServer
beforeAll(async () => {
  good = await generateKeyPair('RS256', { extractable: true })
  foreign = await generateKeyPair('RS256', { extractable: true })
  liar = createServer(async (request, response) => {
    const json = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration') {
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        authorization_response_iss_parameter_supported: true,
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (request.url === '/jwks')
      return json(200, { keys: [{ ...(await exportJWK(good.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] })
    const sent = new URLSearchParams(await bodyOf(request))
    asked.verifier = sent.get('code_verifier')
    const code = sent.get('code') ?? ''
    if (lie.status !== undefined || asked.used.has(code)) return json(lie.status ?? 400, { error: 'invalid_grant' })
    asked.used.add(code)
    json(200, { access_token: 'a', token_type: 'Bearer', id_token: await token() })
  })
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve))
  issuer = `http://localhost:${(liar.address() as AddressInfo).port}`
  const env = {
    PUBLIC_URL: PUBLIC,
    SIGN_IN_ISSUER: issuer,
    SIGN_IN_CLIENT: 'copse',
    SIGN_IN_SECRET: 'hush',
    SIGN_IN_FOR: 'both',
    SIGN_IN_NAME: 'The University',
    // So that the bytes of the store can be read.
    ENCRYPTION: 'off',
  }
  server = await startServer({ env, clock })
})
afterAll(async () => {
  await server?.stop()
  liar?.closeAllConnections()
  liar?.close()
})
beforeEach(() => {
  lie = {}
  aheadMs = 0
  asked = { nonce: '', verifier: null, used: new Set() }
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

async function token(): Promise<string> {
  const nowS = Math.floor(Date.now() / 1000)
  const claims: Claims = {
    iss: issuer,
    aud: 'copse',
    sub: SUB,
    iat: nowS,
    exp: nowS + 60,
    nonce: asked.nonce,
    ...lie.claims,
  }
  if (lie.key === 'none') {
    const part = (body: object) => Buffer.from(JSON.stringify(body)).toString('base64url')
    return `${part({ alg: 'none' })}.${part(claims)}.`
  }
  const key = lie.key === 'foreign' ? foreign.privateKey : good.privateKey
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key)
}

function bytesIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n')
}

/** One browser; it keeps all cookies. */
function browser() {
  const cookies = new Map<string, string>()
  async function call(method: 'GET' | 'POST', path: string, body?: object) {
    const answer = await fetch(`${server.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: PUBLIC,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (/Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await answer.text()
    const location = answer.headers.get('location')
    return { status: answer.status, location, answer: location === null && text !== '' ? JSON.parse(text) : null }
  }
  /** To the provider: its address says what it was asked. */
  async function begin(wish: object) {
    const { status, answer } = await call('POST', '/api/sign-in', wish)
    expect(status).toBe(201)
    const address = new URL(answer.address)
    asked.nonce = address.searchParams.get('nonce') ?? ''
    return address
  }
  const back = (query: Record<string, string>) => call('GET', `/api/sign-in/back?${new URLSearchParams(query)}`)
  const answered = (address: URL, more: Record<string, string> = {}) =>
    back({ code: 'a-code', state: address.searchParams.get('state') ?? '', iss: issuer, ...more })
  return { cookies, call, begin, back, answered }
}

const create = { purpose: 'create', slug: null }
const room = { title: 'Lunch', name: 'Ada' }

test('who signed in opens rooms for twelve hours, or until they sign out; nobody else does', async () => {
  const ada = browser()
  expect((await ada.call('POST', '/api/rooms', room)).answer).toEqual({ code: 'sign-in' })
  const address = await ada.begin(create)
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    client_id: 'copse',
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    redirect_uri: `${PUBLIC}/api/sign-in/back`,
  })
  expect((await ada.answered(address)).location).toBe('/#sign-in=in')
  expect(asked.verifier).toMatch(/^[\w-]{43,}$/)
  expect((await ada.call('GET', '/api/about')).answer).toMatchObject({ create: 'sign-in', signedIn: true })
  const made = await ada.call('POST', '/api/rooms', room)
  expect(made.status).toBe(201)
  expect((await browser().call('POST', '/api/rooms', room)).status).toBe(403)
  // The room knows nothing of it, and whoever has the code comes in as everywhere.
  const wish = { name: 'Ben', place: 'remote', principlesAccepted: true }
  expect((await browser().call('POST', `/api/rooms/${made.answer.code}/seats`, wish)).status).toBe(201)
  aheadMs = 12 * 3_600_000
  expect((await ada.call('POST', '/api/rooms', room)).status).toBe(403)
  aheadMs = 0
  expect((await ada.answered(await ada.begin(create), { code: 'another' })).location).toBe('/#sign-in=in')
  expect((await ada.call('POST', '/api/sign-in/out', {})).answer).toEqual({ address: null })
  expect((await ada.call('POST', '/api/rooms', room)).status).toBe(403)
})

test.each<[string, typeof lie]>([
  ['an issuer that is another one', { claims: { iss: 'https://evil.example' } }],
  ['a token for another client', { claims: { aud: 'somebody-else' } }],
  ['a token that is over', { claims: { exp: Math.floor(Date.now() / 1000) - 3_600 } }],
  ['a nonce of another sign-in', { claims: { nonce: 'of-somebody-else' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
  ['a signature with a foreign key', { key: 'foreign' }],
  ['no signature', { key: 'none' }],
  ['a refused code', { status: 400 }],
  ['a provider with a fault', { status: 500 }],
])('%s opens nothing', async (_, told) => {
  const ada = browser()
  const address = await ada.begin(create)
  lie = told
  expect((await ada.answered(address)).location).toBe('/#sign-in=failed')
  expect((await ada.call('POST', '/api/rooms', room)).status).toBe(403)
})

test('a state of somebody else, none, an issuer that is not ours, and a cancelled sign-in open nothing', async () => {
  for (const more of [{ state: 'of-somebody-else' }, { state: '' }, { iss: 'https://evil.example' }, { iss: '' }]) {
    const ada = browser()
    expect([more, (await ada.answered(await ada.begin(create), more)).location]).toEqual([more, '/#sign-in=failed'])
    expect((await ada.call('POST', '/api/rooms', room)).status).toBe(403)
  }
  const ada = browser()
  const state = (await ada.begin(create)).searchParams.get('state') ?? ''
  expect((await ada.back({ error: 'access_denied', state, iss: issuer })).location).toBe('/#sign-in=failed')
})

test('an answer that was used opens nothing again, in this browser or with its cookies kept', async () => {
  const ada = browser()
  const address = await ada.begin(create)
  const kept = new Map(ada.cookies)
  expect((await ada.answered(address)).location).toBe('/#sign-in=in')
  expect((await ada.answered(address)).location).toBe('/#sign-in=failed')
  const eve = browser()
  for (const [name, value] of kept) eve.cookies.set(name, value)
  expect((await eve.answered(address)).location).toBe('/#sign-in=failed')
  // Somebody else's whole answer, in a browser that began nothing: login as a stranger.
  const next = await ada.begin(create)
  expect((await browser().answered(next, { code: 'fresh' })).location).toBe('/#sign-in=failed')
  aheadMs = 10 * 60_000
  expect((await ada.answered(next, { code: 'fresh' })).location).toBe('/#sign-in=failed')
})

test('[WAY4] a member comes back by it on another device; the store knows neither issuer nor person', async () => {
  const ada = browser()
  await ada.answered(await ada.begin(create))
  const made = await ada.call('POST', '/api/communities', { ...room, kind: 'circle', language: 'en', zone: 'UTC' })
  expect(made.status).toBe(201)
  const { slug } = made.answer
  const stranger = browser()
  const unknown = await stranger.answered(await stranger.begin({ purpose: 'return', slug }), { code: 'c1' })
  expect(unknown.location).toBe(`/c/${slug}#sign-in=unknown`)
  const connected = await ada.answered(await ada.begin({ purpose: 'connect', slug }), { code: 'c2' })
  expect(connected.location).toBe(`/c/${slug}#sign-in=connected`)
  const phone = browser()
  const back = await phone.answered(await phone.begin({ purpose: 'return', slug }), { code: 'c3' })
  expect(back.location).toBe(`/c/${slug}#sign-in=in`)
  const { answer } = await phone.call('GET', `/api/communities/${slug}`)
  expect(answer.mine).toMatchObject({ name: 'Ada', waysBack: { signIn: true } })
  expect(JSON.stringify(answer)).not.toContain(SUB)
  const bytes = bytesIn(server.dataDirectory)
  expect(bytes).toContain('"name":"Ada"')
  for (const trace of [SUB, issuer, 'The University']) expect(bytes).not.toContain(trace)
  // Who is not a member cannot connect anything.
  const eve = browser()
  const tried = await eve.answered(await eve.begin({ purpose: 'connect', slug }), { code: 'c4' })
  expect(tried.location).toBe(`/c/${slug}#sign-in=unknown`)
})

test('a provider that is away is an answer, and without settings there is no such thing', async () => {
  const plain = await startServer()
  const call = (path: string) =>
    fetch(`${plain.origin}${path}`, {
      method: 'POST',
      headers: { origin: plain.origin, 'content-type': 'application/json' },
      body: JSON.stringify(create),
    })
  expect((await call('/api/sign-in')).status).toBe(409)
  expect((await call('/api/sign-in/out')).status).toBe(409)
  expect((await fetch(`${plain.origin}/api/sign-in/back?code=x`, { redirect: 'manual' })).status).toBe(409)
  expect(await (await fetch(`${plain.origin}/api/about`)).json()).toMatchObject({ signIn: null, create: 'open' })
  await plain.stop()
  const away = await startServer({
    env: { PUBLIC_URL: PUBLIC, SIGN_IN_ISSUER: 'http://localhost:9', SIGN_IN_CLIENT: 'copse', SIGN_IN_FOR: 'makers' },
  })
  const refused = await fetch(`${away.origin}/api/sign-in`, {
    method: 'POST',
    headers: { origin: PUBLIC, 'content-type': 'application/json' },
    body: JSON.stringify(create),
  })
  expect([refused.status, await refused.json()]).toEqual([503, { code: 'sign-in-away' }])
  await away.stop()
})
