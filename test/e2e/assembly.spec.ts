// A large meeting as people meet it: by keyboard alone, by ear, without motion, and as a gardener. What is rule and wire is in
// test/integration/assembly.test.ts.
import type { Locator } from '@playwright/test'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { expect, test } from './support/fixtures.ts'
import { join } from './support/moves.ts'
import { type Person, PHONE, stage } from './support/person.ts'

const CROWD = Number(process.env.COPSE_ASSEMBLY ?? 30)

test('an assembly by keyboard, by ear and without motion; gardeners read the wall first', async ({
  people,
  server,
}) => {
  test.setTimeout(120_000)
  const { origin } = server
  const lead = createParticipant({ origin, name: 'Ida' })
  const code = await lead.createRoom({ title: 'Mentoring day', plan: 'assembly_90' })
  await lead.connect()
  const all: Participant[] = [lead]
  for (let n = 0; n < CROWD; n += 1) {
    const one = createParticipant({ origin, name: `Person ${n}`, code })
    all.push(one)
    await one.join()
    await one.connect()
  }
  const crowd = all.slice(1)
  const plan = lead.view().plan
  const goTo = async (form: string, last = false): Promise<void> => {
    const find = (step: (typeof plan.steps)[number]) => step.form === form || step.consult?.part === form
    const to = (last ? plan.steps.findLast(find) : plan.steps.find(find))?.id
    if (to === undefined) throw new Error(`no step ${form}`)
    await lead.send({ kind: 'step.jump', to })
  }

  const kim = await people.open('Kim')
  const rana = await people.open('Rana', { size: PHONE, touch: true, reducedMotion: 'reduce' })
  const gita = await people.open('Gita')

  // In, without a mouse.
  await kim.page.goto(`/r/${code}`)
  await tabTo(kim, kim.page.getByLabel('Your name'))
  await kim.page.keyboard.type('Kim')
  await tabTo(kim, kim.page.getByRole('radio'))
  await kim.page.keyboard.press('ArrowRight')
  await expect(kim.page.getByRole('radio', { checked: true })).toHaveCount(1)
  await tabTo(kim, kim.page.getByRole('button', { name: 'Join, and accept these four' }))
  await kim.page.keyboard.press('Enter')
  await expect(kim.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
  await join(rana, code)
  await join(gita, code)
  for (const one of [kim, rana]) await listen(one)

  const seat = (name: string) =>
    (Object.entries(lead.view().seats).find(([, one]) => one.name === name)?.[0] ?? '') as ReturnType<
      Participant['seat']
    >
  await lead.waitFor((view) => Object.keys(view.seats).length === CROWD + 4)
  await lead.send({ kind: 'session.start' })
  await lead.send({ kind: 'gardeners.set', seats: [seat('Gita')] })

  // A wave of everybody.
  await goTo('wave')
  await Promise.all(
    crowd.map((one, n) =>
      one.waitFor((view) => view.writing !== null).then(() => one.submitCard({ lane: 'wave', text: `word ${n}` })),
    ),
  )
  const field = stage(kim).getByRole('textbox')
  await tabTo(kim, field)
  await kim.page.keyboard.type('asking once more')
  await kim.page.keyboard.press('Control+Enter')
  await tabTo(kim, stage(kim).getByRole('button', { name: 'More than 10', exact: true }))
  await kim.page.keyboard.press('Enter')
  await expect(stage(kim).getByRole('article').filter({ hasText: 'asking once more' })).toContainText('in the box')
  await expect(stage(rana)).not.toContainText('word 3')

  const garden = gita.page.getByRole('region', { name: 'Before it is shown' })
  await garden.getByRole('button', { name: 'Bring the lines to the gardeners' }).click()
  await gita.page.getByRole('button', { name: 'Open it now' }).click()
  await expect(garden.getByText(`${CROWD + 1} answers`)).toBeVisible()
  await expect(stage(rana)).toContainText(`${CROWD + 1} lines are with the gardeners`)
  await expect(stage(rana)).not.toContainText(/word \d/)
  await garden.getByRole('button', { name: `Show all ${CROWD + 1}` }).click()

  const pages = Math.ceil((CROWD + 1) / 12)
  const opened = `${CROWD + 1} answers, 1 of ${pages} pages`
  await expect(stage(kim).getByText(opened)).toBeVisible()
  expect((await heard(kim)).filter((text) => text === opened)).toEqual([opened])
  expect(
    (await heard(kim)).some((text) => /word \d/.test(text)),
    'no line is read out by itself',
  ).toBe(false)
  await tabTo(kim, stage(kim).getByRole('button', { name: 'Next page' }))
  await kim.page.keyboard.press('Enter')
  await expect.poll(async () => (await heard(kim)).includes(`Page 2 of ${pages}`)).toBe(true)

  // The stage: quiet, one question each.
  await goTo('frame')
  const giver = crowd[0] as Participant
  await lead.send({ kind: 'case.ask', seat: giver.seat(), card: null })
  await giver.waitUntil(() => giver.mine()?.case.isAsked === true, 'being asked')
  await giver.send({ kind: 'case.answer', yes: true })
  await lead.send({ kind: 'case.inner', seats: crowd.slice(1, 6).map((one) => one.seat()) })
  await goTo('story')
  for (const one of [kim, rana]) await expect(one.page.getByText('Reactions rest now')).toBeVisible()
  const question = stage(kim).getByRole('textbox', { name: 'Write one question' })
  await tabTo(kim, question)
  await kim.page.keyboard.type('Who else was there?')
  await kim.page.keyboard.press('Control+Enter')
  await expect(stage(kim).getByText('Your question is collected.')).toBeVisible()
  await expect(question).toHaveCount(0)

  // A storm of reactions: without motion it is a number.
  await goTo('notes')
  await expect(rana.page.getByRole('button', { name: /Thank you/i }).first()).toBeVisible()
  await tabTo(kim, kim.page.getByRole('button', { name: /Thank you/i }).first())
  await kim.page.keyboard.press('Enter')
  for (const one of crowd) for (let n = 0; n < 5; n += 1) one.react('thanks')
  await lead.waitUntil(() => (lead.reactions().thanks ?? 0) >= CROWD * 5 + 1, 'all reactions')
  expect(lead.reactions().thanks).toBe(CROWD * 5 + 1)
  await expect(rana.page.getByText(/🙏 \d+/)).toBeVisible()
  expect(
    await rana.page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length),
  ).toBe(0)

  // Check-out, by keyboard.
  await goTo('reflect')
  const fours = stage(kim).getByRole('radio', { name: /^4: / })
  await expect(fours).toHaveCount(3)
  for (const row of await fours.all()) {
    await tabTo(kim, row.locator('xpath=ancestor::fieldset').getByRole('radio'))
    for (let n = 0; n < 3; n += 1) await kim.page.keyboard.press('ArrowRight')
  }
  await lead.waitFor((view) => view.evaluation.count === 1)

  // Each change of the group's place was said once.
  const said = (await heard(kim)).filter((text) => /Stage|Check-in|Theme|Check-out|Peer sharing/i.test(text))
  expect(new Set(said).size).toBe(said.length)
  for (const one of all) one.close()
})

test('a small window beside the call says whose turn it is, and a hand raised in it is raised', async ({
  people,
  server,
}) => {
  const lead = createParticipant({ origin: server.origin, name: 'Ida' })
  const code = await lead.createRoom({ title: 'Practice circle', plan: 'circle_60' })
  await lead.connect()
  const kim = await people.open('Kim')
  await join(kim, code)
  const canFloat = await kim.page.evaluate(() => 'documentPictureInPicture' in window)
  await lead.send({ kind: 'session.start' })
  const menu = kim.page.getByRole('button', { name: 'You and this room' })
  await menu.click()
  const item = kim.page.getByRole('menuitem', { name: 'Small window beside the call' })
  // Else nothing of this could be shown here, and the menu would not offer it.
  expect(canFloat).toBe(true)
  const floated = kim.context.waitForEvent('page')
  await item.click()
  const small = await floated
  await expect(small.getByText('Check-in')).toBeVisible()
  await expect(small.getByRole('timer')).toHaveText(/\d:\d\d/)
  await small.getByRole('button', { name: /Raise/ }).click()
  await lead.waitFor((view) => view.hands.length === 1)
  const round = lead.view().plan.steps.find((step) => step.form === 'round')?.id
  if (round) await lead.send({ kind: 'step.jump', to: round })
  await expect(small.getByRole('status')).toContainText(/Ida speaks|your turn/i)
  lead.close()
})

/** Tab, as often as it takes; what a person without a mouse does. Of a group of radio buttons the browser chooses one. */
async function tabTo(person: Person, wanted: Locator): Promise<void> {
  await expect(wanted.first()).toBeAttached()
  const isThere = () => wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))
  for (let step = 0; step < 90 && !(await isThere()); step += 1) await person.page.keyboard.press('Tab')
  expect(await isThere(), `${person.name} gets to ${wanted} with Tab`).toBe(true)
}

/** Notes what a screen reader is told from here on. */
async function listen(person: Person): Promise<void> {
  await person.page.evaluate(() => {
    const heard: string[] = []
    Reflect.set(window, 'heard', heard)
    const region = document.querySelector('[aria-live="polite"][aria-atomic="true"]')
    if (!region) throw new Error('nothing on this page is read out')
    new MutationObserver(() => {
      const text = (region.textContent ?? '').replaceAll('\u00a0', ' ').trim()
      if (text !== '') heard.push(text)
    }).observe(region, { childList: true, characterData: true, subtree: true })
  })
}

function heard(person: Person): Promise<string[]> {
  return person.page.evaluate(() => (Reflect.get(window, 'heard') as string[]) ?? [])
}
