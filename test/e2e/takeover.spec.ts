// The meeting goes on when the one who leads it is gone (ROL4, ROL5).
import { expect, test } from './support/fixtures.ts'
import { expectStep, goOn, join, openRoom, pick } from './support/moves.ts'
import { stage } from './support/person.ts'

test('somebody takes over from a facilitator whose browser is gone; who comes back asks for the lead', async ({
  people,
}) => {
  const maria = await people.open('Maria')
  const jonas = await people.open('Jonas')
  const code = await openRoom(maria, { title: 'Practice circle' })
  await join(jonas, code)
  await goOn(maria, 'Welcome')
  await expectStep([jonas], 'Welcome, in the room and on the screens.')

  // The lid is shut: no page, no socket, but the device keeps its cookie.
  await maria.page.close()
  const closedAt = Date.now()
  await expect(stage(jonas).getByText('Maria is away.')).toBeVisible()
  await expect(stage(jonas).getByText(/Anybody may lead in \d+ s\./)).toBeVisible()
  const take = stage(jonas).getByRole('button', { name: 'I lead for now' })
  await expect(take).toBeVisible({ timeout: 40_000 })
  expect(Date.now() - closedAt, 'not before thirty seconds').toBeGreaterThanOrEqual(29_000)
  await take.click()
  await expect(jonas.page.getByRole('region', { name: 'Facilitator’s bar' })).toBeVisible()
  await goOn(jonas, 'Round')

  const again = await maria.context.newPage()
  await again.goto(`/r/${code}`)
  await expect(again.getByRole('navigation', { name: 'Places' })).toBeVisible()
  await expect(again.getByRole('region', { name: 'Facilitator’s bar' })).toBeHidden()
  await expect(again.getByText('Jonas leads now.')).toBeVisible()
  await again.getByRole('button', { name: 'Ask for the lead' }).click()
  await expect(again.getByText('Asked. Jonas decides.')).toBeVisible()
  await jonas.page.getByRole('button', { name: 'Give the lead back' }).click()
  await expect(again.getByRole('region', { name: 'Facilitator’s bar' })).toBeVisible()
  await expect(jonas.page.getByRole('region', { name: 'Facilitator’s bar' })).toBeHidden()
})

test('the deputy may lead after twenty seconds, when others may not yet', async ({ people }) => {
  const maria = await people.open('Maria')
  const jonas = await people.open('Jonas')
  const aylin = await people.open('Aylin')
  const code = await openRoom(maria, { title: 'Practice circle' })
  await join(jonas, code)
  await join(aylin, code)
  await pick(maria.page, 'More about Jonas', 'Name as deputy')
  await expect(jonas.page.getByRole('complementary', { name: 'Facilitator’s desk' })).toBeVisible()
  await maria.page.close()
  const closedAt = Date.now()
  await expect(stage(aylin).getByText(/Jonas may lead in \d+ s\./)).toBeVisible()
  const take = stage(jonas).getByRole('button', { name: 'I lead for now' })
  await expect(take).toBeVisible({ timeout: 30_000 })
  expect(Date.now() - closedAt, 'not before twenty seconds').toBeGreaterThanOrEqual(19_000)
  await expect(stage(aylin).getByRole('button', { name: 'I lead for now' })).toBeHidden()
  await take.click()
  await expect(jonas.page.getByRole('button', { name: /^Begin: Welcome/ })).toBeVisible()
  await expect(stage(aylin).getByText('Maria is away.')).toBeHidden()
})
