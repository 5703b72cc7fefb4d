// Peer sharing: cards written apart, opened together, worked on together, chosen, consulted on.
import { expectNoAxe } from '../support/axe.ts'
import { expect } from '../support/fixtures.ts'
import { card, choose, expectStep, goOn, goTo, lane, pick, pickByKeys, putCard } from '../support/moves.ts'
import { type Person, stage } from '../support/person.ts'
import { CARDS, everybody, type Group, LINES } from './group.ts'

const WRITE = 'Something that is not moving. What is hard about it for you?'
const READ = 'Read, and celebrate one or two before any problem.'
const CHOOSE = 'Which challenge shall we think about together? You have two dots.'

export async function writeApart(group: Group): Promise<void> {
  const { maria, jonas, aylin, tomek } = group
  await goOn(maria, 'Write')
  await expectStep([maria, jonas, aylin, tomek], WRITE)
  await putCard(aylin, 'Challenge', CARDS.challenge, true)
  await putCard(jonas, 'Success', CARDS.success)
  await putCard(jonas, 'Challenge', CARDS.second, true)
  await putCard(tomek, 'Learning', CARDS.learning)
  await expectNoAxe(aylin.page, 'writing a card on a phone')
  await expectNoAxe(jonas.page, 'writing a card')
  await expectNoAxe(group.wall.page, 'the screen while all write')
}

/** Before the release no card is on any page but its author's, nor in anything that came to it. */
export async function expectApart(group: Group): Promise<void> {
  const authors = { challenge: group.aylin, success: group.jonas, second: group.jonas, learning: group.tomek }
  for (const [which, author] of Object.entries(authors) as [keyof typeof CARDS, Person][]) {
    for (const one of everybody(group)) {
      if (one === author) continue
      const what = `the card “${which}” at ${one.name}`
      expect((await one.page.content()).includes(CARDS[which]), what).toBe(false)
      expect(one.received().includes(CARDS[which]), `${what}, in what arrived`).toBe(false)
    }
  }
}

/** A reload in the middle keeps seat and draft; so does an accidental advance that is taken back. */
export async function keepDraft(group: Group): Promise<void> {
  const { aylin, maria } = group
  const draft = 'A half-written thought about'
  await choose(stage(aylin), 'Learning')
  await stage(aylin).getByLabel('Your card', { exact: true }).fill(draft)
  await aylin.page.reload()
  await expect(stage(aylin).getByLabel('Your card', { exact: true })).toHaveValue(draft)
  await expect(card(aylin, CARDS.challenge).getByText('in the box')).toBeVisible()
  await goTo(aylin, 'People')
  await expect(stage(aylin).getByRole('listitem').filter({ hasText: 'Aylin' })).toContainText('(you)')
  await expect(stage(aylin).getByText('Aylin')).toHaveCount(1)
  await aylin.page.getByRole('button', { name: 'Back to the group' }).click()

  await goOn(maria, 'Read the wall')
  await expectStep([maria, group.jonas, aylin], READ)
  await maria.page.getByRole('button', { name: 'That was too early: back to Write' }).click()
  await expect(stage(aylin).getByLabel('Your card', { exact: true })).toHaveValue(draft)
  await expect(card(aylin, CARDS.challenge).getByText('in the box')).toBeVisible()
  await stage(aylin).getByLabel('Your card', { exact: true }).fill('')
}

export async function openTogether(group: Group): Promise<void> {
  const { maria, jonas, aylin } = group
  await stage(jonas).getByRole('button', { name: 'I’m done' }).click()
  await expect(stage(aylin).getByText('1 of 4 are done')).toBeVisible()
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  const asked = maria.page.getByRole('dialog', { name: 'Open the box now?' })
  await expect(asked.getByText('1 of 4 are done.')).toBeVisible()
  await expectNoAxe(maria.page, 'the question before the box is opened')
  await asked.getByRole('button', { name: 'Open it now' }).click()
  await goOn(maria, 'Read the wall')
  await expectStep(everybody(group), READ)
  for (const one of everybody(group))
    for (const text of Object.values(CARDS)) await expect(one.page.getByText(text), `at ${one.name}`).toHaveCount(1)
  await expectNoAxe(jonas.page, 'the wall')
  await expectNoAxe(aylin.page, 'the wall on a phone')
  await expectNoAxe(group.wall.page, 'the wall on the screen')
}

/** Two people change the words of one card at the same time, and both changes are in it. */
export async function improveTogether(group: Group): Promise<void> {
  const { jonas, tomek } = group
  const dialogs = [jonas, tomek].map((one) => one.page.getByRole('dialog', { name: 'Improve the wording together' }))
  for (const one of [jonas, tomek])
    await pick(one.page, `What to do with this card: ${CARDS.learning}`, 'Improve the wording…')
  const [first, second] = dialogs
  if (!first || !second) throw new Error('two people, two dialogs')
  await expectNoAxe(jonas.page, 'improving a card')
  await first.getByLabel('Words on the card').fill(CARDS.learning.replace('Silence', 'A silence'))
  await second.getByLabel('Words on the card').fill(CARDS.learning.replace('refusal', 'a no'))
  await first.getByRole('button', { name: 'Save the wording' }).click()
  await expect(first).toBeHidden()
  await expect(second.getByText('Somebody changed this card meanwhile.')).toBeVisible()
  await second.getByRole('button', { name: 'Save the wording' }).click()
  await expect(second).toBeHidden()
  for (const one of everybody(group))
    await expect(one.page.getByText('A silence is often thinking, not a no.')).toHaveCount(1)
}

export async function moveAndGroup(group: Group): Promise<void> {
  const { maria, jonas, tomek } = group
  // By keyboard: from the card into its menu, to another lane.
  await pickByKeys(jonas, CARDS.success, 'Move to Learning')
  for (const one of [maria, jonas, tomek]) await expect(lane(one, 'Learning').getByText(CARDS.success)).toBeVisible()
  await expect(card(jonas, CARDS.success)).toBeFocused()

  // By pointer: back into its lane.
  await card(maria, CARDS.success).dragTo(lane(maria, 'Success'))
  for (const one of [maria, jonas, tomek]) await expect(lane(one, 'Success').getByText(CARDS.success)).toBeVisible()

  // Onto another card: by pointer, then taken off; by keyboard, and it stays.
  await card(maria, CARDS.second).dragTo(card(maria, CARDS.challenge))
  const together = (one: Person) => stage(one).getByRole('list', { name: 'Also on this card' })
  await expect(together(jonas).getByText(CARDS.second)).toBeVisible()
  await pick(maria.page, `What to do with this card: ${CARDS.second}`, 'Take off this card')
  await expect(together(jonas)).toHaveCount(0)
  await pickByKeys(tomek, CARDS.second, 'Put on another card…')
  const choice = tomek.page.getByRole('dialog', { name: 'Put on another card' })
  await choice.getByRole('button', { name: CARDS.success }).press('Enter')
  await expect(together(jonas).getByText(CARDS.second)).toBeVisible()
}

/** Two dots each, nobody sees where; going back and coming again loses none of them. */
export async function chooseTogether(group: Group): Promise<void> {
  const { maria, jonas, aylin, tomek } = group
  await pick(jonas.page, `What to do with this card: ${CARDS.second}`, 'Take off this card')
  await expect(stage(jonas).getByRole('list', { name: 'Also on this card' })).toHaveCount(0)
  await pick(jonas.page, `What to do with this card: ${CARDS.second}`, 'Move to Challenge')
  await expect(lane(maria, 'Challenge').getByText(CARDS.second)).toBeVisible()
  await goOn(maria, 'Choose')
  await expectStep(everybody(group), CHOOSE)
  await giveDot(aylin, CARDS.challenge)
  await giveDot(aylin, CARDS.second)
  await expect(stage(aylin).getByText('Both dots are placed.')).toBeVisible()
  await giveDot(jonas, CARDS.challenge)
  await giveDot(tomek, CARDS.challenge)
  await expectNoAxe(aylin.page, 'giving dots on a phone')
  await expectNoAxe(group.wall.page, 'the screen while dots are given')
  for (const one of everybody(group)) await expect(one.page.getByText(/^3 dots$/)).toHaveCount(0)

  await maria.page.getByRole('button', { name: 'Back to Headlines', exact: true }).click()
  await maria.page.getByRole('button', { name: 'Back to Read the wall', exact: true }).click()
  await expectStep(everybody(group), READ)
  for (const text of [CARDS.challenge, CARDS.second, CARDS.success])
    await expect(jonas.page.getByText(text)).toHaveCount(1)
  await goOn(maria, 'Choose')
  await maria.page.getByRole('button', { name: 'Open the dots again' }).click()
  await expect(dotOn(aylin, CARDS.challenge)).toHaveAttribute('aria-pressed', 'true')
  await expect(dotOn(aylin, CARDS.second)).toHaveAttribute('aria-pressed', 'true')

  await maria.page.getByRole('button', { name: 'Show the result of the dots' }).click()
  for (const one of [maria, jonas, aylin, tomek]) {
    const first = one.page.getByRole('region', { name: 'What the group chose' }).getByRole('listitem').first()
    await expect(first).toContainText(CARDS.challenge)
    await expect(first).toContainText('3 dots')
  }
  await expectNoAxe(jonas.page, 'the result of the dots')
  await expectNoAxe(group.wall.page, 'the result on the screen')
  await maria.page.getByRole('button', { name: 'Put in the spotlight' }).first().click()
}

const dotOn = (person: Person, text: string) => stage(person).getByRole('button', { name: text })

async function giveDot(person: Person, text: string): Promise<void> {
  await dotOn(person, text).click()
  await expect(dotOn(person, text)).toHaveAttribute('aria-pressed', 'true')
}

export async function consultAndHarvest(group: Group): Promise<void> {
  const { maria, jonas, aylin, wall } = group
  await goOn(maria, 'Ready check')
  await expectStep(everybody(group), 'A moment to get ready for the case.')
  await goOn(maria, 'Questions about facts')
  await expectStep([maria, jonas, aylin], 'Who, what, when, how. No why, and no advice in disguise.')
  await expect(stage(aylin).getByText(CARDS.challenge)).toBeVisible()
  await expectNoAxe(aylin.page, 'the case on a phone')
  await expectNoAxe(wall.page, 'the case on the screen')
  await goOn(maria, 'Our learning')
  await putCard(maria, null, LINES.maria)
  await putCard(jonas, null, LINES.jonas)
  await putCard(aylin, null, LINES.aylin)
  await maria.page.getByRole('button', { name: 'Open the sentences together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  for (const text of Object.values(LINES)) await expect(stage(aylin).getByText(text)).toHaveCount(1)
  await expectNoAxe(aylin.page, 'the harvest')
  await goOn(maria, 'Break')
  await expectStep(everybody(group), 'A break.')
  await expectNoAxe(aylin.page, 'the break')
}
