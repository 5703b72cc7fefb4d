// Connections of a simulated network: each keeps its order, as TCP does; between connections everything overtakes everything.
import type { World } from './world.ts'

export type Weather = {
  /** One way takes this long, and up to so much more. */
  delayMs: number
  jitterMs: number
  /** In a hundred messages so many wait for a moment first, and all behind them. */
  stallPercent: number
}

export type End = { heard(item: unknown): void; closed(code: number): void }

/** One connection between a person and a node. `up` goes to the node. */
export class Wire {
  readonly #world: World
  readonly #weather: Weather
  readonly #ends: { up: End; down: End }
  readonly #freeAtMs = { up: 0, down: 0 }
  #isOpen = { up: true, down: true }

  constructor(world: World, weather: Weather, ends: { up: End; down: End }) {
    this.#world = world
    this.#weather = weather
    this.#ends = ends
  }

  send(way: 'up' | 'down', item: unknown): void {
    this.#deliver(way, () => this.#ends[way].heard(item))
  }

  /** In order, behind everything that was said before. */
  end(way: 'up' | 'down', code: number): void {
    this.#deliver(way, () => this.#close(way, code))
  }

  /** What is on its way is lost. Each end learns of it at its own time: one behind a dead router much later. */
  break(after: { up: number; down: number }, code = 1006): void {
    for (const way of ['up', 'down'] as const) {
      this.#freeAtMs[way] = Number.POSITIVE_INFINITY
      this.#world.after(after[way], () => this.#close(way, code))
    }
  }

  #close(way: 'up' | 'down', code: number): void {
    if (!this.#isOpen[way]) return
    this.#isOpen[way] = false
    this.#ends[way].closed(code)
  }

  #deliver(way: 'up' | 'down', run: () => void): void {
    const { delayMs, jitterMs, stallPercent } = this.#weather
    const world = this.#world
    if (this.#freeAtMs[way] === Number.POSITIVE_INFINITY) return
    const stallMs = world.chance(stallPercent) ? world.between(100, 3_000) : 0
    const atMs = Math.max(this.#freeAtMs[way], world.nowMs + delayMs + world.next() * jitterMs + stallMs)
    this.#freeAtMs[way] = atMs
    world.after(atMs - world.nowMs, () => {
      if (this.#freeAtMs[way] !== Number.POSITIVE_INFINITY && this.#isOpen[way]) run()
    })
  }
}
