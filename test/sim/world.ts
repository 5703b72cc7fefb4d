// Time and chance of a simulated world. To be imported before anything else: it takes the place of the timers, the clock and the chance
// of this process, so that a seed decides everything that happens.
import { webcrypto } from 'node:crypto'
import { generator } from '../../shared/session/random.ts'

/** What people's clocks show when a world begins. */
export const BEGIN_MS = 1_800_000_000_000

type Due = { atMs: number; order: number; run: () => void; isCancelled: boolean }

const realImmediate = setImmediate
const realNow = performance.now.bind(performance)
/** Time of the real world, for measuring. */
export const realMs = (): number => realNow()

export class World {
  nowMs = 0
  readonly next: () => number
  /** Something that must never happen, in words. */
  readonly troubles: string[] = []
  steps = 0
  readonly #heap: Due[] = []
  #count = 0

  constructor(seed: number) {
    this.next = generator([seed, seed ^ 0x9e3779b9, 0x51ab, 0x77])
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }
  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }
  /** True so often in a hundred. */
  chance(percent: number): boolean {
    return this.next() * 100 < percent
  }
  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to draw from')
    return item
  }

  /** @returns cancel */
  after(delayMs: number, run: () => void): () => void {
    const due = this.#push(delayMs, run)
    return () => {
      due.isCancelled = true
    }
  }
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#push(delayMs, resolve))
  }

  /** Lets the world go on; after each event everything that follows from it at once is done. */
  async runUntil(endMs: number, isOver: () => boolean = () => false): Promise<void> {
    await drained()
    while (!isOver()) {
      const due = this.#heap[0]
      if (!due || due.atMs > endMs) break
      this.#pop()
      if (due.isCancelled) continue
      this.nowMs = due.atMs
      this.steps += 1
      due.run()
      await drained()
    }
    if (!isOver()) this.nowMs = Math.max(this.nowMs, endMs)
  }

  #push(delayMs: number, run: () => void): Due {
    this.#count += 1
    const due = { atMs: this.nowMs + Math.max(0, delayMs), order: this.#count, run, isCancelled: false }
    const heap = this.#heap
    let at = heap.push(due) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(due, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = due
    return due
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const isRight = right !== undefined && left !== undefined && isBefore(right, left)
      const least = isRight ? right : left
      if (!least || !isBefore(least, last)) break
      heap[at] = least
      at = isRight ? 2 * at + 2 : 2 * at + 1
    }
    heap[at] = last
  }
}

const isBefore = (one: Due, other: Due): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)

/** Resolves when no promise has anything left to do but to wait for the world. */
const drained = (): Promise<void> => new Promise((resolve) => realImmediate(resolve))

let present: World | null = null

/** From here on timers of this process belong to this world. */
export function enter(world: World): void {
  present = world
}

const world = (): World => {
  if (!present) throw new Error('no world to wait in')
  return present
}

class SimTimer {
  cancel: () => void = () => undefined
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  hasRef(): boolean {
    return true
  }
}

function once(run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): SimTimer {
  const timer = new SimTimer()
  timer.cancel = world().after(Math.max(1, delayMs), () => run(...args))
  return timer
}

function again(run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): SimTimer {
  const timer = new SimTimer()
  const tick = () => {
    timer.cancel = world().after(Math.max(1, delayMs), () => {
      tick()
      run(...args)
    })
  }
  tick()
  return timer
}

const cancel = (timer: unknown): void => {
  if (timer instanceof SimTimer) timer.cancel()
}

/** Once, in a process that does nothing else. */
export function takeOverTime(): void {
  Object.assign(globalThis, {
    setTimeout: once,
    setInterval: again,
    setImmediate: (run: () => void, ...args: unknown[]) => once(run, 0, ...args),
    clearTimeout: cancel,
    clearInterval: cancel,
    clearImmediate: cancel,
  })
  Date.now = () => Math.floor(BEGIN_MS + (present?.nowMs ?? 0))
  performance.now = () => present?.nowMs ?? 0
  Math.random = () => present?.next() ?? 0.5
  const draw = <T extends ArrayBufferView>(into: T): T => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = (present?.next() ?? 0.5) * 256
    return into
  }
  Object.defineProperty(webcrypto, 'getRandomValues', { value: draw })
}

takeOverTime()
