// What a script does with cards that hang: improving, moving, grouping, taking off, and a detail that slipped.
import { sha256 } from '../../server/rooms/hash.ts'
import type { Lane } from '../../shared/session/session.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import type { Card, Playing } from './playing.ts'
import type { Act } from './script.ts'
import { otherPresser } from './script.ts'

export type WallAct = Exclude<Extract<Act, { place: number }>, { kind: 'slip' }>

type AskedAuthor = Extract<Act, { kind: 'askAuthor' }>['answer']

export async function actOnWall(playing: Playing, act: WallAct): Promise<void> {
  const found = playing.cardAt(act.place)
  if (!found) return
  const [card, { text, lane }] = found
  switch (act.kind) {
    case 'improve': {
      const next = act.other % 2 ? `${text} and more` : text.replace(' ', ' very ')
      return playing.askFor('improved', act.who, { kind: 'board.edit', card, base: text, next })
    }
    case 'move': {
      const to: Lane = act.other % 2 ? 'learning' : 'challenge'
      const stays = lane === 'takeaway'
      const command: AnyCommand = { kind: 'board.move', card, lane: stays ? lane : to, rank: `a${act.other % 10}` }
      return playing.askFor('moved', act.who, command)
    }
    case 'group': {
      const onto = playing.cardAt(act.other)?.[0] ?? null
      return playing.askFor('grouped', act.who, { kind: 'board.group', card, onto })
    }
    case 'metoo':
      await playing.ask(act.who, { kind: 'card.metoo', card, on: act.other % 4 > 0 }, 'whole')
      return
    case 'guessKey':
      await playing.ask(act.who, { kind: 'board.withdraw', card, editKey: sha256('a guess') }, 'whole')
      return
    case 'withdraw': {
      // The one whose device holds the key: another one when the words have changed hands.
      const slot = playing.slotOf(found)
      const who = playing.script.slots[slot]?.who
      const editKey = slot >= 0 ? playing.wordsOf(slot).editKey : ''
      if (who === undefined || !playing.areAllHere) return
      return playing.askFor('withdrawn', who, { kind: 'board.withdraw', card, editKey }, 'none')
    }
    case 'askAuthor':
      return askAuthor(playing, found, act.answer)
    case 'remove':
      return playing.askFor('moderated', playing.leader, { kind: 'board.remove', card, epoch: playing.epoch })
    case 'spotlight':
      await playing.lead({ kind: 'spotlight.set', card })
  }
}

/** BRD13. The answer comes from whoever holds the key: another one when the words have changed hands. */
async function askAuthor(playing: Playing, found: Card, answer: AskedAuthor): Promise<void> {
  const [card] = found
  const slot = playing.slotOf(found)
  const author = playing.script.slots[slot]
  if (answer !== 'wish' && (await playing.lead({ kind: 'case.ask', seat: null, card })) !== 'ok') return
  playing.reached.asked += 1
  if (answer === 'silence') return
  if (answer === 'guess') {
    await playing.ask(1, { kind: 'board.tell', card, editKey: sha256('a guess'), who: 'lead' }, 'whole')
    return
  }
  if (!author || !playing.areAllHere) return
  const who = answer === 'me' && author.signed ? 'me' : 'lead'
  const { editKey } = playing.wordsOf(slot)
  return playing.askFor('answered', author.who, { kind: 'board.tell', card, editKey, who }, 'none')
}

/** Everybody sees the room covered; the marked words are gone; it goes on with a new life of the documents. */
export async function slip(playing: Playing, { who, place, clean }: Extract<Act, { kind: 'slip' }>): Promise<void> {
  const { party, script, screen } = playing
  if (!playing.areAllHere) return
  const found = playing.cardAt(place)
  const presser = playing.isCrossed ? otherPresser(script, who) : who
  const turnNow = () => party.devices[playing.leader]?.slipTurn ?? 0
  if ((await playing.ask(presser, { kind: 'slip.raise', turn: turnNow() }, 'none')) !== 'ok') return
  playing.reached.slips += 1
  const turn = turnNow()
  if (found && clean !== 'nothing') {
    const [card, { text }] = found
    const slot = playing.slotOf(found)
    const holder = script.slots[slot]?.who
    const isByAuthor = clean === 'by author' && holder !== undefined
    const command: AnyCommand = {
      kind: 'slip.clean',
      turn,
      marks: clean === 'card' ? [] : [{ find: text.split(' ')[1] ?? '', replace: '…', card }],
      takeOff: clean === 'card' ? [card] : [],
      editKey: isByAuthor ? playing.wordsOf(slot).editKey : null,
    }
    const cleaner = isByAuthor ? holder : playing.leader
    await playing.askFor('cleanings', cleaner, command, isByAuthor ? 'none' : 'whole')
  }
  await party.wait(2_500)
  await playing.lead({ kind: 'slip.resume', turn })
  await party.wait(2_500)
  for (const device of party.all()) {
    const mayRead = device !== screen || playing.reached.screens > 0
    if (device.isConnected && mayRead && !device.hasDocument(playing.board)) await device.openDocument(playing.board)
  }
}
