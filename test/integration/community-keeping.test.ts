// What a community set, in its rooms: how long things are kept, which words are pointed at, and "erase me", over real HTTP, real sockets
// and a real process that is killed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { filesHolding } from '../contract/bytes-on-disk.ts'
import { type ErasureServer, startErasureServer } from '../erasure/server-process.ts'
import { startServer, type TestServer } from '../support/server.ts'

const DAY_MS = 86_400_000
const zone = 'Europe/Berlin'
const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' } as const
const keeping = { summaryDays: 2, graceMinutes: 10, answersDays: 3 }
let keys = 0

type Page = {
  view: { meetings: { id: string; room: string | null }[]; inside: { words: string[]; keeping: object } | null }
  mine: { name: string; coming: Record<string, string> } | null
}

function browser(origin: string, jar: CookieJar = { cookie: null }) {
  const http = makeNodeHttp(origin, jar)
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
    const { status, answer } = await http.call(method, path, body)
    return { status, answer: answer as T }
  }
  const of = (slug: string) => `/api/communities/${slug}`
  return {
    jar,
    call,
    page: async (slug: string) => (await call<Page>('GET', of(slug))).answer,
    ask: (slug: string, command: object) =>
      call<Page & { code?: string }>('POST', `${of(slug)}/commands`, { key: `key-number-${++keys}`, command }),
  }
}
type Browser = ReturnType<typeof browser>
/** The same browser, when the server is back on another port. */
const again = (who: Browser, origin: string) => browser(origin, who.jar)

const wallIn = (days: number) => `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T12:00`

/** Ada's community with Ben in it, a date, and its room, which Ada facilitates. */
async function community(origin: string, title: string, set: object[] = []) {
  const ada = browser(origin)
  const made = await ada.call<{ slug: string }>('POST', '/api/communities', {
    ...{ title, name: 'Ada', kind: 'mixed', language: 'en', zone },
  })
  const { slug } = made.answer
  const wish = { standing: 'active', roles: [], days: 30, uses: 5 }
  const { answer } = await ada.call<{ secret: string }>('POST', `/api/communities/${slug}/invitations`, wish)
  const ben = browser(origin)
  const enter = { secret: answer.secret, name: 'Ben', principlesAccepted: true }
  expect((await ben.call('POST', `/api/communities/${slug}/members`, enter)).status).toBe(201)
  for (const command of set) expect((await ada.ask(slug, command)).status).toBe(200)
  await ada.ask(slug, { kind: 'meeting.add', details, wall: wallIn(1), zone, repeat: null })
  const meeting = (await ada.page(slug)).view.meetings[0]?.id ?? ''
  const room = await ada.call<{ code: string }>('POST', `/api/communities/${slug}/meetings/${meeting}/room`, {})
  expect(room.status).toBe(201)
  return { ada, ben, slug, meeting, code: room.answer.code }
}

async function sit(origin: string, name: string, code: string, who?: Browser): Promise<Participant> {
  const one = createParticipant({ origin, name, code, ...(who ? { cookieJar: who.jar } : {}) })
  await one.join()
  await one.connect()
  return one
}

describe('a running server', () => {
  let server: TestServer
  const here: Participant[] = []
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(async () => {
    for (const one of here) one.close()
    await server?.stop()
  })

  test('[KEP1, KEP2] a room keeps what the community had set when it was opened; bad numbers are refused over HTTP', async () => {
    const made = await community(server.origin, 'Keeping', [{ kind: 'keeping.set', keeping }])
    const { ada, ben, slug, code } = made
    for (const bad of [
      { ...keeping, summaryDays: 0 },
      { ...keeping, graceMinutes: 11 },
      { summaryDays: 3 },
      { ...keeping, answersDays: '3' },
    ])
      expect((await ada.ask(slug, { kind: 'keeping.set', keeping: bad })).status).toBe(400)
    expect((await ben.ask(slug, { kind: 'keeping.set', keeping })).status).toBe(403)
    await ada.ask(slug, { kind: 'keeping.set', keeping: { ...keeping, summaryDays: 90, graceMinutes: 1 } })
    const lead = await sit(server.origin, 'Ada', code, ada)
    here.push(lead)
    expect(lead.view().keeping).toEqual({ summaryDays: 2, graceMinutes: 10 })
    await lead.send({ kind: 'session.start' })
    await lead.send({ kind: 'session.close' })
    const { progress } = await lead.waitFor((view) => view.progress.state === 'closing')
    if (progress.state !== 'closing') throw new Error('it does not close')
    expect(Math.round((progress.closesAtMs - lead.link().nowMs()) / 60_000)).toBe(10)
    // Nobody waits for the ten minutes: who leads has it deleted now.
    await lead.send({ kind: 'session.closeNow' })
    const closed = await lead.waitFor((view) => view.progress.state === 'closed' && view.summary !== null)
    const days = ((closed.summary?.deletesAtMs ?? 0) - Date.now()) / DAY_MS
    expect(days).toBeGreaterThan(1.9)
    expect(days).toBeLessThan(2.1)
  })

  test('[WRD4] the words are on every device with a seat, later ones too, on no screen, and gone with the close', async () => {
    const words = { kind: 'words.add', words: ['Hillside'] }
    const { ada, ben, slug, code } = await community(server.origin, 'Words', [words])
    const lead = await sit(server.origin, 'Ada', code, ada)
    const guest = await sit(server.origin, 'Gus', code)
    const screen = createParticipant({ origin: server.origin, name: 'wall', code })
    const { screen: id } = await screen.becomeScreen(code)
    await screen.connect('screen')
    here.push(lead, guest, screen)
    await lead.send({ kind: 'screen.allow', screen: id })
    await screen.waitFor((view) => view.audience === 'screen')
    for (const one of [lead, guest]) expect(one.view().guardWords).toEqual(['Hillside'])
    expect((await ben.ask(slug, { kind: 'words.add', words: ['Unit 5'] })).status).toBe(200)
    await guest.waitFor((view) => view.guardWords.length === 2)
    expect((await ben.ask(slug, { kind: 'words.remove', words: ['Hillside'] })).status).toBe(200)
    await guest.waitFor((view) => view.guardWords.length === 1)
    expect(guest.view().guardWords).toEqual(['Unit 5'])
    expect(JSON.stringify(screen.view())).not.toMatch(/Hillside|Unit 5/)
    const outside = await browser(server.origin).page(slug)
    expect(JSON.stringify(outside)).not.toContain('Unit 5')
    await lead.send({ kind: 'session.start' })
    await lead.send({ kind: 'session.close' })
    await lead.send({ kind: 'session.closeNow' })
    await guest.waitFor((view) => view.progress.state === 'closed')
    expect(guest.view().guardWords).toEqual([])
  })

  test('[MIN1, MIN2] own data and "erase me" reach the community and its rooms, closed ones too, and only the own', async () => {
    const { ada, ben, slug, meeting, code } = await community(server.origin, 'Own')
    await ben.ask(slug, { kind: 'meeting.coming', meeting, coming: 'room' })
    const lead = await sit(server.origin, 'Ada', code, ada)
    const own = await sit(server.origin, 'Ben', code, ben)
    here.push(lead, own)
    await lead.send({ kind: 'session.start' })
    await own.send({ kind: 'step.share', text: 'Ask before I answer' })
    await lead.send({ kind: 'thanks.give', to: own.seat(), text: 'for the calm' })
    const at = `/api/communities/${slug}/me`
    const data = await ben.call<{ member: object; sessions: object[] }>('GET', `${at}/data`)
    expect(data.status).toBe(200)
    expect(data.answer.member).toMatchObject({ name: 'Ben', coming: [{ said: 'room' }] })
    expect(data.answer.sessions).toMatchObject([{ seat: { name: 'Ben' }, sharedStep: 'Ask before I answer' }])
    expect((await browser(server.origin).call('GET', `${at}/data`)).status).toBe(404)
    expect((await browser(server.origin).call('POST', `${at}/erase`, {})).status).toBe(404)

    await lead.send({ kind: 'session.close' })
    await lead.send({ kind: 'session.closeNow' })
    await lead.waitFor((view) => view.progress.state === 'closed')
    expect(await ben.call('POST', `${at}/erase`, {})).toMatchObject({ status: 200, answer: { erased: true } })
    await lead.waitFor((view) => !JSON.stringify(view).includes('Ben'))
    expect(JSON.stringify(await ada.page(slug))).not.toContain('Ben')
    expect((await ben.page(slug)).mine).toBeNull()
    expect((await ben.call('GET', `/api/rooms/${code}/summary`)).status).toBe(404)
    expect((await ben.call('POST', `${at}/erase`, {})).status).toBe(404)
  })

  test('[MIN2] on a phone of several people only who bears the name of the member is erased', async () => {
    const { ada, ben, slug, code } = await community(server.origin, 'Shared phone')
    const lead = await sit(server.origin, 'Ada', code, ada)
    const own = await sit(server.origin, 'Ben', code, ben)
    const second = await ben.call('POST', `/api/rooms/${code}/seats`, {
      ...{ name: 'Noor', place: 'room', principlesAccepted: true, addSeat: true },
    })
    expect(second.status).toBe(201)
    here.push(lead, own)
    await ben.call('POST', `/api/communities/${slug}/me/erase`, {})
    const names = Object.values((await lead.waitFor((view) => !JSON.stringify(view.seats).includes('Ben'))).seats)
    expect(names.map((seat) => seat.name)).toContain('Noor')
  })
})

describe('[KEP3, KEP4, KEP5] the job, in a process that is killed', () => {
  let folder = ''
  let server: ErasureServer
  const env = () => ({ DATA_DIR: folder, ENCRYPTION: 'off', FACTOR: '1' })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copse-keeping-'))
    server = await startErasureServer(env())
  })
  afterAll(async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const gone = (word: string) =>
    expect.poll(async () => filesHolding(folder, word), { timeout: 20_000, interval: 100 }).toEqual([])

  test('killed within the time to undo, the room is deleted when that is over; its page after two days, not thirty', async () => {
    const { ada, ben, slug, meeting, code } = await community(server.origin, 'Zqcommunity', [
      { kind: 'keeping.set', keeping },
    ])
    await ben.ask(slug, { kind: 'meeting.coming', meeting, coming: 'half' })
    const lead = await sit(server.origin, 'Ada', code, ada)
    await lead.send({ kind: 'session.start' })
    await lead.send({ kind: 'step.share', text: 'Zqsharedwords' })
    await lead.send({ kind: 'session.edit', title: 'Zqtitle', callLink: '', plannedStartMs: null, language: 'en' })
    await lead.send({ kind: 'session.close' })
    expect(await filesHolding(folder, 'Zqsharedwords')).not.toEqual([])
    await server.stop('SIGKILL')
    lead.close()

    // Nine minutes later it still waits: what was set holds.
    server = await startErasureServer({ ...env(), AHEAD_MS: String(9 * 60_000) })
    const early = await again(ada, server.origin).call<{ closed: boolean }>('GET', `/api/rooms/${code}`)
    expect(early.answer.closed).toBe(false)
    await server.stop('SIGKILL')

    server = await startErasureServer({ ...env(), AHEAD_MS: String(11 * 60_000) })
    await gone('Zqsharedwords')
    expect((await again(ada, server.origin).call('GET', `/api/rooms/${code}/summary`)).status).toBe(200)
    await server.stop('SIGKILL')

    server = await startErasureServer({ ...env(), AHEAD_MS: String(2 * DAY_MS + 20 * 60_000) })
    await gone('Zqtitle')
    expect((await again(ada, server.origin).call('GET', `/api/rooms/${code}/summary`)).status).toBe(404)
    // Three days after the date nobody knows any more who said they come, though nobody asked.
    expect((await again(ben, server.origin).page(slug)).mine?.coming).not.toEqual({})
    await server.stop('SIGKILL')

    server = await startErasureServer({ ...env(), AHEAD_MS: String(6 * DAY_MS) })
    await gone('"half"')
    expect((await again(ben, server.origin).page(slug)).mine).toMatchObject({ name: 'Ben', coming: {} })

    // The last one goes: the community is deleted whole, also when the process dies right after the answer.
    await again(ben, server.origin).call('POST', `/api/communities/${slug}/me/erase`, {})
    await again(ada, server.origin).call('POST', `/api/communities/${slug}/me/erase`, {})
    await server.stop('SIGKILL')
    server = await startErasureServer({ ...env(), AHEAD_MS: String(6 * DAY_MS) })
    await gone('Zqcommunity')
    await gone('zqcommunity')
    expect((await again(ada, server.origin).call('GET', `/api/communities/${slug}`)).status).toBe(404)
  }, 120_000)
})
