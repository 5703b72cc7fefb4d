// What fits on the wall of a room at once. Sizes count in px of a 1920 x 1080 picture; the projector scales the whole.
// Computed and not measured, so that every screen of a room shows the same page.

/** The part of the picture that is left for cards beside prompt, clock and join code. */
export const SCREEN_CARDS = { widthPx: 1760, heightPx: 426, gapPx: 20 } as const
/** Nothing on a screen is under 28 px: eight metres away it is as large as this text in the hand. */
export const SCREEN_SIZES = [44, 36, 30, 28] as const
export const CARDS_AT_ONCE = 6
/** Long enough to read six cards aloud to oneself. */
export const PAGE_MS = 25_000

const PADDING_PX = 24
const EDGE_AND_PADDING_PX = 38
const LABEL_PX = 40
const LINE = 1.28
/** Mean width of a letter in em, with the loss at line ends. */
const LETTER_EM = 0.53

export type ScreenPage<Item> = { items: Item[]; sizePx: (typeof SCREEN_SIZES)[number]; columns: 1 | 2 | 3 }

/** Cuts the cards into as few pages as hold them, at most six on one, and about as many on each: a last card alone
 *  would look forgotten. Each page has the largest letters that fit; a card that fits nowhere gets the smallest. */
export function screenPages<Item extends { text: string }>(items: readonly Item[]): ScreenPage<Item>[] {
  const fullest = cut(items, () => CARDS_AT_ONCE)
  const even = cut(items, (left, pages) => Math.ceil(left / Math.max(1, fullest.length - pages)))
  return even.length <= fullest.length ? even : fullest
}

/** @param atMost cards on the next page, by how many are left and how many pages there are. */
function cut<Item extends { text: string }>(
  items: readonly Item[],
  atMost: (left: number, pages: number) => number,
): ScreenPage<Item>[] {
  const pages: ScreenPage<Item>[] = []
  for (let at = 0; at < items.length; ) {
    const left = items.length - at
    let count = Math.min(CARDS_AT_ONCE, left, atMost(left, pages.length))
    while (count > 1 && !fits(items.slice(at, at + count), 28)) count--
    const page = items.slice(at, at + count)
    pages.push({ items: page, columns: columnsFor(count), sizePx: SCREEN_SIZES.find((size) => fits(page, size)) ?? 28 })
    at += count
  }
  return pages
}

/** Which page everybody sees now. @param nowMs the server's time. */
export function pageAt(nowMs: number, pages: number): number {
  return pages < 2 ? 0 : Math.floor(nowMs / PAGE_MS) % pages
}

function columnsFor(count: number): 1 | 2 | 3 {
  return count === 1 ? 1 : count === 2 || count === 4 ? 2 : 3
}

function fits(page: readonly { text: string }[], sizePx: number): boolean {
  const columns = columnsFor(page.length)
  const widthPx = (SCREEN_CARDS.widthPx - (columns - 1) * SCREEN_CARDS.gapPx) / columns - 2 * PADDING_PX
  let heightPx = -SCREEN_CARDS.gapPx
  for (let at = 0; at < page.length; at += columns) {
    const row = page.slice(at, at + columns)
    const lines = Math.max(...row.map((one) => linesOf(one.text, sizePx, widthPx)))
    heightPx += lines * sizePx * LINE + EDGE_AND_PADDING_PX + LABEL_PX + SCREEN_CARDS.gapPx
  }
  return heightPx <= SCREEN_CARDS.heightPx
}

function linesOf(text: string, sizePx: number, widthPx: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(([...line].length * LETTER_EM * sizePx) / widthPx)), 0)
}
