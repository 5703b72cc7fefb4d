// What somebody writes for themselves during a case: on this device alone, gone with the close or when the phone changes hands
// (device-memory.ts wipes it with the seat). A copy a case giver keeps has a name of its own and stays until they delete it.
import { type Accessor, createSignal } from 'solid-js'
import * as v from 'valibot'
import type { RoomId, SeatId } from '../../shared/ids.ts'
import { browserStorage } from './device-memory.ts'

export type Notebook = { text: Accessor<string>; write(text: string): void; forget(): void }

/** @param page what it is for: the giver's notebook, or notes of an adviser. */
export function openNotebook(room: RoomId, seat: SeatId, page: 'giver' | 'notes'): Notebook {
  const key = `copse.seat.${room}.${seat}.${page}`
  const [text, setText] = createSignal(read(key) ?? '')
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

const SheetSchema = v.object({ title: v.string(), notes: v.string(), lines: v.array(v.string()) })
/** What a case giver keeps: own notes and what was written for them. */
export type Sheet = v.InferOutput<typeof SheetSchema>

const sheetKey = (room: string) => `copse.sheet.${room}`

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

export function dropSheet(room: string): void {
  drop(sheetKey(room))
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
