// What every browser test stands on: a built server of its own, and people in browsers of their own.
import { type Browser, test as base, type BrowserContextOptions, expect } from '@playwright/test'
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

export type People = {
  open(name: string, how?: Opened): Promise<Person>
}

type Fixtures = { people: People }
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
  people: async ({ browser, server }, use) => {
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
