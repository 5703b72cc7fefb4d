// Who wrote which unsigned card must make no difference to any byte that anybody else receives: whole sessions, held twice over real
// sockets by a real server; only its clock, its chance and its schedule are given. `npm run test:non-interference` holds a thousand.
import { describe, expect, test } from 'vitest'
import { compareSessions } from '../anonymity/compare.ts'

const SEED = 20_261_122
const SESSIONS = 100

describe('[ANON8] non-interference', () => {
  test('giving the words of unsigned cards to others changes no byte that anybody else gets', async () => {
    const compared = await compareSessions({ seed: SEED, sessions: SESSIONS, stopEarly: true })
    const [first] = compared.differences
    expect(first, `seed ${SEED}`).toBeUndefined()
    // A comparison of meetings in which nothing happens would hold as well.
    for (const [name, count] of Object.entries(compared.reached)) expect(count, name).toBeGreaterThan(0)
    expect(compared.moved).toBeGreaterThan(3 * SESSIONS)
    expect(compared.lines).toBeGreaterThan(300 * SESSIONS)
    console.log(
      `seed ${SEED}: ${compared.sessions} sessions, ${(compared.sessions / compared.seconds).toFixed(1)} a second`,
    )
  }, 600_000)
})
