import { describe, expect, test } from 'vitest'
import { tieOf } from '../../client/features/board/tie.ts'
import type { WallCard } from '../../client/features/board/wall-order.ts'
import { type CardId, cardId, epochMs, hash, seatId } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/session/room-view.ts'

const cards = (signed: Record<string, string | null>) =>
  new Map<CardId, WallCard>(
    Object.entries(signed).map(([id, signedBy]) => [
      cardId(id),
      {
        id: cardId(id),
        lane: 'challenge',
        text: id,
        wantsHelp: true,
        signedBy,
        group: null,
        rank: 'a0',
        mark: hash(id),
      },
    ]),
  )
const order = (sums: Record<string, number>) =>
  Object.entries(sums).map(([id, sum]) => ({
    stack: { top: cardId(id), members: [] },
    sum,
    place: 1 + Object.values(sums).filter((other) => other > sum).length,
  }))
const seats = Object.fromEntries(
  ['Lena', 'Sol'].map((name, index) => [
    name.toLowerCase(),
    { name, place: 'remote', order: index, hasDevice: true, state: 'in' },
  ]),
) as RoomView['seats']
const view = (over: Partial<Pick<RoomView, 'vote' | 'helped'>> = {}) => ({
  vote: { state: 'shown' as const, dotsEach: 2, drawn: null },
  helped: [],
  seats,
  ...over,
})

describe('level cards', () => {
  test('one card alone on top is no tie, and neither are cards without a dot', () => {
    expect(tieOf(view(), order({ a: 3, b: 2 }), cards({ a: null, b: null }))).toBeNull()
    expect(tieOf(view(), order({ a: 0, b: 0 }), cards({ a: null, b: null }))).toBeNull()
  })

  test('[VOT5] unsigned cards wait for the lot, and the lot is shown', () => {
    const helped = [{ seat: seatId('lena'), atMs: epochMs(1000) }]
    expect(tieOf(view({ helped }), order({ a: 3, b: 3 }), cards({ a: null, b: 'Lena' }))?.first).toBeNull()
    const vote = { state: 'shown' as const, dotsEach: 2, drawn: cardId('b') }
    expect(tieOf(view({ vote }), order({ a: 3, b: 3 }), cards({ a: null, b: null }))?.first).toEqual({
      card: 'b',
      by: 'lot',
    })
  })

  test('[VOT5, HLP2] of signed cards goes first whose author was helped longest ago', () => {
    const signed = cards({ a: 'Lena', b: 'Sol' })
    const helped = [
      { seat: seatId('lena'), atMs: epochMs(5000) },
      { seat: seatId('sol'), atMs: epochMs(1000) },
    ]
    expect(tieOf(view({ helped }), order({ a: 2, b: 2 }), signed)?.first).toEqual({ card: 'b', by: 'fair' })
    const never = [{ seat: seatId('sol'), atMs: epochMs(1000) }]
    expect(tieOf(view({ helped: never }), order({ a: 2, b: 2 }), signed)?.first).toEqual({ card: 'a', by: 'fair' })
    expect(tieOf(view(), order({ a: 2, b: 2 }), signed)?.first, 'nobody was helped yet: all wait alike').toBeNull()
  })
})
