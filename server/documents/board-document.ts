// The board as bytes. Only the server writes it: every write is one transaction under an id that was never used before,
// so that the bytes say nothing about whose cards belong together.
import * as random from 'lib0/random'
import * as Y from 'yjs'
import { type CardId, cardId, hash } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { Lane } from '../../shared/session/session.ts'

const LANES: readonly Lane[] = ['success', 'challenge', 'learning', 'takeaway', 'wave']

/** State of a board without cards: an update that changes nothing. */
export function emptyBoard(): Uint8Array {
  return Y.encodeStateAsUpdate(new Y.Doc())
}

/** @param state of the document; throws when it is no update, which means damaged storage.
 *  @returns cards by id, in the order of their ids. */
export function readBoard(state: Uint8Array): Map<CardId, BoardCard> {
  const cards = open(state).getMap('cards')
  const board = new Map<CardId, BoardCard>()
  for (const id of [...cards.keys()].sort()) {
    const card = parseCard(cards.get(id))
    if (card) board.set(cardId(id), card)
  }
  return board
}

/** Puts, replaces and (null) takes away cards in one transaction.
 *  @param uint32 cryptographic chance for the id it is written under.
 *  @returns the update to append to the board's document; `mergeBoard(state, update)` is the state after it. */
export function writeBoard(
  state: Uint8Array,
  changes: ReadonlyMap<CardId, BoardCard | null>,
  uint32: () => number = random.uint32,
): Uint8Array {
  const doc = open(state)
  do doc.clientID = uint32()
  while (doc.clientID === 0 || doc.store.clients.has(doc.clientID))
  const before = Y.encodeStateVector(doc)
  let update: Uint8Array | null = null
  doc.once('update', (bytes: Uint8Array) => {
    update = bytes
  })
  doc.transact(() => {
    const cards = doc.getMap('cards')
    // In the order of random ids: neither the order of writing nor that of the map shows.
    for (const id of [...changes.keys()].sort()) {
      const card = changes.get(id)
      if (card) cards.set(id, plain(card))
      else cards.delete(id)
    }
  })
  return update ?? Y.encodeStateAsUpdate(doc, before)
}

/** @returns the state with the update in it, without text that it deleted. */
export function mergeBoard(state: Uint8Array, update: Uint8Array): Uint8Array {
  const doc = open(state)
  Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

function open(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  Y.applyUpdate(doc, state)
  return doc
}

/** Field by field: what is not named here never gets onto the board. */
function plain(card: BoardCard): Record<string, string | boolean | null> {
  return {
    lane: card.lane,
    text: card.text,
    wantsHelp: card.wantsHelp,
    ...(card.toldByLead ? { toldByLead: true } : {}),
    signedBy: card.signedBy,
    mark: card.mark,
    rank: card.rank,
    group: card.group,
  }
}

function parseCard(raw: unknown): BoardCard | null {
  if (typeof raw !== 'object' || raw === null) return null
  const field = (key: string): unknown => (Object.hasOwn(raw, key) ? Reflect.get(raw, key) : undefined)
  const [text, mark, rank, signedBy, group] = ['text', 'mark', 'rank', 'signedBy', 'group'].map(field)
  const lane = LANES.find((candidate) => candidate === field('lane'))
  if (!lane || typeof text !== 'string' || typeof mark !== 'string' || typeof rank !== 'string') return null
  return {
    lane,
    text,
    wantsHelp: field('wantsHelp') === true,
    ...(field('toldByLead') === true ? { toldByLead: true } : {}),
    signedBy: typeof signedBy === 'string' ? signedBy : null,
    mark: hash(mark),
    rank,
    group: typeof group === 'string' ? cardId(group) : null,
  }
}
