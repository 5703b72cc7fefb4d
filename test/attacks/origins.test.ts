// A3 to A6, C12: Pages of others, fixed sessions, invented addresses, crooked paths.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Participant } from '../../client/net/participant.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { byHand, openRoom, SOCKETS_PATH, startTarget, type Target, UPGRADE } from './support/target.ts'

let target: Target
let ida: Participant & { room: string }
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target)
})
afterAll(async () => {
  ida?.close()
  await target?.remove()
})

const cookie = () => ida.cookieJar.cookie ?? ''
const seatWish = (name: string) => JSON.stringify({ name, place: 'remote', principlesAccepted: true })

/** What another page would send as its Origin. null: none at all. */
const foreignOrigins = () => [
  'https://evil.example',
  'null',
  null,
  '',
  `https://localhost.evil.example:${target.port}`,
  `http://localhost:${target.port + 1}`,
  `https://localhost:${target.port}`,
  `http://localhost:${target.port}.evil.example`,
  `http://localhost:${target.port}@evil.example`,
  `http://evil.example#localhost:${target.port}`,
  `http://LOCALHOST:${target.port}/`,
  `http://localhost:${target.port} https://evil.example`,
  'file://',
  'chrome-extension://abcdefghijklmnop',
]

test('A3: no foreign Origin opens a socket, by WebSocket or by polling', async () => {
  await target.bears('foreign Origins', async () => {
    for (const path of [SOCKETS_PATH, `/yjs/${ida.view().documents.agenda}?acks=1`]) {
      const own = { ...UPGRADE, cookie: cookie() }
      expect((await byHand(target.port, { path, headers: { ...own, origin: target.origin } })).status).toBe(101)
      for (const origin of foreignOrigins()) {
        const headers = { ...own, ...(origin === null ? {} : { origin }) }
        expect([path, origin, (await byHand(target.port, { path, headers })).status]).toEqual([path, origin, 403])
      }
      // A name of another that points here: the page's host is then that name, in both headers.
      const rebound = { ...own, host: `evil.example:${target.port}`, origin: `http://evil.example:${target.port}` }
      expect((await byHand(target.port, { path, headers: rebound })).status).toBe(403)
    }
    for (const origin of [target.origin, 'https://evil.example']) {
      for (const method of ['GET', 'POST']) {
        const path = '/socket.io/?EIO=4&transport=polling'
        const answer = await byHand(target.port, { method, path, headers: { cookie: cookie(), origin }, body: '40' })
        expect([method, answer.status]).toEqual([method, 404])
      }
    }
  })
})

test('A4: nothing is changed by a page of another site', async () => {
  await target.bears('cross-site posts', async () => {
    const bodies: [string, Record<string, string>][] = [
      ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
      ['plain text', { 'content-type': 'text/plain' }],
      ['no kind at all', {}],
      ['an empty kind', { 'content-type': '' }],
      ['a kind that begins otherwise', { 'content-type': 'text/plain; application/json' }],
      ['JSON', { 'content-type': 'application/json' }],
    ]
    for (const origin of foreignOrigins()) {
      for (const [what, headers] of bodies) {
        for (const path of ['/api/rooms', `/api/rooms/${ida.room}/seats`, `/api/rooms/${ida.room}/screens`]) {
          const sent = { ...headers, cookie: cookie(), ...(origin === null ? {} : { origin }) }
          const answer = await byHand(target.port, { method: 'POST', path, headers: sent, body: seatWish('Evil') })
          expect([what, origin, path, answer.status]).toEqual([what, origin, path, 403])
        }
      }
    }
    for (const [what, headers] of bodies.slice(0, -1)) {
      const sent = { ...headers, origin: target.origin, cookie: cookie() }
      const answer = await byHand(target.port, {
        method: 'POST',
        path: `/api/rooms/${ida.room}/seats`,
        headers: sent,
        body: seatWish('Evil'),
      })
      expect([what, answer.status]).toEqual([what, 415])
    }
    for (const site of ['cross-site', 'same-site', 'none', 'SAME-ORIGIN']) {
      const headers = { 'content-type': 'application/json', origin: target.origin, 'sec-fetch-site': site }
      const path = `/api/rooms/${ida.room}/seats`
      const answer = await byHand(target.port, { method: 'POST', path, headers, body: seatWish('Evil') })
      expect([site, answer.status]).toEqual([site, 403])
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
      const answer = await byHand(target.port, { method, path: `/api/rooms/${ida.room}/seats`, headers })
      expect([method, [403, 404, 405, 501].includes(answer.status)]).toEqual([method, true])
      expect(answer.head.toLowerCase()).not.toContain('access-control-allow')
    }
    expect(Object.values(ida.view().seats).map((seat) => seat.name)).toEqual(['Ida'])
    expect(ida.view().screens).toEqual([])
  })
})

test('A5: a token is in no address, no answer and no log; a cookie that is none of ours is replaced', async () => {
  const secret = cookie().split('=')[1] ?? ''
  const join = async (sent: string) => {
    const headers = { origin: target.origin, 'content-type': 'application/json', cookie: sent }
    const path = `/api/rooms/${ida.room}/seats`
    const name = `Fixed ${Math.random().toString(36).slice(2, 8)}`
    return byHand(target.port, { method: 'POST', path, headers, body: seatWish(name) })
  }
  const wrongs = ['short', 'A'.repeat(64), `${'ab'.repeat(32)}x`, `${'ab'.repeat(31)}a;`, '%00'.repeat(20)]
  for (const wrong of wrongs) {
    const given = /copse=([0-9a-f]{64});.*HttpOnly; SameSite=Lax/.exec((await join(`copse=${wrong}`)).head)?.[1]
    expect([wrong, given !== undefined && given !== wrong]).toEqual([wrong, true])
  }
  // The same cookie twice, one of them planted: the first counts for all, as in every browser, and nobody gets both.
  for (const path of ['/', `/r/${ida.room}`, `/screen/${ida.room}`, '/api/about', `/api/rooms/${ida.room}`]) {
    const answer = await byHand(target.port, { path, headers: { cookie: cookie() } })
    expect([path, `${answer.head}${answer.body}`.includes(secret)]).toEqual([path, false])
    expect(answer.head).toContain('referrer-policy: no-referrer')
  }
  // In an address a token counts for nothing.
  for (const path of [`${SOCKETS_PATH}&copse=${secret}`, `/yjs/${ida.view().documents.agenda}?copse=${secret}`]) {
    const answer = await byHand(target.port, { path, headers: { ...UPGRADE, origin: target.origin } })
    expect([path, answer.status]).toEqual([path, 401])
  }
  const link = await ida.returnLink()
  expect(link).toMatch(/^\/r\/[^?]+#back=[0-9a-f]{32,}$/)
  expect(target.output()).not.toContain(secret)
  expect(target.output()).not.toContain(link.split('#back=')[1])
  expect(JSON.stringify(ida.view())).not.toContain(secret)
})

test('A6: an address that somebody invents counts for nothing', async () => {
  const guess = async (index: number, headers: Record<string, string>) => {
    const path = `/api/rooms/zzzz${String(index).padStart(4, '0')}`
    return (await byHand(target.port, { path, headers, from: '127.0.0.66' })).status
  }
  const statuses: number[] = []
  for (let index = 0; index < LIMITS.wrongCodesPerMinute + 10; index++) {
    const address = `10.0.0.${index}`
    const headers = { 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address }
    statuses.push(await guess(index, headers))
  }
  expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429])
})

test('A6: behind a proxy that is named the address it tells counts, and only its last word', async () => {
  const proxied = await startTarget({ TRUST_PROXY: '127.0.0.9', PUBLIC_URL: 'https://copse.example.org' })
  const guess = (index: number, forwarded: string, from: string) =>
    byHand(proxied.port, {
      path: `/api/rooms/zzzz${String(index).padStart(4, '0')}`,
      headers: { 'x-forwarded-for': forwarded },
      from,
    })
  try {
    for (let index = 0; index < LIMITS.wrongCodesPerMinute + 1; index++) {
      // The visitor invents the first entries; the proxy adds the last.
      await guess(index, `1.2.3.${index}, 203.0.113.5`, '127.0.0.9')
    }
    expect((await guess(99, '203.0.113.5', '127.0.0.9')).status).toBe(429)
    expect((await guess(98, '203.0.113.6', '127.0.0.9')).status).toBe(404)
    expect((await guess(97, '203.0.113.5', '127.0.0.10')).status).toBe(404)
    const made = await byHand(proxied.port, {
      method: 'POST',
      path: '/api/rooms',
      headers: { origin: 'https://copse.example.org', 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'T', name: 'N' }),
      from: '127.0.0.9',
    })
    expect(made.head).toMatch(/set-cookie: __Host-copse=[0-9a-f]{64}; Path=\/; .*HttpOnly; SameSite=Lax; Secure/)
  } finally {
    await proxied.remove()
  }
})

test('C12: no path leads to a file that is not the page', async () => {
  await target.bears('crooked paths', async () => {
    const up = ['..', '%2e%2e', '..%5c', '..%2f', '%2e%2e%2f', '..;', '....//', '..%00', '%252e%252e', '..%c0%af']
    const files = ['package.json', 'etc/passwd', 'server/main.mjs', '.env', '.git/config', 'client/.vite/manifest.json']
    const starts = ['/', '//', '/assets/', '/static/', '/r/x/', '/api/', '/yjs/', '/socket.io/', '/\\', '/./']
    const paths = starts.flatMap((start) =>
      up.flatMap((step) => files.map((file) => `${start}${`${step}/`.repeat(3)}${file}`)),
    )
    const bare = ['/.env', '/.git/HEAD', '/package.json', '/server/main.mjs', '/data/LOCK', '/%00', '/assets/%00.js']
    for (const path of [...paths, ...bare, '/.vite/manifest.json', '/assets', '/assets/', 'http://evil.example/x']) {
      const answer = await byHand(target.port, { path })
      expect([path, [400, 404].includes(answer.status)]).toEqual([path, true])
      expect(/root:|"dependencies"|\[core\]/.test(answer.body)).toBe(false)
    }
    for (const path of [`//api/rooms/${ida.room}`, `/api//rooms/${ida.room}`, `/API/rooms/${ida.room}`]) {
      const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
      const answer = await byHand(target.port, { method: 'POST', path: `${path}/seats`, headers, body: seatWish('X') })
      expect([path, [403, 404].includes(answer.status)]).toEqual([path, true])
    }
    // Paths of upgrades: only the document itself.
    const id = ida.view().documents.agenda
    const [room] = id.split('.')
    const crooked = [`${room}.board.1`, `${room}.agenda.-1`, `${room}.__proto__.0`, `${room}.agenda.0/..`, `..${id}`]
    const more = [`${room}%2eagenda%2e0`, `${id}%00`, 'x'.repeat(2_000), '__proto__', 'a:b.agenda.0', `${id} `]
    for (const path of [...crooked, ...more]) {
      const headers = { ...UPGRADE, origin: target.origin, cookie: cookie() }
      const answer = await byHand(target.port, { path: `/yjs/${path}`, headers })
      expect([path, [101, 400, 404].includes(answer.status)]).toEqual([path, true])
    }
    expect(target.output()).not.toMatch(/"level":(50|60)/)
  })
})
