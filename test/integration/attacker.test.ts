// A program that sees everything one participant sees, and who stopped typing and who tapped "done" when, guesses the authors of cards.
// `npm run test:attacker` does it for six thousand cards.
import { expect, test } from 'vitest'
import { attack } from '../anonymity/attacker.ts'

test('[ANON1, ANON4] an attacker guesses authors no better than by lot', async () => {
  const { accuracy, limit, guesses, best, torn } = await attack({ seed: 20_261_122, cards: 600 })
  expect(guesses).toBeGreaterThanOrEqual(600)
  expect(torn, 'releases in more than one piece').toBe(0)
  expect(accuracy, best.map(({ way, accuracy }) => `${way} ${accuracy.toFixed(3)}`).join(', ')).toBeLessThanOrEqual(
    limit,
  )
}, 600_000)
