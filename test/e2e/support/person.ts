// One human being (or one screen) in a browser of their own, watched for everything that must never happen on a page.
import type { BrowserContext, Locator, Page } from '@playwright/test'

export type Size = { width: number; height: number }
export const LAPTOP: Size = { width: 1280, height: 800 }
export const PHONE: Size = { width: 360, height: 740 }
export const WALL: Size = { width: 1920, height: 1080 }

/** What a page must not do; a test that causes such a thing on purpose says so with `expects`. */
export type Person = {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** Things seen on the pages of this person that nobody announced. */
  problems(): string[]
  /** From now on messages like this one are part of the test. */
  expects(pattern: RegExp): void
  /** All that sockets brought to this person's pages so far, as text. */
  received(): string
  /** The page stops being watched and its browser is closed, as when a laptop dies. */
  leave(): Promise<void>
}

const LOCAL = /^(data|blob|about|chrome-error):/

/** @param origins the servers this person may talk to. */
export async function watch(name: string, context: BrowserContext, origins: readonly string[]): Promise<Person> {
  const seen: string[] = []
  const expected: RegExp[] = []
  const frames: string[] = []
  let isOver = false
  const note = (what: string) => {
    if (!isOver) seen.push(what)
  }
  const hosts = origins.map((origin) => new URL(origin).host)
  const isOurs = (url: string) => LOCAL.test(url) || hosts.includes(new URL(url).host)

  context.on('request', (request) => {
    if (!isOurs(request.url())) note(`request to another origin: ${request.url()}`)
  })
  context.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`
    if (message.type() === 'error') note(`console error: ${text}`)
  })
  context.on('weberror', (error) => note(`page error: ${error.error().stack ?? error.error().message}`))
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      if (!isOurs(socket.url())) note(`socket to another origin: ${socket.url()}`)
      socket.on('framereceived', ({ payload }) => void frames.push(payload.toString()))
    }),
  )
  // Chromium reports most violations in the console too; this one names the directive and misses none.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`),
    )
  })
  return {
    name,
    context,
    page: await context.newPage(),
    problems: () => seen.filter((one) => !expected.some((pattern) => pattern.test(one))),
    expects: (pattern) => void expected.push(pattern),
    received: () => frames.join('\n'),
    async leave() {
      isOver = true
      await context.close()
    },
  }
}

/** The part of the page where the group's present step stands. */
export function stage(person: Person): Locator {
  return person.page.getByRole('main')
}
