// What a script does with cards before they hang: writing, changing one's mind, trying what may not be done, opening the box.
import * as Y from 'yjs'
import { sha256 } from '../../server/rooms/hash.ts'
import type { Playing } from './playing.ts'
import type { Act } from './script.ts'

export type BoxAct = Extract<Act, { slot: number }>

export async function actOnBox(playing: Playing, act: BoxAct): Promise<void> {
  const { reached } = playing
  const { text, lane, card, editKey } = playing.wordsOf(act.slot)
  const who = playing.whoOf(act.slot)
  switch (act.kind) {
    case 'submit':
      if ((await submit(playing, act.slot)) === 'ok') reached.cards += 1
      return
    case 'rewrite': {
      // Other words for a while, and back: what lies in the box at a release is what the slot was given.
      const other = { text: `not yet: ${text.slice(0, 100)}` }
      if ((await submit(playing, act.slot, other)) === 'ok') reached.rewrites += 1
      await submit(playing, act.slot)
      return
    }
    case 'takeBack': {
      const ticket = ticketOf(playing, who)
      return playing.askFor('takenBack', who, { kind: 'card.takeBack', ticket, card, editKey }, 'code')
    }
    case 'tooLong':
      await submit(playing, act.slot, { text: text.padEnd(300, 'long ') })
      return
    case 'shutLane':
      await submit(playing, act.slot, { lane: lane === 'takeaway' ? 'success' : 'takeaway' })
      return
    case 'strangeTicket':
      await submit(playing, act.slot, { ticket: sha256('invented') })
      return
    case 'paste':
      return paste(playing, act.slot)
    case 'signLater': {
      const own = playing.cards().find((one) => playing.slotOf(one) === act.slot)
      if (!own) return
      const sign = { kind: 'board.sign', card: own[0], editKey, signed: true, evenIfFew: true } as const
      return playing.askFor('signedLate', who, sign)
    }
  }
}

const ticketOf = (playing: Playing, who: number): string => playing.tickets[who] ?? sha256('no ticket')

function submit(playing: Playing, slot: number, more: Partial<Record<string, unknown>> = {}): Promise<string> {
  const { who, signed } = playing.script.slots[slot] ?? { who: 0, signed: false }
  const { text, lane, wantsHelp, toldByLead, card, editKey } = playing.wordsOf(slot)
  const keyHash = sha256(editKey)
  const command = { ticket: ticketOf(playing, who), card, lane, text, wantsHelp, toldByLead, signed, keyHash }
  return playing.ask(who, { ...command, ...more, kind: 'card.submit' }, 'code')
}

export async function release(playing: Playing, signedOnly: boolean): Promise<void> {
  const { reached } = playing
  const before = new Set(playing.cards().map(([id]) => id))
  if ((await playing.lead({ kind: 'box.release', signedOnly })) !== 'ok') {
    reached.refusedReleases += 1
    return
  }
  reached.batches += 1
  if (reached.batches > 1) reached.lateBatches += 1
  for (const card of playing.cards()) {
    if (before.has(card[0])) continue
    const slot = playing.slotOf(card)
    if (slot >= 0) playing.fates[slot] = `batch ${reached.batches}`
    if (card[1].lane === 'takeaway') reached.takeaways += 1
  }
  await playing.keepMetrics()
}

/** A program that is not ours puts its words straight onto the board. */
async function paste(playing: Playing, slot: number): Promise<void> {
  const who = playing.whoOf(slot)
  const { board, party, reached } = playing
  const device = party.devices[who]
  if (!device?.hasDocument(board)) return
  const { text, lane, card } = playing.wordsOf(slot)
  const doc = new Y.Doc()
  doc.clientID = 1_000 + who
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(device.board))
  const before = Y.encodeStateVector(doc)
  const entry = { lane, text, wantsHelp: false, signedBy: null, mark: sha256(card), rank: 'a0', group: null }
  doc.getMap('cards').set(card, entry)
  device.writeTo(board, Y.encodeStateAsUpdate(doc, before))
  await party.settle()
  await party.wait(100)
  if (device.hasDocument(board)) return
  reached.boardWritesRefused += 1
  await device.openDocument(board)
}
