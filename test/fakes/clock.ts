import type { Clock } from '../../server/rooms/ports.ts'
import { type EpochMs, epochMs } from '../../shared/ids.ts'

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #nowMs: number
  #timers: { atMs: number; run: () => void }[] = []

  constructor(nowMs = 1_700_000_000_000) {
    this.#nowMs = nowMs
  }

  nowMs(): EpochMs {
    return epochMs(this.#nowMs)
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.length
  }

  /** When the next timer falls due; null without one. */
  get nextDueMs(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map((timer) => timer.atMs))
  }

  /** Goes on by so many milliseconds and runs what falls due on the way, each at its own time, also what was set meanwhile. */
  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs
    for (;;) {
      const next = this.#timers.filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#nowMs = next.atMs
      next.run()
    }
    this.#nowMs = endMs
  }

  /** The same, and lets promises settle after each timer. */
  async advanceAndSettle(byMs: number): Promise<void> {
    const endMs = this.#nowMs + byMs
    for (;;) {
      const next = Math.min(endMs, ...this.#timers.map((timer) => timer.atMs))
      this.advance(Math.max(0, next - this.#nowMs))
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#nowMs >= endMs && !this.#timers.some((timer) => timer.atMs <= endMs)) return
    }
  }
}
