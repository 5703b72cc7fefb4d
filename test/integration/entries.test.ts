// What a community knows over real HTTP: drafted, read, published, found, taken along and brought in; nothing for who is no member.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let keys = 0
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

type Shelf = {
  count: number
  found: { kind: string; id: string; title: string }[] | null
  drafts: { id: string; title: string }[]
  entries: { id: string; title: string }[]
}

function browser(jar: CookieJar = { cookie: null }) {
  const http = makeNodeHttp(server.origin, jar)
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
    const { status, answer } = await http.call(method, `/api/communities${path}`, body)
    return { status, answer: answer as T }
  }
  const headers = () => (jar.cookie === null ? {} : { cookie: jar.cookie })
  return {
    call,
    ask: (slug: string, command: object) => call('POST', `/${slug}/commands`, { key: `key-number-${++keys}`, command }),
    async shelf(slug: string, query?: string) {
      const asked = query === undefined ? {} : { 'x-search': query }
      const answer = await fetch(`${server.origin}/api/communities/${slug}/entries`, {
        headers: { ...headers(), ...asked },
      })
      expect(answer.status).toBe(200)
      return (await answer.json()) as Shelf
    },
    text: async (slug: string) =>
      (await fetch(`${server.origin}/api/communities/${slug}/entries.md`, { headers: headers() })).text(),
    async bring(slug: string, body: string) {
      const answer = await fetch(`${server.origin}/api/communities/${slug}/entries/import`, {
        method: 'POST',
        headers: { ...headers(), origin: server.origin, 'content-type': 'application/octet-stream' },
        body,
      })
      return {
        status: answer.status,
        answer: (await answer.json()) as { added?: number; code?: string; offer?: string },
      }
    },
  }
}

async function begin(title: string) {
  const ada = browser()
  const wish = { title, name: 'Ada', kind: 'mixed', language: 'en', zone: 'Europe/Berlin' }
  const { slug } = (await ada.call<{ slug: string }>('POST', '', wish)).answer
  const invite = { standing: 'active', roles: [], days: 30, uses: 5 }
  const { secret } = (await ada.call<{ secret: string }>('POST', `/${slug}/invitations`, invite)).answer
  const join = async (name: string) => {
    const who = browser()
    const answer = await who.call('POST', `/${slug}/members`, { secret, name, principlesAccepted: true })
    expect(answer.status).toBe(201)
    return who
  }
  return { ada, slug, ben: await join('Ben'), cleo: await join('Cleo') }
}

test('[ENT3, ENT9] a draft is found once two others have read it; themes and names of files are found too', async () => {
  const { ada, slug, ben, cleo } = await begin('What we know')
  await ada.ask(slug, { kind: 'entry.add', type: 'practice', title: 'Wait ten seconds', from: 'Silence, March' })
  const entry = (await ben.shelf(slug)).drafts[0]?.id ?? ''
  expect((await ben.shelf(slug, 'seconds')).found).toEqual([])
  expect((await ada.ask(slug, { kind: 'entry.check', entry, on: true })).status).toBe(403)
  for (const who of [ben, cleo])
    expect((await who.ask(slug, { kind: 'entry.check', entry, on: true })).status).toBe(200)
  expect((await ben.shelf(slug, 'secnods')).found).toMatchObject([{ kind: 'entry', id: entry }])
  const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' }
  const wall = `${new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)}T12:00`
  await ada.ask(slug, { kind: 'meeting.add', details, wall, zone: 'Europe/Berlin', repeat: null })
  const page = await ada.call<{ view: { meetings: { id: string }[] } }>('GET', `/${slug}`)
  const meeting = page.answer.view.meetings[0]?.id
  await ada.ask(slug, { kind: 'page.set', meeting, part: 'theme', base: '', text: 'Feedback that helps' })
  expect((await ben.shelf(slug, 'feedbak')).found).toMatchObject([{ kind: 'date', id: meeting }])
  // Words with a meaning for programs are words here.
  for (const odd of ['%22%29%28', '%00', '*', 'a'.repeat(5_000), '%F0%9F%98%80'])
    expect((await ben.shelf(slug, odd)).found).toEqual([])
})

test('[ENT1, ENT8] all of it goes out and comes back; a broken file, and who is no member, change nothing', async () => {
  const { ada, slug, ben } = await begin('Taken along')
  await ada.ask(slug, { kind: 'entry.add', type: 'phrase', title: 'What would you need to know first?', from: '' })
  await ben.ask(slug, { kind: 'entry.add', type: 'glossary', title: 'Circle', from: '' })
  const text = await ada.text(slug)
  const other = await begin('Brought in')
  expect(await other.ben.bring(other.slug, text)).toMatchObject({ status: 403 })
  expect(await other.ada.bring(slug, text)).toMatchObject({ status: 404 })
  expect(await other.ada.bring(other.slug, text.slice(0, -20))).toMatchObject({
    status: 400,
    answer: { code: 'archive-broken' },
  })
  expect((await other.ada.shelf(other.slug)).drafts).toEqual([])
  expect(await other.ada.bring(other.slug, text)).toEqual({ status: 201, answer: { added: 2 } })
  expect(await other.ada.bring(other.slug, text)).toEqual({ status: 201, answer: { added: 0 } })
  expect((await other.ada.shelf(other.slug)).drafts.map((one) => one.title)).toEqual([
    'Circle',
    'What would you need to know first?',
  ])
  expect(await other.ada.text(other.slug)).toBe(text)
  for (const path of ['entries', 'entries.md', `entries/${(await ada.shelf(slug)).drafts[0]?.id}`])
    expect((await browser().call('GET', `/${slug}/${path}`)).status).toBe(404)
})
