import { systemClock } from '../../server/adapters/system/clock.ts'
import type { Clock } from '../../server/rooms/ports.ts'
import { epochMs } from '../../shared/ids.ts'

/** A clock that begins now and runs `factor` times as fast as the world. It lives beside the tests, so no build has it. */
export function fastClock(factor: number): Clock {
  const beganMs = Date.now()
  const beganAt = performance.now()
  return {
    rate: factor,
    nowMs: () => epochMs(Math.round(beganMs + factor * (performance.now() - beganAt))),
    after: (delayMs, run) => systemClock.after(delayMs / factor, run),
  }
}
