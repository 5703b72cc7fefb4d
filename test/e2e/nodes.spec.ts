// Two server processes on one Redis show one room.
import { openNotes, wordsOf } from './support/agenda.ts'
import { expect, test } from './support/fixtures.ts'
import { card, expectStep, goOn, goTo, join, openRoom, putCard } from './support/moves.ts'
import { stage } from './support/person.ts'

test('a facilitator on one server and participants on another are in one room', async ({ redis, people, servers }) => {
  const first = await servers.start(redis.env)
  const second = await servers.start(redis.env)
  const maria = await people.open('Maria', { origins: [first.origin] })
  const jonas = await people.open('Jonas', { origins: [second.origin] })
  const aylin = await people.open('Aylin', { origins: [second.origin] })
  const code = await openRoom(maria, { title: 'Practice circle' })
  await join(jonas, code)
  await join(aylin, code)
  await expect(stage(maria).getByText('3 people are here')).toBeVisible()

  await goOn(maria, 'Welcome')
  await expectStep([jonas, aylin], 'Welcome, in the room and on the screens.')
  await goOn(maria, 'Round')
  await goOn(maria, 'Write')
  await putCard(maria, 'Success', 'We began with the question.')
  await putCard(jonas, 'Learning', 'Asking twice helps.')
  await putCard(aylin, 'Challenge', 'Time runs away in our talks.')
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await goOn(maria, 'Read the wall')
  for (const one of [maria, jonas, aylin])
    for (const text of ['We began with the question.', 'Asking twice helps.', 'Time runs away in our talks.'])
      await expect(card(one, text), `at ${one.name}`).toBeVisible()

  await goTo(maria, 'Agenda')
  await goTo(jonas, 'Agenda')
  const left = await openNotes(maria, 'Theme', 'Listening')
  const right = await openNotes(jonas, 'Theme', 'Listening')
  await left.click()
  await maria.page.keyboard.type('From the first server.')
  await expect.poll(() => wordsOf(right)).toBe('From the first server.')
  await right.click()
  await jonas.page.keyboard.press('Control+End')
  await jonas.page.keyboard.type(' And from the second.')
  await expect.poll(() => wordsOf(left)).toBe('From the first server. And from the second.')
  await expect(stage(maria).getByText('Jonas is in this text now.')).toBeVisible()
})
