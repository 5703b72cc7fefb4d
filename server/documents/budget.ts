/** Tokens that come back with time. Pure but for its own counters; the caller brings the time. */
export class Budget {
  #tokens: number
  #atMs: number
  readonly #perSecond: number
  readonly #burst: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
    this.#atMs = nowMs
  }

  /** @returns false when there is not enough left; nothing is taken then. */
  take(count: number, nowMs: number): boolean {
    const back = (Math.max(0, nowMs - this.#atMs) / 1_000) * this.#perSecond
    this.#tokens = Math.min(this.#burst, this.#tokens + back)
    this.#atMs = nowMs
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Nothing is left; it comes back with time. */
  empty(): void {
    this.#tokens = 0
  }
}
