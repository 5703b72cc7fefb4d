// For whom the room is: two languages, keyboard alone, screen readers, still eyes, small windows and large letters.
import type { Locator, Page } from '@playwright/test'
import { addItem } from './support/agenda.ts'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { bringTo, expectStep, goTo, join, openRoom } from './support/moves.ts'
import { stage } from './support/person.ts'

test('one reads German and another English in the same room, each by choice', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  const aylin = await people.open('Aylin')
  await join(jonas, code)
  const { page } = aylin
  await page.goto(`/r/${code}`)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expectNoAxe(page, 'the join page in German')
  await page.getByLabel('Euer Name').fill('Aylin')
  await page.getByRole('button', { name: 'Beitreten und diesen vier zustimmen' }).click()
  await host.waitFor((view) => Object.keys(view.seats).length === 3)
  await bringTo(host, 'talk')
  await expectStep([aylin], 'Willkommen, im Raum und an den Bildschirmen.')
  await expectStep([jonas], 'Welcome, in the room and on the screens.')
  await expect(jonas.page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expectStep([aylin], 'Willkommen, im Raum und an den Bildschirmen.')
  await bringTo(host, 'write')
  await expect(page.getByRole('button', { name: 'In die Box legen' })).toBeVisible()
  await expectNoAxe(page, 'writing a card in German')
})

test('a browser that asks for German gets German from the first page on', async ({ people }) => {
  const aylin = await people.open('Aylin', { locale: 'de-DE' })
  await aylin.page.goto('/')
  await expect(aylin.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(aylin.page.getByRole('button', { name: 'English' })).toBeVisible()
})

test('joining and writing a card without a mouse', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  const { page } = jonas
  await page.goto(`/r/${code}`)
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type('Jonas')
  await tabTo(page, page.getByRole('radio', { name: 'Remote' }))
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('radio', { name: 'In the room' })).toBeChecked()
  await tabTo(page, page.getByRole('button', { name: 'Join, and accept these four' }))
  await page.keyboard.press('Enter')
  await host.waitFor((view) => Object.values(view.seats).some((one) => one.name === 'Jonas' && one.place === 'room'))
  await bringTo(host, 'write')
  const field = page.getByLabel('Your card', { exact: true })
  await expect(field).toBeVisible()
  await tabTo(page, page.getByRole('radio', { name: 'Challenge' }))
  await page.keyboard.press('ArrowRight')
  await tabTo(page, field)
  await page.keyboard.type('I listen longer than I did.')
  await page.keyboard.press('Control+Enter')
  await tabTo(page, page.getByRole('button', { name: 'More than 10', exact: true }))
  await page.keyboard.press('Enter')
  const own = stage(jonas).getByRole('article').filter({ hasText: 'I listen longer than I did.' })
  await expect(own.getByText('in the box')).toBeVisible()
  await expect(own.getByText('Learning')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'I’m done' }))
  await page.keyboard.press('Space')
  await host.waitFor((view) => view.done.count === 1)
})

test('a change of phase is said once to screen readers, wherever somebody looks around', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const jonas = await people.open('Jonas')
  await join(jonas, code)
  await jonas.page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    const regions = [...document.querySelectorAll('[role="status"][aria-live="polite"]')]
    const observer = new MutationObserver(() => said.push(...regions.map((one) => one.textContent ?? '')))
    for (const region of regions) observer.observe(region, { childList: true, characterData: true, subtree: true })
  })
  const said = () =>
    jonas.page.evaluate(() => (globalThis as unknown as { said: string[] }).said.map((one) => one.trim()))
  await bringTo(host, 'talk')
  await expect.poll(said).toEqual(['Now: Check-in, Welcome, 3 minutes.'])
  await goTo(jonas, 'People')
  await bringTo(host, 'break')
  await expect.poll(said).toEqual(['Now: Check-in, Welcome, 3 minutes.', 'Now: Peer sharing, Break, 8 minutes.'])
  await jonas.page.getByRole('button', { name: 'Back to the group' }).click()
  await expectStep([jonas], 'A break.')
  expect(await said()).toHaveLength(2)
})

test('who wants no motion sees none: counts stand where signs would rise', async ({ crowd, people }) => {
  const { host, code } = await crowd.host()
  const still = await people.open('Jonas', { reducedMotion: 'reduce' })
  const moved = await people.open('Aylin')
  await join(still, code)
  await join(moved, code)
  await bringTo(host, 'talk')
  await expectStep([still, moved], 'Welcome, in the room and on the screens.')
  const celebrate = moved.page.getByRole('button', { name: 'Celebrate' })
  const sign = await celebrate.locator('[aria-hidden]').innerText()
  await celebrate.click()
  await expect.poll(() => movements(moved.page)).toBeGreaterThan(0)
  await expect(still.page.getByText(`${sign} 1`, { exact: true })).toBeVisible()
  expect(await movements(still.page)).toBe(0)
})

/** How many things change their place just now. */
function movements(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      document.getAnimations().filter((one) => {
        const effect = one.effect
        if (!(effect instanceof KeyframeEffect) || Number(effect.getTiming().duration) < 50) return false
        return effect.getKeyframes().some((frame) => 'transform' in frame || 'translate' in frame || 'scale' in frame)
      }).length,
  )
}

test('nothing has to be scrolled sideways at 320 px, or at 200 % zoom', async ({ crowd, people }) => {
  const maria = await people.open('Maria Magdalena von der Beratungsstelle')
  const jonas = await people.open('Jonas')
  const code = await openRoom(maria, { title: 'Mentoring across generations, practice circle of the northern region' })
  await jonas.page.goto(`/r/${code}`)
  await expect(jonas.page.getByRole('button', { name: 'Join, and accept these four' })).toBeVisible()
  await expectNoSideways(jonas.page, 'the join page')
  await join(jonas, code)
  await expectNoSideways(jonas.page, 'the lobby')
  await addAgenda(jonas.page, () => addItem(jonas, 'Theme', 'Verschwiegenheitsvereinbarungen und wie wir sie halten'))
  await goTo(jonas, 'Agenda')
  await expectNoSideways(jonas.page, 'the agenda')
  await jonas.page.getByRole('button', { name: 'Back to the group' }).click()

  const next = maria.page.getByRole('button', { name: /^(Begin|Next):/ })
  await next.click()
  await expectStep([maria, jonas], 'Welcome, in the room and on the screens.')
  await next.click()
  await expect(maria.page.getByRole('button', { name: /^Next: Energy/ })).toBeVisible()
  // Both in turn: the order is drawn by lot, and one of them has a long name.
  await expectNoSideways(jonas.page, 'the round')
  await maria.page.getByRole('button', { name: 'Skip' }).click()
  await expectNoSideways(jonas.page, 'the second voice')
  await next.click()
  await expect(maria.page.getByRole('button', { name: /^Next: Write/ })).toBeVisible()
  await expectNoSideways(jonas.page, 'how much energy there is')
  await next.click()
  await expect(maria.page.getByRole('button', { name: 'Open the cards together' })).toBeVisible()
  await expectNoSideways(jonas.page, 'writing')
  await expectNoSideways(maria.page, 'the cockpit')
  const others = await Promise.all(['Aylin', 'Tomek', 'Ida'].map((name) => crowd.join(name, code)))
  for (const [at, one] of others.entries())
    await one.submitCard({ lane: 'learning', text: `${at} ${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}` })
  await maria.page.getByRole('button', { name: 'Open the cards together' }).click()
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await next.click()
  await expect(jonas.page.getByRole('article')).toHaveCount(3)
  await expectNoSideways(jonas.page, 'the wall')
})

async function addAgenda(page: Page, add: () => Promise<void>): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Agenda' }).click()
  await add()
  await page.getByRole('button', { name: 'Back to the group' }).click()
}

/** At 320 px; and at twice the size in a window of 1280 by 800, which leaves the page 640 by 400. */
async function expectNoSideways(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of [
    { width: 320, height: 640 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    const wide = await page.evaluate(() => {
      const limit = document.documentElement.clientWidth
      const over = [...document.querySelectorAll('body *')].filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width > 1 && box.right > limit + 1 && getComputedStyle(one).position !== 'absolute'
      })
      return document.documentElement.scrollWidth > limit
        ? over
            .slice(0, 5)
            .map((one) => one.outerHTML.slice(0, 120))
            .concat(`${document.documentElement.scrollWidth} px`)
        : []
    })
    expect.soft(wide, `${name} at ${size.width} px`).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}

/** By the Tab key alone, as far as it takes. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let step = 0; step < 60; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
