// The server dies in the middle of two people's sentences, and not a letter is lost.
import { openNotes, wordsOf } from './support/agenda.ts'
import { expect, test } from './support/fixtures.ts'
import { goTo, join, openRoom } from './support/moves.ts'
import { stage } from './support/person.ts'

const MARIA = 'Maria writes on while the server is gone, and every letter of it stays.'
const JONAS = 'Jonas does not notice at first, and goes on to the end of his sentence.'

test('a server killed with -9 while two people type: both pages say so, and have everything afterwards', async ({
  people,
  servers,
}) => {
  const server = await servers.start()
  const maria = await people.open('Maria', { origins: [server.origin] })
  const jonas = await people.open('Jonas', { origins: [server.origin] })
  for (const one of [maria, jonas]) one.expects(/ERR_CONNECTION_REFUSED|WebSocket connection to/)
  const code = await openRoom(maria, { title: 'Practice circle' })
  await join(jonas, code)
  await goTo(maria, 'Agenda')
  await goTo(jonas, 'Agenda')
  const mine = await openNotes(maria, 'Theme', 'Listening')
  const same = await openNotes(jonas, 'Theme', 'Listening')
  const others = await openNotes(jonas, 'Check-out', 'Questions')
  const seen = await openNotes(maria, 'Check-out', 'Questions')

  await mine.click()
  await others.click()
  const typing = Promise.all([
    maria.page.keyboard.type(MARIA, { delay: 40 }),
    jonas.page.keyboard.type(JONAS, { delay: 40 }),
  ])
  await expect(same).toContainText('Maria writes')
  await server.kill9()
  for (const one of [maria, jonas])
    await expect(stage(one).getByText('offline, kept on this device')).toBeVisible({ timeout: 15_000 })
  await typing
  await expect(mine).toContainText(MARIA)
  await expect(others).toContainText(JONAS)

  await server.start()
  for (const one of [maria, jonas])
    await expect(stage(one).getByRole('region', { name: 'Agenda' }).getByText('saved', { exact: true })).toBeVisible({
      timeout: 30_000,
    })
  for (const [text, shown] of [
    [MARIA, mine],
    [MARIA, same],
    [JONAS, others],
    [JONAS, seen],
  ] as const)
    await expect.poll(() => wordsOf(shown), { timeout: 15_000 }).toBe(text)

  // What a fresh page gets is what the server has.
  await jonas.page.reload()
  await goTo(jonas, 'Agenda')
  await expect(stage(jonas).getByText(MARIA)).toBeVisible()
  await expect(stage(jonas).getByText(JONAS)).toBeVisible()
})
