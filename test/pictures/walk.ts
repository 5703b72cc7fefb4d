// A whole session from the start page to the summary, with a picture at every step.
import type { Browser, Page } from '@playwright/test'
import type * as Y from 'yjs'
import type { CardId } from '../../shared/ids.ts'
import { epochMs } from '../../shared/ids.ts'
import type { Camera } from './camera.ts'
import { gather, handOf, LAPTOP, openPage, PHONE, WALL } from './cast.ts'
import * as words from './words.ts'

const DAY_MS = 86_400_000
const NARROW_AND_WIDE = [320, 1920] as const
const FACILITATOR_WIDTHS = [320, 360, 1920] as const

export async function walk(browser: Browser, origin: string, camera: Camera): Promise<void> {
  const ida = await openPage(browser, LAPTOP)
  const ben = await openPage(browser, PHONE)
  const yuki = await openPage(browser, PHONE, 'de-DE')
  const sol = await openPage(browser, PHONE)
  const wall = await openPage(browser, WALL)

  await ida.goto(origin)
  await ida.getByRole('button', { name: 'Open a new room' }).waitFor()
  await camera.both(ida, 'start', { whole: true })
  await ben.goto(origin)
  await ben.getByLabel('Code of the room').waitFor()
  await camera.both(ben, 'start-phone')
  await camera.widths(ben, 'start', NARROW_AND_WIDE)
  await ida.getByRole('button', { name: 'Open a new room' }).click()
  await ida.getByLabel('What the meeting is called').fill(words.TITLE)
  await ida.getByLabel('Your name').fill('Ida')
  // A circle's plan has every kind of step that is walked through below.
  await ida.getByRole('radio', { name: '4 to 9' }).check({ force: true })
  await camera.both(ida, 'open', { whole: true })
  await camera.widths(ida, 'open', [360])
  await ida.getByRole('button', { name: 'Open the room' }).click()
  await ida.getByRole('button', { name: /^Begin:/ }).waitFor()
  const code = new URL(ida.url()).pathname.slice(3)
  await camera.both(ida, 'lobby-alone')
  for (const path of ['privacy', 'nothing-here', 'r/aaaaaaaa']) {
    await ben.goto(`${origin}/${path}`)
    await ben.getByRole('heading', { level: 1 }).waitFor()
    await camera.both(ben, `page-${path.replaceAll('/', '-')}`)
  }

  await ben.goto(`${origin}/r/${code}`)
  await ben.getByRole('button', { name: 'Join, and accept these four' }).waitFor()
  await camera.both(ben, 'join-phone')
  await camera.both(ben, 'join-phone-whole', { whole: true })
  await camera.widths(ben, 'join', NARROW_AND_WIDE)
  await takeSeat(ben, 'Ben', 'In the room', 'Join, and accept these four')
  await yuki.goto(`${origin}/r/${code}`)
  await yuki.getByRole('textbox').first().waitFor()
  await camera.both(yuki, 'join-german')
  await yuki.getByRole('textbox').first().fill('Yuki')
  await yuki.getByRole('radio', { name: 'Online' }).or(yuki.getByRole('radio').nth(1)).first().check({ force: true })
  await yuki.locator('form button[type=submit]').first().click()
  await yuki.locator('main h1').waitFor()
  await sol.goto(`${origin}/r/${code}`)
  await takeSeat(sol, 'Sol', 'Remote', 'Join, and accept these four')

  const lead = await handOf(ida, origin, code, 'Ida')
  const benHand = await handOf(ben, origin, code, 'Ben')
  await camera.both(ida, 'lobby-few')
  const cast = await gather(origin, code, lead)
  await lead.send({ kind: 'seat.add', name: 'Ines', place: 'room' })
  const seatNamed = (name: string) => {
    const found = Object.entries(lead.view().seats).find(([, seat]) => seat.name === name)
    if (!found) throw new Error(`${name} has no seat`)
    return lead.view().seats[found[0]] ? (found[0] as ReturnType<typeof lead.seat>) : lead.seat()
  }
  await ida.getByRole('complementary', { name: 'Facilitator’s desk' }).getByText('Ines', { exact: true }).waitFor()
  await ida.getByText('10 people are here').waitFor()
  await camera.both(ida, 'lobby')
  await camera.widths(ida, 'lobby', FACILITATOR_WIDTHS)
  await camera.both(ben, 'lobby-phone')
  await camera.both(ben, 'lobby-phone-whole', { whole: true })
  await camera.both(yuki, 'lobby-german')
  await camera.widths(ben, 'lobby-participant', NARROW_AND_WIDE)

  // The wall: pairing, allowed, lobby, blank.
  await wall.goto(`${origin}/screen/${code}`)
  await lead.waitFor((view) => view.screens.length === 1)
  await camera.both(wall, 'wall-pairing')
  await ida.getByRole('button', { name: 'Allow it' }).waitFor()
  await camera.both(ida, 'screen-asks')
  const [screen] = lead.view().screens
  if (screen) await lead.send({ kind: 'screen.allow', screen: screen.id })
  await wall.getByText('Join with a phone').waitFor()
  await camera.both(wall, 'wall-lobby')
  await lead.send({ kind: 'screens.blank', blank: true })
  await wall.getByText('The screen is blank.').waitFor()
  await camera.both(wall, 'wall-blank')
  await lead.send({ kind: 'screens.blank', blank: false })

  await dialogs(ida, camera)

  const { doc } = await lead.openDocument('agenda')
  for (const item of doc.getMap<Y.Map<unknown>>('items').values())
    if (item.get('phase') !== 'peer-sharing') item.set('minutes', 9)
  for (const { by, ...item } of words.AGENDA) await cast.called(by).addAgendaItem({ ...item, who: by })

  await cast.enter('welcome')
  const everywhere = async (name: string, { german = true } = {}) => {
    await camera.both(ida, name)
    await camera.widths(ida, name, FACILITATOR_WIDTHS)
    await camera.both(ben, `${name}-phone`)
    await camera.both(ben, `${name}-phone-whole`, { whole: true })
    await camera.widths(ben, `${name}-participant`, NARROW_AND_WIDE)
    if (german) await camera.both(yuki, `${name}-german`, { whole: true })
    await camera.both(wall, `wall-${name}`)
  }
  const prompt = (page: Page, text: RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor()
  await wall.getByText('We end at').waitFor()
  await everywhere('welcome')
  await ida
    .getByRole('button', { name: 'Jump' })
    .or(ida.getByRole('button', { name: 'Go to another step' }))
    .first()
    .click()
  await camera.both(ida, 'dialog-jump')
  await ida.keyboard.press('Escape')

  await cast.enter('checkin')
  const { round } = await lead.waitFor((view) => view.round !== null)
  await prompt(ben, /./)
  if (round && round.order[round.index] === benHand.seat()) await lead.send({ kind: 'round.skip' })
  await camera.both(ben, 'round-listener-phone')
  await lead.send({ kind: 'hand.set', raised: true })
  await cast.called('Kofi').send({ kind: 'hand.set', raised: true })
  for (let turns = 0; lead.view().round?.order[lead.view().round?.index ?? 0] !== benHand.seat(); turns += 1) {
    if (turns > 20) throw new Error('Ben never had a turn')
    const before = lead.seq()
    await lead.send({ kind: 'round.skip' })
    await lead.waitUntil(() => lead.seq() > before, 'the next voice')
  }
  await ben.getByRole('button', { name: 'I have finished' }).waitFor()
  await everywhere('round')
  await lead.send({ kind: 'hand.set', raised: false })
  await cast.called('Kofi').send({ kind: 'hand.set', raised: false })
  await prompt(ida, /./)

  await cast.enter('write')
  await ben.getByLabel('Your card', { exact: true }).waitFor()
  await everywhere('write')
  await ben.getByRole('radio', { name: 'Challenge' }).check({ force: true })
  await ben.getByLabel('Your card', { exact: true }).fill(words.OWN_CARD)
  await camera.both(ben, 'write-draft-phone')
  await ben.getByRole('button', { name: 'Put in the box' }).click()
  await ben.getByRole('button', { name: 'More than 10', exact: true }).click()
  await ben.getByText('in the box', { exact: true }).waitFor()
  await ben.mouse.move(0, 0)
  await ben.getByLabel('Your card', { exact: true }).fill(words.OWN_DRAFT)
  await camera.both(ben, 'write-sealed-phone')
  await camera.both(ben, 'write-sealed-phone-whole', { whole: true })
  await ben.getByLabel('Your card', { exact: true }).fill('')
  for (const { by, ...card } of words.CARDS) await cast.called(by).submitCard(card)
  for (const one of cast.people) await one.send({ kind: 'done.set', done: true })
  await lead.waitFor((view) => view.done.count >= 5)
  await camera.both(ida, 'write-done')
  await camera.both(wall, 'wall-write-done')

  await cast.enter('read')
  await prompt(ben, /Read/)
  await everywhere('read-before')
  const opener = ida.getByRole('button', { name: 'Open the cards together' }).first()
  await opener.click()
  await camera.both(ida, 'dialog-release')
  await ida.keyboard.press('Escape')
  await lead.release()
  await ida.getByRole('article').nth(11).waitFor()
  await ben.getByRole('article').first().waitFor()
  await everywhere('read')
  const cards = await lead.waitForBoard((all) => all.length >= 12)
  const called = (text: string): CardId => {
    const found = cards.find((card) => card.text === text)
    if (!found) throw new Error(`no card says: ${text}`)
    return found.id
  }
  const [first, second] = [called(words.CARDS[3]?.text ?? ''), called(words.CARDS[6]?.text ?? '')]
  await cast.called('Kofi').send({ kind: 'board.group', card: second, onto: first })
  for (const name of ['Kofi', 'Lena', 'Tomasz'])
    await cast.called(name).send({ kind: 'card.metoo', card: first, on: true })
  await cast.called('Priya').send({ kind: 'card.metoo', card: called(words.CARDS[8]?.text ?? ''), on: true })
  await lead.waitForBoard((all) => all.some((card) => card.group === first))
  await ida.getByText('Also on this card').or(ida.getByText('3 me too')).first().waitFor()
  await everywhere('grouped', { german: false })
  await ida
    .getByRole('button', { name: /^What to do with this card/ })
    .first()
    .click()
  await ida.getByRole('menu').waitFor()
  await camera.both(ida, 'card-menu')
  await ida.getByRole('menuitem', { name: 'Improve the wording…' }).click()
  await camera.both(ida, 'dialog-improve')
  await ida.keyboard.press('Escape')
  await lead.send({ kind: 'spotlight.set', card: first })
  await wall.getByText(words.CARDS[3]?.text ?? '').waitFor()
  await everywhere('spotlight', { german: false })
  await lead.send({ kind: 'spotlight.set', card: null })
  for (const kind of ['thanks', 'metoo', 'celebrate'] as const) cast.called('Kofi').react(kind)

  await cast.enter('choose')
  await prompt(ben, /./)
  await everywhere('choose')
  const challenges = cards.filter((card) => card.wantsHelp)
  for (const [index, one] of [lead, ...cast.people].entries()) {
    const own = challenges[index % challenges.length]?.id ?? first
    await one.send({ kind: 'dots.set', cards: own === first ? [first] : [own, first] })
  }
  await lead.send({ kind: 'vote.show' })
  await lead.waitFor((view) => Object.keys(view.voteSums).length > 0)
  await everywhere('choose-shown')

  const giver = cast.called('Lena')
  await lead.send({ kind: 'case.ask', seat: giver.seat(), card: null })
  await giver.waitUntil(() => giver.mine()?.case.isAsked === true, 'the question in private')
  await giver.send({ kind: 'case.answer', yes: true })
  await cast.enter('partThinking')
  await prompt(ben, /./)
  await lead.send({ kind: 'spotlight.set', card: first })
  await everywhere('case')
  await lead.send({ kind: 'spotlight.set', card: null })

  await cast.enter('partLearning')
  await ben.getByLabel('Your sentence', { exact: true }).waitFor()
  await everywhere('harvest')
  for (const { by, text } of words.TAKEAWAYS) await cast.called(by).submitCard({ lane: 'takeaway', text })
  await lead.release()
  await ida.getByText(words.TAKEAWAYS[0].text).first().waitFor()
  await everywhere('harvest-open', { german: false })

  await cast.enter('break')
  await prompt(ben, /./)
  await everywhere('break')

  await cast.enter('themeInput')
  await cast.called('Lena').send({ kind: 'resource.add', ...words.RESOURCE })
  for (const [index, text] of words.THEME_NOTES.entries())
    await cast.called(['Ida', 'Lena', 'Kofi', 'Amara'][index] ?? 'Ida').write('theme', text)
  const notes = (page: Page) => page.locator('[contenteditable=true]').first()
  await notes(ben).waitFor()
  await notes(ida).waitFor()
  await notes(ben).click()
  await ben.keyboard.press('Control+End')
  await ben.keyboard.type(' And we ask each other again.')
  await notes(ida).locator('p').first().click()
  await ben.keyboard.type(' Out loud.')
  await ida
    .locator('.ProseMirror-yjs-cursor, [class*=caret]')
    .first()
    .waitFor({ timeout: 3000 })
    .catch(() => undefined)
  await everywhere('notes')

  // Looking around: agenda with notes, board, people.
  const go = async (page: Page, place: 'Now' | 'Agenda' | 'Board' | 'People') =>
    page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click()
  await go(ida, 'Agenda')
  await go(ben, 'Agenda')
  await ida.getByText('Two minutes').or(ida.getByRole('textbox')).first().waitFor()
  await camera.both(ida, 'agenda')
  await camera.both(ben, 'agenda-phone')
  await ida.getByRole('button', { name: /notes/i }).nth(1).click()
  const open = ida.locator('[contenteditable=true]').first()
  await open.waitFor()
  await open.click()
  await ida.keyboard.type(words.AGENDA_NOTES.join('\n'))
  await camera.both(ida, 'agenda-notes')
  await camera.widths(ida, 'agenda-notes', FACILITATOR_WIDTHS)
  await camera.both(ben, 'agenda-phone-whole', { whole: true })
  await camera.widths(ben, 'agenda-participant', NARROW_AND_WIDE)
  await lead.send({ kind: 'agenda.lock', locked: true })
  await camera.both(ben, 'agenda-locked-phone')
  await lead.send({ kind: 'agenda.lock', locked: false })
  await go(ben, 'Board')
  await camera.both(ben, 'board-phone')
  await go(ben, 'People')
  await camera.both(ben, 'people-phone')
  await go(ida, 'People')
  await camera.both(ida, 'people')
  await camera.widths(ben, 'people-participant', NARROW_AND_WIDE)
  await go(ida, 'Now')
  await go(ben, 'Now')
  await ben.getByRole('button', { name: 'You and this room' }).click()
  await ben.getByRole('menu').waitFor()
  await camera.both(ben, 'room-menu-phone')
  await ben.keyboard.press('Escape')
  await ben.getByRole('menu').waitFor({ state: 'detached' })

  if (camera.wants('takeover-phone')) {
    // Away: the takeover, and the lead asked back.
    await lead.send({ kind: 'deputy.set', seat: benHand.seat() })
    await ben.getByRole('region', { name: 'Facilitator’s bar' }).waitFor()
    await camera.both(ben, 'deputy-phone')
    await lead.send({ kind: 'deputy.set', seat: null })
    const address = ida.url()
    await ida.goto('about:blank')
    lead.close()
    await yuki.locator('main h1').waitFor()
    await ben.getByText('Ida is away').first().waitFor({ timeout: 20_000 })
    await camera.both(ben, 'takeover-waiting-phone')
    await ben.getByRole('button', { name: 'I lead for now' }).waitFor({ timeout: 60_000 })
    await camera.both(ben, 'takeover-phone')
    await ben.getByRole('button', { name: 'I lead for now' }).click()
    await ben.getByRole('region', { name: 'Facilitator’s bar' }).waitFor()
    await camera.both(ben, 'leads-phone')
    await ida.goto(address)
    await ida.getByRole('button', { name: 'Ask for the lead' }).waitFor()
    await camera.both(ida, 'ask-back')
    await ida.getByRole('button', { name: 'Ask for the lead' }).click()
    await ben.getByRole('button', { name: /^More/ }).click()
    await ben.getByRole('button', { name: 'Give the lead back' }).waitFor()
    await camera.both(ben, 'cockpit-sheet-phone')
    await ben.getByRole('button', { name: 'Give the lead back' }).click()
    await ben.keyboard.press('Escape')
    await ida.getByRole('region', { name: 'Facilitator’s bar' }).getByRole('button', { name: /^Next/ }).waitFor()
  }
  const again = await handOf(ida, origin, code, 'Ida')
  Object.assign(cast, { lead: again })
  const jump = async (key: string) => {
    const step = again.view().plan.steps.find(({ title }) => title.kind === 'ours' && title.key === key)
    if (step) await again.send({ kind: 'step.jump', to: step.id })
    await again.waitFor((view) => view.progress.state === 'live' && view.progress.stepId === step?.id)
  }

  // Without a connection.
  await ben.context().setOffline(true)
  await ben
    .getByText('No connection.')
    .first()
    .waitFor({ timeout: 40_000 })
    .catch(() => undefined)
  await camera.both(ben, 'offline-phone')
  await ben.context().setOffline(false)
  await ben
    .getByText('saved')
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => undefined)

  await again.send({ kind: 'seat.remove', seat: seatNamed('Sol') })
  await sol.getByText('You are no longer in this room.').waitFor()
  await camera.both(sol, 'removed-phone')

  await jump('reflect')
  await ben.getByText('Three taps').first().waitFor()
  await everywhere('reflect')
  await ben.getByRole('textbox').first().fill('Ask what they have tried before I say anything.')
  for (const question of [/worth your time/, /say what I wanted/, /be honest/]) {
    const fourth = ben.getByRole('group', { name: question }).getByRole('radio').nth(3)
    await fourth.focus()
    await ben.keyboard.press('Space')
  }
  await ben.evaluate(() => scrollTo(0, 0))
  await camera.both(ben, 'reflect-done-phone-whole', { whole: true })
  await camera.both(ben, 'reflect-done-phone')
  for (const one of cast.people) await one.send({ kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 5 } })
  for (const { by, text } of words.SHARED_STEPS) await cast.called(by).send({ kind: 'step.share', text })

  await jump('leave')
  for (const { from, to, text } of words.THANKS) {
    await cast.called(from).send({ kind: 'thanks.give', to: seatNamed(to), text })
  }
  await everywhere('leave-empty', { german: false })
  const startsAtMs = epochMs(Math.ceil(Date.now() / DAY_MS) * DAY_MS + 28 * DAY_MS + 11 * 3_600_000)
  await again.send({ kind: 'next.set', next: { startsAtMs, ...words.NEXT } })
  await wall.getByText('We meet again').first().waitFor()
  await everywhere('leave')
  await ida.getByRole('button', { name: 'Close the session…' }).click()
  await camera.both(ida, 'dialog-close')
  await ida.getByRole('button', { name: 'Close now' }).click()
  await again.waitFor((view) => view.progress.state === 'closing')
  await everywhere('closing')
  if (camera.wants('summary')) {
    await again.waitFor((view) => view.progress.state === 'closed', 70_000)
    await ida.getByText('Contracting').first().waitFor()
    await camera.both(ida, 'summary')
    await camera.both(ida, 'summary-whole', { whole: true })
    await camera.both(ben, 'summary-phone')
    await camera.widths(ben, 'summary', NARROW_AND_WIDE)
    await camera.both(wall, 'wall-closed')
  }
  again.close()
  benHand.close()
  cast.close()
}

async function takeSeat(page: Page, name: string, place: string, button: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('radio', { name: place, exact: true }).check({ force: true })
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
}

/** Everything the facilitator's desk can open before the start. */
async function dialogs(ida: Page, camera: Camera): Promise<void> {
  const shown = async (button: string, name: string) => {
    await ida.getByRole('button', { name: button }).first().click()
    await ida.getByRole('dialog').waitFor()
    await camera.both(ida, name)
    await camera.widths(ida, name, [360])
    await ida.keyboard.press('Escape')
    await ida.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await shown('Change the plan', 'dialog-plan')
  await shown('Title, call link, start', 'dialog-settings')
  await shown('Add somebody without a device', 'dialog-add')
  for (const [item, name] of [
    ['Hand over the lead…', 'dialog-hand-over'],
    ['Remove from the room…', 'dialog-remove'],
  ] as const) {
    await ida.getByRole('button', { name: 'More about Lena' }).click()
    await ida.getByRole('menu').waitFor()
    if (name === 'dialog-remove') await camera.both(ida, 'person-menu')
    await ida.getByRole('menuitem', { name: item }).click()
    await ida.getByRole('dialog').waitFor()
    await camera.both(ida, name)
    await ida.keyboard.press('Escape')
    await ida.getByRole('dialog').waitFor({ state: 'detached' })
  }
}
