// A circle of six in one hour, all remote: one comes late, one sits in a train, one has to go, nobody speaks for a while, and
// the case takes longer than planned. It ends on time. Minutes are skipped, not waited for.
import { expect, test } from './support/fixtures.ts'
import { beginHour, lineId, MINUTE_MS } from './support/hour.ts'
import { join, pick } from './support/moves.ts'
import { PHONE, stage } from './support/person.ts'

/** Words of the case: in no frame of somebody who waits outside. */
const QUESTION = 'How can I stay patient when a goal slides again and again?'
const ALONG = 'You said twice that it is not about the goal.'
const LINE = 'Stuck, back at 20 past. Start without me.'

test('a circle of six: late, leaving, silent, over time, and it ends on time', async ({ people }) => {
  const hour = await beginHour({ title: 'Practice circle', plan: 'circle_60', name: 'Ada' })
  const { host, code, seatId, seatOf, awayOf, enter, promisedEnd, minutesOf, overBy, skip, skipUntil } = hour
  const origins = [hour.server.origin]
  try {
    const ada = await people.open('Ada', { origins })
    const kim = await people.open('Kim', { origins, size: PHONE, touch: true })
    const mona = await people.open('Mona', { origins })
    const tariq = await people.open('Tariq', { origins, size: PHONE, touch: true })
    hour.shows(ada, kim, mona, tariq)
    tariq.expects(/ERR_INTERNET_DISCONNECTED|WebSocket/)
    const pages = [ada, mona, tariq]

    await hour.takes(ada, host)
    for (const person of [kim, mona, tariq]) await join(person, code)
    const lena = await hour.seated('Lena')
    const sol = await hour.seated('Sol')

    // E1: a line instead of a voice, and a plan for six.
    await pick(kim.page, 'You and this room', 'I come later, or have to go earlier')
    await kim.page.getByLabel('I come later: a line for the round').fill(LINE)
    await kim.page.getByRole('button', { name: 'Leave this line' }).click()
    await expect(kim.page.getByText('It is left here.')).toBeVisible()
    await kim.page.goto('about:blank')
    await host.waitUntil(() => awayOf('Kim') !== null, 'Kim is away')
    const desk = ada.page.getByRole('complementary', { name: 'Facilitator’s desk' })
    await expect(desk.getByText('Plan again for 6 people')).toBeVisible()
    await desk.getByRole('button', { name: 'Take it' }).click()
    await host.waitFor((view) => view.plan.steps.reduce((sum, step) => sum + step.minutes, 0) < 58)
    const startedAt = hour.clock.nowMs()
    const skipTo = (minutes: number) => skipUntil(startedAt + minutes * MINUTE_MS)
    await ada.page.getByRole('button', { name: /^Begin:/ }).click()
    await host.waitFor((view) => view.progress.state === 'live')
    const promised = promisedEnd()
    expect(Math.abs(promised - startedAt - 60 * MINUTE_MS), 'an hour is promised').toBeLessThan(5_000)
    await enter('checkin')
    for (const one of pages)
      await expect(stage(one).getByText(`Kim sends a line: “${LINE}”`), `for ${one.name}`).toBeVisible()
    expect(host.view().round?.order).toHaveLength(5)
    await pick(mona.page, 'You and this room', 'I come later, or have to go earlier')
    const goAt = Math.floor((startedAt + 50 * MINUTE_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS
    await mona.page.getByLabel('I have to go at').selectOption(String(goAt))
    await mona.page.keyboard.press('Escape')
    await expect(desk.getByText(/^goes at/)).toBeVisible()
    expect(JSON.stringify(sol.view()), 'only she and the desk know').not.toContain(String(goAt))

    // E2: a train. Six tunnels, up to forty seconds each.
    await skipTo(8)
    await enter('write')
    const draft = 'A goal that slides again and again.'
    await stage(tariq).getByLabel('Your card', { exact: true }).fill(draft)
    for (const seconds of [5, 10, 20, 30, 40, 15]) {
      await tariq.context.setOffline(true)
      await host.waitUntil(() => awayOf('Tariq') !== null, 'Tariq is away')
      await skip(seconds * 1000)
      expect(seatOf('Tariq').state, `after ${seconds} s without a network`).toBe('in')
      await tariq.context.setOffline(false)
      await host.waitUntil(() => awayOf('Tariq') === null, 'Tariq is back')
    }
    await expect(stage(tariq).getByLabel('Your card', { exact: true })).toHaveValue(draft)
    await tariq.context.setOffline(true)
    await enter('headlines')
    await tariq.context.setOffline(false)
    await expect(stage(tariq).getByRole('heading', { level: 1, name: /^Read the headline/ })).toBeVisible()

    // E3: Kim comes while a story is told.
    await enter('choose')
    await desk.getByRole('button', { name: 'Ask a person' }).click()
    await ada.page.getByRole('menuitem', { name: 'Ask Lena' }).click()
    await lena.waitUntil(() => lena.mine()?.case.isAsked === true, 'the question in private')
    await lena.send({ kind: 'case.answer', yes: true })
    await enter('partReady')
    await lena.send({ kind: 'case.ready', ready: true })
    await expect(desk.getByText('Lena is ready.')).toBeVisible()
    await skipTo(17)
    await enter('partStory')
    await sol.send({ kind: 'case.role', role: 'scribe' })
    await sol.send({ kind: 'line.put', line: lineId(1), lineKind: 'sheet', text: ALONG })
    await skipTo(18)
    const before = kim.received().length
    await kim.page.goto(`/r/${code}`)
    await expect(stage(kim).getByRole('heading', { level: 1, name: 'A story is being told' })).toBeVisible()
    await expect(stage(kim).getByText(/in about [45] min/)).toBeVisible()
    await enter('partQuestion')
    await lena.send({ kind: 'case.question', text: QUESTION })
    await expect(stage(mona).getByText(QUESTION)).toBeVisible()
    await expect(stage(kim).getByRole('heading', { level: 1, name: 'A story is being told' })).toBeVisible()
    await enter('partFacts')
    const outside = kim.received().slice(before)
    for (const words of [QUESTION, ALONG]) expect(outside, 'while Kim was outside').not.toContain(words)
    await expect(desk.getByText('Kim came during the story')).toBeVisible()
    await desk.getByRole('button', { name: 'Let in: only facts now' }).click()
    await expect(stage(kim).getByText('You joined at the questions: only facts now, please.')).toBeVisible()
    await expect(stage(kim).getByText(QUESTION)).toBeVisible()

    // E4: nobody speaks. Ideas are written already; the quiet is counted down for all.
    await skipTo(26)
    await enter('partThinking')
    await sol.send({
      kind: 'line.put',
      line: lineId(2),
      lineKind: 'sheet',
      text: 'One could ask what the goal is for.',
    })
    await stage(mona).getByLabel('An idea for Lena').fill('One could make the goal smaller.')
    await stage(mona).getByRole('button', { name: 'Give it to Lena' }).click()
    await expect(stage(mona).getByText('One could make the goal smaller.')).toBeVisible()
    expect(sol.mine()?.case.written.map((one) => one.text)).toContain('One could ask what the goal is for.')
    expect(lena.mine()?.case.forMe, 'held while she listens').toEqual([])
    await skip(20_000)
    await expect(desk.getByRole('button', { name: 'Two minutes in pairs' })).toBeVisible()
    await desk.getByRole('button', { name: '30 s of thinking' }).click()
    for (const one of [...pages, kim])
      await expect(stage(one).getByText(/^Thinking time: 0:[0-3]\d$/), `for ${one.name}`).toBeVisible()

    // E5: who has not spoken, for the cockpit alone, and gone with the step.
    await desk.getByRole('button', { name: 'Mona', exact: true }).click()
    await host.waitFor((view) => view.heard.includes(seatId('Mona')))
    for (const one of [sol, lena]) expect(one.view().heard, 'nobody else sees it').toEqual([])
    await enter('partChoice')
    expect(host.view().heard, 'gone with the step').toEqual([])
    const { answer: mine } = await sol.http('GET', `/api/rooms/${code}/seats/${sol.seat()}/data`)
    expect(JSON.stringify(mine)).not.toContain('heard')
    await expect(stage(tariq).getByText('Lena brings the case.')).toBeVisible()
    expect(lena.mine()?.case.forMe.length, 'now she reads').toBe(3)

    // E6: the case is four minutes over. Air and theme give, the check-out only when the group agrees.
    await skipUntil(overBy(100_000))
    await expect(desk.getByText('2 min over the promised end')).toBeVisible()
    const themeBefore = minutesOf('theme')
    const outBefore = minutesOf('check-out')
    await desk.getByRole('button', { name: /^Bring the end back: 2 from/ }).click()
    await host.waitFor((view) => view.borrowed?.minutes === 2)
    expect(minutesOf('theme')).toBe(themeBefore - 2)
    expect(minutesOf('check-out'), 'untouched').toBe(outBefore)
    await expect(stage(tariq).getByText(/^2 minutes taken from: Practice\. We still end at/)).toBeVisible()
    const leaving = host.view().plan.steps.find((step) => step.form === 'round' && step.phase === 'check-out')
    if (!leaving) throw new Error('the plan has no last round')
    const refused = await host.attempt({ kind: 'time.take', add: 2, takes: [{ from: leaving.id, minutes: 2 }] })
    expect(refused?.code).toBe('checkout-protected')
    await askForTwo()
    await tariq.page.getByRole('button', { name: 'Yes', exact: true }).click()
    await sol.send({ kind: 'time.answer', yes: true })
    await skip(21_000)
    await expect(stage(mona).getByText('The check-out keeps its minutes.')).toBeVisible()
    expect(minutesOf('check-out')).toBe(outBefore)
    await askForTwo()
    await tariq.page.getByRole('button', { name: 'Yes', exact: true }).click()
    await mona.page.getByRole('button', { name: 'Yes', exact: true }).click()
    await sol.send({ kind: 'time.answer', yes: true })
    await lena.send({ kind: 'time.answer', yes: true })
    await expect(stage(mona).getByText(/^The group agreed: \d minutes? come from the check-out\.$/)).toBeVisible()
    expect(minutesOf('check-out')).toBeLessThan(outBefore)
    expect(promisedEnd(), 'the promise stands').toBe(promised)

    // E7: Mona has to go; her check-out comes to her, the group goes on.
    await enter('themePractice')
    await skipUntil(goAt - 3 * MINUTE_MS)
    await expect(stage(mona).getByRole('heading', { name: /^You have to go at/ })).toBeVisible()
    await expect(stage(mona).getByText('Thank you for being here.')).toBeVisible()
    await stage(mona).getByLabel('My step').fill('I will ask what the goal is for.')
    for (const question of [/worth your time/, /say what I wanted/, /be honest/]) {
      await stage(mona).getByRole('group', { name: question }).getByRole('radio').nth(3).focus()
      await mona.page.keyboard.press('Space')
    }
    await mona.page.waitForFunction(() => document.querySelectorAll('input[type=radio]:checked').length >= 3)
    await expect(stage(tariq).getByRole('heading', { name: /have to go/ })).toHaveCount(0)
    await stage(mona).getByRole('button', { name: 'I go now' }).click()
    await expect(mona.page.getByText('You have left the room.')).toBeVisible()
    await tariq.page.getByRole('button', { name: 'People' }).click()
    await expect(stage(tariq).getByText('Mona had to leave')).toBeVisible()
    await expect(tariq.page.getByText('I will ask what the goal is for.')).toHaveCount(0)

    // E8: it ends when it was promised.
    await enter('leave')
    await skipUntil(promised - 45_000)
    await host.send({ kind: 'session.close' })
    await host.waitFor((view) => view.progress.state === 'closing')
    await skip(60_000)
    await host.waitFor((view) => view.progress.state === 'closed')
    const { progress } = host.view()
    const closedAt = progress.state === 'closed' ? progress.closedAtMs : 0
    expect(Math.abs(closedAt - startedAt - 60 * MINUTE_MS), 'sixty minutes, a minute more or less').toBeLessThan(
      MINUTE_MS,
    )

    async function askForTwo(): Promise<void> {
      await desk.getByRole('button', { name: /^Ask the group: 2 min from/ }).click()
      await expect(stage(tariq).getByText(/^May we take 2 minutes from the check-out/)).toBeVisible()
    }
  } finally {
    await hour.end()
  }
})
