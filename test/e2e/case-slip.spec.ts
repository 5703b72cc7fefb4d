// A consultation of seven in which a detail slips: what a case giver wants to send is looked at first, somebody had stepped out, one member is
// away with the words on their phone, and afterwards there is one number and nothing else.
import { createParticipant } from '../../client/net/participant.ts'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { holding, keptIn, noted, noteWhen, picture, shownAfter, watchFor } from './support/looking.ts'
import { goOn, join, openRoom, pick } from './support/moves.ts'
import { type Person, PHONE, stage, WALL } from './support/person.ts'

const UNIT = 'Unit 5'
const NAME = 'Katarzyna'
const COVERED = 'One moment, please'
const PREPARING = '1 person is preparing.'
const BEFORE = 'How can the mentee from Unit 5 be heard?'
const AFTER = 'How can the mentee from [a department] be heard?'

/** Everything this page sends from now on, as text. */
function sentBy(person: Person): string[] {
  const sent: string[] = []
  person.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())))
  person.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

test('[CON7, CON11, SLP1, SLP6, SLP10] a name and a unit, a tap, and nothing but a number is left', async ({
  people,
  servers,
}) => {
  test.setTimeout(240_000)
  // Without encryption, so that every byte of the data directory can be searched.
  const server = await servers.start({ ENCRYPTION: 'off' })
  const origins = [server.origin]
  const maria = await people.open('Maria', { origins })
  const mariaSent = sentBy(maria)
  const code = await openRoom(maria, { title: 'Mentors at lunch', minutes: '60 min' })
  const grace = await people.open('Grace', { origins })
  const graceSent = sentBy(grace)
  const lior = await people.open('Lior', { origins, size: PHONE, touch: true })
  const olu = await people.open('Olu', { origins, size: PHONE, touch: true })
  const rosa = await people.open('Rosa', { origins, size: PHONE, touch: true })
  for (const one of [grace, lior, olu, rosa]) await join(one, code)
  const [katarzyna, ben] = [NAME, 'Ben'].map((name) => createParticipant({ origin: server.origin, name, code }))
  if (!katarzyna || !ben) throw new Error('two people without a screen')
  for (const one of [katarzyna, ben]) {
    await one.join()
    await one.connect()
  }
  const seatOf = (name: string) =>
    Object.entries(ben.view().seats).find(([, seat]) => seat.name === name)?.[0] ?? 'nobody'
  const wall = await people.open('the wall', { origins, size: WALL })
  await wall.page.goto(`/screen/${code}`)
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(/^\d{4}$/)
  await maria.page.getByRole('button', { name: 'Allow it' }).first().click()

  await goOn(maria, 'Choose')
  await pick(maria.page, 'Ask a person', 'Ask Grace')
  await grace.page.getByRole('button', { name: 'Yes, I tell it', exact: true }).click()
  await goOn(maria, 'Ready check')

  // E5: one tap, no reason; all others see a number, and nothing they receive names a seat.
  await stage(rosa).getByRole('button', { name: 'I should not hear this' }).click()
  await expect(rosa.page.getByRole('heading', { name: 'You are out of this one' })).toBeVisible()
  const heardBefore = lior.received().length
  await expect(stage(lior).getByText(PREPARING)).toBeVisible()
  const tap = lior.received().slice(heardBefore - 2_000)
  expect(tap).toContain('preparing')
  expect(/"aside"|"outside"/.test(tap), 'a word of who stepped out, at Lior').toBe(false)
  await expectNoAxe(rosa.page, 'outside of a case, on a phone')
  await picture(rosa, 'outside-phone')
  const flag = `"aside":["${seatOf('Rosa')}"]`
  expect(holding(server.dataDirectory, flag), 'while it lasts the store knows').not.toEqual([])
  await rosa.page.getByRole('button', { name: 'To the theme’s notes' }).click()

  await goOn(maria, 'Story')
  await expect(stage(grace).getByRole('textbox', { name: 'The question' })).toHaveCount(0)
  await goOn(maria, 'My question')

  // E1: both places are marked before anything leaves the device; a replacement and a decision let it go.
  const field = stage(grace).getByRole('textbox', { name: 'The question' })
  const ask = stage(grace).getByRole('button', { name: 'Ask the group' })
  await field.pressSequentially(`How can ${NAME} from ${UNIT} be heard?`)
  await ask.click()
  const held = stage(grace).getByRole('region', { name: 'Held back on this device' })
  await expect(held.getByText(NAME, { exact: true })).toBeVisible()
  await expect(held.getByText(UNIT, { exact: true })).toBeVisible()
  await expectNoAxe(grace.page, 'a question that is held back')
  await picture(grace, 'question-held')
  await stage(grace)
    .getByRole('button', { name: `Write “the mentee” for “${NAME}”` })
    .click()
  await ask.click()
  await expect(held.getByText(UNIT, { exact: true })).toBeVisible()
  expect(graceSent.filter((frame) => frame.includes('be heard'))).toEqual([])
  await stage(grace)
    .getByRole('button', { name: `Leave “${UNIT}”` })
    .click()
  await ask.click()
  await stage(grace).getByRole('button', { name: 'More than 10', exact: true }).click()
  for (const one of [maria, grace, lior, olu]) await expect(stage(one).getByText(BEFORE)).toBeVisible()
  expect(graceSent.filter((frame) => frame.includes('be heard'))).toHaveLength(1)
  expect(graceSent.filter((frame) => frame.includes(NAME))).toEqual([])
  // Who is outside does not have it, nor has the screen.
  for (const one of [rosa, wall]) expect(one.received().includes(UNIT), `${UNIT} at ${one.name}`).toBe(false)
  await expectNoAxe(lior.page, 'the question on a phone')
  await picture(lior, 'question-phone')

  // A phone goes away with the words on it, and its owner quotes them.
  olu.expects(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await olu.context.setOffline(true)
  await stage(olu).getByLabel('My notes').fill(`I have met ${UNIT} too.`)
  expect(await keptIn(olu, UNIT)).not.toEqual([])

  // E2: two taps of anybody, and it is covered everywhere within a second.
  await lior.page.getByRole('button', { name: 'A detail slipped: cover everything' }).click()
  const covered = [maria, grace, lior, rosa, wall]
  for (const one of covered) await noteWhen(one, COVERED)
  await lior.page.getByRole('button', { name: 'Cover everything now' }).click()
  await Promise.all(
    covered.map((one) => expect(one.page.getByRole('heading', { level: 1, name: COVERED })).toBeVisible()),
  )
  const { tappedMs } = await noted(lior)
  for (const one of covered) {
    const { shownMs } = await noted(one)
    expect((shownMs ?? Number.NaN) - (tappedMs ?? Number.NaN), `ms until ${one.name} was covered`).toBeLessThan(1_000)
  }
  for (const one of covered) {
    expect((await one.page.content()).includes(UNIT), `the words on the page of ${one.name}`).toBe(false)
    const shown = await one.page.evaluate(() => document.body.innerText)
    expect(shown.includes('Lior'), `whose tap it was, at ${one.name}`).toBe(false)
  }
  await ben.waitUntil(
    () => ben.view().slip !== null && ben.mine()?.case.question === null,
    'the cover without a screen',
  )
  ben.react('celebrate')
  const idea = { kind: 'line.put', line: 'i'.repeat(20), lineKind: 'idea', text: 'One could ask.' } as const
  await expect(ben.send(idea)).rejects.toThrow('slip-open')
  await expect(grace.page.getByRole('button', { name: 'Celebrate' })).toBeHidden()

  // E3: who leads marks the words; nobody gets them back.
  await maria.page.getByRole('button', { name: 'Find the words' }).click()
  const words = maria.page.getByRole('toolbar', { name: /the mentee from/ })
  await words.getByRole('button', { name: 'Unit', exact: true }).click()
  await words.getByRole('button', { name: '5', exact: true }).click()
  await maria.page.getByLabel('In its place').selectOption({ label: '[a department]' })
  await maria.page.getByRole('button', { name: 'Take it out' }).click()
  await expect(grace.page.getByText('1 detail is taken out.')).toBeVisible()
  await maria.page.getByRole('button', { name: 'Go on together' }).click()
  for (const one of [maria, grace, lior]) await expect(stage(one).getByText(AFTER)).toBeVisible()
  await stage(grace).getByRole('button', { name: 'Change the question' }).click()
  await field.press('Control+z')
  await expect(field).toHaveValue(AFTER)
  await stage(grace).getByRole('button', { name: 'Cancel' }).click()
  for (const one of covered) {
    expect((await one.page.content()).includes(UNIT), `after it, at ${one.name}`).toBe(false)
    expect(await keptIn(one, UNIT), `kept in the browser of ${one.name}`).toEqual([])
  }
  await expect.poll(() => holding(server.dataDirectory, UNIT), { timeout: 20_000 }).toEqual([])
  expect(holding(server.dataDirectory, 'be heard?')).not.toEqual([])

  // E4: the phone comes back: it never shows the words again, and its owner's own quotation has a gap.
  await watchFor(olu, UNIT)
  await olu.context.setOffline(false)
  await expect(stage(olu).getByText(AFTER)).toBeVisible({ timeout: 30_000 })
  await expect(stage(olu).getByLabel('My notes')).toHaveValue('I have met […] too.')
  await expect(olu.page.getByText('Read it again before you send it.')).toBeVisible()
  expect(await shownAfter(olu), 'frames in which the words stood after the new state was there').toBe(0)
  expect(await keptIn(olu, UNIT), 'the words in what this browser keeps').toEqual([])
  await picture(olu, 'came-back-case')

  // E5: the case is over, and nothing tells that somebody was out of it.
  await goOn(maria, 'Keep or delete')
  await goOn(maria, 'Practice')
  for (const one of [maria, grace, lior, rosa]) await expect(one.page.getByText(PREPARING)).toHaveCount(0)
  await expect(rosa.page.getByRole('heading', { name: 'You are out of this one' })).toHaveCount(0)
  expect(ben.view().consult?.preparing).toBe(0)
  await expect.poll(() => holding(server.dataDirectory, flag), { timeout: 20_000 }).toEqual([])
  expect(holding(server.dataDirectory, 'be heard?'), 'the question, after the case').toEqual([])
  expect(server.output()).not.toMatch(/aside|Unit 5|Katarzyna|be heard/)

  // Before the close who leads looks over what stays, on their own device.
  await ben.write('theme', 'Ask Chidinma what helped.')
  await ben.waitUntilSaved('theme')
  await goOn(maria, 'Close')
  await maria.page.getByRole('button', { name: 'Close the session…' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Look over what stays' }).click()
  await expect(maria.page.getByRole('region', { name: 'What stays, read on this device' })).toContainText('Chidinma')
  await expectNoAxe(maria.page, 'looking over what stays')
  await picture(maria, 'look-over')
  expect(mariaSent.filter((frame) => frame.includes('Chidinma'))).toEqual([])

  // E6: a number.
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Close now' }).click()
  await maria.page.getByRole('button', { name: 'Delete now…' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Delete now' }).click()
  for (const one of [maria, lior]) {
    await expect(one.page.getByText('1 detail was removed in this session.')).toBeVisible({ timeout: 20_000 })
    const summary = await one.page.evaluate(() => document.body.innerText)
    for (const trace of [UNIT, 'be heard', 'department', 'preparing']) expect(summary).not.toContain(trace)
  }
  for (const one of [katarzyna, ben]) one.close()
})
