// A community over real HTTP: how people come in, what each reads, and that two nodes on one Redis show the same.
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { startServer, type TestServer } from '../support/server.ts'

const zone = 'Europe/Berlin'
const details = { kind: 'session', title: 'Lunch', minutes: 120, mode: 'hybrid', place: 'Room 4', link: '' } as const
let keys = 0

type Page = {
  view: {
    audience: string
    principles: string[]
    charter: Record<string, string>
    meetings: {
      id: string
      wall: string
      sequence: number
      room: string | null
      coming: Record<string, number> | null
    }[]
    inside: { members: { id: string; name: string }[] } | null
  }
  mine: { member: string; name: string; coming: Record<string, string> } | null
}

/** One browser. */
function browser(origin: string, jar: CookieJar = { cookie: null }) {
  const http = makeNodeHttp(origin, jar)
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
    const { status, answer } = await http.call(method, `/api/communities${path}`, body)
    return { status, answer: answer as T }
  }
  return {
    jar,
    call,
    page: async (slug: string) => (await call<Page>('GET', `/${slug}`)).answer,
    async ask(slug: string, command: object, key = `key-number-${++keys}`) {
      return call<Page & { code?: string; offer?: string }>('POST', `/${slug}/commands`, { key, command })
    },
    async secret(slug: string, what: 'invitations' | 'link' | 'feed', body: object = {}) {
      const { status, answer } = await call<{ secret: string }>('POST', `/${slug}/${what}`, body)
      expect(status).toBe(201)
      return answer.secret
    },
  }
}

/** A date some months ahead, at noon of a weekday that summer time does not touch. */
function wallAhead(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`
}

async function begin(origin: string, title: string) {
  const ada = browser(origin)
  const wish = { title, name: 'Ada', kind: 'mixed', language: 'en', zone }
  const { status, answer } = await ada.call<{ slug: string }>('POST', '', wish)
  expect(status).toBe(201)
  const secret = await ada.secret(answer.slug, 'invitations', { standing: 'active', roles: [], days: 30, uses: 5 })
  return { ada, slug: answer.slug, secret }
}

const join = (who: ReturnType<typeof browser>, slug: string, secret: string, name: string) =>
  who.call<Page & { code?: string; offer?: string }>('POST', `/${slug}/members`, {
    secret,
    name,
    principlesAccepted: true,
  })

describe('on the embedded store', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.stop())

  test('people come in by invitation, and each audience reads its own page', async () => {
    const { ada, slug, secret } = await begin(server.origin, 'Mentors of the Valley')
    expect(slug).toBe('mentors-of-the-valley')
    const ben = browser(server.origin)
    expect((await ben.page(slug)).view).toMatchObject({ audience: 'outside', inside: null, meetings: [] })
    expect(await join(ben, slug, secret, 'ada')).toMatchObject({ status: 409, answer: { offer: 'ada (2)' } })
    expect((await join(ben, slug, secret, 'Ben')).status).toBe(201)
    expect((await join(ben, slug, secret, 'Ben')).status).toBe(201)
    const page = await ben.page(slug)
    expect(page.view.inside?.members.map((one) => one.name)).toEqual(['Ada', 'Ben'])
    expect(page.mine?.name).toBe('Ben')
    expect(page.view.principles.length).toBeGreaterThan(3)
    expect((await ada.page(slug)).view.audience).toBe('coordination')
    // Nothing that opens a door is on any page.
    for (const shown of [page, await ada.page(slug)]) expect(JSON.stringify(shown)).not.toMatch(/[0-9a-f]{64}/)
  })

  test('the same name is another address', async () => {
    const first = await begin(server.origin, 'Two of a name')
    const second = await begin(server.origin, 'Two of a name')
    expect(first.slug).toBe('two-of-a-name')
    expect(second.slug).toMatch(/^two-of-a-name-[0-9a-z]{8}$/)
    expect((await first.ada.page(second.slug)).mine).toBeNull()
  })

  test('my link brings a member back on another device, until it is renewed', async () => {
    const { ada, slug } = await begin(server.origin, 'Links')
    const old = await ada.secret(slug, 'link')
    const fresh = await ada.secret(slug, 'link')
    const phone = browser(server.origin)
    expect((await phone.call('POST', `/${slug}/return`, { secret: old })).status).toBe(404)
    expect((await phone.call('POST', `/${slug}/return`, { secret: fresh })).status).toBe(201)
    expect((await phone.page(slug)).mine?.name).toBe('Ada')
  })

  test('a used, an over and an invented invitation get the same answer', async () => {
    const { ada, slug } = await begin(server.origin, 'Doors of a community')
    const once = await ada.secret(slug, 'invitations', { standing: 'guest', roles: [], days: 1, uses: 1 })
    expect((await join(browser(server.origin), slug, once, 'Gus')).status).toBe(201)
    const used = await join(browser(server.origin), slug, once, 'Hal')
    const invented = await join(browser(server.origin), slug, 'f'.repeat(64), 'Hal')
    expect(used).toEqual(invented)
    expect(used).toMatchObject({ status: 404, answer: { code: 'invitation-over' } })
  })

  test('who is no member changes nothing, and a malformed command is answered', async () => {
    const { ada, slug } = await begin(server.origin, 'Closed doors')
    const stranger = browser(server.origin)
    expect((await stranger.ask(slug, { kind: 'member.leave' })).status).toBe(403)
    expect((await stranger.call('POST', `/${slug}/feed`, {})).status).toBe(403)
    for (const command of [{}, { kind: 'member.join' }, { kind: 'meeting.add' }, { kind: 'constructor' }]) {
      expect((await ada.ask(slug, command)).status).toBe(400)
    }
    expect((await ada.call('GET', '/no-such-community')).status).toBe(404)
    expect((await ada.call('GET', '/__proto__')).status).toBe(404)
  })

  test('a command repeated after a lost answer counts once', async () => {
    const { ada, slug } = await begin(server.origin, 'Twice')
    const add = { kind: 'meeting.add', details, wall: wallAhead(40), zone, repeat: null }
    expect((await ada.ask(slug, add, 'the-same-key')).status).toBe(200)
    expect((await ada.ask(slug, add, 'the-same-key')).answer.view.meetings).toHaveLength(1)
  })

  test('forty at once: everybody is in, once', async () => {
    const { ada, slug } = await begin(server.origin, 'Crowd')
    const secret = await ada.secret(slug, 'invitations', { standing: 'active', roles: [], days: 30, uses: 40 })
    const all = Array.from({ length: 40 }, (_, index) => join(browser(server.origin), slug, secret, `Person ${index}`))
    expect((await Promise.all(all)).map((one) => one.status)).toEqual(all.map(() => 201))
    expect((await ada.page(slug)).view.inside?.members).toHaveLength(41)
  })

  test('the calendar of a member: an independent parser reads it, a moved date stays the same one, a leaked address ends', async () => {
    const { ada, slug, secret } = await begin(server.origin, 'Calendars')
    const ben = browser(server.origin)
    await join(ben, slug, secret, 'Ben')
    const repeat = { every: 'month', times: 3, hours: [] }
    await ada.ask(slug, { kind: 'meeting.add', details, wall: wallAhead(30), zone, repeat })
    const [first, second] = (await ada.page(slug)).view.meetings
    await ben.ask(slug, { kind: 'meeting.coming', meeting: first?.id, coming: 'room' })
    expect((await ada.page(slug)).view.meetings[0]?.coming).toMatchObject({ room: 1 })

    const old = await ben.secret(slug, 'feed')
    const read = async (feed: string) => {
      const answer = await fetch(`${server.origin}/api/communities/${slug}/calendar/${feed}.ics`)
      return { status: answer.status, text: await answer.text() }
    }
    const events = (text: string) =>
      new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const before = events((await read(old)).text)
    expect(before).toHaveLength(3)
    expect(before[0]?.summary).toBe('Lunch')
    expect(before[0]?.location).toBe('Room 4')
    expect(before[0]?.duration.toSeconds()).toBe(7_200)

    const move = { kind: 'meeting.change', meeting: first?.id, sequence: 0, details, zone, reason: 'The room is taken' }
    expect((await ada.ask(slug, { ...move, wall: wallAhead(31) })).status).toBe(200)
    const called = { kind: 'meeting.cancel', meeting: second?.id, following: false, reason: 'Holidays' }
    expect((await ada.ask(slug, called)).status).toBe(200)
    const { text } = await read(old)
    const after = events(text)
    expect(after.map((one) => one.uid).sort()).toEqual(before.map((one) => one.uid).sort())
    const moved = after.find((one) => one.uid === `${first?.id}@copse`)
    expect([moved?.sequence, moved?.startDate.toJSDate().getTime()]).toEqual([
      1,
      (before[0]?.startDate.toJSDate().getTime() ?? 0) + 86_400_000,
    ])
    const off = after.find((one) => one.uid === `${second?.id}@copse`)
    expect(off?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    for (const other of ['Ada', 'Ben']) expect(text).not.toContain(other)

    const fresh = await ben.secret(slug, 'feed')
    expect((await read(old)).status).toBe(404)
    expect((await read(fresh)).status).toBe(200)
  })

  test('words people wrote cannot add lines to a calendar', async () => {
    const { ada, slug } = await begin(server.origin, 'Lines')
    const odd = { ...details, title: 'Lunch;ATTENDEE=x,\\n', place: 'Room "4"; DROP, \\' }
    await ada.ask(slug, { kind: 'meeting.add', details: odd, wall: wallAhead(9), zone, repeat: null })
    const feed = await ada.secret(slug, 'feed')
    const text = await (await fetch(`${server.origin}/api/communities/${slug}/calendar/${feed}.ics`)).text()
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    expect(event?.getFirstPropertyValue('summary')).toBe(odd.title)
    expect(event?.getFirstPropertyValue('location')).toBe(odd.place)
    expect(event?.getAllProperties('attendee')).toEqual([])
  })

  test('a date is held in one room, whoever opens it first', async () => {
    const { ada, slug, secret } = await begin(server.origin, 'Rooms of dates')
    const ben = browser(server.origin)
    await join(ben, slug, secret, 'Ben')
    await ada.ask(slug, { kind: 'meeting.add', details, wall: wallAhead(3), zone, repeat: null })
    const [meeting] = (await ada.page(slug)).view.meetings
    const open = (who: typeof ada) => who.call<{ code: string }>('POST', `/${slug}/meetings/${meeting?.id}/room`, {})
    const [one, other] = await Promise.all([open(ada), open(ben)])
    expect(one.answer.code).toBe(other.answer.code)
    expect((await ada.page(slug)).view.meetings[0]?.room).toBe(one.answer.code)
    const room = await fetch(`${server.origin}/api/rooms/${one.answer.code}`)
    expect(await room.json()).toMatchObject({ title: 'Lunch' })
  })

  test('of who leaves nothing is left on any page', async () => {
    const { ada, slug, secret } = await begin(server.origin, 'Farewell')
    const ben = browser(server.origin)
    await join(ben, slug, secret, 'Benedikta')
    const feed = await ben.secret(slug, 'feed')
    expect((await ben.ask(slug, { kind: 'member.leave' })).status).toBe(200)
    expect((await ben.page(slug)).mine).toBeNull()
    expect(JSON.stringify(await ada.page(slug))).not.toContain('Benedikta')
    expect((await fetch(`${server.origin}/api/communities/${slug}/calendar/${feed}.ics`)).status).toBe(404)
  })
})

describe('two nodes on one Redis', () => {
  let redis: TestRedis
  let nodes: TestServer[] = []
  beforeAll(async () => {
    redis = await startRedis()
    nodes = [await startServer({ env: { ...redis.env } }), await startServer({ env: { ...redis.env } })]
  })
  afterAll(async () => {
    for (const node of nodes) await node.stop()
    await redis?.stop()
  })

  test('what one node saved the other shows at once; words of two people at the same time are both safe', async () => {
    const [here, there] = nodes
    if (!here || !there) throw new Error('no nodes')
    const { ada, slug, secret } = await begin(here.origin, 'On two nodes')
    const ben = browser(there.origin)
    expect((await join(ben, slug, secret, 'Ben')).status).toBe(201)
    const word = (who: typeof ada, text: string) =>
      who.ask(slug, { kind: 'charter.set', part: 'purpose', base: '', text })
    const both = await Promise.all([word(ada, 'Of Ada'), word(ben, 'Of Ben')])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const lost = both.find((one) => one.status === 409)
    const kept = (await ada.page(slug)).view.charter.purpose
    expect(lost?.answer).toEqual({ code: 'changed-meanwhile', offer: kept })
    expect((await ben.page(slug)).view.charter.purpose).toBe(kept)
    const many = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? ada : ben).ask(slug, {
        kind: 'meeting.add',
        details: { ...details, title: `Date ${index}` },
        wall: wallAhead(10 + index),
        zone,
        repeat: null,
      }),
    )
    expect((await Promise.all(many)).map((one) => one.status)).toEqual(many.map(() => 200))
    expect((await ben.page(slug)).view.meetings).toHaveLength(20)
  })
})
