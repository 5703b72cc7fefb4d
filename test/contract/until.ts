import { vi } from 'vitest'

/** Waits for a condition; the time is what a busy machine may take, not what it should. */
export const until = (check: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 20_000, interval: 20 })
