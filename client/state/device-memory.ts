// What lies on this device alone, and nowhere else: drafts, keys of one's own cards, dots. Never sent as a whole.
import * as v from 'valibot'
import type { CardId, RoomId, SeatId } from '../../shared/ids.ts'
import { cardId, seatId } from '../../shared/ids.ts'
import type { Draft, OwnCard, PreparedCase } from './room-api.ts'

/** A card of this device with what proves it is ours. `opening` is the one it was written in. */
export type KeptCard = OwnCard & {
  editKey: string
  opening: number
  ticket: string | null
  /** Of the board, when it was written: words may have been removed since (SLP6). */
  generation: number
}
export type Kept = {
  draft: Draft
  cards: KeptCard[]
  /** The ticket of the newest opening this seat asked for. */
  ticket: { opening: number; ticket: string } | null
  dots: CardId[]
  /** Cards of mine that I do not tell today: the question about them stays away, and nobody hears of it (BRD13). */
  notToday: CardId[]
  prepared: PreparedCase
}

const lane = v.picklist(['success', 'challenge', 'learning', 'takeaway', 'wave'])
const card = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/), v.transform(cardId))
/** Of a kept refusal only the code is kept; its words are looked up again. An unknown code reads as `internal`. */
const rejection = v.fallback(
  v.nullable(
    v.object({
      code: v.picklist([
        'quota',
        'wrong-step',
        'text-too-long',
        'text-empty',
        'text-characters',
        'bad-key',
        'bad-ticket',
        'already-dealt',
        'not-seated',
        'wrong-state',
        'old-generation',
        'internal',
      ]),
    }),
  ),
  { code: 'internal' },
)
const toldByLead = v.exactOptional(v.boolean())
const draft = v.object({ lane, text: v.string(), wantsHelp: v.boolean(), signed: v.boolean(), toldByLead })
export const EMPTY_CASE: PreparedCase = {
  title: '',
  about: 'open',
  when: 'open',
  situation: '',
  part: '',
  question: '',
  help: 'open',
  notWanted: '',
  crowd: 'open',
  mind: 'open',
  teller: 'me',
}
const PreparedSchema = v.object({
  title: v.string(),
  about: v.picklist(['open', 'mentee', 'mentor', 'colleague', 'manager', 'group', 'me']),
  when: v.picklist(['open', 'now', 'year', 'past']),
  situation: v.string(),
  part: v.string(),
  question: v.string(),
  help: v.picklist(['open', 'heard', 'questions', 'views', 'ideas', 'experience']),
  notWanted: v.string(),
  crowd: v.picklist(['open', 'few', 'some', 'many']),
  mind: v.picklist(['open', 'fine', 'uneasy', 'hurt']),
  teller: v.picklist(['me', 'lead']),
})
const KeptSchema = v.object({
  draft,
  cards: v.array(
    v.object({
      localId: card,
      lane,
      text: v.string(),
      wantsHelp: v.boolean(),
      signed: v.boolean(),
      toldByLead,
      state: v.picklist(['saving', 'sealed', 'released', 'failed']),
      released: v.nullable(card),
      rejection,
      editKey: v.string(),
      opening: v.number(),
      ticket: v.nullable(v.string()),
      generation: v.fallback(v.number(), 0),
    }),
  ),
  ticket: v.nullable(v.object({ opening: v.number(), ticket: v.string() })),
  dots: v.array(card),
  notToday: v.optional(v.array(card), () => []),
  // A device that wrote before there was one has none.
  prepared: v.optional(PreparedSchema, () => ({ ...EMPTY_CASE })),
})

export const EMPTY_DRAFT: Draft = { lane: 'challenge', text: '', wantsHelp: false, signed: false }
const empty = (): Kept => ({
  draft: { ...EMPTY_DRAFT },
  cards: [],
  ticket: null,
  dots: [],
  notToday: [],
  prepared: { ...EMPTY_CASE },
})

/** The part of `localStorage` that is needed. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type DeviceMemory = ReturnType<typeof makeDeviceMemory>

/** One room's memory of this device. Where the browser keeps nothing it holds until the page goes away.
 *  @param storage null under Node, or when it is blocked. */
export function makeDeviceMemory(room: RoomId, storage: TextStorage | null = browserStorage()) {
  const held = new Map<SeatId, Kept>()
  const keyOf = (seat: SeatId) => `copse.seat.${room}.${seat}`
  const actingKey = `copse.acting.${room}`

  function read(seat: SeatId): Kept {
    const known = held.get(seat)
    if (known) return known
    const kept = parse(attempt(() => storage?.getItem(keyOf(seat)) ?? null)) ?? empty()
    held.set(seat, kept)
    return kept
  }

  function change(seat: SeatId, next: Partial<Kept>): Kept {
    const kept = { ...read(seat), ...next }
    held.set(seat, kept)
    attempt(() => storage?.setItem(keyOf(seat), JSON.stringify(kept)))
    return kept
  }

  function wipe(seat: SeatId): void {
    held.set(seat, empty())
    attempt(() => storage?.removeItem(keyOf(seat)))
    // The notebook and the notes of this person (notebook.ts).
    for (const key of keysOf(storage)) {
      if (key.startsWith(`${keyOf(seat)}.`)) attempt(() => storage?.removeItem(key))
    }
  }

  return {
    read,
    change,
    wipe,
    /** Everything of this room's cases, for all seats that ever were on this device. */
    wipeRoom(): void {
      for (const seat of held.keys()) wipe(seat)
      for (const key of keysOf(storage)) {
        if (key.startsWith(`copse.seat.${room}.`)) attempt(() => storage?.removeItem(key))
      }
      attempt(() => storage?.removeItem(actingKey))
    },
    /** Seat this device acted for last, so that a reload of a shared phone goes on with the same person. */
    acting(): SeatId | null {
      const kept = attempt(() => storage?.getItem(actingKey) ?? null)
      return kept === null ? null : seatId(kept)
    },
    setActing(seat: SeatId): void {
      attempt(() => storage?.setItem(actingKey, seat))
    },
  }
}

function parse(raw: string | null): Kept | null {
  if (raw === null) return null
  const parsed = v.safeParse(
    KeptSchema,
    attempt((): unknown => JSON.parse(raw)),
  )
  return parsed.success ? parsed.output : null
}

function keysOf(storage: TextStorage | null): string[] {
  const keys: string[] = []
  for (let index = 0; index < (storage?.length ?? 0); index += 1) {
    const key = attempt(() => storage?.key(index) ?? null)
    if (key !== null) keys.push(key)
  }
  return keys
}

/** Storage may throw when it is full or blocked; the copy in memory goes on. */
function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

export function browserStorage(): TextStorage | null {
  return attempt(() => (typeof window === 'undefined' ? null : window.localStorage))
}
