// How people come in, stay out, and come back: clear words, and nothing lost.
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { bringTo, goTo, join, openRoom, pick, takeSeat, turnOn } from './support/moves.ts'
import { PHONE, stage } from './support/person.ts'

const OWN_NAME = 'Your name'
const JOIN = 'Join, and accept these four'

test('a name that is empty, too long or odd is refused in words, and what was typed stays (SEAT rules)', async ({
  crowd,
  people,
}) => {
  const { code } = await crowd.host()
  const jonas = await people.open('Jonas')
  jonas.expects(/status of 400/)
  const { page } = jonas
  await page.goto(`/r/${code}`)
  const name = page.getByLabel(OWN_NAME)
  for (const [typed, answer] of [
    ['', 'A name is missing. A first name or a nickname is enough.'],
    ['   ', 'A name is missing. A first name or a nickname is enough.'],
    ['J'.repeat(41), 'This name is too long. Up to 40 characters fit.'],
    ['Jo\u202enas', 'This name has characters that cannot be shown. Letters, spaces and hyphens work.'],
  ] as const) {
    await name.fill(typed)
    await page.getByRole('button', { name: JOIN }).click()
    await expect(page.getByRole('alert')).toHaveText(answer)
    await expect(name).toHaveValue(typed)
    await expect(name).toHaveAttribute('aria-invalid', 'true')
  }
  await expectNoAxe(page, 'the join page with a refused name')
  await takeSeat(jonas)
})

test('a taken name offers another that is one tap away', async ({ crowd, people }) => {
  const { code } = await crowd.host()
  await crowd.join('Jonas', code)
  const second = await people.open('Jonas')
  second.expects(/status of 409/)
  const { page } = second
  await page.goto(`/r/${code}`)
  await page.getByLabel(OWN_NAME).fill('Jonas')
  await page.getByRole('button', { name: JOIN }).click()
  await expect(page.getByText('“Jonas” is taken here.')).toBeVisible()
  const offer = page.getByRole('button', { name: /^Join as Jonas .+/ })
  await expectNoAxe(page, 'the join page with an offered name')
  const offered = (await offer.innerText()).replace('Join as ', '')
  await offer.click()
  await expect(stage(second).getByText(offered, { exact: true })).toBeVisible()
})

test('an unknown code is answered with a way on', async ({ people }) => {
  const jonas = await people.open('Jonas')
  jonas.expects(/status of 404/)
  await jonas.page.goto('/r/zzzzzzzz')
  await expect(jonas.page.getByRole('heading', { level: 1, name: 'No room under this code.' })).toBeVisible()
  await expect(jonas.page.getByLabel('Code of the room')).toHaveValue('zzzz zzzz')
  await expectNoAxe(jonas.page, 'no room under this code')
  await jonas.page.goto('/')
  await jonas.page.getByLabel('Code of the room').fill('7kfm')
  await jonas.page.getByRole('button', { name: 'Go to the room' }).click()
  await expect(jonas.page.getByRole('alert')).toHaveText('The code has 8 characters; 4 are here.')
})

test('where the code alone asks, the link comes straight in; a new link ends the old one', async ({
  crowd,
  people,
}) => {
  const { host, code } = await crowd.host()
  await host.send({ kind: 'room.codeAsks', asks: true })
  const old = (await host.waitFor((view) => view.codeAsks)).inviteSecret ?? ''
  const typed = await people.open('Jonas')
  await typed.page.goto(`/r/${code}`)
  await expect(typed.page.getByText('With the code alone you ask first')).toBeVisible()
  await expectNoAxe(typed.page, 'a room whose code asks')
  await typed.page.getByLabel(OWN_NAME).fill('Jonas')
  await typed.page.getByRole('button', { name: 'Agree and ask to come in' }).click()
  await expect(typed.page.getByText('As soon as you are let in, this page goes on by itself.')).toBeVisible()

  const lena = await people.open('Lena')
  await lena.page.goto(`/r/${code}#i=${old}`)
  await lena.page.getByLabel(OWN_NAME).fill('Lena')
  await lena.page.getByRole('button', { name: JOIN }).click()
  await expect(lena.page.getByRole('button', { name: 'You and this room' })).toBeVisible()
  // Nobody reads the secret off a shared window.
  expect(lena.page.url()).not.toContain(old)
  await expect(lena.page.getByLabel('Link to this room')).toHaveValue(new RegExp(`/r/${code}#i=${old}$`))

  await host.send({ kind: 'link.renew' })
  const { code: next, inviteSecret, knocks } = await host.waitFor((view) => view.code !== code)
  await expect(lena.page.getByLabel('Link to this room')).toHaveValue(new RegExp(`/r/${next}#i=${inviteSecret}$`))
  const late = await people.open('Late')
  late.expects(/status of 404/)
  await late.page.goto(`/r/${code}#i=${old}`)
  await expect(late.page.getByRole('heading', { level: 1, name: 'No room under this code.' })).toBeVisible()
  // Who is inside, and who waited since before, go on under the new one; the room is once in the list of this device.
  await expect(lena.page).toHaveURL(new RegExp(`/r/${next}$`))
  await host.send({ kind: 'door.answer', request: knocks[0]?.id ?? '', allow: true })
  await expect(typed.page.getByRole('button', { name: 'You and this room' })).toBeVisible()
  await expect(typed.page).toHaveURL(new RegExp(`/r/${next}$`))
  await typed.page.goto('/')
  await expect(typed.page.getByRole('link', { name: /Practice circle/ })).toHaveCount(1)
})

test('who leads passes on link and code, makes new ones, and answers who waits at the door', async ({ people }) => {
  const maria = await people.open('Maria', { size: PHONE, touch: true })
  const { page } = maria
  const code = await openRoom(maria, { title: 'Practice circle' })
  const more = page.getByRole('region', { name: 'Facilitator’s bar' }).getByRole('button', { name: /^More/ })
  await more.click()
  const sheet = page.getByRole('dialog', { name: 'More for the facilitator' })
  await turnOn(sheet, 'Ask those who only have the code')
  await sheet.getByRole('button', { name: 'Link and code for the room' }).click()
  const wayIn = page.getByRole('dialog', { name: 'Link and code for the room' })
  const link = wayIn.getByLabel('Link to this room')
  await expect(link).toHaveValue(new RegExp(`/r/${code}#i=[a-z0-9]{26}$`))
  await expect(wayIn.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible()
  await expect(wayIn.getByText('The link opens the door. Who has the code alone asks first.')).toBeVisible()
  await expectNoAxe(page, 'link and code for the room')
  const old = await link.inputValue()

  const jonas = await people.open('Jonas')
  const eve = await people.open('Eve')
  for (const one of [jonas, eve]) {
    await one.page.goto(`/r/${code}`)
    await one.page.getByLabel(OWN_NAME).fill(one.name)
    await one.page.getByRole('button', { name: 'Agree and ask to come in' }).click()
    await expect(one.page.getByText('As soon as you are let in, this page goes on by itself.')).toBeVisible()
  }
  await wayIn.getByRole('button', { name: 'Make a new link and code' }).click()
  await expect(wayIn.getByText('This is the new link. The old one no longer works.')).toBeVisible()
  await expect(link).not.toHaveValue(old)
  const next = (await link.inputValue()).match(/\/r\/(\w{8})#/)?.[1] ?? ''
  await expect(wayIn.getByText(`${next.slice(0, 4)} ${next.slice(4)}`)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/r/${next}$`))
  await page.keyboard.press('Escape')
  await expect(wayIn).toBeHidden()
  await sheet.getByRole('button', { name: 'Let Jonas in', exact: true }).click()
  await sheet.getByRole('button', { name: 'Do not let Eve in' }).click()
  await expect(jonas.page.getByRole('button', { name: 'You and this room' })).toBeVisible()
  await expect(eve.page.getByText('You were not let in.')).toBeVisible()
  await expectNoAxe(page, 'the door was answered')
})

test('a locked room says so; who asks is let in by whoever leads, or turned away', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  await host.send({ kind: 'room.lock', locked: true })
  const jonas = await people.open('Jonas')
  const { page } = jonas
  await page.goto(`/r/${code}`)
  await expect(page.getByText('This room is locked at the moment.')).toBeVisible()
  await expectNoAxe(page, 'a locked room')
  await page.getByLabel(OWN_NAME).fill('Jonas')
  await page.getByRole('button', { name: 'Agree and ask to come in' }).click()
  await expect(page.getByText('As soon as you are let in, this page goes on by itself.')).toBeVisible()
  await expectNoAxe(page, 'waiting before a locked room')
  await host.waitFor((view) => view.knocks.some((one) => one.name === 'Jonas'))
  await host.send({ kind: 'door.answer', request: host.view().knocks[0]?.id ?? '', allow: true })
  await host.waitFor((view) => Object.values(view.seats).some((one) => one.name === 'Jonas'))
  await expect(page.getByRole('button', { name: 'You and this room' })).toBeVisible()

  const stranger = await people.open('Stranger')
  await stranger.page.goto(`/r/${code}`)
  await stranger.page.getByLabel(OWN_NAME).fill('Xaver')
  await stranger.page.getByRole('button', { name: 'Agree and ask to come in' }).click()
  await host.waitFor((view) => view.knocks.some((one) => one.name === 'Xaver'))
  await host.send({ kind: 'door.answer', request: host.view().knocks[0]?.id ?? '', allow: false })
  await expect(stranger.page.getByText('You were not let in.')).toBeVisible()
})

test('who is removed sees it at once, and the old link leads nowhere (SEAT8)', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  jonas.expects(/status of 404/)
  await join(jonas, code)
  const seat = Object.entries(host.view().seats).find(([, one]) => one.name === 'Jonas')?.[0]
  await host.send({ kind: 'seat.remove', seat: (seat ?? '') as never })
  await expect(jonas.page.getByRole('heading', { name: 'You are no longer in this room.' })).toBeVisible()
  await expectNoAxe(jonas.page, 'the page of who was removed')
  await jonas.page.goto(`/r/${code}`)
  await expect(jonas.page.getByRole('heading', { level: 1, name: 'No room under this code.' })).toBeVisible()
})

test('a second tab is the same person', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  await join(jonas, code)
  const tab = await jonas.context.newPage()
  await tab.goto(`/r/${code}`)
  const seated = tab.getByRole('main').getByText('Jonas', { exact: true })
  await expect(seated).toHaveCount(1)
  await jonas.page.close()
  expect(Object.values(host.view().seats).filter((one) => one.name === 'Jonas')).toHaveLength(1)
  await tab.getByRole('button', { name: 'Raise hand' }).click()
  await expect(tab.getByRole('button', { name: /^Lower hand/ })).toBeVisible()
  expect(host.view().hands).toHaveLength(1)
})

test('two people share a phone, each with a seat of their own', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const phone = await people.open('Jonas', { size: PHONE, touch: true })
  const { page } = phone
  await join(phone, code)
  await pick(page, 'You and this room', 'One more person on this device')
  await expect(page.getByText('One more person on this device')).toBeVisible()
  await expectNoAxe(page, 'one more person on this device')
  await takeSeat({ ...phone, name: 'Aylin' }, 'In the room')
  await host.waitFor((view) => Object.values(view.seats).some((one) => one.name === 'Aylin'))
  const menu = page.getByRole('button', { name: 'You and this room' })
  await menu.click()
  await page.getByRole('menuitem', { name: /^Act for/ }).click()
  const acting = await page.getByText(/^Acting for/).innerText()
  await page.getByRole('button', { name: 'Raise hand' }).click()
  await host.waitFor((view) => view.hands.length === 1)
  const [first] = host.view().hands
  expect(host.view().seats[first ?? '']?.name).toBe(acting.replace('Acting for ', ''))
  await menu.click()
  await page.getByRole('menuitem', { name: /^Act for/ }).click()
  await expect(page.getByText(acting)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Raise hand' })).toBeVisible()
})

test('a return link brings the seat to another device, and leaves no secret in the address', async ({
  crowd,
  people,
}) => {
  const { host, code } = await crowd.host()
  const laptop = await people.open('Jonas')
  const phone = await people.open('Jonas on the phone', { size: PHONE, touch: true })
  await join(laptop, code)
  await pick(laptop.page, 'You and this room', 'Go on from another device')
  const dialog = laptop.page.getByRole('dialog', { name: 'Go on from another device' })
  const link = await dialog.getByLabel('Link to this room').inputValue()
  await expectNoAxe(laptop.page, 'the return link')
  await phone.page.goto(link)
  await expect(stage(phone).getByText('Jonas', { exact: true })).toBeVisible()
  expect(phone.page.url()).not.toContain('#')
  expect(Object.values(host.view().seats).filter((one) => one.name === 'Jonas')).toHaveLength(1)
})

test('without the link, the facilitator nods', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  await crowd.join('Jonas', code)
  const phone = await people.open('Jonas', { size: PHONE, touch: true })
  await phone.page.goto(`/r/${code}`)
  await phone.page.getByText('I was here before').click()
  await phone.page.getByLabel('The name you had').fill('Jonas')
  await phone.page.getByRole('button', { name: 'Ask to be let back' }).click()
  await expect(phone.page.getByText('Asked. As soon as the person who facilitates nods')).toBeVisible()
  await expectNoAxe(phone.page, 'waiting for the nod')
  const asked = await host.waitFor((view) => view.returnRequests.length > 0)
  await host.send({ kind: 'return.answer', request: asked.returnRequests[0]?.id ?? '', allow: true })
  await expect(phone.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
  await expect(stage(phone).getByText('Jonas', { exact: true })).toHaveCount(1)
})

test('a card over 280 characters is refused in words, and stays where it was written', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  await join(jonas, code)
  await bringTo(host, 'write')
  const field = stage(jonas).getByLabel('Your card', { exact: true })
  const long = 'We talk. '.repeat(32).trimEnd()
  await field.fill(long)
  await expect(stage(jonas).getByText('7 characters too many')).toBeVisible()
  await stage(jonas).getByRole('button', { name: 'Put in the box' }).click()
  await expect(stage(jonas).getByRole('alert')).toHaveText(
    'This text is too long. Nothing was lost; make it a little shorter.',
  )
  await expect(field).toHaveValue(long)
  await expect(field).toBeFocused()
  await goTo(jonas, 'Board')
  await jonas.page.getByRole('button', { name: 'Back to the group' }).click()
  await expect(field).toHaveValue(long)
})
