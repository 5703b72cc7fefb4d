// Fourteen people, six in a room with a wall and eight remote, one without a device. In the middle of a case the laptop of who
// leads dies; the deputy takes over, and gives the lead back. Minutes are skipped, not waited for.
import { expect, test } from './support/fixtures.ts'
import { beginHour, MINUTE_MS } from './support/hour.ts'
import { goTo, join, pick, takeSeat } from './support/moves.ts'
import { PHONE, stage, WALL } from './support/person.ts'

const IN_ROOM = ['Uli', 'Vera', 'Wim'] as const
const REMOTE = ['Greta', 'Hans', 'Jo', 'Kira', 'Lev', 'Mio', 'Nele'] as const
const IDEA = 'One could ask what they are afraid of losing.'
const QUESTION = 'How can I stop solving it for them?'

test('fourteen, hybrid: a dead laptop in the middle of a case costs nobody a word', async ({ people }) => {
  const hour = await beginHour({ title: 'Mentors at lunch', plan: 'circle_90', name: 'Lou', place: 'room' })
  const { host, code, enter, skip } = hour
  const origins = [hour.server.origin]
  try {
    const lou = await people.open('Lou', { origins })
    const rike = await people.open('Rike', { origins, size: PHONE, touch: true })
    const dana = await people.open('Dana', { origins })
    const wall = await people.open('Wall', { origins, size: WALL })
    hour.shows(lou, rike, dana, wall)
    await hour.takes(lou, host)
    await join(rike, code, 'In the room')
    await join(dana, code)
    // Ines has no device of her own: she shares Rike's.
    await pick(rike.page, 'You and this room', 'One more person on this device')
    await takeSeat({ ...rike, name: 'Ines' }, 'In the room')
    const inRoom = await Promise.all(IN_ROOM.map((name) => hour.seated(name, 'room')))
    const remote = await Promise.all(REMOTE.map((name) => hour.seated(name)))
    const everybody = [...inRoom, ...remote]
    const [greta] = remote
    if (!greta) throw new Error('Greta did not come')
    await host.send({ kind: 'deputy.set', seat: hour.seatId('Dana') })

    // E1: all screens show all fourteen, by place; the desk asks about the round; nobody is left alone.
    await wall.page.goto(`/screen/${code}`)
    await host.waitFor((view) => view.screens.length === 1)
    await lou.page.getByRole('button', { name: 'Allow it' }).click()
    await expect(wall.page.getByText('14 here: 6 in the room, 8 remote')).toBeVisible()
    await goTo(dana, 'People')
    await expect(stage(dana).getByRole('heading', { name: 'In the room (6)' })).toBeVisible()
    await expect(stage(dana).getByRole('heading', { name: 'Remote (8)' })).toBeVisible()
    await expect(stage(dana).getByText('Ines')).toBeVisible()
    await goTo(dana, 'Now')
    const startedAt = hour.clock.nowMs()
    await lou.page.getByRole('button', { name: /^Begin:/ }).click()
    await host.waitFor((view) => view.progress.state === 'live')
    const promised = hour.promisedEnd()
    const desk = lou.page.getByRole('complementary', { name: 'Facilitator’s desk' })
    await expect(desk.getByText(/^14 are many for Round/)).toBeVisible()
    await desk.getByRole('button', { name: /^In pairs/ }).click()
    await enter('checkin')
    const { huddle } = await host.waitFor((view) => view.huddle !== null)
    const placeOf = (seat: string) => host.view().seats[seat]?.place
    expect(huddle?.groups.map((group) => group.length)).toEqual([2, 2, 2, 2, 2, 2, 2])
    const together = huddle?.groups.map((group) => group.map(placeOf).sort().join(' '))
    expect(together?.filter((places) => places === 'room room')).toHaveLength(3)
    expect(together?.filter((places) => places === 'remote remote')).toHaveLength(4)
    await expect(wall.page.getByText('First half: one speaks, one listens.')).toBeVisible()
    await expect(stage(dana).getByText(/^You are with /)).toBeVisible()

    // E2: seventeen cards, the same for all, in an order of their own.
    const skipTo = (minutes: number) => hour.skipUntil(startedAt + minutes * MINUTE_MS)
    await skipTo(10)
    await enter('write')
    const texts = Array.from(
      { length: 17 },
      (_, index) => `A card about patience, the ${index + 1}th that was written.`,
    )
    for (const [index, text] of texts.entries()) {
      const who = everybody[index % everybody.length]
      await who?.submitCard({ lane: 'challenge', text, wantsHelp: index % 4 === 0 })
    }
    for (const text of texts) expect(dana.received(), 'no draft before its time').not.toContain(text)
    await skipTo(12)
    const opened = Date.now()
    await host.release()
    const walls = await Promise.all(everybody.map((one) => one.waitForBoard((cards) => cards.length === 17)))
    expect(Date.now() - opened, 'on all devices within two seconds').toBeLessThan(2_000)
    const orders = walls.map((cards) => cards.map((card) => card.text).join('\n'))
    expect(new Set(orders).size, 'one order for all').toBe(1)
    expect(orders[0], 'and not that of writing').not.toBe(texts.join('\n'))

    // E3: dots, Ines by Rike's phone; a reload keeps them; nothing is counted before the end.
    await skipTo(16)
    await enter('choose')
    const asking = (await greta.board()).filter((card) => card.wantsHelp)
    const [first, second] = asking
    if (!first || !second) throw new Error('nobody wants help')
    const inesChose = (text: string) => stage(rike).locator('button[aria-pressed=true]', { hasText: text })
    await actFor('Ines')
    for (const card of [first, second]) {
      await stage(rike).locator('button[aria-pressed]', { hasText: card.text }).click()
      await expect(inesChose(card.text)).toBeVisible()
    }
    for (const [index, one] of [host, ...everybody].entries())
      await one.send({ kind: 'dots.set', cards: index % 2 === 0 ? [first.id] : [second.id] })
    expect(JSON.stringify(host.view().voteSums), 'nothing before the end').toBe('{}')
    await rike.page.reload()
    await expect(rike.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
    await actFor('Ines')
    for (const card of [first, second]) await expect(inesChose(card.text), 'kept through the reload').toBeVisible()
    // Eleven have chosen; one takes it back, so that two cards are level.
    await everybody.at(-1)?.send({ kind: 'dots.set', cards: [] })
    await desk.getByRole('button', { name: 'Show the result of the dots' }).click()
    await expect(stage(lou).getByText('Two or more cards are level.')).toBeVisible()
    const sums = Object.values(host.view().voteSums)
    expect(
      sums.reduce((sum, dots) => sum + dots, 0),
      'ten with one dot each, and the two of Ines',
    ).toBe(12)
    await stage(lou).getByRole('button', { name: 'Draw by lot' }).click()
    await expect(stage(dana).getByText('Level cards: the lot has decided.')).toBeVisible()
    await expect(wall.page.getByText('Level cards: the lot has decided.')).toBeVisible()

    // E4: a case; in the middle of it the laptop dies.
    await skipTo(18)
    await host.send({ kind: 'case.ask', seat: greta.seat(), card: null })
    await greta.waitUntil(() => greta.mine()?.case.isAsked === true, 'the question in private')
    await greta.send({ kind: 'case.answer', yes: true })
    await desk.getByRole('button', { name: 'Draw an inner group of 5' }).click()
    await host.waitFor((view) => view.consult?.inner.length === 5)
    const inner = [...remote.slice(1, 4), ...inRoom.slice(0, 2)]
    await host.send({ kind: 'case.inner', seats: inner.map((one) => one.seat()) })
    await enter('partReady')
    await greta.send({ kind: 'case.ready', ready: true })
    for (const part of ['partStory', 'partQuestion', 'partFacts']) await enter(part)
    await greta.send({ kind: 'case.question', text: QUESTION })
    await enter('partViews')
    await inner[0]?.send({ kind: 'hand.set', raised: true })
    await host.send({ kind: 'heard.set', seat: inner[1]?.seat() ?? host.seat(), on: true })
    const { progress } = host.view()
    const endsAt = progress.state === 'live' && progress.timer.state === 'running' ? progress.timer.endsAtMs : 0
    await lou.page.close()
    host.close()
    const diedAt = Date.now()
    await inner[0]?.send({ kind: 'line.put', line: 'a'.repeat(26), lineKind: 'idea', text: IDEA })
    await expect(stage(dana).getByText('Lou is away.')).toBeVisible({ timeout: 22_000 })
    const take = stage(dana).getByRole('button', { name: 'I lead for now' })
    await expect(take).toBeVisible({ timeout: 30_000 })
    expect(Date.now() - diedAt, 'within twenty seconds and two').toBeLessThan(24_000)
    for (const one of [greta, ...inner]) {
      const { progress: now } = one.view()
      expect(now.state === 'live' && now.timer.state === 'running' ? now.timer.endsAtMs : 0, 'the same clock').toBe(
        endsAt,
      )
    }
    await expect(wall.page.getByText('Greta listens.')).toBeVisible()

    // E5: one tap, and everything is there.
    await take.click()
    const tookAt = Date.now()
    await greta.waitFor((view) => view.facilitator === hour.seatId('Dana'))
    expect(Date.now() - tookAt, 'all know it within two seconds').toBeLessThan(2_000)
    const danas = dana.page.getByRole('complementary', { name: 'Facilitator’s desk' })
    await expect(danas.getByRole('button', { name: inner[1]?.name ?? '', exact: true, pressed: true })).toBeVisible()
    await expect(danas.getByText('Hands').or(danas.getByText('first'))).not.toHaveCount(0)
    expect(inner[0]?.mine()?.case.written.map((one) => one.text)).toContain(IDEA)

    // E6: Lou comes back with a phone, to the same seat; the lead stays where it is.
    const again = await lou.context.newPage()
    await again.setViewportSize(PHONE)
    await again.goto(`/r/${code}`)
    await expect(again.getByRole('navigation', { name: 'Places' })).toBeVisible()
    await expect(again.getByText('Dana leads now.')).toBeVisible()
    expect(Object.values(greta.view().seats).filter((seat) => seat.name === 'Lou')).toHaveLength(1)
    expect(Object.keys(greta.view().seats)).toHaveLength(14)

    // E7: given back; three minutes are borrowed from the theme, the end stays.
    await again.getByRole('button', { name: 'Ask for the lead' }).click()
    await dana.page.getByRole('button', { name: 'Give the lead back' }).click()
    await greta.waitFor((view) => view.facilitator === hour.seatId('Lou'))
    await host.connect()
    const themeBefore = hour.minutesOf('theme')
    const outBefore = hour.minutesOf('check-out')
    const themeStep = host.view().plan.steps.find((step) => step.phase === 'theme' && step.minutes > 4)
    await host.send({ kind: 'time.take', add: 3, takes: [{ from: themeStep?.id as never, minutes: 3 }] })
    await expect(stage(dana).getByText(/^3 minutes taken from: .+\. We still end at/)).toBeVisible()
    await expect(wall.page.getByText(/^3 minutes taken from:/)).toBeVisible()
    expect(hour.minutesOf('theme')).toBe(themeBefore - 3)
    expect(hour.minutesOf('check-out')).toBe(outBefore)
    expect(hour.promisedEnd()).toBe(promised)

    // E8: after the close nothing of the case is anywhere but on the giver's own sheet.
    await enter('partChoice')
    expect(greta.mine()?.case.forMe.map((one) => one.text)).toContain(IDEA)
    await enter('leave')
    await hour.skipUntil(promised - 30_000)
    await host.send({ kind: 'session.close' })
    await expect(
      stage(dana)
        .getByText(/Deleted|deleted/)
        .first(),
    ).toBeVisible()
    await skip(61_000)
    await greta.waitFor((view) => view.progress.state === 'closed')
    for (const one of [host, greta, ...inner]) {
      const seen = JSON.stringify([one.view(), one.mine()])
      for (const words of [IDEA, QUESTION, texts[0] ?? ''])
        expect(seen, `on the device of ${one.name}`).not.toContain(words)
    }
    const { answer } = await greta.http('GET', `/api/rooms/${code}/summary`)
    expect(JSON.stringify(answer)).not.toContain(QUESTION)

    async function actFor(name: string): Promise<void> {
      const isNow = rike.page.getByText(`Acting for ${name}`)
      if (!(await isNow.isVisible())) await pick(rike.page, 'You and this room', `Act for ${name}`)
      await expect(isNow).toBeVisible()
    }
  } finally {
    await hour.end()
  }
})
