// What a person may ask of a room: all that carries their name, and that it goes.
import { readFileSync } from 'node:fs'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { bringTo, join, pick, putCard } from './support/moves.ts'
import { PHONE } from './support/person.ts'

test('a person takes what is stored about them, and erases it; their card without a name goes with them if they wish', async ({
  crowd,
  people,
}) => {
  const { host, code } = await crowd.host()
  const others = await Promise.all(['Mara', 'Noor'].map((name) => crowd.join(name, code)))
  const jonas = await people.open('Jonas', { size: PHONE, touch: true })
  await join(jonas, code)
  const { page } = jonas
  await bringTo(host, 'write')
  await putCard(jonas, 'Challenge', 'I ask more than I tell, and it helps.')

  await pick(page, 'You and this room', 'What is stored about you')
  await expectNoAxe(page, 'what is stored about a person')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'What this room stores about you' }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file).toContain('Jonas')
  expect(file).not.toContain('I ask more')

  await page.getByRole('button', { name: 'Erase me from this room' }).click()
  await expect(page.getByRole('checkbox', { name: 'Take off my cards without a name too' })).toBeChecked()
  await page.getByRole('button', { name: 'Erase me', exact: true }).click()
  await expect(page).toHaveURL(/\/$/)
  await host.waitFor((view) => !JSON.stringify(view).includes('Jonas'))
  for (const other of others) other.close()
})
