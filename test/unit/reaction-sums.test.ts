import { expect, test } from 'vitest'
import { AIR_MAX, added, flying, isNothing } from '../../client/features/reactions/reaction-sums.ts'

test('what only the facilitator may see never joins the open sums', () => {
  expect(added({ thanks: 1 }, { thanks: 2, slower: 5, pause: 1 })).toEqual({ thanks: 3 })
  expect(isNothing({ slower: 3, pause: 2 })).toBe(true)
  expect(flying({ slower: 3 }, 0)).toEqual([])
})

test('no more signs fly than there is room for, and no kind is crowded out', () => {
  const storm = flying({ metoo: 500, celebrate: 2 }, 5)
  expect(storm).toHaveLength(AIR_MAX - 5)
  expect(storm.filter((kind) => kind === 'celebrate')).toHaveLength(2)
  expect(flying({ metoo: 3 }, AIR_MAX)).toEqual([])
  expect(flying({ metoo: 2, more: 1 }, 0)).toEqual(['metoo', 'more', 'metoo'])
})
