// The short form of `npm run verify-erasure`: what must be gone after the close is in no byte that is left, also when the process was
// killed in the middle; and a build that does not erase is noticed.
import { describe, expect, test } from 'vitest'
import { verifyErasure, type Wish } from '../erasure/verify.ts'

describe('[END5] erasing', () => {
  test.each([
    ['embedded, encrypted, to the end of the thirty days', { store: 'embedded', encrypted: true, toTheEnd: true }],
    ['Redis, not encrypted', { store: 'redis', encrypted: false }],
    ['killed when the keys went', { store: 'embedded', encrypted: true, dieAt: 'after the keys went' }],
    ['killed after the commit', { store: 'embedded', encrypted: false, dieAt: 'after the commit' }],
  ] as const satisfies readonly (readonly [string, Wish])[])('%s: nothing is found', async (_name, wish) => {
    const { found, checks } = await verifyErasure(wish)
    expect(found).toEqual([])
    expect(checks).toBeGreaterThan(5)
  })

  test('a build that does not write its files anew is noticed', async () => {
    const { found } = await verifyErasure({ store: 'embedded', encrypted: false, leaveOut: 'rewrite', patienceMs: 500 })
    expect(found.join('\n')).toMatch(/after the close: card in /)
  })
})
