import { describe, expect, test } from 'vitest'
import { firstWords } from '../../client/features/board/lanes.ts'
import { neighbour } from '../../client/features/board/wall-keys.ts'
import type { Stack } from '../../client/features/board/wall-order.ts'
import { cardId } from '../../shared/ids.ts'
import type { Lane } from '../../shared/session/session.ts'
import { BOARD_LANES } from '../../shared/session/session.ts'

const stack = (top: string, ...members: string[]): Stack => ({ top: cardId(top), members: members.map(cardId) })
const columns: Record<Lane, Stack[]> = {
  success: [stack('s1'), stack('s2', 's2a'), stack('s3')],
  challenge: [],
  learning: [stack('l1'), stack('l2')],
  takeaway: [],
  wave: [],
}
const wall = { lanes: BOARD_LANES, stacks: (lane: Lane) => columns[lane] }

describe('arrow keys on the wall', () => {
  test.each([
    ['s1', 'ArrowDown', 's2'],
    ['s2', 'ArrowDown', 's2a'],
    ['s2a', 'ArrowUp', 's2'],
    ['s1', 'ArrowUp', undefined],
    ['s3', 'ArrowDown', undefined],
    ['s2', 'ArrowRight', 'l2'],
    ['s3', 'ArrowRight', 'l2'],
    ['l1', 'ArrowLeft', 's1'],
    ['l1', 'ArrowRight', undefined],
    ['s2a', 'Home', 's1'],
    ['s1', 'End', 's3'],
  ])('from %s, %s goes to %s', (from, key, to) => {
    expect(neighbour(wall, cardId(from), key)).toBe(to)
  })
})

describe('the first words of a card', () => {
  test('are all of a short one', () => expect(firstWords('Wait a little.', 20)).toBe('Wait a little.'))
  test('end between two words', () => expect(firstWords('Silence is an answer too', 15)).toBe('Silence is an …'))
  test('cut a word without any gap', () => expect(firstWords('Donaudampfschifffahrt', 10)).toBe('Donaudampf …'))
})
