// B6, C10: Two hundred payloads in every field that people fill, shown by a real Chromium under the real policy.
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { PAYLOADS } from './support/payloads.ts'
import { count } from './support/size.ts'
import { openRoom, startTarget, type Target, takeSeat } from './support/target.ts'

const LAUNCH = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage']
let target: Target
let ida: Participant & { room: string }
const people: Participant[] = []
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target, PAYLOADS[0])
})
afterAll(async () => {
  for (const person of [ida, ...people]) person?.close()
  await target?.remove()
})

const fitting = (most: number) => PAYLOADS.filter((one) => [...one].length <= most)

/** Puts payloads into names, agenda, notes, cards, links, thanks, steps, the next date. What is refused is refused. */
async function poison(): Promise<void> {
  const names = fitting(36)
  for (const [index, name] of names.entries()) {
    const person = createParticipant({ origin: target.origin, name: `${name} ${index}`.slice(0, 40), code: ida.room })
    const took = await person.join().then(
      () => true,
      () => false,
    )
    if (took && people.length < 40) {
      await person.connect()
      people.push(person)
    }
  }
  expect(people.length).toBeGreaterThan(15)
  for (const [index, text] of PAYLOADS.entries()) await ida.write('theme', `${index} ${text}`)
  await ida.waitUntilSaved('theme')
  for (const text of fitting(300).slice(0, count(60, 20))) {
    await ida.addAgendaItem({ title: text.slice(0, 120), minutes: 5, who: text.slice(0, 40), phase: 'theme' })
  }
  const links = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    ' javascript:1',
  ]
  for (const url of [...links, 'vbscript:x', 'https://e.example/"onmouseover="alert(1)', 'java\tscript:alert(1)']) {
    await ida.attempt({ kind: 'resource.add', title: PAYLOADS[3] ?? '', url })
  }
  for (const title of fitting(190).slice(0, count(60, 20))) {
    await ida.attempt({ kind: 'resource.add', title, url: '' })
    // Ten a second is what one person may send.
    await new Promise((resolve) => setTimeout(resolve, 110))
  }
  await ida.send({ kind: 'session.start' })
  const write = ida.view().plan.steps.find((step) => step.form === 'write')
  if (!write) throw new Error('nothing to write in')
  await ida.send({ kind: 'step.jump', to: write.id })
  const cards = fitting(280)
  for (const [index, text] of cards.entries()) {
    const person = people[index % people.length]
    if (!person || index >= people.length * 6) break
    await person.waitFor((view) => view.writing !== null)
    await person.submitCard({ lane: 'learning', text, signed: index % 7 === 0 }).catch(() => undefined)
  }
  for (const person of people.slice(0, 8)) {
    await person.attempt({ kind: 'step.share', text: PAYLOADS[5] ?? '' })
    await person.attempt({ kind: 'thanks.give', to: ida.seat(), text: PAYLOADS[6] ?? '' })
  }
  const place = PAYLOADS[7] ?? ''
  const next = {
    startsAtMs: 1_900_000_000_000,
    zone: 'Europe/Berlin',
    minutes: 60,
    place,
    facilitator: place.slice(0, 80),
  }
  await ida.attempt({ kind: 'next.set', next } as Parameters<typeof ida.attempt>[0])
  await ida.release(true)
}

type Watched = { page: Page; context: BrowserContext; seen: string[] }

async function watched(browser: Awaited<ReturnType<typeof chromium.launch>>, cookie: string | null): Promise<Watched> {
  const context = await browser.newContext()
  if (cookie !== null) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: target.origin }])
  }
  const seen: string[] = []
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`),
    )
    Object.defineProperty(window, 'pwned', {
      set: () => console.error('executed'),
      get: () => () => console.error('executed'),
    })
  })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/policy violation|executed/.test(message.text())) seen.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(target.origin) && !/^(data|blob):/.test(request.url())) seen.push(request.url())
  })
  return { page, context, seen }
}

/** What no text of people may ever become. */
async function strangeNodes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const node of document.querySelectorAll('*')) {
      const tag = node.tagName.toLowerCase()
      const isForeign = [
        'iframe',
        'object',
        'embed',
        'base',
        'marquee',
        'math',
        'video',
        'audio',
        'frame',
        'applet',
        'foreignobject',
        'x',
      ].includes(tag)
      const isScript = tag === 'script' && !(node.getAttribute('src') ?? '').startsWith('/assets/')
      if (isForeign || isScript) found.push(tag)
      for (const { name, value } of node.attributes) {
        if (name.startsWith('on') || name === 'srcdoc') found.push(`${tag} ${name}`)
        const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(name)
        const scheme = value
          .trim()
          .toLowerCase()
          .replace(/[^!-~]/g, '')
        if (isAddress && /^(javascript|vbscript|data:text)/.test(scheme)) found.push(`${tag} ${name}=${value}`)
      }
    }
    return found
  })
}

test('C10: no payload runs, reports or becomes a node, on any page', async () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(200)
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length)
  await poison()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: LAUNCH })
  try {
    const lead = await watched(browser, ida.cookieJar.cookie)
    const guest = await watched(browser, people[0]?.cookieJar.cookie ?? null)
    const stranger = await watched(browser, null)
    const all = [lead, guest, stranger]
    await lead.page.goto(`${target.origin}/r/${ida.room}`)
    await guest.page.goto(`${target.origin}/r/${ida.room}`)
    await lead.page.getByRole('main').waitFor()
    const look = async (what: string) => {
      for (const { page, seen } of all) expect([what, seen, await strangeNodes(page)]).toEqual([what, [], []])
    }
    const steps = ida.view().plan.steps
    for (const step of [
      steps.find((one) => one.form === 'read'),
      steps.find((one) => one.form === 'notes'),
      steps.at(-1),
    ]) {
      if (!step) continue
      await ida.attempt({ kind: 'step.jump', to: step.id })
      await guest.page.waitForTimeout(400)
      for (const { page } of [lead, guest]) {
        for (const name of [/agenda/i, /board/i, /people/i, /notes/i]) {
          const tab = page
            .getByRole('button', { name })
            .or(page.getByRole('link', { name }))
            .or(page.getByRole('tab', { name }))
          if (
            await tab
              .first()
              .isVisible()
              .catch(() => false)
          ) {
            await tab
              .first()
              .click({ timeout: 700 })
              .catch(() => undefined)
            await page.waitForTimeout(250)
            await look(`${step.form} ${name}`)
          }
        }
      }
    }
    // The payloads are really there, as words.
    expect(await guest.page.locator('body').innerText()).toMatch(/<[a-z]+|alert\(/i)
    for (const text of PAYLOADS.slice(0, count(40, 6))) {
      await stranger.page.goto(`${target.origin}/r/${encodeURIComponent(text)}?x=${encodeURIComponent(text)}#${text}`)
    }
    await stranger.page.goto(`${target.origin}/screen/${ida.room}`)
    await stranger.page.waitForTimeout(500)
    const waiting = ida.view().screens.find((screen) => screen.state !== 'allowed')
    if (waiting) await ida.send({ kind: 'screen.allow', screen: waiting.id })
    await stranger.page.waitForTimeout(800)
    await look('the wall')
    for (const { context } of all) await context.close()
  } finally {
    await browser.close()
  }
}, 600_000)

test('C10: the policy forbids what a mistake would need', async () => {
  const answer = await fetch(`${target.origin}/`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ]) {
    expect(policy).toContain(part)
  }
  expect(policy).toMatch(/form-action '(none|self)'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('C10: on a page of ours no text becomes a script, and markup loses what runs', async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: LAUNCH })
  try {
    const page = await browser.newPage()
    await page.goto(`${target.origin}/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const ended = await page.evaluate(() => {
      const tried = (run: () => void): string => {
        try {
          run()
          return 'done'
        } catch (cause) {
          return cause instanceof Error ? cause.name : 'thrown'
        }
      }
      const box = document.createElement('div')
      document.body.append(box)
      return {
        address: tried(() => {
          document.createElement('script').src = '/api/rooms/x.js'
        }),
        text: tried(() => {
          document.createElement('script').text = 'globalThis.ran = 1'
        }),
        second: tried(() => {
          const types = Reflect.get(window, 'trustedTypes')
          types.createPolicy('mine', { createScript: (text: string) => text })
        }),
        markup: tried(() => {
          box.innerHTML = '<p>kept</p><img src=x onerror="globalThis.ran = 3">'
        }),
        elements: box.querySelectorAll('*').length,
        words: box.textContent?.includes('kept'),
      }
    })
    expect(ended).toEqual({
      address: 'TypeError',
      text: 'TypeError',
      second: 'TypeError',
      markup: 'done',
      elements: 0,
      words: true,
    })
    expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined()
  } finally {
    await browser.close()
  }
})

test('B6: a tab that the server refuses learns nothing from another tab of the same browser', async () => {
  const own = await takeSeat(target, ida.room, 'Two tabs')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: LAUNCH })
  try {
    const tab = await watched(browser, own.cookieJar.cookie)
    await tab.page.goto(`${target.origin}/r/${ida.room}`)
    await tab.page.getByRole('main').waitFor()
    const channels = await tab.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let heard = 0
          const original = BroadcastChannel.prototype.postMessage
          BroadcastChannel.prototype.postMessage = function (message: unknown) {
            heard++
            return original.call(this, message)
          }
          setTimeout(() => resolve(heard), 1_500)
        }),
    )
    expect(channels).toBe(0)
    await tab.context.close()
  } finally {
    await browser.close()
    own.close()
  }
})
