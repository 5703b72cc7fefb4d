// The check of one's own words: what is typed stays on the device until its writer has decided.
import type { WebSocket } from '@playwright/test'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { bringTo, choose, join, turnOn } from './support/moves.ts'
import { type Person, stage } from './support/person.ts'

/** Everything this page sends from now on, as text, and asked-for addresses. Open sockets are watched from their start. */
function watch(person: Person): { sent: string[] } {
  const sent: string[] = []
  person.page.on('websocket', (socket: WebSocket) => {
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()))
  })
  person.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return { sent }
}

const field = (person: Person) => stage(person).getByLabel('Your card', { exact: true })
const put = (person: Person) => stage(person).getByRole('button', { name: 'Put in the box' })

test('a name typed into a card never leaves the device; replaced, the words go', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  const { sent } = watch(jonas)
  await join(jonas, code)
  await bringTo(host, 'write')
  await choose(stage(jonas), 'Challenge')
  await field(jonas).pressSequentially('Oluwaseun has cancelled again. How can I stay in touch?')
  const found = stage(jonas).getByRole('region', { name: 'Could lead to a person' })
  await expect(found.getByText('Oluwaseun', { exact: true })).toBeVisible()
  await expectNoAxe(jonas.page, 'guard')
  // Two people are here: nothing can be opened without names, and the field says so.
  await expect(stage(jonas).getByText('With fewer than three people')).toBeVisible()

  await put(jonas).click()
  await expect(stage(jonas).getByRole('region', { name: 'Held back on this device' })).toBeVisible()
  await expect(stage(jonas).getByRole('article')).toHaveCount(0)

  await stage(jonas).getByRole('button', { name: 'Write “the mentee” for “Oluwaseun”' }).click()
  await expect(field(jonas)).toHaveValue('The mentee has cancelled again. How can I stay in touch?')
  await expect(field(jonas)).toBeFocused()
  await expect(stage(jonas).getByText('Nothing obvious found.')).toBeVisible()

  await put(jonas).click()
  const crowdTest = stage(jonas).getByRole('region', { name: 'To how many people known here could this apply?' })
  await expect(crowdTest.getByRole('heading')).toBeFocused()
  await expectNoAxe(jonas.page, 'guard')
  await crowdTest.getByRole('button', { name: '1 to 4' }).click()
  await expect(crowdTest.getByText('Then somebody here may know who it is.')).toBeVisible()
  await crowdTest.getByRole('button', { name: 'Put it in as it is' }).click()
  await expect(stage(jonas).getByRole('article').getByText('in the box')).toBeVisible()

  // The words that were meant to go have gone, so the watch sees what is sent; the name is in none of it.
  expect(sent.filter((frame) => frame.includes('has cancelled again'))).toHaveLength(1)
  expect(sent.filter((frame) => /oluwaseun/i.test(frame))).toEqual([])
})

test('what is kept on purpose goes, by keyboard alone, at 320 px', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const aylin = await people.open('Aylin')
  const { sent } = watch(aylin)
  await join(aylin, code)
  await aylin.page.setViewportSize({ width: 320, height: 640 })
  await bringTo(host, 'write')
  await choose(stage(aylin), 'Success')
  await field(aylin).fill('I thanked Chidinma in front of all.')
  await aylin.page.keyboard.press('Control+Enter')
  const held = stage(aylin).getByRole('region', { name: 'Held back on this device' })
  await expect(held).toBeVisible()
  const keep = held.getByRole('button', { name: 'Keep “Chidinma”' })
  for (let step = 0; step < 6 && !(await keep.evaluate((one) => one === document.activeElement)); step++) {
    await aylin.page.keyboard.press('Tab')
  }
  await expect(keep).toBeFocused()
  const isWide = await aylin.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
  await aylin.page.keyboard.press('Enter')
  await expect(held).toHaveCount(0)
  expect(sent.filter((frame) => frame.includes('Chidinma'))).toEqual([])
  await field(aylin).focus()
  await aylin.page.keyboard.press('Control+Enter')
  await stage(aylin).getByRole('button', { name: 'More than 10', exact: true }).press('Enter')
  await expect(stage(aylin).getByRole('article').getByText('in the box')).toBeVisible()
  expect(sent.filter((frame) => frame.includes('Chidinma'))).toHaveLength(1)
})

test('typing is announced to nobody letter by letter, only when the field is left', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const tomek = await people.open('Tomek')
  await join(tomek, code)
  await bringTo(host, 'write')
  await choose(stage(tomek), 'Challenge')
  const status = tomek.page.locator('[role="status"][aria-live="polite"]').first()
  await field(tomek).focus()
  const before = await status.textContent()
  await field(tomek).pressSequentially('Giulia and Henrik and Priya do not talk.')
  const found = stage(tomek).getByRole('region', { name: 'Could lead to a person' })
  await expect(found.getByText('Giulia', { exact: true })).toBeVisible()
  expect(await status.textContent()).toBe(before)
  await tomek.page.keyboard.press('Tab')
  await expect(status).toContainText('3 places to look at below your text.')
})

test('a case prepared in the lobby stays on the device, survives a reload, and is offered for the facilitator to tell', async ({
  crowd,
  people,
}) => {
  const { host, code } = await crowd.host()
  const mira = await people.open('Mira')
  const { sent } = watch(mira)
  await join(mira, code)
  await mira.page.getByRole('button', { name: 'Prepare a case' }).click()
  const sheet = mira.page.getByRole('dialog', { name: 'A case, only for yourself' })
  await sheet.getByLabel('What is going on?').fill('Somebody cancels every time, always in the last hour.')
  await sheet.getByLabel('My part').fill('I have become curt and do not like it.')
  await expectNoAxe(mira.page, 'guard')
  await mira.page.reload()
  await mira.page.getByRole('button', { name: 'Go on preparing' }).click()
  await expect(sheet.getByLabel('My part')).toHaveValue('I have become curt and do not like it.')
  await sheet.getByLabel('My question').fill('How can I ask without a reproach?')
  await choose(sheet, 'The facilitator, without my name')
  expect(sent.filter((frame) => /last hour|curt|reproach/.test(frame))).toEqual([])
  await sheet.getByRole('button', { name: 'Make a card of it' }).click()
  await expect(sheet).toHaveCount(0)

  await bringTo(host, 'write')
  await expect(field(mira)).toHaveValue(
    'Somebody cancels every time, always in the last hour. How can I ask without a reproach?',
  )
  await expect(stage(mira).getByRole('switch', { name: 'Let the facilitator tell it' })).toBeChecked()
  await turnOn(stage(mira), 'I would like help with this today')
  await put(mira).click()
  await stage(mira).getByRole('button', { name: 'More than 10', exact: true }).click()
  await expect(stage(mira).getByRole('article').getByText('facilitator tells it')).toBeVisible()
  await expect(stage(mira).getByRole('article').getByText('in the box')).toBeVisible()
  expect(sent.filter((frame) => frame.includes('curt'))).toEqual([])
})
