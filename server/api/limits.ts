// Budgets of the HTTP side. Only wrong codes count: five hundred people behind one address may join at once.
import { LIMITS } from '../../shared/wire/limits.ts'

export type HttpBudgets = {
  /** To be asked before a code is looked up. Waits when this address has been wrong too often.
   *  @returns false when so many wait already that nothing more is looked up: 429 without an answer. */
  mayLook(address: string): Promise<boolean>
  /** The code was right: what it took is given back. */
  wasRight(address: string): void
  /** @returns whether this address may still be told that a code is wrong; else it gets 429. */
  wasWrong(address: string): boolean
  newRoom(address: string): boolean
}

/** @param nowMs time that only goes forward
 *  @param sleep resolves after so many milliseconds */
export function makeHttpBudgets(nowMs: () => number, sleep: (ms: number) => Promise<void>): HttpBudgets {
  const wrong = makeWindow(60_000, nowMs)
  const rooms = makeWindow(3_600_000, nowMs)
  const paces = new Map<string, ReturnType<typeof makePace>>()
  const paceOfAll = makePace(LIMITS.pacedCodesPerMinuteAll, LIMITS.pacedCodesBurst, nowMs)
  let waitingInAll = 0
  const waiting = new Map<string, number>()

  /** Who has been wrong too often; and, while all together have, everybody who has been wrong at all. */
  function isSuspect(key: string): boolean {
    const own = wrong.count(key)
    return own >= LIMITS.wrongCodesPerMinute || (own > 0 && wrong.all() >= LIMITS.wrongCodesPerMinuteAll)
  }

  function paceOf(key: string) {
    let pace = paces.get(key)
    if (!pace) {
      if (paces.size >= LIMITS.addressesRemembered) paces.clear()
      pace = makePace(LIMITS.pacedCodesPerMinute, LIMITS.pacedCodesBurst, nowMs)
      paces.set(key, pace)
    }
    return pace
  }

  return {
    async mayLook(address) {
      const key = network(address)
      if (!isSuspect(key)) return true
      const own = waiting.get(key) ?? 0
      if (own >= LIMITS.pacedCodesWaiting || waitingInAll >= 10 * LIMITS.pacedCodesWaiting) return false
      waiting.set(key, own + 1)
      waitingInAll++
      try {
        for (let waitedMs = 0; waitedMs <= LIMITS.pacedCodesWaitMs; waitedMs += 250) {
          // Both or none: a token of one must not be lost while the other has none.
          if (paceOf(key).has() && paceOfAll.has()) {
            paceOf(key).take()
            paceOfAll.take()
            return true
          }
          await sleep(250)
        }
        return false
      } finally {
        const left = (waiting.get(key) ?? 1) - 1
        if (left > 0) waiting.set(key, left)
        else waiting.delete(key)
        waitingInAll--
      }
    },
    wasRight(address) {
      const key = network(address)
      if (!isSuspect(key)) return
      paceOf(key).giveBack()
      paceOfAll.giveBack()
    },
    wasWrong(address) {
      const key = network(address)
      const mayHear = !isSuspect(key) && wrong.all() < LIMITS.wrongCodesPerMinuteAll
      wrong.add(key)
      return mayHear
    },
    newRoom(address) {
      const key = network(address)
      if (rooms.count(key) >= LIMITS.roomsPerHourPerAddress) return false
      rooms.add(key)
      return true
    },
  }
}

/** Whoever has one address of IPv6 has its whole network of 64 bits. */
export function network(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':')
}

/** How often a key occurred since the window before this one began, weighted: never more is forgotten than has passed. */
function makeWindow(lengthMs: number, nowMs: () => number) {
  let beganMs = nowMs()
  let now = new Map<string, number>()
  let before = new Map<string, number>()
  let sumNow = 0
  let sumBefore = 0

  function turn(): number {
    const passed = (nowMs() - beganMs) / lengthMs
    if (passed >= 1) {
      before = passed < 2 ? now : new Map()
      sumBefore = passed < 2 ? sumNow : 0
      now = new Map()
      sumNow = 0
      beganMs += Math.floor(passed) * lengthMs
    }
    return 1 - (nowMs() - beganMs) / lengthMs
  }

  return {
    add(key: string): void {
      turn()
      // An attacker with endless addresses must not fill the memory; the sum still counts them.
      if (now.size < LIMITS.addressesRemembered || now.has(key)) now.set(key, (now.get(key) ?? 0) + 1)
      sumNow++
    },
    count(key: string): number {
      const share = turn()
      return (now.get(key) ?? 0) + Math.floor((before.get(key) ?? 0) * share)
    },
    all(): number {
      const share = turn()
      return sumNow + Math.floor(sumBefore * share)
    },
  }
}

/** Tokens that come back evenly. */
function makePace(perMinute: number, burst: number, nowMs: () => number) {
  let tokens = burst
  let atMs = nowMs()
  function refill(): void {
    const now = nowMs()
    tokens = Math.min(burst, tokens + ((now - atMs) / 60_000) * perMinute)
    atMs = now
  }
  return {
    has(): boolean {
      refill()
      return tokens >= 1
    },
    take(): void {
      tokens -= 1
    },
    giveBack(): void {
      tokens = Math.min(burst, tokens + 1)
    },
  }
}
