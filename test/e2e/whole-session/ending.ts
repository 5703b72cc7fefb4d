// Check-out, close, and what people take home.
import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import ICAL from 'ical.js'
import { expectNoAxe } from '../support/axe.ts'
import { expect, type People } from '../support/fixtures.ts'
import { choose, expectStep, goOn } from '../support/moves.ts'
import { type Person, stage } from '../support/person.ts'
import { CARDS, everybody, type Group, LINES } from './group.ts'

const STEP = 'Ask one open question on Monday.'

export async function reflect(group: Group): Promise<void> {
  const { maria, jonas, aylin, wall } = group
  await goOn(maria, 'One step')
  await expectStep(everybody(group), 'One step I will try before we meet again.')
  await stage(aylin).getByLabel('My step').fill(STEP)
  expect(jonas.received().includes(STEP), 'a private step stays on its device').toBe(false)
  await stage(aylin).getByRole('button', { name: 'Show it to the group' }).click()
  await expect(stage(jonas).getByText(STEP)).toBeVisible()
  for (const question of ['Was it worth your time?', 'I could say what I wanted to say.', 'I could be honest here.'])
    await choose(stage(aylin).getByRole('group', { name: question }), answers[question] ?? '')
  await expect(stage(aylin).getByText('Thank you. You can change it until the close.')).toBeVisible()
  await expect(stage(aylin).getByText(/from 5 answers on/)).toBeVisible()
  await stage(jonas).getByLabel('To', { exact: true }).selectOption('Aylin')
  await stage(jonas).getByLabel('For what? One sentence').fill('for the question nobody dared to ask')
  await stage(jonas).getByRole('button', { name: 'Say thank you' }).click()
  await expect(stage(maria).getByText('Jonas thanks Aylin')).toBeVisible()
  await expectNoAxe(aylin.page, 'the reflection on a phone')
  await expectNoAxe(wall.page, 'the screen while all reflect')
  await goOn(maria, 'Leaving round')
  await expectStep(everybody(group), 'I leave with …')
}

const answers: Record<string, string> = {
  'Was it worth your time?': '5: one of the good ones',
  'I could say what I wanted to say.': '4: mostly',
  'I could be honest here.': '5: fully',
}

export async function agreeOnNext(group: Group): Promise<void> {
  const { maria, aylin } = group
  await goOn(maria, 'Close')
  await expectStep(everybody(group), 'Thank you. Here is when we meet again.')
  await stage(maria).getByRole('button', { name: 'Agree on a date' }).click()
  const form = maria.page.getByRole('dialog', { name: 'We meet again' })
  await form.getByLabel('Day and time').fill('2031-03-12T12:00')
  await form.getByLabel('Time zone').selectOption('Europe/Berlin')
  await form.getByLabel('Place', { exact: true }).fill('Library, second floor')
  await form.getByLabel('Who facilitates next time?').fill('Jonas')
  await expectNoAxe(maria.page, 'the form of the next date')
  await form.getByRole('button', { name: 'Save for everybody' }).click()
  await expect(form).toBeHidden()
  await expect(stage(aylin).getByText('Facilitated by Jonas')).toBeVisible()
  await expectNoAxe(aylin.page, 'the last step')
}

/** Closes, takes it back, closes again, and waits for the one minute in which it could be taken back. */
export async function closeForGood(group: Group): Promise<void> {
  const { maria, aylin, jonas, wall } = group
  await close(maria)
  await expect(stage(aylin).getByText(/^This session closes in/)).toBeVisible()
  await expectNoAxe(aylin.page, 'the minute before the close')
  await expectNoAxe(wall.page, 'the screen before the close')
  await maria.page.getByRole('button', { name: 'Keep it open after all' }).click()
  await expect(stage(aylin).getByText(/^This session closes in/)).toBeHidden()
  await close(maria)
  await expect(stage(aylin).getByText(/^This session closes in/)).toBeVisible()
  for (const one of [maria, aylin, jonas])
    await expect(one.page.getByText('This session is closed. Thank you.')).toBeVisible({ timeout: 75_000 })
  await expect(wall.page.getByText('Cases and cards are deleted. Learning lines are kept for 30 days.')).toBeVisible()
}

async function close(maria: Person): Promise<void> {
  await maria.page.getByRole('button', { name: 'Close the session…' }).click()
  const asked = maria.page.getByRole('dialog', { name: 'Close the session?' })
  await expectNoAxe(maria.page, 'the question before the close')
  await asked.getByRole('button', { name: 'Close now' }).click()
}

export async function takeHome(group: Group): Promise<void> {
  const { aylin, jonas, code } = group
  await expectNoAxe(aylin.page, 'the summary on a phone')
  await expectNoAxe(jonas.page, 'the summary')
  const markdown = await download(aylin, aylin.page.getByRole('link', { name: 'Download as Markdown' }))
  const calendar = await download(jonas, jonas.page.getByRole('link', { name: 'Next date to my calendar' }))
  const shown = await jonas.page.getByRole('main').innerText()
  for (const where of [markdown, shown]) {
    for (const line of Object.values(LINES)) expect(where).toContain(line)
    for (const words of ['Ask, then wait. Ten seconds are long.', 'A pause is an offer.', 'Questions that open'])
      expect(where).toContain(words)
    expect(where).toContain('Jonas')
  }
  for (const where of [markdown, shown, calendar])
    for (const text of [...Object.values(CARDS), 'A silence is often', STEP]) expect(where).not.toContain(text)

  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') ?? undefined)
  expect(event.summary).toContain('Mentors at lunch')
  expect(event.location).toBe('Library, second floor')
  expect(event.startDate.toJSDate().toISOString()).toBe('2031-03-12T11:00:00.000Z')
  expect(event.duration.toSeconds()).toBe(7200)

  // Later, and by the link again: the same page, for those who were there.
  await jonas.page.goto(`/r/${code}`)
  await expect(jonas.page.getByRole('heading', { level: 1, name: 'Mentors at lunch' })).toBeVisible()
  await expect(jonas.page.getByText(LINES.aylin)).toBeVisible()
}

/** For who was not there, a closed room is no room: the same words as for a code that never was one. */
export async function strangersSeeNothing(people: People, code: string): Promise<void> {
  const stranger = await people.open('a stranger')
  stranger.expects(/status of 404/)
  const words: string[] = []
  for (const one of [code, 'zzzzzzzz']) {
    await stranger.page.goto(`/r/${one}`)
    await expect(stranger.page.getByRole('heading', { level: 1, name: 'No room under this code.' })).toBeVisible()
    words.push(await stranger.page.getByRole('main').innerText())
  }
  expect(words[0]).toBe(words[1])
  expect(stranger.received()).not.toContain('Mentors')
}

async function download(person: Person, link: Locator): Promise<string> {
  const [file] = await Promise.all([person.page.waitForEvent('download'), link.click()])
  return readFile(await file.path(), 'utf8')
}
