// First half of the session: arriving, and the board up to the card that is consulted.
import { generateKeyBetween } from 'fractional-indexing'
import type { WrittenCard } from '../../client/net/participant.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Cast } from './cast.ts'
import * as words from './words.ts'

const MINUTE_MS = 60_000

export async function arrive(cast: Cast): Promise<void> {
  for (const name of words.PEOPLE) await cast.join(name)
  await cast.lead.send({ kind: 'deputy.set', seat: cast.called('Lena').seat() })
  const [{ by, ...item }] = words.AGENDA_ITEMS
  await cast.called(by).addAgendaItem({ ...item, who: by })
  cast.tell(`${cast.people.length} people wait in the lobby; ${words.LEAD} adds a line to the agenda.`)
  await cast.pass(3 * MINUTE_MS)
  await cast.enter('welcome')
  cast.tell('Welcome.')
  for (const one of cast.people.slice(1, 5)) one.react('celebrate')
  await cast.finishStep()
}

export async function checkIn(cast: Cast): Promise<void> {
  await cast.enter('checkin')
  cast.tell('Check-in: one voice after the other, in an order drawn by lot.')
  const late = cast.pass(3 * MINUTE_MS).then(async () => {
    await cast.join(words.LATE)
    cast.tell(`${words.LATE} comes late and goes last.`)
  })
  await holdRound(cast, ['Yuki'], late)
  await cast.finishStep()
}

/** @param passes names of those who pass
 *  @param late somebody who is on the way and belongs to the round */
export async function holdRound(cast: Cast, passes: readonly string[], late = Promise.resolve()): Promise<void> {
  for (;;) {
    const { round } = cast.lead.view()
    const speaker = round?.order[round.index]
    if (!round || speaker === undefined) {
      // Over, unless somebody on the way opens it again.
      const before = cast.people.length
      await late
      if (cast.people.length === before) return
      await cast.lead.waitFor((view) => (view.round?.order.length ?? 0) > (round?.order.length ?? 0))
      continue
    }
    const isOver = () => cast.lead.view().round?.order[cast.lead.view().round?.index ?? -1] !== speaker
    await cast.pass(Math.min(45_000, cast.leftMs() / (round.order.length - round.index + 1)))
    const bot = cast.people.find((one) => one.seat() === speaker)
    if (bot) {
      const isPass = passes.includes(bot.name)
      await bot.send({ kind: isPass ? 'round.pass' : 'round.finish' })
      if (isPass) cast.tell(`${bot.name} passes.`)
    } else {
      // A guest with a browser has the whole time of a voice.
      await cast.pass((round.voiceEndsAtMs ?? 0) - cast.lead.link().nowMs())
      if (!isOver()) await cast.lead.attempt({ kind: 'round.skip' })
    }
    await cast.lead.waitUntil(isOver, 'the next voice')
  }
}

/** @returns what the authors keep of their cards, by text. */
export async function write(cast: Cast): Promise<Map<string, WrittenCard>> {
  await cast.enter('write')
  cast.tell('Everybody writes in silence. What is sent is sealed: nobody sees it, nor who sent it.')
  const written = new Map<string, WrittenCard>()
  const gapMs = (2 * MINUTE_MS) / words.CARDS.length
  for (const { by, ...card } of words.CARDS) {
    await cast.pass(gapMs / 2)
    written.set(card.text, await cast.called(by).submitCard(card))
  }
  for (const one of cast.people) {
    if ((await one.board()).length > 0) throw new Error(`${one.name} sees a card before the release`)
    await one.send({ kind: 'done.set', done: true })
  }
  await cast.all((view) => view.done.count >= cast.people.length)
  cast.tell(`${cast.lead.view().done.count} of ${cast.lead.view().done.of} are done.`)
  await cast.finishStep()
  return written
}

export async function read(cast: Cast, written: ReadonlyMap<string, WrittenCard>): Promise<void> {
  await cast.enter('read')
  await cast.lead.release()
  const boards = await Promise.all(
    cast.people.map((one) =>
      one.waitForBoard((cards) => words.CARDS.every((wish) => cards.some((card) => card.text === wish.text))),
    ),
  )
  const cards = boards[0] ?? []
  const called = (text: string): CardId => {
    const card = cards.find((one) => one.text === text)
    if (!card) throw new Error('a card is not on the board')
    return card.id
  }
  cast.tell(`All ${cards.length} cards open together, shuffled, under new ids.`)
  for (const { by, text } of words.CARDS) {
    const own = written.get(text)
    const shown = cards.find((card) => card.text === text)
    if (!own || !shown || !cast.called(by).isOwn(shown, own)) throw new Error(`${by} does not know the own card`)
  }
  await cast.pass(MINUTE_MS / 2)

  await cast.called('Amara').send({
    kind: 'board.edit',
    card: called(words.IMPROVED.from),
    base: words.IMPROVED.from,
    next: words.IMPROVED.to,
  })
  await cast.called('Tomasz').waitForBoard((shown) => shown.some((card) => card.text === words.IMPROVED.to))
  cast.tell('A card is made more general together: no number, no season, the story stays.')
  await cast
    .called('Ben')
    .send({ kind: 'board.group', card: called(words.CARDS[1]?.text ?? ''), onto: called(words.IMPROVED.from) })
  const moved = words.CARDS.at(-1)?.text ?? ''
  await cast
    .called('Yuki')
    .send({ kind: 'board.move', card: called(moved), lane: 'learning', rank: generateKeyBetween(null, 'a0') })
  await cast.called('Kofi').waitForBoard((shown) => {
    const grouped = shown.some((card) => card.group === called(words.IMPROVED.from))
    return grouped && shown.some((card) => card.text === moved && card.lane === 'learning')
  })
  cast.tell('Two cards that belong together are grouped, one goes to another lane.')
  for (const name of ['Lena', 'Kofi', 'Tomasz']) {
    await cast.called(name).send({ kind: 'card.metoo', card: called(words.IMPROVED.from), on: true })
  }
  await cast.all((view) => Object.values(view.metoo).includes(3))
  cast.called('Tomasz').react('thanks')
  cast.called(words.LATE).react('metoo')
  await cast.finishStep()
}

/** @returns the card that is consulted on. */
export async function choose(cast: Cast): Promise<CardId> {
  await cast.enter('choose')
  const cards = (await cast.lead.board()).filter((card) => card.lane === 'challenge' && card.group === null)
  const chosen = cards.find((card) => card.text === words.IMPROVED.to)
  const other = cards.find((card) => card !== chosen)
  if (!chosen || !other) throw new Error('there is nothing to choose from')
  cast.tell('Everybody has two dots. The sums stay hidden until all have chosen.')
  for (const [index, one] of cast.people.entries()) {
    await cast.pass(10_000)
    await one.send({ kind: 'dots.set', cards: index % 3 === 0 ? [other.id, chosen.id] : [chosen.id] })
    if (Object.keys(one.view().voteSums).length > 0) throw new Error('a sum showed before all had chosen')
  }
  await cast.lead.send({ kind: 'vote.show' })
  await cast.all((view) => (view.voteSums[chosen.id] ?? 0) >= cast.people.length)
  await cast.finishStep()
  return chosen.id
}
