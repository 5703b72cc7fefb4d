// Which of level cards goes first, and why. Computed from what everybody sees, so that everybody sees the same.
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { byFairness } from '../../../shared/session/consult.ts'
import type { RoomView } from '../../../shared/session/room-view.ts'
import type { orderBySums, WallCard } from './wall-order.ts'

export type Tie = {
  /** The cards that lie level on top. */
  level: CardId[]
  /** `fair`: helped longest ago; `lot`: drawn; null while nothing has decided. */
  first: { card: CardId; by: 'fair' | 'lot' } | null
}

/** VOT5. null when one card alone has the most dots, or none has any. */
export function tieOf(
  view: Pick<RoomView, 'vote' | 'helped' | 'seats'>,
  ordered: ReturnType<typeof orderBySums>,
  byId: ReadonlyMap<CardId, WallCard>,
): Tie | null {
  const level = ordered.filter((one) => one.place === 1 && one.sum > 0).map((one) => one.stack.top)
  if (level.length < 2) return null
  const drawn = view.vote?.drawn ?? null
  if (drawn !== null && level.includes(drawn)) return { level, first: { card: drawn, by: 'lot' } }
  const fair = fairFirst(view, level, byId)
  return { level, first: fair === null ? null : { card: fair, by: 'fair' } }
}

/** Only where every author is known, and somebody waited longer than all others. */
function fairFirst(
  view: Pick<RoomView, 'helped' | 'seats'>,
  level: readonly CardId[],
  byId: ReadonlyMap<CardId, WallCard>,
): CardId | null {
  if (view.helped.length === 0) return null
  const authors = new Map<SeatId, CardId>()
  for (const card of level) {
    const name = byId.get(card)?.signedBy ?? null
    const seat = Object.keys(view.seats).find((id) => name !== null && view.seats[id]?.name === name)
    if (seat === undefined) return null
    authors.set(seat as SeatId, card)
  }
  const when = (seat: SeatId | undefined) => view.helped.find((one) => one.seat === seat)?.atMs ?? 0
  const [first, second] = byFairness(view.helped, [...authors.keys()])
  if (first === undefined || second === undefined || when(first) === when(second)) return null
  return authors.get(first) ?? null
}
