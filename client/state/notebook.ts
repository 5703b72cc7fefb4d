// What somebody writes for themselves during a case: on this device alone, gone with the close or when the phone changes hands
// (device-memory.ts wipes it with the seat). A copy a case giver keeps has a name of its own and stays until they delete it.
import { type Accessor, createSignal, untrack } from 'solid-js'
import * as v from 'valibot'
import type { RoomId, SeatId } from '../../shared/ids.ts'
import { browserStorage } from './device-memory.ts'

export type Notebook = { text: Accessor<string>; write(text: string): void; forget(): void }

/** The giver's notebook, notes of an adviser, and words for the case that are not sent yet. */
export type Page = 'giver' | 'notes' | 'line' | 'question'
const PAGES: readonly Page[] = ['giver', 'notes', 'line', 'question']

type Opened = { text: Accessor<string>; setText: (text: string) => void }
/** Pages that are open on this page of the browser, by their keys: one text for all who show it. */
const opened = new Map<string, Opened>()

function openAt(key: string): Opened {
  const known = opened.get(key)
  const stored = read(key) ?? ''
  if (known) {
    // Wiped meanwhile, or written by another tab.
    if (untrack(known.text) !== stored && hasStorage()) known.setText(stored)
    return known
  }
  const [text, setText] = createSignal(stored)
  const made = { text, setText: (next: string) => void setText(next) }
  opened.set(key, made)
  return made
}

/** What quotes words that were removed loses the quotation (SLP6). @returns whether something did. */
export function reviseNotebooks(room: RoomId, seats: readonly SeatId[], revise: (text: string) => string): boolean {
  let isChanged = false
  for (const seat of seats) {
    for (const page of PAGES) {
      const book = openNotebook(room, seat, page)
      const before = untrack(book.text)
      const after = revise(before)
      if (after === before) continue
      book.write(after)
      isChanged = true
    }
  }
  return isChanged
}

export function openNotebook(room: RoomId, seat: SeatId, page: Page): Notebook {
  const key = `copse.seat.${room}.${seat}.${page}`
  const { text, setText } = openAt(key)
  return {
    text,
    write(next) {
      setText(next)
      keep(key, next)
    },
    forget() {
      setText('')
      drop(key)
    },
  }
}

const SheetSchema = v.object({
  title: v.string(),
  /** Join code of the room it was told in. */
  code: v.optional(v.string(), ''),
  notes: v.string(),
  lines: v.array(v.string()),
})
/** What a case giver keeps: own notes and what was written for them. */
export type Sheet = v.InferOutput<typeof SheetSchema>

const SHEET_PREFIX = 'copse.sheet.'
const sheetKey = (room: string) => SHEET_PREFIX + room

export function keepSheet(room: RoomId, sheet: Sheet): void {
  keep(sheetKey(room), JSON.stringify(sheet))
}

/** @returns null when none is kept here. */
export function keptSheet(room: string): Sheet | null {
  const raw = read(sheetKey(room))
  if (raw === null) return null
  try {
    const parsed = v.safeParse(SheetSchema, JSON.parse(raw))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** All that are kept on this device, by room. */
export function keptSheets(): { room: string; sheet: Sheet }[] {
  const storage = browserStorage()
  const found: { room: string; sheet: Sheet }[] = []
  for (let index = 0; index < (storage?.length ?? 0); index += 1) {
    const key = storage?.key(index) ?? ''
    const room = key.startsWith(SHEET_PREFIX) ? key.slice(SHEET_PREFIX.length) : ''
    const sheet = room === '' ? null : keptSheet(room)
    if (sheet) found.push({ room, sheet })
  }
  return found.sort((left, right) => (left.room < right.room ? -1 : 1))
}

export function dropSheet(room: string): void {
  drop(sheetKey(room))
}

/** Without any the page itself is all there is. */
function hasStorage(): boolean {
  return browserStorage() !== null
}

function read(key: string): string | null {
  try {
    return browserStorage()?.getItem(key) ?? null
  } catch {
    return null
  }
}

/** Where the browser keeps nothing, the page holds it until it goes away. */
function keep(key: string, text: string): void {
  try {
    browserStorage()?.setItem(key, text)
  } catch {
    // A full or blocked storage: the text still stands on the page.
  }
}

function drop(key: string): void {
  try {
    browserStorage()?.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
