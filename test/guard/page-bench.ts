// node --import tsx test/guard/page-bench.ts: what the check of one's own words costs somebody who writes a card, in the built page, Chromium
// slowed down fourfold. A figure for docs, not a test: it depends on the machine. Build first (npm run build).
import { chromium } from '@playwright/test'
import { createParticipant } from '../../client/net/participant.ts'
import { spawnServer } from '../support/server.ts'
import { corpus } from './corpus.ts'

const SLOWDOWN = 4
const CHARS = 280

const whole = corpus('en', 'tuning')
  .map(({ text }) => text)
  .join(' ')
const text = whole.slice(0, CHARS - 1)

/** Runs in the page before anything else: long tasks, slow keys, and how long each look takes. */
function watch(): void {
  const seen = { tasks: [] as number[], keys: [] as number[], looks: [] as number[], isOn: false }
  Reflect.set(window, 'seen', seen)
  new PerformanceObserver((list) => {
    if (seen.isOn) seen.tasks.push(...list.getEntries().map((one) => one.duration))
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    if (seen.isOn) for (const one of list.getEntries()) if (one.name === 'keydown') seen.keys.push(one.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  const begun = new Map<number, number>()
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, ask: { kind: string; id: number }) {
    if (!Reflect.get(this, 'isWatched')) {
      Reflect.set(this, 'isWatched', true)
      this.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) => {
        seen.looks.push(performance.now() - (begun.get(data.id) ?? 0))
      })
    }
    if (ask.kind === 'look') begun.set(ask.id, performance.now())
    post.call(this, ask)
  }
}

type Seen = { tasks: number[]; keys: number[]; looks: number[] }

async function main(): Promise<void> {
  const server = await spawnServer({ bundle: true })
  const host = createParticipant({ origin: server.origin, name: 'Maria' })
  const browser = await chromium.launch({
    executablePath: process.env.COPSE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  let code = ''
  try {
    code = await host.createRoom({ title: 'A bench' })
    await host.connect()
    await host.send({ kind: 'session.start' })
    const step = host.view().plan.steps.find((one) => one.form === 'write')
    await host.send({ kind: 'step.jump', to: step?.id ?? ('' as never) })
    await measure('in a worker', false)
    await measure('in the page, as without workers', true)
  } finally {
    await browser.close()
    host.close()
    await server.remove()
  }

  async function measure(where: string, isInPage: boolean): Promise<void> {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(watch)
    if (isInPage) await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
    await page.goto(`${server.origin}/r/${code}`)
    await page.getByLabel('Your name').fill(isInPage ? 'Aylin' : 'Jonas')
    await page.getByRole('radio', { name: 'Remote' }).locator('xpath=ancestor::label').click()
    await page.getByRole('button', { name: 'Join, and accept these four' }).click()
    const field = page.getByLabel('Your card', { exact: true })
    await field.waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    for (const round of ['first', 'second']) {
      await page.evaluate(() => {
        const seen: unknown = Reflect.get(window, 'seen')
        Object.assign(seen as object, { tasks: [], keys: [], looks: [], isOn: true })
      })
      await field.fill('')
      await field.click()
      // As somebody types: about eight letters a second, with pauses in which the words are looked at.
      for (const part of text.match(/.{1,70}/gs) ?? []) {
        await field.pressSequentially(part, { delay: 60 })
        await page.waitForTimeout(600)
      }
      await page.getByRole('region', { name: 'Could lead to a person' }).waitFor()
      const { tasks, keys, looks } = await page.evaluate((): Seen => Reflect.get(window, 'seen'))
      const most = (all: number[]) => Math.max(0, ...all).toFixed(0)
      const median = [...keys].sort((one, other) => one - other)[Math.floor(keys.length / 2)] ?? 0
      const slow = keys.filter((one) => one > 50).length
      console.log(
        `${where}, ${round} card of ${CHARS} characters: longest task of the page ${most(tasks)} ms, key ${median.toFixed(0)} ms (median), ${most(keys)} ms (slowest), ` +
          `${slow} of ${text.length} keys over 50 ms; looks in ${looks.map((one) => one.toFixed(0)).join(', ')} ms`,
      )
    }
    await context.close()
  }
}
void main()
