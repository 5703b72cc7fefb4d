// The agenda as data: `getMap('items')`: id -> Y.Map {title, minutes, who, phase, rank}; notes in `note:<id>`.
import * as Y from 'yjs'
import { PHASES, type PhaseName } from '../../shared/session/session.ts'

export type AgendaRow = { id: string; title: string; minutes: number; who: string; phase: PhaseName }

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** @param rows of one meeting in their order; ids match [A-Za-z0-9_-]{1,40}.
 *  @param uint32 chance for the id it is written under.
 *  @returns the first update of a new agenda. */
export function seedAgenda(rows: readonly AgendaRow[], uint32?: () => number): Uint8Array {
  const doc = new Y.Doc()
  if (uint32) doc.clientID = uint32()
  doc.transact(() => {
    const items = doc.getMap('items')
    for (const [index, row] of rows.entries()) {
      const item = new Y.Map<unknown>()
      item.set('title', row.title)
      item.set('minutes', row.minutes)
      item.set('who', row.who)
      item.set('phase', row.phase)
      item.set('rank', rankAt(index))
      items.set(row.id, item)
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** All items by phase, rank, id; what does not fit the shape is left out or replaced by nothing. */
export function readAgenda(doc: Y.Doc): AgendaRow[] {
  const rows: (AgendaRow & { rank: string })[] = []
  for (const [id, item] of doc.getMap('items')) {
    if (!(item instanceof Y.Map)) continue
    const minutes: unknown = item.get('minutes')
    rows.push({
      id,
      title: textOf(item.get('title')),
      minutes: typeof minutes === 'number' && Number.isFinite(minutes) ? Math.max(0, Math.round(minutes)) : 0,
      who: textOf(item.get('who')),
      phase: PHASES.find((phase) => phase === item.get('phase')) ?? 'check-in',
      rank: textOf(item.get('rank')),
    })
  }
  rows.sort(
    (a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || compare(a.rank, b.rank) || compare(a.id, b.id),
  )
  return rows.map(({ id, title, minutes, who, phase }) => ({ id, title, minutes, who, phase }))
}

/** Keys of fractional-indexing for the places 0, 1, 2 ..., as its `generateNKeysBetween(null, null, n)` begins. */
function rankAt(index: number): string {
  const digit = (at: number) => DIGITS[at] ?? '0'
  if (index < 62) return `a${digit(index)}`
  const over = index - 62
  return `b${digit(Math.floor(over / 62))}${digit(over % 62)}`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
