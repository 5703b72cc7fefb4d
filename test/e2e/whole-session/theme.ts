// The theme: notes that several people write at once, and the agenda beside it.
import type { Locator } from '@playwright/test'
import { expectNoAxe } from '../support/axe.ts'
import { expect } from '../support/fixtures.ts'
import { expectStep, goOn, goTo } from '../support/moves.ts'
import { type Person, stage } from '../support/person.ts'
import type { Group } from './group.ts'

export const notes = (person: Person): Locator =>
  stage(person).getByRole('textbox', { name: 'Notes on the theme, written together' })

export async function writeNotes(group: Group): Promise<void> {
  const { maria, jonas, aylin, tomek, wall } = group
  await goOn(maria, 'Input')
  await expectStep([maria, jonas, aylin, tomek], 'A small input. What of it do you know from your own mentoring?')
  await notes(jonas).click()
  await jonas.page.keyboard.type('Ask, then wait.')
  await expect(notes(aylin)).toContainText('Ask, then wait.')
  await expect(stage(aylin).getByText('Jonas is in this text now.')).toBeVisible()
  await expect(aylin.page.locator('.copse-caret-name')).toHaveText('Jonas')
  await notes(aylin).click()
  await aylin.page.keyboard.press('Control+End')
  await aylin.page.keyboard.press('Enter')
  await Promise.all([
    aylin.page.keyboard.type('A pause is an offer.', { delay: 15 }),
    jonas.page.keyboard.type(' Ten seconds are long.', { delay: 15 }),
  ])
  for (const one of [maria, jonas, aylin, tomek]) {
    await expect(notes(one), `at ${one.name}`).toContainText('Ask, then wait. Ten seconds are long.')
    await expect(notes(one), `at ${one.name}`).toContainText('A pause is an offer.')
  }
  await expectNoAxe(aylin.page, 'the theme notes on a phone')
  await expectNoAxe(wall.page, 'the theme on the screen')
}

/** Somebody looks around while the group goes on, changes the agenda, and is back with one tap. */
export async function editAgenda(group: Group): Promise<void> {
  const { maria, jonas, aylin } = group
  await goTo(jonas, 'Agenda')
  const theme = stage(jonas).getByRole('region', { name: 'Theme', exact: true })
  for (const title of ['Listening in pairs', 'Questions that open']) {
    await theme.getByRole('button', { name: 'Add to Theme' }).click()
    await jonas.page.keyboard.type(title)
    await jonas.page.keyboard.press('Enter')
  }
  await goTo(aylin, 'Agenda')
  const last = stage(aylin).getByRole('region', { name: 'Theme', exact: true }).getByRole('listitem').last()
  await expect(last.getByLabel('What it is about')).toHaveValue('Questions that open')
  await expectNoAxe(aylin.page, 'the agenda on a phone')
  await expectNoAxe(jonas.page, 'the agenda')
  await theme.getByRole('listitem').last().getByLabel('What it is about').focus()
  await jonas.page.keyboard.press('Alt+ArrowUp')
  await expect(last.getByLabel('What it is about')).toHaveValue('Listening in pairs')

  await goOn(maria, 'Practice')
  await expect(stage(jonas).getByText('You are looking around. The group is at: Practice.')).toBeVisible()
  await jonas.page.getByRole('button', { name: 'Back to the group' }).click()
  await aylin.page.getByRole('button', { name: 'Back to the group' }).click()
  await expectStep([jonas, aylin], 'Now try it, in pairs or in threes.')
  await expect(notes(jonas)).toContainText('A pause is an offer.')
  await goOn(maria, 'What worked')
}
