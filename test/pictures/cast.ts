// Who is in the pictures: browsers for a facilitator, phones and a wall; scripted people for the rest.
import type { Browser, Page } from '@playwright/test'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import type { StepId } from '../../shared/ids.ts'
import * as words from './words.ts'

export const ZONE = 'Europe/Berlin'
export const LAPTOP = { width: 1280, height: 800 }
export const PHONE = { width: 360, height: 740 }
export const WALL = { width: 1920, height: 1080 }

export type Cast = Awaited<ReturnType<typeof gather>>

export async function openPage(browser: Browser, size: typeof LAPTOP, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale, timezoneId: ZONE })
  // The address of a server at home says nothing in a picture.
  await context.route('**/api/about', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), origins: ['https://copse.example.org'] },
    })
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stdout.write(`page error: ${error.message}\n`))
  page.on('console', (message) => {
    if (message.type() === 'error') process.stdout.write(`console: ${message.text()}\n`)
  })
  return page
}

/** A second hand for the one at the page: same device, same seat, without looking. */
export async function handOf(page: Page, origin: string, code: string, name: string): Promise<Participant> {
  const [cookie] = (await page.context().cookies()).filter((one) => one.name === 'copse')
  const hand = createParticipant({ origin, name, code, cookieJar: { cookie: cookie ? `copse=${cookie.value}` : null } })
  await hand.join()
  await hand.connect()
  return hand
}

export async function gather(origin: string, code: string, lead: Participant) {
  const people: Participant[] = []
  for (const { name, place } of words.OTHERS) {
    const one = createParticipant({ origin, name, code, place })
    await one.join()
    await one.connect()
    people.push(one)
  }
  const called = (name: string): Participant => {
    const one = name === lead.name ? lead : people.find((person) => person.name === name)
    if (!one) throw new Error(`${name} is not in the room`)
    return one
  }
  const nowStep = (): StepId => {
    const { progress } = lead.view()
    if (progress.state !== 'live') throw new Error(`the meeting is ${progress.state}`)
    return progress.stepId
  }
  return {
    lead,
    people,
    called,
    nowStep,
    /** @param key of the words of a ready plan's step */
    async enter(key: string): Promise<void> {
      const step = lead.view().plan.steps.find(({ title }) => title.kind === 'ours' && title.key === key)
      if (!step) throw new Error(`the plan has no step ${key}`)
      if (lead.view().progress.state === 'lobby') await lead.send({ kind: 'session.start' })
      else await lead.send({ kind: 'step.jump', to: step.id })
      await lead.waitFor((view) => view.progress.state === 'live' && view.progress.stepId === step.id)
    },
    close() {
      for (const one of [lead, ...people]) one.close()
    },
  }
}
