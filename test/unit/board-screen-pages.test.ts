import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARDS_AT_ONCE, PAGE_MS, pageAt, screenPages } from '../../client/features/board/screen-pages.ts'
import { CARD_TEXT_MAX_CHARS } from '../../shared/session/board.ts'

const words = (chars: number) => ({ text: 'n'.repeat(chars) })

test('six short cards share a page in letters larger than the smallest', () => {
  const [page, ...others] = screenPages(Array.from({ length: 6 }, () => words(60)))
  expect(others).toEqual([])
  expect(page).toMatchObject({ columns: 3, items: { length: 6 } })
  expect(page?.sizePx).toBeGreaterThan(28)
})

test('no card is left alone on a last page', () => {
  const pages = screenPages(Array.from({ length: 13 }, () => words(60)))
  expect(pages.map((page) => page.items.length)).toEqual([5, 4, 4])
})

test('the longest cards come three at a time, and every one of them has room', () => {
  const pages = screenPages(Array.from({ length: 6 }, () => words(CARD_TEXT_MAX_CHARS)))
  expect(pages.map((page) => page.items.length)).toEqual([3, 3])
})

test('no card is lost or shown twice, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: CARD_TEXT_MAX_CHARS }), { maxLength: 40 }), (lengths) => {
      const cards = lengths.map((length, index) => ({ ...words(length), index }))
      const pages = screenPages(cards)
      expect(pages.flatMap((page) => page.items)).toEqual(cards)
      expect(pages.every((page) => page.items.length >= 1 && page.items.length <= CARDS_AT_ONCE)).toBe(true)
    }),
  )
})

test('pages follow the clock and come round', () => {
  expect([0, 1, 2, 3].map((turn) => pageAt(turn * PAGE_MS, 3))).toEqual([0, 1, 2, 0])
  expect(pageAt(7 * PAGE_MS, 1)).toBe(0)
})
