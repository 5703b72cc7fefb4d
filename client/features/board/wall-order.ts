// How cards lie on the wall: which lane, which stack, in what order. Pure, so that it can be tested without a screen.
import { generateKeyBetween } from 'fractional-indexing'
import type { CardId } from '../../../shared/ids.ts'
import type { BoardCard } from '../../../shared/session/board.ts'
import type { Lane } from '../../../shared/session/session.ts'

export type WallCard = BoardCard & { id: CardId }
/** A card and those that were put on it, in order. */
export type Stack = { top: CardId; members: CardId[] }
export type WallLayout = Record<Lane, Stack[]>

/** Order inside a lane: by rank, ties by id, the same on every device. */
export function byRank(left: WallCard, right: WallCard): number {
  if (left.rank !== right.rank) return left.rank < right.rank ? -1 : 1
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}

/** Every card once. A card whose target has gone, or that points at itself in a circle, lies on its own. */
export function layOut(cards: readonly WallCard[]): WallLayout {
  const layout: WallLayout = { success: [], challenge: [], learning: [], takeaway: [], wave: [] }
  const byId = new Map(cards.map((card) => [card.id, card]))
  const stacks = new Map<CardId, Stack>()
  const sorted = [...cards].sort(byRank)
  for (const card of sorted) {
    if (topOf(card, byId) !== card.id) continue
    const stack = { top: card.id, members: [] }
    stacks.set(card.id, stack)
    layout[card.lane].push(stack)
  }
  for (const card of sorted) {
    const top = topOf(card, byId)
    if (top !== card.id) stacks.get(top)?.members.push(card.id)
  }
  return layout
}

/** The card at the bottom of what this one was put on; itself when it lies alone. */
export function topOf(card: WallCard, byId: ReadonlyMap<CardId, WallCard>): CardId {
  const seen = new Set<CardId>([card.id])
  let at = card
  while (at.group !== null) {
    const next = byId.get(at.group)
    if (!next) return at.id
    if (seen.has(next.id)) return card.id
    seen.add(next.id)
    at = next
  }
  return at.id
}

/** Rank that puts a card at `index` of the lane's other stacks; beyond the end means last.
 *  @param moving the card itself, which does not count as its own neighbour. */
export function rankAt(cards: readonly WallCard[], lane: Lane, index: number, moving: CardId): string {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const ranks = layOut(cards)
    [lane].filter((stack) => stack.top !== moving)
    .flatMap((stack) => byId.get(stack.top)?.rank ?? [])
  const before = index <= 0 ? null : (ranks[Math.min(index, ranks.length) - 1] ?? null)
  // Two cards moved at once may share a rank; nothing fits between them, so the next different one is the border.
  const after = ranks.slice(Math.max(0, index)).find((rank) => before === null || rank > before) ?? null
  return generateKeyBetween(before, after)
}

/** Stacks one may give dots to: challenges whose authors want help today, or all when there is none.
 *  A stack counts as one; it wants help when any card in it does. */
export function eligibleStacks(cards: readonly WallCard[]): Stack[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const layout = layOut(cards)
  const wantsHelp = (id: CardId) => byId.get(id)?.lane === 'challenge' && byId.get(id)?.wantsHelp === true
  const asking = [...layout.success, ...layout.challenge, ...layout.learning].filter((stack) =>
    [stack.top, ...stack.members].some(wantsHelp),
  )
  return asking.length > 0 ? asking : [...layout.challenge, ...layout.success, ...layout.learning]
}

/** Most dots first, the rest in their order on the wall. Equal sums share a place: 1, 2, 2, 4. */
export function orderBySums(
  stacks: readonly Stack[],
  sums: Readonly<Record<string, number>>,
): { stack: Stack; sum: number; place: number }[] {
  const counted = stacks.map((stack) => ({
    stack,
    sum: [stack.top, ...stack.members].reduce((total, id) => total + (sums[id] ?? 0), 0),
  }))
  const ordered = [...counted].sort((left, right) => right.sum - left.sum)
  return ordered.map((one) => ({ ...one, place: 1 + ordered.findIndex((other) => other.sum === one.sum) }))
}

/** Cuts a list into pages of at most `size`. */
export function pagesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const pages: Item[][] = []
  for (let at = 0; at < items.length; at += size) pages.push(items.slice(at, at + size))
  return pages
}
