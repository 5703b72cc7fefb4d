// What every browser test stands on: a built server of its own, and people in browsers of their own.
import { type Browser, type BrowserContextOptions, test as base, expect } from '@playwright/test'
import { createParticipant, type Participant } from '../../../client/net/participant.ts'
import { startRedis, type TestRedis } from '../../support/redis.ts'
import { type ServerProcess, spawnServer } from '../../support/server.ts'
import { LAPTOP, type Person, type Size, watch } from './person.ts'

export type Opened = {
  size?: Size
  /** A finger instead of a mouse. */
  touch?: boolean
  locale?: string
  reducedMotion?: 'reduce' | 'no-preference'
  /** Servers this person may talk to; default: the one of the test. */
  origins?: readonly string[]
  before?: BrowserContextOptions
}

/** People without a screen, for the parts that need no face. */
export type Crowd = {
  /** Opens a room and is connected to it as its facilitator. */
  host(title?: string): Promise<{ host: Participant; code: string }>
  join(name: string, code: string): Promise<Participant>
}

export type People = {
  open(name: string, how?: Opened): Promise<Person>
}

/** More servers, for what one server is not enough for. They run until all pages are closed. */
export type Servers = { start(env?: NodeJS.ProcessEnv): Promise<ServerProcess> }

type Fixtures = { crowd: Crowd; redis: TestRedis; servers: Servers; people: People }
type WorkerFixtures = { server: ServerProcess }

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture has to be a pattern
    async ({}, use) => {
      const server = await spawnServer({ bundle: true })
      await use(server)
      await server.remove()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture has to be a pattern
  redis: async ({}, use) => {
    const redis = await startRedis()
    await use(redis)
    await redis.stop()
  },
  // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture has to be a pattern
  servers: async ({}, use) => {
    const started: ServerProcess[] = []
    await use({
      async start(env = {}) {
        const server = await spawnServer({ bundle: true, env })
        started.push(server)
        return server
      },
    })
    await Promise.all(started.map((server) => server.remove()))
  },
  crowd: async ({ server }, use) => {
    const all: Participant[] = []
    const make = (name: string, code?: string) => {
      const one = createParticipant({ origin: server.origin, name, ...(code === undefined ? {} : { code }) })
      all.push(one)
      return one
    }
    await use({
      async host(title = 'Practice circle') {
        const host = make('Maria')
        const code = await host.createRoom({ title })
        await host.connect()
        return { host, code }
      },
      async join(name, code) {
        const one = make(name, code)
        await one.join()
        await one.connect()
        return one
      },
    })
    for (const one of all) one.close()
  },
  // Needs the servers so that it ends before them: a page whose server is gone complains.
  people: async ({ browser, server, servers: _servers }, use) => {
    const all: Person[] = []
    await use({
      async open(name, how = {}) {
        const person = await openPerson(browser, name, how, server.origin)
        all.push(person)
        return person
      },
    })
    const problems = all.flatMap((one) => one.problems().map((problem) => `${one.name}: ${problem}`))
    await Promise.all(all.map((one) => one.leave()))
    expect(problems, 'on the pages of these people').toEqual([])
  },
})

export { expect }

async function openPerson(browser: Browser, name: string, how: Opened, own: string): Promise<Person> {
  const origins = how.origins ?? [own]
  const context = await browser.newContext({
    baseURL: origins[0] ?? own,
    viewport: how.size ?? LAPTOP,
    ...(how.touch ? { hasTouch: true, isMobile: true } : {}),
    ...(how.locale ? { locale: how.locale } : {}),
    reducedMotion: how.reducedMotion ?? 'no-preference',
    ...how.before,
  })
  return watch(name, context, origins)
}
