// Lines that were put together are read once, with how many say the same.
import type { CardId } from '../../../shared/ids.ts'
import type { BoardCard } from '../../../shared/session/board.ts'

export type TogetherLine = { id: CardId; text: string; alike: number }

/** @param cards in the order of the wall; a line on one that has gone stands by itself. */
export function linesTogether(cards: readonly (BoardCard & { id: CardId })[]): TogetherLine[] {
  const ids = new Set(cards.map((card) => card.id))
  const alike = new Map<CardId, number>()
  const isOn = (group: CardId | null): group is CardId => group !== null && ids.has(group)
  for (const { group } of cards) if (isOn(group)) alike.set(group, (alike.get(group) ?? 0) + 1)
  return cards
    .filter((card) => !isOn(card.group))
    .map((card) => ({ id: card.id, text: card.text, alike: alike.get(card.id) ?? 0 }))
}
