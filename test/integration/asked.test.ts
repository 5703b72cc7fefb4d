// Over real sockets: a card's author is asked, and a case giver asks the group. What each device is told, and what it is not.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShownCard } from '../../client/net/board-document.ts'
import { createParticipant, type Participant, type WrittenCard } from '../../client/net/participant.ts'
import type { PartName } from '../../shared/session/protocols.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
const here: Participant[] = []
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  for (const one of here) one.close()
  await server.stop()
})

type Room = { lead: Participant; people: Participant[]; written: WrittenCard[]; cards: ShownCard[] }

/** Ida leads, three others each have a card on the wall. */
async function room(): Promise<Room> {
  const lead = createParticipant({ origin: server.origin, name: 'Ida' })
  here.push(lead)
  const code = await lead.createRoom({ title: 'Asked', plan: 'circle_60' })
  await lead.connect()
  const people: Participant[] = []
  for (const name of ['Ben', 'Kofi', 'Lena']) {
    const one = createParticipant({ origin: server.origin, name, code })
    here.push(one)
    await one.join()
    await one.connect()
    people.push(one)
  }
  await lead.send({ kind: 'session.start' })
  const step = lead.view().plan.steps.find((one) => one.form === 'write')
  await lead.send({ kind: 'step.jump', to: step?.id ?? lead.view().plan.steps[0]?.id ?? never() })
  await Promise.all(people.map((one) => one.waitFor((view) => view.writing !== null)))
  const written = await Promise.all(
    people.map((one, index) => one.submitCard({ lane: 'challenge', text: `Card ${index}` })),
  )
  await lead.release()
  const boards = await Promise.all(
    [lead, ...people].map((one) => one.waitForBoard((cards) => cards.length === people.length)),
  )
  return { lead, people, written, cards: boards[0] ?? [] }
}

function never(): never {
  throw new Error('the plan has no steps')
}

async function toPart({ lead, people }: Room, part: PartName): Promise<void> {
  const step = lead.view().plan.steps.find((one) => one.consult?.part === part)
  if (!step) throw new Error(`no part ${part}`)
  await lead.send({ kind: 'step.jump', to: step.id })
  await Promise.all(
    people.map((one) => one.waitFor((view) => view.progress.state === 'live' && view.progress.stepId === step.id)),
  )
}

test('[BRD13] all are told the same of a question; only its key answers, and the answer names nobody', async () => {
  const meeting = await room()
  const { lead, people, written, cards } = meeting
  const [ben, kofi] = people
  if (!ben || !kofi) throw new Error('nobody came')
  const asked = cards.find((card) => written[0] && ben.isOwn(card, written[0]))
  if (!asked) throw new Error('the card of Ben is not there')
  const tell = (one: Participant, editKey: string, who: 'me' | 'lead' | 'nobody') =>
    one.attempt({ kind: 'board.tell', card: asked.id, editKey, who })
  const key = written[0]?.editKey ?? ''

  expect(await tell(ben, key, 'me')).toMatchObject({ code: 'no-case' })
  expect(await kofi.attempt({ kind: 'case.ask', seat: null, card: asked.id })).toMatchObject({
    code: 'not-facilitator',
  })
  await lead.send({ kind: 'case.ask', seat: null, card: asked.id })
  const questions = await Promise.all(
    people.map(async (one) => (await one.waitFor((view) => view.cardQuestion !== null)).cardQuestion),
  )
  expect(questions).toEqual(people.map(() => ({ card: asked.id, answer: null })))
  // Nothing of it in what is made for one seat, the author's least of all (ANON7).
  for (const one of people) expect(JSON.stringify(one.mine())).not.toContain(asked.id)

  expect(await tell(kofi, 'f'.repeat(64), 'lead')).toMatchObject({ code: 'bad-key' })
  expect(await tell(lead, written[1]?.editKey ?? '', 'lead')).toMatchObject({ code: 'bad-key' })
  expect(lead.view().cardQuestion).toEqual({ card: asked.id, answer: null })

  expect(await tell(ben, key, 'lead')).toBeNull()
  for (const one of [lead, ...people]) {
    const view = await one.waitFor((now) => now.cardQuestion?.answer === 'lead-tells')
    expect(view.consult).toMatchObject({ giver: lead.seat(), onBehalf: true, card: asked.id })
    expect(JSON.stringify([view.consult, view.cardQuestion])).not.toContain(ben.seat())
    await one.waitForBoard((now) => now.some((card) => card.id === asked.id && card.toldByLead === true))
  }
  // Said twice, it is answered once.
  expect(await tell(ben, key, 'me')).toMatchObject({ code: 'no-case' })
})

test('[CON11] the question of a case giver comes to those who are in the case, and is dropped where somebody is outside', async () => {
  const meeting = await room()
  const { lead, people } = meeting
  const [ben, kofi, lena] = people
  if (!ben || !kofi || !lena) throw new Error('nobody came')
  await lead.send({ kind: 'case.ask', seat: ben.seat(), card: null })
  await ben.waitUntil(() => ben.mine()?.case.isAsked === true, 'the question in private')
  await ben.send({ kind: 'case.answer', yes: true })
  await lena.send({ kind: 'case.aside', on: true })
  await toPart(meeting, 'question')
  expect(await kofi.attempt({ kind: 'case.question', text: 'Mine?' })).toMatchObject({ code: 'no-case' })
  await ben.send({ kind: 'case.question', text: 'How can I wait?' })
  await kofi.waitUntil(() => kofi.mine()?.case.question === 'How can I wait?', 'the question')
  expect(lead.mine()?.case.question).toBe('How can I wait?')
  expect([lena.mine()?.case.question, lena.mine()?.case.isAside]).toEqual([null, true])
  for (const one of [lead, ...people]) expect(JSON.stringify(one.view())).not.toContain('wait?')
  // Back in, it is there; out again, it is gone.
  await lena.send({ kind: 'case.aside', on: false })
  await lena.waitUntil(() => lena.mine()?.case.question === 'How can I wait?', 'the question, inside again')
  await lena.send({ kind: 'case.aside', on: true })
  await lena.waitUntil(() => lena.mine()?.case.question === null, 'no question outside')
  // Only said in the question: the words are found, and taken out.
  await kofi.ask({ kind: 'slip.raise', turn: kofi.view().slipTurn })
  await lead.waitFor((view) => view.slip !== null)
  await kofi.waitUntil(() => kofi.mine()?.case.question === null, 'no question while the room is covered')
  const marks = [{ find: 'wait', replace: '…', card: null }]
  const turn = lead.view().slipTurn
  expect(
    await lead.ask({ kind: 'slip.clean', turn, marks, takeOff: [], editKey: null }, lead.view().roleEpoch),
  ).toMatchObject({ ok: true })
  await lead.ask({ kind: 'slip.resume', turn })
  await kofi.waitUntil(() => kofi.mine()?.case.question === 'How can I …?', 'the question without the words')
  // The case is behind: nobody has it any more.
  const theme = lead.view().plan.steps.find((one) => one.phase === 'theme')
  await lead.send({ kind: 'step.jump', to: theme?.id ?? never() })
  await kofi.waitUntil(() => kofi.mine()?.case.question === null, 'no question after the case')
})
