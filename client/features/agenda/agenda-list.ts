// The list of the agenda inside its shared document: reading, adding, moving, changing, removing.
// Shape: `doc.getMap('items')`: id -> Y.Map {title, minutes, who, phase, rank}; the notes of an item are `note:<id>`.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import * as v from 'valibot'
import * as Y from 'yjs'
import { PHASES, type PhaseName } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'

/** `minutes` is whole, 0 to LIMITS.planMaxMinutes. `rank` orders inside a phase; equal ranks go by id. */
export type AgendaItem = { id: string; title: string; minutes: number; who: string; phase: PhaseName; rank: string }
export type AgendaFields = Pick<AgendaItem, 'title' | 'minutes' | 'who'>

/** Origin of every change made here: an undo manager that tracks this class undoes the list and leaves the notes. */
export class ListEdit {}

/** The document comes from other people's browsers: whatever does not fit is replaced, never thrown. */
const Stored = v.object({
  title: v.fallback(v.string(), ''),
  minutes: v.fallback(v.number(), 0),
  who: v.fallback(v.string(), ''),
  phase: v.fallback(v.picklist(PHASES), 'check-in'),
  rank: v.fallback(v.string(), ''),
})

export const NOTE_PREFIX = 'note:'
export const noteName = (id: string): string => NOTE_PREFIX + id

export function itemsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('items')
}

/** @returns all items in the order everybody sees: by phase, then rank, then id. Cannot fail. */
export function readItems(doc: Y.Doc): AgendaItem[] {
  const items: AgendaItem[] = []
  for (const [id, entry] of itemsOf(doc)) {
    if (!(entry instanceof Y.Map)) continue
    const stored = v.safeParse(Stored, Object.fromEntries(entry))
    if (!stored.success) continue
    const { title, minutes, who, phase, rank } = stored.output
    items.push({
      id,
      title: cut(title, LIMITS.titleMaxChars),
      minutes: whole(minutes),
      who: cut(who, LIMITS.nameMaxChars),
      phase,
      rank,
    })
  }
  return items.sort(inOrder)
}

export function itemsIn(items: readonly AgendaItem[], phase: PhaseName): AgendaItem[] {
  return items.filter((item) => item.phase === phase)
}

export function totalMinutes(items: readonly AgendaItem[]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0)
}

/** Puts a new item at the end of its phase.
 *  @param id fresh and random; chosen by the caller, so that a test can repeat it. */
export function addItem(doc: Y.Doc, id: string, phase: PhaseName, fields: AgendaFields): void {
  doc.transact(() => {
    const rank = makeRoom(doc, phase, Number.POSITIVE_INFINITY, id)
    const entry = new Y.Map<unknown>()
    entry.set('title', fields.title)
    entry.set('minutes', whole(fields.minutes))
    entry.set('who', fields.who)
    entry.set('phase', phase)
    entry.set('rank', rank)
    itemsOf(doc).set(id, entry)
  }, new ListEdit())
}

/** Changes only what differs, so that two people who change two fields both keep theirs. */
export function editItem(doc: Y.Doc, id: string, fields: Partial<AgendaFields>): void {
  const entry = entryOf(doc, id)
  if (!entry) return
  doc.transact(() => {
    for (const [key, value] of Object.entries(fields)) {
      const next = typeof value === 'number' ? whole(value) : value
      if (entry.get(key) !== next) entry.set(key, next)
    }
  }, new ListEdit())
}

/** Moves an item to a place among the others of a phase.
 *  @param index counted without the item itself; beyond the end means the end. */
export function moveItem(doc: Y.Doc, id: string, phase: PhaseName, index: number): void {
  const entry = entryOf(doc, id)
  if (!entry) return
  doc.transact(() => {
    const rank = makeRoom(doc, phase, index, id)
    if (entry.get('phase') !== phase) entry.set('phase', phase)
    if (entry.get('rank') !== rank) entry.set('rank', rank)
  }, new ListEdit())
}

/** Takes an item and its notes out.
 *  @returns what puts exactly this item back, with its notes, even after other changes; works once. */
export function removeItem(doc: Y.Doc, id: string): { putBack(): void; forget(): void } {
  const origin = new ListEdit()
  const notes = doc.getXmlFragment(noteName(id))
  // Removed text stays in memory only as long as this manager holds it; then Yjs throws it away.
  const undo = new Y.UndoManager([itemsOf(doc), notes], { trackedOrigins: new Set([origin]), captureTimeout: 0 })
  doc.transact(() => {
    itemsOf(doc).delete(id)
    if (notes.length > 0) notes.delete(0, notes.length)
  }, origin)
  return {
    putBack: () => {
      undo.undo()
      undo.destroy()
    },
    forget: () => {
      undo.clear()
      undo.destroy()
    },
  }
}

/** Undo and redo of one's own changes to the list; words inside notes have their own. */
export function listUndo(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(doc, { trackedOrigins: new Set([ListEdit]) })
}

/** Where an item goes by one key press: its neighbour's place, or the edge of the next phase.
 *  @returns null at the very first or last place. */
export function stepTarget(
  items: readonly AgendaItem[],
  id: string,
  direction: -1 | 1,
): { phase: PhaseName; index: number } | null {
  const item = items.find((candidate) => candidate.id === id)
  if (!item) return null
  const siblings = itemsIn(items, item.phase)
  const index = siblings.findIndex((candidate) => candidate.id === id) + direction
  if (index >= 0 && index < siblings.length) return { phase: item.phase, index }
  const phase = PHASES[PHASES.indexOf(item.phase) + direction]
  return phase ? { phase, index: direction === 1 ? 0 : itemsIn(items, phase).length } : null
}

function entryOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const entry = itemsOf(doc).get(id)
  return entry instanceof Y.Map ? entry : null
}

/** Finds the rank for a place. Two people who add at the same moment get the same rank; whoever then moves something
 *  between the two gives new ranks to the ones behind, because nothing fits between equal ranks. */
function makeRoom(doc: Y.Doc, phase: PhaseName, index: number, id: string): string {
  const others = itemsIn(readItems(doc), phase).filter((item) => item.id !== id)
  if (!others.every((item) => isRank(item.rank))) {
    // A rank that no Copse wrote: number the whole phase anew.
    setRanks(doc, others, generateNKeysBetween(null, null, others.length))
    return makeRoom(doc, phase, index, id)
  }
  const at = Math.max(0, Math.min(index, others.length))
  const below = others[at - 1]?.rank ?? null
  const behind = others.slice(at)
  const firstAbove = below === null ? 0 : behind.findIndex((item) => item.rank > below)
  const tied = firstAbove === -1 ? behind : behind.slice(0, firstAbove)
  const above = firstAbove === -1 ? null : (behind[firstAbove]?.rank ?? null)
  const [rank = '', ...ranks] = generateNKeysBetween(below, above, tied.length + 1)
  setRanks(doc, tied, ranks)
  return rank
}

function setRanks(doc: Y.Doc, items: readonly AgendaItem[], ranks: readonly string[]): void {
  for (const [place, item] of items.entries()) entryOf(doc, item.id)?.set('rank', ranks[place])
}

function isRank(rank: string): boolean {
  try {
    return generateKeyBetween(rank, null) > rank
  } catch {
    return false // the library has no other way to ask
  }
}

function inOrder(a: AgendaItem, b: AgendaItem): number {
  return PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || compare(a.rank, b.rank) || compare(a.id, b.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const cut = (text: string, maxChars: number): string => (text.length > maxChars ? text.slice(0, maxChars) : text)
const whole = (minutes: number): number =>
  Number.isFinite(minutes) ? Math.max(0, Math.min(LIMITS.planMaxMinutes, Math.round(minutes))) : 0
