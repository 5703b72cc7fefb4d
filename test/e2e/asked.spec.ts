// "Would you tell this one?" is asked of a card. Only the device that wrote it shows the question, wherever its person looks.
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { card, choose, goOn, goTo, join, openRoom, pick, putCard } from './support/moves.ts'
import { type Person, PHONE, stage } from './support/person.ts'

const JONAS = 'A mentee says yes to everything and does nothing.'
const AYLIN = 'How do I stay quiet long enough?'
const LOST = 'A promise was made that was not mine to make.'
const TITLE = 'Would you tell this one today?'

const menuOf = (text: string) => `What to do with this card: ${text}`
const question = (person: Person) => person.page.getByRole('region', { name: TITLE })

/** Everything this page sends from now on, but for heartbeats and the clock. */
function sentBy(person: Person): string[] {
  const sent: string[] = []
  person.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const text = payload.toString()
      if (text.includes('"command"')) sent.push(text)
    }),
  )
  return sent
}

/** What this page was told of questions, in order. */
function heard(person: Person): string[] {
  return person.received().match(/\["cardQuestion"[^[]*?\}?\]/g) ?? []
}

test('[BRD13] only the device that wrote the card is asked, and not answering looks like no', async ({ people }) => {
  test.setTimeout(120_000)
  const maria = await people.open('Maria')
  const code = await openRoom(maria, { title: 'Mentors at lunch' })
  const jonas = await people.open('Jonas')
  const jonasSent = sentBy(jonas)
  const aylin = await people.open('Aylin', { size: PHONE, touch: true })
  const tomek = await people.open('Tomek')
  for (const one of [jonas, aylin, tomek]) await join(one, code)
  await goOn(maria, 'Write')
  await putCard(jonas, 'Challenge', JONAS)
  await putCard(aylin, 'Challenge', AYLIN)
  await putCard(tomek, 'Challenge', LOST)
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await goOn(maria, 'Read the wall')
  await choose(stage(aylin), 'Challenge')
  for (const one of [maria, jonas, aylin, tomek]) await expect(card(one, JONAS)).toBeVisible()

  // Wherever its person looks.
  await goTo(jonas, 'Agenda')
  await pick(maria.page, menuOf(JONAS), 'Ask its author to tell it')
  await expect(question(jonas)).toContainText(JONAS)
  await expect(question(jonas)).toBeInViewport()
  await expectNoAxe(jonas.page, 'the question to an author')
  await expect(maria.page.getByText(`Asked through the card: “${JONAS}”`)).toBeVisible()
  for (const one of [maria, aylin, tomek]) {
    await expect.poll(() => heard(one).length, { message: `what ${one.name} was told` }).toBeGreaterThan(0)
    await expect(question(one), `on the page of ${one.name}`).toHaveCount(0)
  }
  expect(heard(aylin), 'what Aylin was told, and what Jonas was').toEqual(heard(jonas))
  await expect(stage(aylin).getByText('its author is asked')).toHaveCount(0)

  // "Not today" goes nowhere.
  const before = jonasSent.length
  const told = heard(aylin).length
  await question(jonas).getByRole('button', { name: 'Not today' }).click()
  await expect(question(jonas)).toHaveCount(0)
  await jonas.page.reload()
  await expect(jonas.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
  await goTo(jonas, 'Board')
  await expect(card(jonas, JONAS)).toBeVisible()
  await expect(question(jonas)).toHaveCount(0)
  expect(jonasSent.slice(before), 'what the device of Jonas sent').toEqual([])
  expect(heard(aylin)).toHaveLength(told)
  await expect(maria.page.getByText(`Asked through the card: “${JONAS}”`)).toBeVisible()

  // A device that is gone: nothing happens, and it looks the same.
  await tomek.leave()
  await pick(maria.page, menuOf(LOST), 'Ask its author to tell it')
  await expect(maria.page.getByText(`Asked through the card: “${LOST}”`)).toBeVisible()
  await expect.poll(() => heard(aylin).length).toBe(told + 1)
  for (const one of [maria, jonas, aylin]) await expect(question(one), `on the page of ${one.name}`).toHaveCount(0)

  // Told by who leads: all see that, nobody sees for whom.
  await pick(maria.page, menuOf(AYLIN), 'Ask its author to tell it')
  await expect(question(aylin)).toContainText(AYLIN)
  await expectNoAxe(aylin.page, 'the question to an author on a phone')
  await question(aylin).getByRole('button', { name: 'Tell it for me, without my name' }).click()
  await expect(question(aylin)).toHaveCount(0)
  await expect(maria.page.getByText('You tell it for somebody who stays unnamed').first()).toBeVisible()
  await expect(card(jonas, AYLIN).getByText('facilitator tells it').first()).toBeVisible()
  const seat = /"name":"Aylin"/
  for (const line of heard(jonas)) expect(line).not.toMatch(seat)

  // A "not today" may become a yes: from the menu of the own card, while it is asked about.
  await pick(maria.page, menuOf(JONAS), 'Ask its author to tell it')
  await expect(maria.page.getByText(`Asked through the card: “${JONAS}”`)).toBeVisible()
  await expect(question(jonas)).toHaveCount(0)
  await jonas.page.getByRole('button', { name: menuOf(JONAS) }).click()
  await jonas.page.getByRole('menuitem', { name: 'I tell it', exact: true }).click()
  await expect(card(aylin, JONAS).getByText('its author tells it').first()).toBeVisible()
  await goOn(maria, 'Choose')
  await expect(maria.page.getByText('Jonas brings the case.')).toBeVisible()
})
