/** Token bucket: `take` is true while there is budget. Burst at first, then `perSecond`. */
export function makeBudget(perSecond: number, burst: number, nowMs: () => number) {
  let tokens = burst
  let atMs = nowMs()
  return {
    take(): boolean {
      const now = nowMs()
      tokens = Math.min(burst, tokens + ((now - atMs) / 1000) * perSecond)
      atMs = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
