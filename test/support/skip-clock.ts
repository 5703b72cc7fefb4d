import type { Clock } from '../../server/rooms/ports.ts'
import { type EpochMs, epochMs } from '../../shared/ids.ts'

/** The world's clock, with minutes that can be skipped: an hour's meeting takes as long as what happens in it. */
export class SkipClock implements Clock {
  #aheadMs = 0
  readonly #timers = new Set<{ atMs: number; run: () => void; handle: NodeJS.Timeout }>()

  nowMs(): EpochMs {
    return epochMs(Date.now() + this.#aheadMs)
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs() + delayMs, run, handle: setTimeout(() => {}, 0) }
    this.#arm(timer)
    this.#timers.add(timer)
    return () => {
      clearTimeout(timer.handle)
      this.#timers.delete(timer)
    }
  }

  /** What falls due on the way runs now, in the order of its time. */
  skip(byMs: number): void {
    this.#aheadMs += byMs
    for (const timer of [...this.#timers].sort((a, b) => a.atMs - b.atMs)) this.#arm(timer)
  }

  #arm(timer: { atMs: number; run: () => void; handle: NodeJS.Timeout }): void {
    clearTimeout(timer.handle)
    const leftMs = Math.min(Math.max(0, timer.atMs - this.nowMs()), 2_147_483_647)
    timer.handle = setTimeout(() => {
      this.#timers.delete(timer)
      timer.run()
    }, leftMs)
  }
}
