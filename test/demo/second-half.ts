// Second half: the case, what was learnt, the theme, and the way out.
import type { CardId } from '../../shared/ids.ts'
import { epochMs } from '../../shared/ids.ts'
import type { Cast } from './cast.ts'
import { holdRound } from './opening.ts'
import * as words from './words.ts'

const DAY_MS = 86_400_000

export async function consult(cast: Cast, chosen: CardId): Promise<void> {
  await cast.lead.send({ kind: 'spotlight.set', card: chosen })
  const giver = cast.called('Lena')
  await cast.lead.send({ kind: 'case.ask', seat: giver.seat(), card: null })
  await giver.waitUntil(() => giver.mine()?.case.isAsked === true, 'the question in private')
  await giver.send({ kind: 'case.answer', yes: true })
  await cast.enter('partReady')
  await giver.send({ kind: 'case.ready', ready: true })
  cast.tell('Somebody was asked in private and says yes; whoever may recognise the story can step out.')
  await cast.finishStep()
  await cast.enter('partStory')
  cast.tell('One case in the middle; reactions are off while somebody tells a story.')
  await cast.pass(cast.leftMs() / 2)
  await cast.lead.send({ kind: 'clock.pause' })
  await cast.all((view) => view.progress.state === 'live' && view.progress.timer.state === 'paused')
  await cast.lead.send({ kind: 'clock.resume' })
  await cast.lead.send({ kind: 'time.add', minutes: 1, from: cast.stepCalled('themePractice') })
  cast.tell(`${words.LEAD} pauses the clock for a moment, and borrows a minute from the theme.`)
  await cast.pass(cast.leftMs() / 2)
  // One tap too many, and back: nothing is lost, the clock of the step went on.
  const here = cast.nowStep()
  await cast.lead.send({ kind: 'step.next', from: here })
  await cast.lead.send({ kind: 'step.undo' })
  await cast.all((view) => view.progress.state === 'live' && view.progress.stepId === here)
  cast.tell('An accidental advance is undone.')
  await cast.finishStep()
}

export async function harvest(cast: Cast): Promise<void> {
  await cast.enter('partIdeas')
  await cast.called('Kofi').send({ kind: 'line.put', line: 'k'.repeat(20), lineKind: 'idea', text: words.IDEA })
  await cast.finishStep()
  await cast.enter('partChoice')
  const giver = cast.called('Lena')
  await giver.waitUntil(() => giver.mine()?.case.forMe.length === 1, 'the idea')
  cast.tell('Ideas are written first, then spoken; they are the case giver’s alone.')
  await cast.enter('partLearning')
  await cast.lead.send({ kind: 'spotlight.set', card: null })
  for (const { by, text } of words.TAKEAWAYS) await cast.called(by).submitCard({ lane: 'takeaway', text })
  await cast.pass(cast.leftMs() / 2)
  await cast.lead.release()
  await cast
    .called(words.LATE)
    .waitForBoard((cards) => words.TAKEAWAYS.every(({ text }) => cards.some((card) => card.text === text)))
  cast.tell('What the group takes along is on the board: the only lines of it that are kept.')
  await cast.finishStep()
  await cast.enter('break')
  cast.tell('Break.')
  for (const one of cast.people) one.react('celebrate')
  await cast.finishStep()
}

export async function theme(cast: Cast): Promise<void> {
  await cast.enter('themeInput')
  await cast.called('Lena').send({ kind: 'resource.add', ...words.RESOURCE })
  cast.tell(`${words.PEOPLE[2]} brings a link; all write notes on the theme and on the agenda at once.`)
  await cast.finishStep()
  await cast.enter('themePractice')
  const [, ...items] = words.AGENDA_ITEMS
  const [reading] = await Promise.all(
    items.map(({ by, ...item }) => cast.called(by).addAgendaItem({ ...item, who: by })),
  )
  await cast.called('Kofi').send({ kind: 'hand.set', raised: true })
  const gapMs = cast.leftMs() / (words.THEME_NOTES.length + 2)
  for (const { by, text } of words.THEME_NOTES) {
    await cast.called(by).write('theme', text)
    await cast.pass(gapMs)
  }
  await cast.called('Kofi').send({ kind: 'hand.set', raised: false })
  for (const { by, text } of words.AGENDA_NOTES) await cast.called(by).write('agenda', text, reading)
  for (const { by } of words.THEME_NOTES) await cast.called(by).waitUntilSaved('theme')
  for (const { by } of words.AGENDA_NOTES) await cast.called(by).waitUntilSaved('agenda')
  await cast.finishStep()
  await cast.enter('themeHarvest')
  await cast.finishStep()
}

export async function checkOut(cast: Cast): Promise<void> {
  await cast.enter('reflect')
  cast.tell('A quiet moment: one step to try, and three taps on how it was.')
  for (const one of cast.people) {
    await one.send({ kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 5 } })
  }
  for (const { by, text } of words.SHARED_STEPS) await cast.called(by).send({ kind: 'step.share', text })
  await cast.all((view) => view.evaluation.count >= cast.people.length)
  await cast.finishStep()
  await cast.enter('leaveRound')
  await cast.all((view) => view.evaluation.means !== null)
  await holdRound(cast, [])
  await cast.finishStep()
}

/** @returns when the next meeting begins. */
export async function leave(cast: Cast): Promise<number> {
  await cast.enter('leave')
  for (const { from, to, text } of words.THANKS) {
    await cast.called(from).send({ kind: 'thanks.give', to: cast.called(to).seat(), text })
  }
  const startsAtMs = epochMs(Math.ceil(cast.lead.link().nowMs() / DAY_MS) * DAY_MS + 28 * DAY_MS + DAY_MS / 2)
  await cast.lead.send({ kind: 'next.set', next: { startsAtMs, ...words.NEXT } })
  await cast.all((view) => view.next.startsAtMs === startsAtMs && view.thanks.length === words.THANKS.length)
  cast.tell(`Thank-yous are said, the next date stands, ${words.NEXT.facilitator} will lead.`)
  await cast.finishStep()
  await cast.lead.send({ kind: 'session.close' })
  cast.tell('Closed. For a minute it can be undone; then the cases are deleted.')
  await cast.all((view) => view.progress.state === 'closed')
  return startsAtMs
}
