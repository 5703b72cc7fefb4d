// Somebody with every version of every byte on disk, before and after, may not find out which seat wrote a card.
// `npm run test:operator` does it for six thousand cards.
import { expect, test } from 'vitest'
import { operate } from '../anonymity/link-openings.ts'

const SEED = 20_261_122

test('[ANON2, ANON3, ANON5, BRD11] all that LevelDB ever wrote does not link a card to a seat', async () => {
  const operated = await operate({ seed: SEED, cards: 400, isRedis: false })
  expect(operated.versions).toBeGreaterThan(2_000)
  expect([operated.ticketsLeft, operated.numbersKept]).toEqual([0, 0])
  expect(operated.accuracy, JSON.stringify(operated.best)).toBeLessThanOrEqual(operated.limit)
}, 300_000)

test('[ANON2, ANON3, ANON5, BRD11] all that Redis ever wrote does not link a card to a seat', async () => {
  const operated = await operate({ seed: SEED, cards: 250, isRedis: true })
  expect(operated.versions).toBeGreaterThan(1_000)
  expect([operated.ticketsLeft, operated.numbersKept]).toEqual([0, 0])
  expect(operated.accuracy, JSON.stringify(operated.best)).toBeLessThanOrEqual(operated.limit)
}, 300_000)
