// What was released together and waits for the gardeners: its shape, and what may be asked of it. Rules GRD2 to GRD5.
import type { CardId, Hash, StepId } from '../ids.ts'
import type { BoardCard } from './board.ts'

/** A card that was released and is not on the wall yet. `step`: in which it was released. */
export type BedCard = BoardCard & { step?: StepId }
export type Bed = Record<string, BedCard>
/** GRD3: with a card goes what lies on it, and what it lies on. In the order of the bed. */
export function stacksOf(bed: Bed, chosen: readonly string[]): CardId[] {
  const tops = new Set(chosen.flatMap((id) => (bed[id] ? [bed[id].group ?? id] : [])))
  return orderOf(bed).filter((id) => tops.has(bed[id]?.group ?? id))
}

/** The order that was drawn at the release. */
export function orderOf(bed: Bed): CardId[] {
  const ids = Object.keys(bed) as CardId[]
  const rank = (id: string) => `${bed[id]?.lane} ${bed[id]?.rank} ${id}`
  return ids.sort((left, right) => (rank(left) < rank(right) ? -1 : 1))
}

/** GRD5: the author's key takes a card back here too. @param hashOf SHA-256 of a text (ANON6). */
export function heldOf(bed: Bed, keyHash: Hash, hashOf: (text: string) => Hash): string[] {
  return Object.keys(bed).filter((id) => bed[id]?.mark === hashOf(keyHash + id))
}

/** RGT2: signed ones of somebody who was erased. */
export function withoutSigned(bed: Bed, name: string): Bed {
  const gone = Object.keys(bed).filter((id) => bed[id]?.signedBy === name)
  return gone.length === 0 ? bed : withoutHeld(bed, gone)
}

/** The bed without these. */
export function withoutHeld(bed: Bed, gone: readonly string[]): Bed {
  return onGround(Object.fromEntries(Object.entries(bed).filter(([id]) => !gone.includes(id))))
}

/** What lay on a card that is gone lies by itself. */
function onGround(bed: Bed): Bed {
  const cards = Object.entries(bed)
  return Object.fromEntries(
    cards.map(([id, card]) => [id, card.group !== null && !bed[card.group] ? { ...card, group: null } : card]),
  )
}
