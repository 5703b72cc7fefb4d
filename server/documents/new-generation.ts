// A document written anew: the same words without the marked ones, and nothing of how they came to be there. No tombstone, no client id
// of anybody, no undo step points into it.
import * as random from 'lib0/random'
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/ids.ts'
import { type Cleaning, cleanCards, cleanText, type Mark, marksFor, placesOf } from '../../shared/session/slip-words.ts'
import { readBoard, writeBoard } from './board-document.ts'
import { openRoot } from './schema.ts'

/** Deeper nesting cannot come through the gate; a damaged document must not end the process. */
const DEPTH_MAX = 64

export type NewGeneration = {
  /** The first update of the next generation. */
  state: Uint8Array
  /** Every text of the old one, for the question whether the marked words stand there. */
  texts: string[]
}

/** @param state of the present generation; throws when it is no update, which means damaged storage.
 *  @param uint32 chance for the id it is written under. */
export function writeAnew(
  name: DocumentName,
  state: Uint8Array,
  cleaning: Cleaning,
  uint32: () => number = random.uint32,
): NewGeneration {
  if (name === 'board') return boardAnew(state, cleaning, uint32)
  const old = new Y.Doc({ gc: true })
  Y.applyUpdate(old, state)
  const fresh = new Y.Doc({ gc: true })
  fresh.clientID = unusedId(old, uint32)
  const marks = marksFor(cleaning, null)
  const texts: string[] = []
  fresh.transact(() => {
    for (const root of [...old.share.keys()].sort()) {
      openRoot(old, root)
      if (root === 'items') copyItems(old.getMap('items'), fresh.getMap('items'), marks, texts)
      else if (isStillThere(old, root)) {
        fresh.getXmlFragment(root).insert(0, copies(old.getXmlFragment(root), marks, texts, 0))
      }
    }
  })
  return { state: Y.encodeStateAsUpdate(fresh), texts }
}

function boardAnew(state: Uint8Array, cleaning: Cleaning, uint32: () => number): NewGeneration {
  const cards = readBoard(state)
  const next = new Map(cards)
  for (const [id, card] of cleanCards(cards, cleaning)) {
    if (card) next.set(id, card)
    else next.delete(id)
  }
  const empty = Y.encodeStateAsUpdate(new Y.Doc())
  return { state: writeBoard(empty, next, uint32), texts: [...cards.values()].map((card) => card.text) }
}

/** Notes of an item that was taken off the agenda are seen by nobody, and nobody can bring it back any more. */
function isStillThere(doc: Y.Doc, root: string): boolean {
  return !root.startsWith('note:') || doc.getMap('items').has(root.slice('note:'.length))
}

function copyItems(from: Y.Map<unknown>, to: Y.Map<unknown>, marks: readonly Mark[], texts: string[]): void {
  for (const id of [...from.keys()].sort()) {
    const item = from.get(id)
    if (!(item instanceof Y.Map)) continue
    const copy = new Y.Map<unknown>()
    for (const [field, value] of item) {
      const isWords = typeof value === 'string' && (field === 'title' || field === 'who')
      if (isWords) texts.push(value)
      copy.set(field, isWords ? cleanText(value, marks) : value)
    }
    to.set(id, copy)
  }
}

function copies(
  parent: Y.XmlFragment,
  marks: readonly Mark[],
  texts: string[],
  depth: number,
): (Y.XmlElement | Y.XmlText)[] {
  if (depth > DEPTH_MAX) return []
  return parent.toArray().flatMap((child): (Y.XmlElement | Y.XmlText)[] => {
    if (child instanceof Y.XmlText) return copyText(child, marks, texts)
    if (!(child instanceof Y.XmlElement)) return []
    const copy = new Y.XmlElement(child.nodeName)
    for (const [name, value] of Object.entries(child.getAttributes())) {
      if (value !== undefined) copy.setAttribute(name, value)
    }
    copy.insert(0, copies(child, marks, texts, depth + 1))
    return [copy]
  })
}

type Piece = { insert: string; attributes?: Record<string, unknown> }

function copyText(text: Y.XmlText, marks: readonly Mark[], texts: string[]): Y.XmlText[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  let pieces = delta.flatMap(({ insert, attributes }): Piece[] =>
    typeof insert === 'string'
      ? [{ insert, ...(attributes ? { attributes: cleanLinks(attributes, marks) } : {}) }]
      : [],
  )
  texts.push(whole(pieces))
  for (const mark of marks) pieces = withoutMark(pieces, mark)
  const copy = new Y.XmlText()
  if (pieces.length > 0) copy.applyDelta(pieces)
  return [copy]
}

/** The words may run over pieces of other form: what replaces them looks like their first piece. */
function withoutMark(pieces: readonly Piece[], mark: Mark): Piece[] {
  const places = placesOf(whole(pieces), mark.find)
  if (places.length === 0) return [...pieces]
  const kept: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    let insert = ''
    for (let index = 0; index < piece.insert.length; index += 1) {
      const here = at + index
      const place = places.find(({ from, to }) => here >= from && here < to)
      if (!place) insert += piece.insert[index] ?? ''
      else if (place.from === here) insert += mark.replace
    }
    at += piece.insert.length
    if (insert !== '') kept.push({ ...piece, insert })
  }
  return kept
}

/** A link that leads to the words goes, its text stays. */
function cleanLinks(attributes: Record<string, unknown>, marks: readonly Mark[]): Record<string, unknown> {
  const isMarked = (value: unknown) => marks.some(({ find }) => placesOf(JSON.stringify(value) ?? '', find).length > 0)
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => !isMarked(value)))
}

const whole = (pieces: readonly Piece[]): string => pieces.map(({ insert }) => insert).join('')

function unusedId(doc: Y.Doc, uint32: () => number): number {
  for (;;) {
    const id = uint32()
    if (id !== 0 && !doc.store.clients.has(id)) return id
  }
}
