// A detail slips, in real browsers: a facilitator, the one whose story it is, a listener, a wall, and a phone that is away when it happens.
import { openNotes, wordsOf } from './support/agenda.ts'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { holding, keptIn, noted, noteWhen, picture, shownAfter, watchFor } from './support/looking.ts'
import { card, choose, goOn, goTo, join, openRoom, putCard } from './support/moves.ts'
import { PHONE, stage, WALL } from './support/person.ts'

const UNIT = 'Unit 5'
const COVERED = 'One moment, please'

test('[SLP1, SLP2, SLP6] a detail slips, one member is away, and it comes back on no device', async ({
  people,
  servers,
}) => {
  test.setTimeout(180_000)
  // Without encryption, so that every byte of the data directory can be searched.
  const server = await servers.start({ ENCRYPTION: 'off' })
  const origins = [server.origin]
  const maria = await people.open('Maria', { origins })
  const code = await openRoom(maria, { title: 'Mentors at lunch' })
  const giver = await people.open('Grace', { origins })
  const listener = await people.open('Lior', { origins, size: PHONE, touch: true })
  const away = await people.open('Olu', { origins, size: PHONE, touch: true })
  for (const one of [giver, listener, away]) await join(one, code)
  const wall = await people.open('the wall', { origins, size: WALL })
  await wall.page.goto(`/screen/${code}`)
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(/^\d{4}$/)
  await maria.page.getByRole('button', { name: 'Allow it' }).first().click()

  await goOn(maria, 'Welcome')
  await goOn(maria, 'Round')
  await goOn(maria, 'Write')
  await putCard(giver, 'Challenge', `A mentee from the ${UNIT} waits for an answer.`)
  await putCard(listener, 'Success', 'We began with the question.')
  await putCard(away, 'Learning', 'Asking twice helps.')
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await goOn(maria, 'Read the wall')
  await expect(card(giver, UNIT)).toBeVisible()
  await expect(wall.page.getByText(UNIT)).toBeVisible()
  await goTo(away, 'Agenda')
  const notes = await openNotes(away, 'Theme', 'Listening')
  await notes.click()
  await away.page.keyboard.type(`What would help ${UNIT} now?`)
  await goTo(giver, 'Agenda')
  await expect(stage(giver).getByRole('button', { name: 'Notes: Listening' })).toBeVisible()
  const giversNotes = await openNotes(giver, 'Theme', 'Listening')
  await expect.poll(() => wordsOf(giversNotes)).toContain(UNIT)
  await goTo(giver, 'Now')
  await expect(stage(giver).getByText('We began with the question.')).toBeVisible()

  // The phone goes away with the words on it, and its owner quotes them.
  away.expects(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await away.context.setOffline(true)
  await notes.click()
  await away.page.keyboard.press('Control+End')
  await away.page.keyboard.type(` I have met ${UNIT} too.`)

  // E2: two taps of anybody, and it is covered everywhere within a second.
  await listener.page.getByRole('button', { name: 'A detail slipped: cover everything' }).click()
  const covered = [maria, giver, listener, wall]
  for (const one of covered) await noteWhen(one, COVERED)
  await listener.page.getByRole('button', { name: 'Cover everything now' }).click()
  await Promise.all(
    covered.map((one) => expect(one.page.getByRole('heading', { level: 1, name: COVERED })).toBeVisible()),
  )
  const { tappedMs } = await noted(listener)
  for (const one of covered) {
    const { shownMs } = await noted(one)
    expect((shownMs ?? Number.NaN) - (tappedMs ?? Number.NaN), `ms until ${one.name} was covered`).toBeLessThan(1_000)
  }
  for (const one of covered) {
    const content = await one.page.content()
    expect(content.includes(UNIT), `the words on the page of ${one.name}`).toBe(false)
    expect(content.includes('We began with the question'), `cards on the page of ${one.name}`).toBe(false)
    // Whoever said it looks like everybody else.
    expect(await one.page.evaluate(() => document.body.innerText), `whose tap it was, at ${one.name}`).not.toContain(
      'Lior',
    )
  }
  await expect(giver.page.getByRole('button', { name: 'Celebrate' })).toBeHidden()
  await expectNoAxe(listener.page, 'the covered room on a phone')
  await expectNoAxe(maria.page, 'the covered room of who leads')
  await expectNoAxe(wall.page, 'the covered screen')
  await picture(listener, 'covered-phone')
  await picture(maria, 'covered-lead')
  await picture(wall, 'covered-screen')

  // E3: who leads marks the words.
  await maria.page.getByRole('button', { name: 'Find the words' }).click()
  const words = maria.page.getByRole('toolbar', { name: /A mentee from the/ })
  await words.getByRole('button', { name: 'Unit', exact: true }).click()
  await words.getByRole('button', { name: '5', exact: true }).click()
  await maria.page.getByLabel('In its place').selectOption({ label: '[a department]' })
  await expectNoAxe(maria.page, 'marking words')
  await picture(maria, 'marking')
  await maria.page.getByRole('button', { name: 'Take it out' }).click()
  await expect(listener.page.getByText('1 detail is taken out.')).toBeVisible()
  await maria.page.getByRole('button', { name: 'Go on together' }).click()

  await choose(stage(listener), 'Challenge')
  for (const one of [maria, giver, listener]) {
    await expect(card(one, 'A mentee from the [a department] waits for an answer.')).toBeVisible()
    expect((await one.page.content()).includes(UNIT), `after it, at ${one.name}`).toBe(false)
  }
  await expect(wall.page.getByText('A mentee from the [a department] waits for an answer.')).toBeVisible()
  await picture(listener, 'resumed-phone')
  await picture(wall, 'resumed-screen')
  await goTo(giver, 'Agenda')
  await expect(stage(giver).getByRole('button', { name: 'Notes: Listening' })).toBeVisible()
  const fresh = await openNotes(giver, 'Theme', 'Listening')
  await expect.poll(() => wordsOf(fresh)).toContain('What would help [a department] now?')
  await fresh.click()
  for (let step = 0; step < 5; step++) await giver.page.keyboard.press('Control+z')
  expect(await wordsOf(fresh), 'after undo').not.toContain(UNIT)

  // E4: the phone comes back. It never shows the words again, and gives its owner the own sentence with a gap.
  await watchFor(away, UNIT)
  await away.context.setOffline(false)
  await expect(stage(away).getByText('A detail was removed from the notes while you were away.')).toBeVisible({
    timeout: 30_000,
  })
  await expect(stage(away).getByLabel('Your words')).toHaveValue(/I have met \[…\] too\./)
  await expect.poll(() => away.page.content().then((content) => content.includes(UNIT))).toBe(false)
  expect(await shownAfter(away), 'frames in which the words stood after the new state was there').toBe(0)
  expect(await keptIn(away, UNIT), 'the words in what this browser keeps').toEqual([])
  await picture(away, 'came-back')

  // Not in any byte of the server, before the close.
  await expect.poll(() => holding(server.dataDirectory, UNIT), { timeout: 15_000 }).toEqual([])
  expect(holding(server.dataDirectory, 'waits for an answer')).not.toEqual([])
  expect(server.output()).not.toContain(UNIT)
})
