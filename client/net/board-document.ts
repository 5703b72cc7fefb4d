// The board's document as plain data. Reading only: the server alone writes it.
import * as v from 'valibot'
import type * as Y from 'yjs'
import { type CardId, cardId, hash } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { BOARD_LANES, type Lane } from '../../shared/session/session.ts'

export type ShownCard = BoardCard & { id: CardId }

const BoardCardSchema = v.object({
  lane: v.picklist(['success', 'challenge', 'learning', 'takeaway', 'wave']),
  text: v.string(),
  wantsHelp: v.boolean(),
  toldByLead: v.exactOptional(v.literal(true)),
  signedBy: v.nullable(v.string()),
  mark: v.pipe(v.string(), v.transform(hash)),
  rank: v.string(),
  group: v.nullable(v.pipe(v.string(), v.transform(cardId))),
})

const laneOrder = (lane: Lane) => {
  const at = BOARD_LANES.indexOf(lane)
  return at < 0 ? BOARD_LANES.length : at
}

/** Order of the wall: lane, rank, id. By code units, so that it is the same on every device. */
export function wallOrder(a: ShownCard, b: ShownCard): number {
  if (a.lane !== b.lane) return laneOrder(a.lane) - laneOrder(b.lane)
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** @returns all cards of the document that are well formed. */
export function readBoard(doc: Y.Doc): Map<CardId, BoardCard> {
  const cards = new Map<CardId, BoardCard>()
  for (const [id, raw] of doc.getMap('cards')) {
    const parsed = v.safeParse(BoardCardSchema, raw)
    if (parsed.success) cards.set(cardId(id), parsed.output)
  }
  return cards
}
