// Whole sessions drawn by lot: who does what and when. Words stand apart from the moments of writing, so that they can be given to
// somebody else while everything else stays.

import { sha256 } from '../../server/rooms/hash.ts'
import type { Lane, StepForm } from '../../shared/session/session.ts'
import { BOARD_LANES } from '../../shared/session/session.ts'
import type { ReactionKind } from '../../shared/wire/events.ts'
import type { Draw, Seed } from './chance.ts'
import { drawWith } from './chance.ts'

/** One card in somebody's hand: who writes it is fixed, and when; what it says is not. */
export type Slot = { who: number; signed: boolean }
/** What a card says, with the id and the key its device drew for it. */
export type Words = { text: string; lane: Lane; wantsHelp: boolean; toldByLead: boolean; card: string; editKey: string }

export type Act =
  | { kind: 'ask' | 'drop' | 'back' | 'join' | 'leave' | 'evaluate'; who: number }
  | {
      kind: 'submit' | 'rewrite' | 'takeBack' | 'tooLong' | 'shutLane' | 'strangeTicket' | 'paste'
      slot: number
    }
  | { kind: 'signLater'; slot: number }
  | { kind: 'done' | 'hand'; who: number; on: boolean }
  | { kind: 'react'; who: number; how: ReactionKind }
  | { kind: 'go'; form: StepForm }
  | { kind: 'release'; signedOnly: boolean }
  | { kind: 'screen'; what: 'add' | 'allow' | 'blank' | 'show' }
  | { kind: 'improve' | 'move' | 'group' | 'metoo' | 'guessKey'; who: number; place: number; other: number }
  | { kind: 'withdraw' | 'remove' | 'spotlight'; place: number }
  /** The author of a card is asked to tell it; only who signed it, and so keeps it, says "I tell it". */
  | { kind: 'askAuthor'; place: number; answer: 'silence' | 'me' | 'lead' | 'wish' | 'guess' }
  | { kind: 'dots'; who: number; places: number[] }
  | { kind: 'vote'; shown: boolean }
  /** Somebody says that a detail slipped; who says so is given to others as well. */
  | { kind: 'slip'; who: number; place: number; clean: 'nothing' | 'by leader' | 'by author' | 'card' }
  | { kind: 'takeover' | 'handBack' | 'close' | 'resync' }

export type Script = {
  seed: Seed
  /** Seats from the start; the last one comes late. The first one leads, the second is deputy. */
  people: number
  slots: Slot[]
  words: Words[]
  acts: { waitMs: number; act: Act }[]
}

const SAMPLES = [
  'My mentee has missed three meetings in a row',
  'Nach der letzten Sitzung wusste ich nicht weiter',
  'We found a way to begin again',
  'I talk too much; how do you stay quiet?',
  'Sie sagt immer ja und tut es dann nicht 🙂',
  'A promise was made that was not mine to make',
]

export function drawScript(seed: Seed): Script {
  const draw = drawWith(seed)
  const people = draw.between(4, 6)
  const slots: Slot[] = []
  const words: Words[] = []
  const acts: Script['acts'] = []
  const add = (act: Act, waitMs = draw.of([0, 30, 120, 400, 500, 900, 1_700, 4_000])) => acts.push({ waitMs, act })
  const anybody = () => draw.below(people)

  function newSlot(who: number, lanes: readonly Lane[], signed: boolean): number {
    const index = slots.length
    slots.push({ who, signed })
    const extra = 'x'.repeat(draw.of([0, 3, 40, 180]))
    words.push({
      text: `${index} ${draw.of(SAMPLES)} ${extra}`.trim(),
      lane: draw.of(lanes),
      wantsHelp: draw.chance(30),
      toldByLead: draw.chance(15),
      card: sha256(`card ${seed.join()} ${index}`).slice(0, 26),
      editKey: sha256(`key ${seed.join()} ${index}`),
    })
    return index
  }

  /** One opening: people write in any order, change their minds, come and go. */
  function opening(authors: readonly number[], lanes: readonly Lane[], cardsEach: () => number): void {
    const lists: Act[][] = authors.map((who) => {
      const list: Act[] = [{ kind: 'ask', who }]
      for (let n = cardsEach(); n > 0; n--) {
        const slot = newSlot(who, lanes, draw.chance(8))
        if (draw.chance(8)) list.push({ kind: draw.of(['tooLong', 'shutLane', 'strangeTicket'] as const), slot })
        list.push({ kind: 'submit', slot })
        if (draw.chance(25)) list.push({ kind: 'rewrite', slot })
        if (draw.chance(15)) list.push({ kind: 'takeBack', slot })
        if (draw.chance(5)) list.push({ kind: 'submit', slot })
      }
      if (draw.chance(12)) list.push({ kind: 'drop', who }, { kind: 'back', who })
      if (draw.chance(70)) list.push({ kind: 'done', who, on: draw.chance(90) })
      return list
    })
    if (draw.chance(30)) lists.push([{ kind: 'release', signedOnly: draw.chance(30) }])
    lists.push(chatter(3))
    for (;;) {
      const open = lists.filter((list) => list.length > 0)
      if (open.length === 0) break
      const next = draw.of(open).shift()
      if (next) add(next)
    }
  }

  function chatter(count: number): Act[] {
    return Array.from({ length: draw.below(count + 1) }, (): Act => {
      const who = anybody()
      return draw.of<Act>([
        { kind: 'hand', who, on: draw.chance(70) },
        { kind: 'react', who, how: draw.of(['metoo', 'thanks', 'slower'] as const) },
        { kind: 'screen', what: draw.of(['blank', 'show'] as const) },
        { kind: 'resync' },
      ])
    })
  }

  function onTheWall(count: number): void {
    for (let n = 0; n < count; n++) {
      const [who, place, other] = [anybody(), draw.below(12), draw.below(12)]
      add(
        draw.of<Act>([
          { kind: 'improve', who, place, other },
          { kind: 'improve', who, place, other },
          { kind: 'move', who, place, other },
          { kind: 'group', who, place, other },
          { kind: 'metoo', who, place, other },
          { kind: 'guessKey', who, place, other },
          { kind: 'withdraw', place },
          { kind: 'remove', place },
          { kind: 'spotlight', place },
          { kind: 'askAuthor', place, answer: draw.of(['silence', 'me', 'lead', 'wish', 'guess'] as const) },
        ]),
      )
    }
  }

  const screenAt = draw.below(3)
  if (screenAt === 0) acts.push({ waitMs: 100, act: { kind: 'screen', what: 'add' } })
  add({ kind: 'go', form: 'write' })
  // A legal opening: three people write at least once, so that most boxes can be opened.
  const all = Array.from({ length: people }, (_, who) => who)
  const legal = draw.chance(85)
  opening(draw.shuffled(all), BOARD_LANES, () => (legal ? draw.of([1, 1, 2]) : draw.of([0, 0, 1])))
  if (screenAt === 1) add({ kind: 'screen', what: 'add' })
  add({ kind: 'screen', what: 'allow' })
  add({ kind: 'release', signedOnly: draw.chance(30) })
  add({ kind: 'go', form: 'read' })
  onTheWall(draw.below(6))
  if (draw.chance(60)) {
    add({ kind: 'join', who: people })
    if (draw.chance(50)) add({ kind: 'drop', who: anybody() })
    // Late cards wait for the next batch.
    opening(draw.shuffled(all).slice(0, draw.between(2, 4)), BOARD_LANES, () => draw.of([1, 1, 2]))
    add({ kind: 'release', signedOnly: draw.chance(50) })
    if (draw.chance(40)) add({ kind: 'paste', slot: draw.below(slots.length) })
    onTheWall(draw.below(5))
  }
  for (const who of all) add({ kind: 'back', who }, 0)
  if (draw.chance(35)) {
    const clean = draw.of(['nothing', 'by leader', 'by author', 'card'] as const)
    add({ kind: 'slip', who: anybody(), place: draw.below(12), clean })
  }
  const late = draw.below(slots.length)
  if (draw.chance(30)) {
    const slot = slots[late]
    if (slot) slot.signed = slot.signed || draw.chance(100)
    if (slot) add({ kind: 'signLater', slot: late })
  }
  if (draw.chance(35)) {
    add({ kind: 'takeover' })
    if (draw.chance(70)) add({ kind: 'handBack' })
  }
  add({ kind: 'go', form: 'choose' })
  for (const who of all) if (draw.chance(60)) add({ kind: 'dots', who, places: [draw.below(8), draw.below(8)] })
  add({ kind: 'vote', shown: true })
  if (draw.chance(20)) add({ kind: 'vote', shown: false })
  for (const one of chatter(2)) add(one)
  if (draw.chance(15)) add({ kind: 'leave', who: people - 1 })
  if (draw.chance(50)) {
    add({ kind: 'go', form: 'harvest' })
    opening(draw.shuffled(all).slice(0, draw.between(3, people)), ['takeaway'], () => 1)
    add({ kind: 'release', signedOnly: draw.chance(50) })
    onTheWall(draw.below(3))
  }
  for (const who of all) if (draw.chance(50)) add({ kind: 'evaluate', who })
  add({ kind: 'close' }, 1_000)
  return { seed, people, slots, words, acts }
}

/** Who presses in the place of somebody else. */
export function otherPresser(script: Script, who: number): number {
  return (who + 1 + (script.seed[1] % (script.people - 1))) % script.people
}

/** Words that may change hands: those of one batch on the board, or of none, that nobody signed.
 *  @param fates what became of the words of each slot when everybody kept their own */
export function permuted(script: Script, fates: readonly string[], draw: Draw): { order: number[]; moved: number } {
  const order = script.slots.map((_, index) => index)
  const classes = new Map<string, number[]>()
  for (const [index, slot] of script.slots.entries()) {
    const lane = script.words[index]?.lane === 'takeaway' ? 'takeaway' : 'board'
    if (!slot.signed) classes.set(`${lane} ${fates[index]}`, [...(classes.get(`${lane} ${fates[index]}`) ?? []), index])
  }
  let moved = 0
  for (const members of classes.values()) {
    // Never in place: everybody who can gets the words of somebody else.
    const drawn = draw.shuffled(members)
    for (const [at, slot] of drawn.entries()) {
      const given = drawn[(at + 1) % drawn.length] ?? slot
      order[slot] = given
      if (script.slots[given]?.who !== script.slots[slot]?.who) moved += 1
    }
  }
  return { order, moved }
}
