// A community in browsers: begun in two minutes, joined by a link, its dates and what it agreed, and the way out.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createParticipant } from '../../client/net/participant.ts'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { bringTo, choose } from './support/moves.ts'
import { PHONE, stage } from './support/person.ts'

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Give your community a page' }).click()
  await page.getByLabel('What your community is called').fill(title)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Start the community' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

async function invitation(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const address = await page.getByText(/#join=[0-9a-f]{64}/).innerText()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return address
}

test('a community from its first minute: dates, a charter, an invitation, and who comes', async ({ people }) => {
  const ada = await people.open('Ada')
  const { page } = ada
  await begin(page, 'Mentors of the valley')
  await expect(page.getByText('No date is set yet.')).toBeVisible()
  await expectNoAxe(page, 'a community without a date')

  await page.getByRole('button', { name: 'Add a date' }).click()
  await page.getByLabel('What it is').fill('Lunch of the mentors')
  await page.getByLabel('Place').fill('Room 4, second floor')
  await page.getByLabel('Again').selectOption('month')
  await page.getByLabel('How many dates').selectOption('4')
  await expectNoAxe(page, 'the form of a date')
  await page.getByRole('button', { name: 'Add it' }).click()
  const next = page.getByRole('article', { name: 'Lunch of the mentors' })
  await expect(next).toContainText('Room 4, second floor')
  await expect(page.getByRole('region', { name: 'Later' }).getByRole('listitem')).toHaveCount(3)

  await page.getByRole('button', { name: 'Write: What for' }).click()
  await page.getByLabel('What for').fill('We think together about the conversations we find hard.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('We think together about').first()).toBeVisible()

  const address = await invitation(page)
  const ben = await people.open('Ben', { size: PHONE, touch: true })
  // A name that is taken is answered with 409, which Chromium writes down.
  ben.expects(/409/)
  await ben.page.goto(address)
  await expect(ben.page.getByRole('heading', { name: 'Mentors of the valley' })).toBeVisible()
  // The secret does not stay in the address.
  await expect(ben.page).toHaveURL(/\/c\/mentors-of-the-valley[a-z0-9-]*$/)
  await expectNoAxe(ben.page, 'the invitation')
  await ben.page.getByLabel('Your name').fill('ada')
  await ben.page.getByRole('button', { name: 'I agree, let me in' }).click()
  await expect(ben.page.getByText('Somebody here is called ada already.')).toBeVisible()
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.page.getByRole('button', { name: 'I agree, let me in' }).click()
  const theirs = ben.page.getByRole('article', { name: 'Lunch of the mentors' })
  await theirs.getByText('Remote', { exact: true }).click()
  await expect(theirs).toContainText('1 coming')
  await expectNoAxe(ben.page, 'a community on a phone')
  const width = await ben.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)

  // Ada sees how many, and not who.
  await page.bringToFront()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(next).toContainText('1 coming')
  await expect(page.getByRole('region', { name: 'People' })).toContainText('Ben')

  await page.getByRole('button', { name: 'Suggest a change' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Stories stay.\nPass is an answer.')
  await page.getByRole('button', { name: 'Suggest it to everybody' }).click()
  await expect(page.getByText('You agreed')).toBeVisible()
  await ben.page.evaluate(() => dispatchEvent(new Event('focus')))
  await ben.page.getByRole('button', { name: 'I agree', exact: true }).click()
  await expect(ben.page.getByRole('region', { name: 'What we agreed' }).getByRole('listitem')).toHaveText([
    'Stories stay.',
    'Pass is an answer.',
  ])
})

test('two who word the same part at once: both see both, and nothing is written over unseen', async ({ people }) => {
  const ada = await people.open('Ada')
  await begin(ada.page, 'Two pens')
  const address = await invitation(ada.page)
  const ben = await people.open('Ben')
  ben.expects(/409/)
  await ben.page.goto(address)
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.page.getByRole('button', { name: 'I agree, let me in' }).click()
  for (const { page } of [ada, ben]) await page.getByRole('button', { name: 'Write: Our field' }).click()
  await ada.page.getByLabel('Our field').fill('Mentoring at school')
  await ada.page.getByRole('button', { name: 'Save' }).click()
  await expect(ada.page.getByText('Mentoring at school')).toBeVisible()
  await ben.page.getByLabel('Our field').fill('Mentoring in teaching')
  await ben.page.getByRole('button', { name: 'Save' }).click()
  await expect(ben.page.getByText('Mentoring at school')).toBeVisible()
  await expect(ben.page.getByLabel('Our field')).toHaveValue('Mentoring in teaching')
})

test('my link brings a member back on another device; leaving deletes', async ({ people }) => {
  const ada = await people.open('Ada')
  await begin(ada.page, 'Coming and going')
  const address = await invitation(ada.page)
  const ben = await people.open('Ben')
  await ben.page.goto(address)
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.page.getByRole('button', { name: 'I agree, let me in' }).click()
  await ben.page.getByRole('button', { name: 'Show me a link' }).click()
  const link = await ben.page.getByText(/#back=[0-9a-f]{64}/).innerText()
  const phone = await people.open('Ben again', { size: PHONE })
  await phone.page.goto(link)
  await expect(phone.page.getByLabel('Name', { exact: true })).toHaveValue('Ben')
  await phone.page.getByRole('button', { name: 'Leave the community' }).click()
  await phone.page.getByRole('button', { name: 'Leave and delete' }).click()
  await expect(phone.page.getByText('You see this page from outside.')).toBeVisible()
  await ben.page.reload()
  await expect(ben.page.getByText('You see this page from outside.')).toBeVisible()
  await expectNoAxe(ben.page, 'a community from outside')
  await ada.page.reload()
  await expect(ada.page.getByRole('region', { name: 'People' })).not.toContainText('Ben')
})

test('an address that is none leads on', async ({ people }) => {
  const ada = await people.open('Ada')
  ada.expects(/404/)
  await ada.page.goto('/c/nobody-is-here')
  await expect(ada.page.getByRole('heading', { name: 'There is no community at this address.' })).toBeVisible()
})

test('its words are pointed at in its rooms, its rooms keep what it set, and a member is erased from all of it', async ({
  people,
  server,
}) => {
  const ada = await people.open('Ada')
  const { page } = ada
  await begin(page, 'Words and days')
  await page.getByLabel('More words').fill('Hillside\nUnit 5')
  await page.getByRole('button', { name: 'Add them' }).click()
  const ours = page.getByRole('region', { name: 'Our words' })
  await expect(ours.getByRole('listitem')).toHaveText(['Hillside', 'Unit 5'])
  await ours.getByRole('button', { name: 'Take out Unit 5' }).click()
  await expect(ours.getByRole('listitem')).toHaveText(['Hillside'])
  await page.getByRole('button', { name: 'Change how long we keep things' }).click()
  await page.getByLabel('The page of a session, after its close').selectOption('7')
  await page.getByLabel('Time to undo a close').selectOption('5')
  await expectNoAxe(page, 'the form of how long things are kept')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'How long we keep things' })).toContainText('7 days')
  await expectNoAxe(page, 'words and days')

  await page.getByRole('button', { name: 'Add a date' }).click()
  await page.getByLabel('What it is').fill('Lunch')
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByRole('button', { name: 'Open the room' }).click()
  await expect(page).toHaveURL(/\/r\/[0-9a-z]{8}$/)
  // The same browser once more, without a face, to lead through the meeting.
  const [cookie] = await page.context().cookies()
  const code = new URL(page.url()).pathname.slice('/r/'.length)
  const jar = { cookie: `${cookie?.name}=${cookie?.value}` }
  const host = createParticipant({ origin: server.origin, name: 'Ada', code, cookieJar: jar })
  await host.join()
  await host.connect()
  await bringTo(host, 'write')
  await choose(stage(ada), 'Challenge')
  await stage(ada).getByLabel('Your card', { exact: true }).pressSequentially('Since they are at hillside it is hard.')
  const found = stage(ada).getByRole('region', { name: 'Could lead to a person' })
  await expect(found.getByText('hillside', { exact: true })).toBeVisible()

  await host.send({ kind: 'session.close' })
  await expect(page.getByRole('heading', { name: /^Deleted in [45]:[0-5][0-9]$/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What is kept, for 7 days' })).toBeVisible()
  await expectNoAxe(page, 'a room that closes')
  const own = page.waitForEvent('download')
  await page.getByRole('button', { name: 'What lies on this device alone' }).click()
  expect(readFileSync(await (await own).path(), 'utf8')).toContain('hillside')
  await page.getByRole('button', { name: 'Delete now…' }).click()
  await page.getByRole('button', { name: 'Delete now', exact: true }).click()
  await expect(page.getByText('This session is closed.')).toBeVisible()
  host.close()

  await page.goto('/c/words-and-days')
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Get it as a file' }).click()
  const data = readFileSync(await (await file).path(), 'utf8')
  expect(JSON.parse(data)).toMatchObject({ member: { name: 'Ada' }, sessions: [{ seat: { name: 'Ada' } }] })
  await page.getByRole('button', { name: 'Erase me…' }).click()
  await expectNoAxe(page, 'the question before a member is erased')
  await page.getByRole('button', { name: 'Erase me', exact: true }).click()
  await expect(page).toHaveURL(/\/$/)
  // She was the last one: nothing of the community is left.
  ada.expects(/404/)
  await page.goto('/c/words-and-days')
  await expect(page.getByRole('heading', { name: 'There is no community at this address.' })).toBeVisible()
})

test('the page of a date: what to prepare before, files that are what they say', async ({ people }) => {
  const ada = await people.open('Ada')
  const { page } = ada
  await begin(page, 'Pages of dates')
  await page.getByRole('button', { name: 'Add a date' }).click()
  await page.getByLabel('What it is').fill('Lunch of the mentors')
  await page.getByRole('button', { name: 'Add it' }).click()
  const address = await invitation(page)
  await page.getByRole('link', { name: 'Lunch of the mentors' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lunch of the mentors' })).toBeVisible()
  await page.getByLabel('An idea').fill('Silence in a conversation')
  await page.getByRole('button', { name: 'Bring it' }).click()
  await expect(page.getByText('0 would come for it')).toBeVisible()

  const ben = await people.open('Ben', { size: PHONE, touch: true })
  // A file that lies is answered with 415, which Chromium writes down.
  ben.expects(/415/)
  await ben.page.goto(address)
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.page.getByRole('button', { name: 'I agree, let me in' }).click()
  await ben.page.getByRole('link', { name: 'Lunch of the mentors' }).click()
  await ben.page.getByRole('button', { name: 'I would come for it: Silence in a conversation' }).click()
  await expect(ben.page.getByText('1 would come for it')).toBeVisible()
  await ben.page.getByRole('button', { name: 'I lead' }).click()
  await expect(ben.page.getByRole('button', { name: 'I cannot after all' })).toBeVisible()
  const picker = ben.page.getByLabel('Put up a file')
  await picker.setInputFiles({ name: 'slides.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no slides') })
  await expect(ben.page.getByText('This file is not what its name says')).toBeVisible()
  await picker.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Wait ten seconds.') })
  const link = ben.page.getByRole('link', { name: 'notes.txt' })
  await expect(link).toBeVisible()
  const saved = ben.page.waitForEvent('download')
  await link.click()
  expect(readFileSync(await (await saved).path(), 'utf8')).toBe('Wait ten seconds.')
  await expectNoAxe(ben.page, 'the page of a date on a phone')
  const width = await ben.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)

  await page.bringToFront()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByText('1 would come for it')).toBeVisible()
  await page.getByRole('button', { name: 'Take this one: Silence in a conversation' }).click()
  await expect(page.getByRole('region', { name: 'What it is about' })).toContainText('Silence in a conversation')
  await expect(page.getByRole('combobox', { name: 'Leads' })).toHaveValue(/.+/)
  await page.getByRole('button', { name: 'Add something' }).click()
  await page.getByLabel('What it is called').fill('Listening, a short course')
  await page.getByLabel('Where to get it').fill('https://example.org/listening')
  await page.getByLabel('Year').fill('2019')
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(page.getByRole('link', { name: 'Listening, a short course' })).toBeVisible()
  await expectNoAxe(page, 'the page of a date')
})

test('what we know: a draft worded by one, read by two others, found with a typing mistake', async ({ people }) => {
  const ada = await people.open('Ada')
  await begin(ada.page, 'Shelf of the valley')
  const address = await invitation(ada.page)
  await ada.page.getByRole('link', { name: 'Find something' }).click()
  await ada.page.getByRole('button', { name: 'Begin a draft' }).click()
  await ada.page.getByRole('dialog').getByLabel('Title').fill('Wait ten seconds before you help')
  await ada.page.getByRole('button', { name: 'Begin it' }).click()
  await ada.page.getByRole('link', { name: 'Wait ten seconds before you help' }).click()
  await ada.page.getByRole('button', { name: 'Write: How' }).click()
  await ada.page.getByLabel('How', { exact: true }).fill('Count to ten, and look friendly.')
  await ada.page.getByRole('button', { name: 'Save' }).click()
  await expect(ada.page.getByText('Count to ten, and look friendly.')).toBeVisible()
  await expect(ada.page.getByText('You helped to word it, so two others read it.')).toBeVisible()
  await expectNoAxe(ada.page, 'a draft')
  for (const [name, read] of [
    ['Ben', '1 of 2 read'],
    ['Cleo', 'Somebody looks at it again'],
  ] as const) {
    const one = await people.open(name, { size: PHONE, touch: true })
    await one.page.goto(address)
    await one.page.getByLabel('Your name').fill(name)
    await one.page.getByRole('button', { name: 'I agree, let me in' }).click()
    await one.page.getByRole('link', { name: 'Find something' }).click()
    await one.page.getByRole('link', { name: 'Wait ten seconds before you help' }).click()
    await one.page.getByRole('button', { name: 'New people understand it, nobody can be recognised' }).click()
    await expect(one.page.getByText(read)).toBeVisible()
    if (name !== 'Cleo') continue
    await expectNoAxe(one.page, 'an entry on a phone')
    await one.page.getByRole('link', { name: 'Back to what we know' }).click()
    await one.page.getByLabel('What are you looking for?').fill('secnods')
    await expect(one.page.getByText('1 found')).toBeVisible()
    await expectNoAxe(one.page, 'what we know, on a phone')
    const width = await one.page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
  }
})
