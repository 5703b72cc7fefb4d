// The server killed with -9 in the moment a command was answered, and Redis with it: what was acknowledged is there when they are back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { PartName } from '../../shared/session/protocols.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

describe.each(['LevelDB', 'Redis'] as const)('on %s', (store) => {
  let redis: TestRedis | null = null
  let server: ServerProcess
  beforeAll(async () => {
    redis = store === 'Redis' ? await startRedis() : null
    server = await spawnServer({ bundle: true, env: redis?.env ?? {} })
  })
  afterAll(async () => {
    await server?.remove()
    await redis?.stop()
  })

  async function die(): Promise<void> {
    await Promise.all([server.kill9(), redis?.kill9()])
    await redis?.start()
    await server.start()
  }

  test('every answered command of a consultation is there after it', async () => {
    const people = new Map<string, CookieJar>()
    let code = ''
    /** The person on a page that was just opened: what it shows comes from the store. */
    async function at<T>(name: string, use: (one: Participant) => T | Promise<T>): Promise<T> {
      const jar = people.get(name) ?? { cookie: null }
      people.set(name, jar)
      const one = createParticipant({ origin: server.origin, name, cookieJar: jar, ...(code === '' ? {} : { code }) })
      if (code === '') code = await one.createRoom({ title: 'Kept', plan: 'circle_60' })
      else await one.join()
      await one.connect()
      try {
        return await use(one)
      } finally {
        one.close()
      }
    }
    /** Answered, killed, and still there for `reader`. */
    async function kept(
      actor: string,
      command: SeatCommand | LeadCommand,
      reader: string,
      isThere: (one: Participant) => boolean,
    ): Promise<void> {
      await at(actor, (one) => one.send(command))
      await die()
      expect(await at(reader, isThere), command.kind).toBe(true)
    }
    const jump = (isIt: (step: { form: string; consult?: { part: PartName } }) => boolean) =>
      at('Ida', async (ida) => {
        const step = ida.view().plan.steps.find(isIt)
        if (!step) throw new Error('the plan has no such step')
        await ida.send({ kind: 'step.jump', to: step.id })
      })
    const part = (name: PartName) => jump((step) => step.consult?.part === name)
    const own = (one: Participant) => one.link().mine()[0]?.case
    const seats = new Map<string, Awaited<ReturnType<Participant['seat']>>>()

    for (const name of ['Ida', 'Ben', 'Kofi', 'Lena', 'Yuki']) seats.set(name, await at(name, (one) => one.seat()))
    const [ben, kofi] = [seats.get('Ben'), seats.get('Kofi')]
    if (!ben || !kofi) throw new Error('nobody came')
    await at('Ida', (ida) => ida.send({ kind: 'session.start' }))
    await jump((step) => step.form === 'choose')
    const offers = (ida: Participant) => ida.view().caseDesk?.offers.includes(ben) ?? false
    await kept('Ben', { kind: 'case.offer', on: true }, 'Ida', offers)
    await kept('Ida', { kind: 'case.ask', seat: ben, card: null }, 'Ben', (one) => own(one)?.isAsked ?? false)
    await kept('Ben', { kind: 'case.answer', yes: true }, 'Lena', (one) => one.view().consult?.giver === ben)
    await part('ready')
    await kept('Kofi', { kind: 'case.role', role: 'scribe' }, 'Lena', (one) => one.view().consult?.scribe === kofi)
    await part('thinking')
    const line = { kind: 'line.put', line: 'line000000000001', lineKind: 'idea', text: 'One could wait' } as const
    const isWritten = (one: Participant) => own(one)?.written.some(({ text }) => text === line.text) ?? false
    await kept('Lena', line, 'Lena', isWritten)
    await kept('Ben', { kind: 'case.stop' }, 'Ida', (one) => one.view().consult?.isStopped ?? false)
  }, 120_000)

  test('every answered command of a community is there after it', async () => {
    const zone = 'Europe/Berlin'
    const { call } = makeNodeHttp(server.origin, { cookie: null })
    const ask = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
      const { status, answer } = await call(method, `/api/communities${path}`, body)
      expect(status, `${path} ${JSON.stringify(answer)}`).toBeLessThan(300)
      return answer as T
    }
    type Page = {
      view: { charter: { purpose: string }; meetings: { id: string; title: string }[] }
      mine: { coming: Record<string, string> }
    }
    let keys = 0
    async function kept(command: object): Promise<Page> {
      await ask('POST', `/${slug}/commands`, { key: `key-number-${++keys}`, command })
      await die()
      return ask<Page>('GET', `/${slug}`)
    }
    const wish = { title: 'Kept', name: 'Ada', kind: 'mixed', language: 'en', zone }
    const { slug } = await ask<{ slug: string }>('POST', '', wish)
    await die()
    const word = { kind: 'charter.set', part: 'purpose', base: '', text: 'To learn' }
    expect((await kept(word)).view.charter.purpose).toBe('To learn')
    const details = { kind: 'session', title: 'Lunch', minutes: 120, mode: 'hybrid', place: 'Room 4', link: '' }
    const wall = `${new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)}T12:00`
    const { meetings } = (await kept({ kind: 'meeting.add', details, wall, zone, repeat: null })).view
    expect(meetings.map((one) => one.title)).toEqual(['Lunch'])
    const meeting = meetings[0]?.id ?? ''
    expect((await kept({ kind: 'meeting.coming', meeting, coming: 'room' })).mine.coming).toEqual({ [meeting]: 'room' })
  }, 120_000)
})
