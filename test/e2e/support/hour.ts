// An hour's meeting whose minutes are skipped, not waited for: a server of its own on a clock that can be put ahead, a
// facilitator, people with and without a screen.
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { createParticipant, type Participant } from '../../../client/net/participant.ts'
import type { SeatId, StepId } from '../../../shared/ids.ts'
import type { Place } from '../../../shared/session/session.ts'
import { startServer } from '../../support/server.ts'
import { SkipClock } from '../../support/skip-clock.ts'
import type { Person } from './person.ts'

export const MINUTE_MS = 60_000
const CLIENT = join(import.meta.dirname, '../../../dist/client')

export type Hour = Awaited<ReturnType<typeof beginHour>>

/** @param wish.name of who facilitates, whose hand is `host`: the same seat as on the page that `takes` it */
export async function beginHour(wish: { title: string; plan: string; name: string; place?: Place }) {
  const clock = new SkipClock()
  const server = await startServer({ clock, clientFolder: CLIENT })
  const host = createParticipant({ origin: server.origin, name: wish.name, place: wish.place ?? 'remote' })
  const code = await host.createRoom({ title: wish.title, plan: wish.plan })
  await host.connect()
  const headless: Participant[] = [host]
  const pages: Person[] = []

  const view = () => host.view()
  const seatId = (name: string): SeatId => {
    const found = Object.entries(view().seats).find(([, seat]) => seat.name === name)
    if (!found) throw new Error(`${name} has no seat`)
    return found[0] as SeatId
  }
  const stepNamed = (key: string): StepId => {
    const step = view().plan.steps.find(({ title }) => title.kind === 'ours' && title.key === key)
    if (!step) throw new Error(`the plan has no step ${key}`)
    return step.id
  }
  /** On every page too: they ask the server for its time when somebody looks at them again. */
  async function skip(byMs: number): Promise<void> {
    clock.skip(byMs)
    for (const one of pages)
      await one.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))).catch(() => undefined)
  }
  return {
    clock,
    server,
    host,
    code,
    seatId,
    skip,
    skipUntil: (atMs: number) => skip(Math.max(0, atMs - clock.nowMs())),
    /** Pages whose clocks follow. */
    shows: (...people: Person[]) => void pages.push(...people),
    /** A page goes on with the seat of somebody who came without one: same device, same cookie. */
    async takes(person: Person, one: Participant): Promise<void> {
      const [name, value] = (one.cookieJar.cookie ?? '').split('=')
      if (name === undefined || value === undefined) throw new Error(`${one.name} has no cookie yet`)
      await person.context.addCookies([{ name, value, url: server.origin }])
      await person.page.goto(`${server.origin}/r/${code}`)
      await expect(person.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
    },
    async seated(name: string, place: Place = 'remote'): Promise<Participant> {
      const one = createParticipant({ origin: server.origin, name, place, code })
      headless.push(one)
      await one.join()
      await one.connect()
      return one
    },
    seatOf(name: string) {
      const seat = view().seats[seatId(name)]
      if (!seat) throw new Error(`${name} has no seat`)
      return seat
    },
    awayOf: (name: string) => host.awaySinceMs(seatId(name)),
    /** To the step whose words have this key, and until everybody without a screen is there. */
    async enter(key: string, leads: Participant = host): Promise<void> {
      const to = stepNamed(key)
      await leads.send({ kind: 'step.jump', to })
      for (const one of headless)
        if (one.linkState().state === 'online')
          await one.waitFor((seen) => seen.progress.state === 'live' && seen.progress.stepId === to)
    },
    promisedEnd(): number {
      const { progress } = view()
      return progress.state === 'live' ? progress.promisedEndAtMs : 0
    },
    minutesOf: (phase: string) =>
      view().plan.steps.reduce((sum, step) => sum + (step.phase === phase ? step.minutes : 0), 0),
    /** The moment at which the group would miss its promised end by as much, were nothing given up. */
    overBy(ms: number): number {
      const { plan, progress } = view()
      if (progress.state !== 'live') return 0
      const at = plan.steps.findIndex((step) => step.id === progress.stepId)
      const later = plan.steps.slice(at + 1).reduce((sum, step) => sum + step.minutes, 0)
      return progress.promisedEndAtMs - later * MINUTE_MS + ms
    },
    async end(): Promise<void> {
      for (const one of headless) one.close()
      await Promise.all(pages.map((one) => one.page.goto('about:blank').catch(() => undefined)))
      await server.stop()
    },
  }
}

/** Names of lines have this form. */
export function lineId(n: number): string {
  return n.toString(16).padStart(26, '0')
}
