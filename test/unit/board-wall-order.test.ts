import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byRank,
  eligibleStacks,
  layOut,
  orderBySums,
  pagesOf,
  rankAt,
  type WallCard,
} from '../../client/features/board/wall-order.ts'
import { type CardId, cardId, hash } from '../../shared/ids.ts'
import { BOARD_LANES, type Lane } from '../../shared/session/session.ts'

const card = (id: string, lane: Lane, rank: string, more: Partial<WallCard> = {}): WallCard => ({
  id: cardId(id),
  lane,
  text: id,
  wantsHelp: false,
  signedBy: null,
  mark: hash(id),
  rank,
  group: null,
  ...more,
})

describe('the wall', () => {
  test('lies in lanes, by rank and then by id', () => {
    const cards = [card('b', 'success', 'a1'), card('c', 'learning', 'a0'), card('a', 'success', 'a1')]
    expect(layOut(cards)).toEqual({
      success: [
        { top: 'a', members: [] },
        { top: 'b', members: [] },
      ],
      challenge: [],
      learning: [{ top: 'c', members: [] }],
      takeaway: [],
      wave: [],
    })
  })

  test('shows cards that were put on another one with it, in whichever lane they were', () => {
    const cards = [
      card('top', 'success', 'a1'),
      card('late', 'learning', 'a5', { group: cardId('top') }),
      card('early', 'success', 'a0', { group: cardId('top') }),
    ]
    expect(layOut(cards).success).toEqual([{ top: 'top', members: ['early', 'late'] }])
    expect(layOut(cards).learning).toEqual([])
  })

  test('shows every card once, even when groups point at nothing or in a circle', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lane: fc.constantFrom(...BOARD_LANES),
            rank: fc.constantFrom('a0', 'a1', 'a2', 'a3'),
            group: fc.option(fc.integer({ min: 0, max: 9 })),
          }),
          { maxLength: 9 },
        ),
        (wishes) => {
          const cards = wishes.map((wish, index) =>
            card(`c${index}`, wish.lane, wish.rank, {
              group: wish.group === null ? null : cardId(`c${wish.group}`),
            }),
          )
          const shown = Object.values(layOut(cards)).flatMap((stacks) =>
            stacks.flatMap((stack) => [stack.top, ...stack.members]),
          )
          expect([...shown].sort()).toEqual(cards.map((one) => one.id).sort())
        },
      ),
    )
  })
})

describe('a rank', () => {
  const three = [card('a', 'success', 'a0'), card('b', 'success', 'a1'), card('c', 'success', 'a2')]
  const orderAfter = (moving: CardId, rank: string) =>
    three
      .map((one) => (one.id === moving ? { ...one, rank } : one))
      .sort(byRank)
      .map((one) => one.id)

  test.each([
    [0, ['c', 'a', 'b']],
    [1, ['a', 'c', 'b']],
    [2, ['a', 'b', 'c']],
    [99, ['a', 'b', 'c']],
  ])('puts the card at place %i of the others', (index, expected) => {
    expect(orderAfter(cardId('c'), rankAt(three, 'success', index, cardId('c')))).toEqual(expected)
  })

  test('starts an empty lane', () => {
    expect(rankAt(three, 'learning', 0, cardId('a'))).toBe(rankAt([], 'learning', 5, cardId('a')))
  })

  test('passes a pair that shares one rank instead of failing', () => {
    const tied = [card('a', 'success', 'a0'), card('b', 'success', 'a0'), card('c', 'success', 'a1')]
    const rank = rankAt(tied, 'success', 1, cardId('x'))
    expect(rank > 'a0' && rank < 'a1').toBe(true)
  })
})

describe('what may be chosen', () => {
  const cards = [
    card('asks', 'challenge', 'a0', { wantsHelp: true }),
    card('quiet', 'challenge', 'a1'),
    card('glad', 'success', 'a0'),
  ]

  test('are the challenges that want help today', () => {
    expect(eligibleStacks(cards).map((stack) => stack.top)).toEqual(['asks'])
  })

  test('are all cards when nobody asked for help; takeaways never', () => {
    const quiet = [...cards.filter((one) => !one.wantsHelp), card('line', 'takeaway', 'a0')]
    expect(eligibleStacks(quiet).map((stack) => stack.top)).toEqual(['quiet', 'glad'])
  })

  test('a stack wants help when a card on it does', () => {
    const stacked = cards.map((one) => (one.wantsHelp ? { ...one, group: cardId('quiet') } : one))
    expect(eligibleStacks(stacked)).toEqual([{ top: 'quiet', members: ['asks'] }])
  })

  test('are ordered by dots, dots on a stack together, equal sums at an equal place', () => {
    const stacks = [
      { top: cardId('a'), members: [] },
      { top: cardId('b'), members: [cardId('b2')] },
      { top: cardId('c'), members: [] },
      { top: cardId('d'), members: [] },
    ]
    expect(
      orderBySums(stacks, { a: 2, b: 1, b2: 3, c: 2 }).map(({ stack, sum, place }) => [stack.top, sum, place]),
    ).toEqual([
      ['b', 4, 1],
      ['a', 2, 2],
      ['c', 2, 2],
      ['d', 0, 4],
    ])
  })
})

test('pages hold what fits and lose nothing', () => {
  expect(pagesOf([1, 2, 3, 4, 5, 6, 7], 6)).toEqual([[1, 2, 3, 4, 5, 6], [7]])
  expect(pagesOf([], 6)).toEqual([])
})
