// A whole session with a marked word in every field, up to the moment before the close.
import * as Y from 'yjs'
import { sha256hex } from '../../client/net/card-hash.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import type { RoomId } from '../../shared/ids.ts'
import { roomId } from '../../shared/ids.ts'
import type { Step } from '../../shared/session/session.ts'
import type { Canaries } from './canaries.ts'

export type Held = {
  room: RoomId
  code: string
  lead: Participant
  people: Participant[]
  /** Ids, keys and tickets of unsigned cards, and the secret of a return link. */
  secrets: [string, string][]
  /** The agenda as a device has it that goes offline now. */
  oldAgenda: { document: string; state: Uint8Array }
}

export async function holdSession(origin: string, canaries: Canaries): Promise<Held> {
  const lead = createParticipant({ origin, name: canaries.lead })
  const code = await lead.createRoom({ title: canaries.title })
  await lead.connect()
  const names = [canaries.former, 'Ben', 'Lena', 'Yuki']
  const people: Participant[] = []
  for (const name of names) {
    const one = createParticipant({ origin, name, code })
    await one.join()
    await one.connect()
    people.push(one)
  }
  const [first, ben, lena, yuki] = people
  if (!first || !ben || !lena || !yuki) throw new Error('nobody came')
  await first.send({ kind: 'seat.rename', name: canaries.person })
  await lead.send({
    kind: 'session.edit',
    title: canaries.title,
    callLink: `https://call.example.org/${canaries.call}`,
    plannedStartMs: null,
    language: 'en',
  })
  await lead.send({ kind: 'plan.change', plan: withPrompt(lead, canaries.prompt) })
  const item = await lead.addAgendaItem({ title: canaries.item, minutes: 2, who: canaries.itemwho, phase: 'theme' })
  await first.write('agenda', canaries.note, item)
  await ben.write('theme', canaries.theme)
  await ben.write('theme', canaries.deletednote)
  await Promise.all([first.waitUntilSaved('agenda'), ben.waitUntilSaved('theme')])
  const notes = (await ben.openDocument('theme')).doc.getXmlFragment('notes')
  notes.delete(notes.length - 1)
  await ben.waitUntilSaved('theme')

  await lead.send({ kind: 'session.start' })
  await goTo([lead, ...people], 'write')
  const secrets: [string, string][] = []
  const write = async (one: Participant, text: string, more: { signed?: boolean } = {}) => {
    const written = await one.submitCard({ lane: 'challenge', text, ...more })
    secrets.push(['card id', written.card], ['edit key', written.editKey], ['hash of it', sha256hex(written.editKey)])
    secrets.push(['ticket', written.ticket], ['hash of it', sha256hex(written.ticket)])
    return written
  }
  await write(first, canaries.card)
  await write(ben, canaries.signedcard, { signed: true })
  const withdrawn = await write(ben, canaries.withdrawn)
  await write(lena, 'Something that nobody minds')
  await yuki.takeBack(await write(yuki, canaries.takenback))
  await write(yuki, 'Something else')
  await lead.release()
  const board = await ben.waitForBoard((cards) => cards.length === 5)
  const mine = board.find((card) => ben.isOwn(card, withdrawn))
  const [shown] = board.filter((card) => card.text === 'Something else')
  if (!mine || !shown) throw new Error('cards are missing')
  await ben.send({ kind: 'board.withdraw', card: mine.id, editKey: withdrawn.editKey })
  await lead.send({ kind: 'board.edit', card: shown.id, base: shown.text, next: canaries.improvedcard })
  await lead.send({ kind: 'board.edit', card: shown.id, base: canaries.improvedcard, next: 'Made more general' })
  await lead.waitForBoard((cards) => cards.length === 4 && cards.some((card) => card.text === 'Made more general'))

  await goTo([lead, ...people], 'choose')
  await lena.send({ kind: 'round.line', text: canaries.roundline })
  await lead.send({ kind: 'case.ask', seat: first.seat(), card: null })
  await first.send({ kind: 'case.answer', yes: true })
  await goToPart([lead, ...people], 'question')
  await first.send({ kind: 'case.question', text: canaries.casequestion })
  await goToPart([lead, ...people], 'thinking')
  await ben.send({ kind: 'line.put', line: 'line0000000000001', lineKind: 'idea', text: canaries.advice })

  await goTo([lead, ...people], 'harvest')
  for (const one of [first, ben, lena])
    await one.submitCard({ lane: 'takeaway', text: `${canaries.line} ${one.seat()}` })
  await lead.release()
  await lead.waitForBoard((cards) => cards.length === 7)
  await goTo([lead, ...people], 'write')
  await write(lena, canaries.sealed)

  await goTo([lead, ...people], 'reflect')
  await first.send({ kind: 'step.share', text: canaries.sharedstep })
  await ben.send({ kind: 'thanks.give', to: first.seat(), text: canaries.thanks })
  await lena.send({ kind: 'evaluation.set', evaluation: { worth: 4, heard: 4, safe: 5 } })
  await yuki.send({
    kind: 'resource.add',
    title: canaries.linktitle,
    url: `https://example.org/${canaries.linkurl}`,
  })
  const startsAtMs = lead.link().nowMs()
  await lead.send({
    kind: 'next.set',
    next: { startsAtMs, zone: 'UTC', minutes: 60, place: canaries.place, facilitator: canaries.nextlead },
  } as never)
  secrets.push(['return link', (await first.returnLink()).split('=')[1] ?? ''])
  const agenda = await first.openDocument('agenda')
  return {
    room: roomId(lead.view().roomId),
    code,
    lead,
    people,
    secrets: secrets.filter(([, secret]) => secret !== ''),
    oldAgenda: { document: first.view().documents.agenda, state: Y.encodeStateAsUpdate(agenda.doc) },
  }
}

const goTo = (all: Participant[], form: string) => goToStep(all, form, (step) => step.form === form)
const goToPart = (all: Participant[], part: string) => goToStep(all, part, (step) => step.consult?.part === part)

async function goToStep(all: Participant[], what: string, isIt: (step: Step) => boolean): Promise<void> {
  const [lead] = all
  const to = lead?.view().plan.steps.find(isIt)?.id
  if (!lead || to === undefined) throw new Error(`the plan has no step ${what}`)
  await lead.send({ kind: 'step.jump', to })
  await Promise.all(
    all.map((one) => one.waitFor(({ progress }) => progress.state === 'live' && progress.stepId === to)),
  )
}

function withPrompt(lead: Participant, prompt: string) {
  const { plan } = lead.view()
  const steps = plan.steps.map((step, index) =>
    index === 0 ? { ...step, prompt: { kind: 'own' as const, text: prompt } } : step,
  )
  return { totalMinutes: plan.totalMinutes, steps }
}
