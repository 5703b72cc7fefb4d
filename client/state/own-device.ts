// All that this device alone has of one person in one room, as words to take along. Never sent, and without what proves a card to be
// somebody's: keys and tickets stay where they are (RGT4).
import * as v from 'valibot'
import type { RoomId, SeatId } from '../../shared/ids.ts'
import type { TextStorage } from './device-memory.ts'
import { browserStorage } from './device-memory.ts'

const line = v.object({ lane: v.string(), text: v.string(), signed: v.boolean(), state: v.string() })
/** Only these members; everything else that lies beside them is left out. */
const SeatSchema = v.object({
  draft: v.object({ lane: v.string(), text: v.string() }),
  cards: v.array(line),
  dots: v.array(v.string()),
  prepared: v.optional(v.record(v.string(), v.string())),
})
const SheetSchema = v.object({ title: v.string(), notes: v.string(), lines: v.array(v.string()) })
const StepSchema = v.object({ text: v.string(), mayAsk: v.string() })

export type OwnDevice = {
  draft: string
  cards: { lane: string; text: string; signed: boolean; state: string }[]
  dots: string[]
  /** A case prepared here; null when there is none. */
  prepared: Record<string, string> | null
  /** The case giver's notebook, and an adviser's notes. */
  notebook: string
  notes: string
  /** The sheet somebody chose to keep: own notes and what was written for them. */
  sheet: v.InferOutput<typeof SheetSchema> | null
  step: v.InferOutput<typeof StepSchema> | null
}

/** @param storage null where the browser keeps nothing: then there is nothing. Cannot fail. */
export function ownDevice(room: RoomId, seat: SeatId, storage: TextStorage | null = browserStorage()): OwnDevice {
  const read = (key: string): string | null => {
    try {
      return storage?.getItem(key) ?? null
    } catch {
      return null
    }
  }
  const own = `copse.seat.${room}.${seat}`
  const kept = parsed(SeatSchema, read(own))
  const { teller: _teller, ...prepared } = kept?.prepared ?? {}
  return {
    draft: kept?.draft.text ?? '',
    cards: kept?.cards ?? [],
    dots: kept?.dots ?? [],
    prepared: Object.values(prepared).some((part) => part !== '' && part !== 'open') ? prepared : null,
    notebook: read(`${own}.giver`) ?? '',
    notes: read(`${own}.notes`) ?? '',
    sheet: parsed(SheetSchema, read(`copse.sheet.${room}`)),
    step: parsed(StepSchema, read(`copse.own-step.${room}.${seat}`)),
  }
}

/** False when there is nothing worth a file. */
export function hasOwn({ draft, cards, prepared, notebook, notes, sheet, step }: OwnDevice): boolean {
  return [draft, notebook, notes].some((text) => text !== '') || cards.length > 0 || !!prepared || !!sheet || !!step
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, raw: string | null): T | null {
  if (raw === null) return null
  try {
    const outcome = v.safeParse(schema, JSON.parse(raw))
    return outcome.success ? outcome.output : null
  } catch {
    return null
  }
}
