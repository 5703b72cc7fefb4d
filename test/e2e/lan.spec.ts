// Over the address of this machine in its network, in plain http: no secure context, and everything works.
import { lanAddresses } from '../../server/origin.ts'
import { openNotes, wordsOf } from './support/agenda.ts'
import { expect, test } from './support/fixtures.ts'
import { card, goOn, goTo, join, openRoom, putCard } from './support/moves.ts'
import { type Person, PHONE, stage } from './support/person.ts'

test('a room over a LAN address in plain http: join, write, open, type together', async ({ people, servers }) => {
  const address = lanAddresses()[0]
  if (address === undefined)
    throw new Error('This machine has no address but its own: add one, as with `ip link add copse0 type dummy`.')
  const server = await servers.start({ HOST: '0.0.0.0' })
  const origin = `http://${address}:${server.port}`
  const open = (name: string) => people.open(name, { origins: [origin] })
  const maria = await open('Maria')
  const jonas = await people.open('Jonas', { origins: [origin], size: PHONE, touch: true })
  const aylin = await open('Aylin')
  const code = await openRoom(maria, { title: 'At the kitchen table' })
  await expect(maria.page.getByLabel('Link to this room')).toHaveValue(
    new RegExp(`^${origin}/r/${code}#i=[a-z0-9]{26}$`),
  )
  for (const one of [jonas, aylin]) await join(one, code, 'In the room')
  expect(await jonas.page.evaluate(() => ({ isSecureContext, subtle: typeof crypto.subtle }))).toEqual({
    isSecureContext: false,
    subtle: 'undefined',
  })
  for (const step of ['Welcome', 'Round', 'Write']) await goOn(maria, step)
  const cards: [Person, string][] = [
    [maria, 'We laughed at the same thing.'],
    [jonas, 'He asked me what I would do.'],
    [aylin, 'We never get to the end of the list.'],
  ]
  for (const [author, text] of cards) await putCard(author, 'Challenge', text)
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await goOn(maria, 'Read the wall')
  await expect(stage(maria).getByRole('article')).toHaveCount(cards.length)
  for (const [, text] of cards) await expect(card(maria, text)).toBeVisible()

  await goTo(jonas, 'Agenda')
  await goTo(maria, 'Agenda')
  const typed = await openNotes(jonas, 'Check-out', 'What we take home')
  const read = await openNotes(maria, 'Check-out', 'What we take home')
  await typed.click()
  await jonas.page.keyboard.type('Typed in the same network.')
  await expect.poll(() => wordsOf(read)).toBe('Typed in the same network.')
})
