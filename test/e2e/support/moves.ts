// What people do in a room, in the words that stand on the screen.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Participant } from '../../../client/net/participant.ts'
import type { StepForm } from '../../../shared/session/session.ts'
import type { Person } from './person.ts'
import { stage } from './person.ts'

/** Opens a room from the start page. @returns its code. */
export async function openRoom(
  person: Person,
  wish: { title: string; group?: '4 to 9' | '10 to 40' | 'more'; minutes?: '60 min' | '90 min' | '120 min' },
): Promise<string> {
  const { page } = person
  await page.goto('/')
  await page.getByRole('button', { name: 'Open a new room' }).click()
  await page.getByLabel('What the meeting is called').fill(wish.title)
  await page.getByLabel('Your name').fill(person.name)
  await choose(page, wish.group ?? '4 to 9')
  if (wish.minutes) await choose(page, wish.minutes)
  await page.getByRole('button', { name: 'Open the room' }).click()
  await expect(page).toHaveURL(/\/r\/[0-9a-z]{8}$/)
  await expect(page.getByRole('button', { name: /^Begin:/ })).toBeVisible()
  return new URL(page.url()).pathname.slice('/r/'.length)
}

/** One of a few options that are all in sight. */
export async function choose(scope: Page | Locator, option: string): Promise<void> {
  const radio = scope.getByRole('radio', { name: option, exact: true })
  // What people see and tap is the label around it.
  await radio.locator('xpath=ancestor::label').click()
  await expect(radio).toBeChecked()
}

/** By the link, with name, place and the four principles. */
export async function join(person: Person, code: string, place: 'In the room' | 'Remote' = 'Remote'): Promise<void> {
  await person.page.goto(`/r/${code}`)
  await takeSeat(person, place)
}

/** On the join page. */
export async function takeSeat(person: Person, place: 'In the room' | 'Remote' = 'Remote'): Promise<void> {
  const { page } = person
  await expect(page.getByRole('region', { name: 'What we agree on' }).getByRole('listitem')).toHaveCount(4)
  await page.getByLabel('Your name').fill(person.name)
  await choose(page, place)
  await page.getByRole('button', { name: 'Join, and accept these four' }).click()
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible()
}

/** The facilitator's big button, until the step of this title has come; steps before it are passed through. */
export async function goOn(facilitator: Person, title: string): Promise<void> {
  const bar = facilitator.page.getByRole('region', { name: 'Facilitator’s bar' })
  const button = bar.getByRole('button', { name: /^(Next|Begin): / })
  for (let passed = 0; passed < 20; passed += 1) {
    const next = await button.innerText()
    await button.click()
    // Until it says something else: the next look must not read what was there before.
    await expect(button.filter({ hasText: next })).toHaveCount(0)
    if (new RegExp(`^(Next|Begin): ${title} \\(`).test(next)) return
  }
  throw new Error(`no step ${title} is to come`)
}

/** The large words of the present step, on every one of these pages. */
export async function expectStep(people: readonly Person[], prompt: string | RegExp): Promise<void> {
  await Promise.all(
    people.map((one) =>
      expect(one.page.getByRole('heading', { level: 1, name: prompt }), `on the page of ${one.name}`).toBeVisible(),
    ),
  )
}

export async function goTo(person: Person, place: 'Now' | 'Agenda' | 'Board' | 'People'): Promise<void> {
  await person.page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click()
}

/** Opens a menu and takes one of its items. */
export async function pick(page: Page, menu: string | RegExp, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Opens the menu of a card by keyboard and goes to one of its items with the arrow keys. */
export async function pickByKeys(person: Person, text: string, item: string): Promise<void> {
  const { page } = person
  await card(person, text).focus()
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('menuitem', { name: item, exact: true })
  await expect(wanted).toBeVisible()
  const items = await page.getByRole('menuitem').count()
  const isThere = () => wanted.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < items && !(await isThere()); step++) await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeFocused()
  await page.keyboard.press('Enter')
}

export type Lane = 'Success' | 'Challenge' | 'Learning'

/** Writes a card and puts it into the box; resolves when the page says that it lies there. */
export async function putCard(person: Person, lane: Lane | null, text: string, wantsHelp = false): Promise<void> {
  const main = stage(person)
  if (lane) await choose(main, lane)
  await main.getByLabel(lane ? 'Your card' : 'Your sentence', { exact: true }).fill(text)
  if (wantsHelp) await turnOn(main, 'I would like help with this today')
  await main.getByRole('button', { name: 'Put in the box' }).click()
  // The question no check can answer, of stories and of what may leave the room.
  await main.getByRole('button', { name: 'More than 10', exact: true }).click()
  const own = main.getByRole('article').filter({ hasText: text })
  await expect(own.getByText('in the box')).toBeVisible()
}

export async function turnOn(scope: Page | Locator, label: string): Promise<void> {
  const control = scope.getByRole('switch', { name: label })
  if (!(await control.isChecked())) await scope.getByText(label, { exact: true }).click()
  await expect(control).toBeChecked()
}

/** The cards of the wall that stand in one lane. */
export function lane(person: Person, name: Lane): Locator {
  return stage(person).getByRole('region', { name: new RegExp(`^${name}`) })
}

export function card(person: Person, text: string): Locator {
  return stage(person).getByRole('article').filter({ hasText: text })
}

/** Takes a room that nobody's face is needed for to the step of this form, from wherever it is. */
export async function bringTo(host: Participant, form: StepForm): Promise<void> {
  if (host.view().progress.state === 'lobby') await host.send({ kind: 'session.start' })
  const step = host.view().plan.steps.find((one) => one.form === form)
  if (!step) throw new Error(`the plan has no step of the form ${form}`)
  await host.send({ kind: 'step.jump', to: step.id })
}
