// A whole meeting over real sockets on the embedded store.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createParticipant, Refused } from '../../client/net/participant.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const person = (name: string, code?: string) =>
  createParticipant({ origin: server.origin, name, ...(code ? { code } : {}) })

async function room(names: string[]) {
  const ida = person('Ida')
  const code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
  const others: ReturnType<typeof person>[] = []
  for (const name of names) {
    const one = person(name, code)
    await one.join()
    await one.connect()
    others.push(one)
  }
  return { ida, code, others, all: [ida, ...others] }
}

describe('a meeting', () => {
  test('goes from the lobby to a summary, with cards that are opened together', async () => {
    const { ida, others, all } = await room(['Ben', 'Kofi', 'Lena'])
    const [ben, kofi, lena] = others
    if (!ben || !kofi || !lena) throw new Error('nobody came')
    await ida.send({ kind: 'session.start' })
    await Promise.all(all.map((one) => one.waitFor((view) => view.progress.state === 'live')))
    const at = (form: string) =>
      ida.view().plan.steps.find((step) => step.form === form)?.id ?? ida.view().plan.steps[0]?.id
    const go = async (form: string) => {
      const to = at(form)
      if (!to) throw new Error(`no step ${form}`)
      await ida.send({ kind: 'step.jump', to })
      await Promise.all(
        all.map((one) => one.waitFor((view) => view.progress.state === 'live' && view.progress.stepId === to)),
      )
    }

    await go('write')
    await expect(lena.release()).rejects.toThrow('not-facilitator')
    const written = await ben.submitCard({
      lane: 'challenge',
      text: 'A mentee cancels again and again.',
      wantsHelp: true,
    })
    await kofi.submitCard({ lane: 'success', text: 'I asked two open questions.' })
    await expect(ida.release()).rejects.toThrow('too-few-cards')
    expect(await lena.board()).toEqual([])
    await lena.submitCard({ lane: 'learning', text: 'Silence is thinking.' })
    await go('read')
    await ida.release()
    const cards = await ben.waitForBoard((shown) => shown.length === 3)
    const own = cards.find((card) => ben.isOwn(card, written))
    if (!own) throw new Error('the author does not know the card')
    expect(own.text).toBe('A mentee cancels again and again.')
    expect(own.id).not.toBe(written.card)
    expect(cards.filter((card) => ben.isOwn(card, written))).toHaveLength(1)

    await lena.send({ kind: 'board.edit', card: own.id, base: own.text, next: 'A mentee often cancels.' })
    await kofi.waitForBoard((shown) => shown.some((card) => card.text === 'A mentee often cancels.'))
    await lena.send({ kind: 'card.metoo', card: own.id, on: true })
    await kofi.waitFor((view) => Object.values(view.metoo).includes(1))

    await go('choose')
    await ben.send({ kind: 'dots.set', cards: [own.id] })
    await kofi.send({ kind: 'dots.set', cards: [own.id] })
    expect(lena.view().voteSums).toEqual({})
    await ida.send({ kind: 'vote.show' })
    await lena.waitFor((view) => view.voteSums[own.id] === 2)

    await go('harvest')
    for (const one of [ben, kofi, lena]) await one.submitCard({ lane: 'takeaway', text: `Ask first (${one.name})` })
    await ida.release()
    await lena.waitForBoard((shown) => shown.filter((card) => card.lane === 'takeaway').length === 3)

    await go('notes')
    await ben.write('theme', 'Contracting is a conversation.')
    await ben.waitUntilSaved('theme')
    await ida.addAgendaItem({ title: 'Next time: endings', minutes: 5, who: 'Lena', phase: 'check-out' })
    for (const one of all) await one.send({ kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 5 } })
    await ben.waitFor((view) => view.evaluation.count === 4)
    expect(ben.view().evaluation.means).toBeNull()
    for (const one of all) one.close()
  })

  test('refuses what is wrong with a code, and never with silence', async () => {
    const { ida, code, others } = await room(['Ben'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    const epoch = ben.view().roleEpoch
    expect(await ben.attempt({ kind: 'session.start' })).toEqual({ code: 'not-facilitator' })
    expect(await ida.ask({ kind: 'session.start' }, epoch - 1)).toMatchObject({ rejection: { code: 'stale-role' } })
    expect(await ben.attempt({ kind: 'lead.take' })).toEqual({ code: 'too-soon' })
    await expect(person('ben', code).join()).rejects.toMatchObject({ status: 409, answer: { offer: 'ben (2)' } })
    await expect(person('', code).join()).rejects.toMatchObject({ status: 400, answer: { code: 'name-empty' } })
    await expect(person('Eve', '00000000').join()).rejects.toBeInstanceOf(Refused)
    ida.close()
    ben.close()
  })

  test('[ROL3] the connection that led leads no more once the lead was handed over', async () => {
    const { ida, others } = await room(['Ben'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    await ida.send({ kind: 'session.start' })
    await ida.send({ kind: 'clock.pause' })
    await ida.send({ kind: 'lead.give', to: ben.seat() })
    await ida.waitFor((view) => view.facilitator === ben.seat())
    expect(await ida.attempt({ kind: 'clock.resume' })).toEqual({ code: 'not-facilitator' })
    await ben.send({ kind: 'clock.resume' })
    ida.close()
    ben.close()
  })

  test('a removed person is out and stays out; the old code is dead, the others stay', async () => {
    const { ida, code, others } = await room(['Ben', 'Lena'])
    const [ben, lena] = others
    if (!ben || !lena) throw new Error('nobody came')
    await ida.send({ kind: 'seat.remove', seat: ben.seat() })
    await ben.waitUntil(() => ben.notices().some((notice) => notice.kind === 'removed'), 'the notice')
    // Not even for a moment: with the new code another browser could come in.
    expect(ben.view().code).toBe(code)
    const view = await lena.waitFor((now) => now.code !== code)
    await expect(person('Eve', code).join()).rejects.toMatchObject({ status: 404 })
    await expect(ben.join({ code: view.code })).rejects.toMatchObject({ status: 403 })
    const again = createParticipant({ origin: server.origin, name: 'Lena', code, cookieJar: lena.cookieJar })
    expect(await again.join()).toBe(lena.seat())
    ida.close()
    lena.close()
    ben.close()
  })

  test('who leaves by choice gets an answer, is not told "removed", sees nothing more, and may come back', async () => {
    const { ida, others } = await room(['Ben', 'Lena'])
    const [ben, lena] = others
    if (!ben || !lena) throw new Error('nobody came')
    await ben.send({ kind: 'seat.leave' })
    await lena.waitFor((view) => view.seats[ben.seat()]?.state === 'left')
    await ida.send({ kind: 'hand.set', raised: true })
    await lena.waitFor((view) => view.hands.length === 1)
    await ben.waitUntil(() => ben.linkState().state === 'ended', 'the end of the connection')
    expect(ben.linkState()).toEqual({ state: 'ended', because: 'not-seated' })
    expect(ben.view().hands).toEqual([])
    const seat = ben.seat()
    expect(await ben.join()).toBe(seat)
    await ben.connect()
    expect(ben.view().hands).toEqual([ida.seat()])
    for (const one of [ida, ben, lena]) one.close()
  })

  test('[SCR1, SCR3] a screen sees nothing until it is allowed, then the room and no call link', async () => {
    const { ida, code } = await room([])
    await ida.send({
      kind: 'session.edit',
      title: 'T',
      callLink: 'https://call.example/x',
      plannedStartMs: null,
      language: 'en',
    })
    const screen = person('Screen')
    const { pairing } = await screen.becomeScreen(code)
    await screen.connect('screen')
    expect([screen.view().title, screen.view().seats]).toEqual(['', {}])
    const shown = await ida.waitFor((view) => view.screens.length === 1)
    expect(shown.screens[0]).toMatchObject({ pairing, state: 'waiting' })
    await ida.send({ kind: 'screen.allow', screen: shown.screens[0]?.id ?? '' })
    const view = await screen.waitFor((now) => now.screens[0]?.state === 'allowed')
    expect([view.title, view.callLink]).toEqual(['T', ''])
    ida.close()
    screen.close()
  })

  test('the same seat goes on from another device by its return link, and two tabs are one person', async () => {
    const { ida, others } = await room(['Ben'])
    const [ben] = others
    if (!ben) throw new Error('nobody came')
    const path = await ben.returnLink()
    const phone = person('Ben on the phone')
    expect(await phone.returnBy(path)).toBe(ben.seat())
    await phone.connect()
    await phone.send({ kind: 'hand.set', raised: true })
    const view = await ida.waitFor((now) => now.hands.length === 1)
    expect(Object.keys(view.seats)).toHaveLength(2)
    ida.close()
    ben.close()
    phone.close()
  })

  test('reactions are sums, and off while people write', async () => {
    const { ida, others } = await room(['Ben', 'Lena'])
    const [ben, lena] = others
    if (!ben || !lena) throw new Error('nobody came')
    await ida.send({ kind: 'session.start' })
    ben.react('thanks')
    lena.react('thanks')
    lena.react('slower')
    await ida.waitUntil(() => ida.reactions().thanks === 2 && ida.reactions().slower === 1, 'sums')
    await ben.waitUntil(() => ben.reactions().thanks === 2, 'sums')
    expect(ben.reactions().slower).toBeUndefined()
    ida.close()
    ben.close()
    lena.close()
  })
})
