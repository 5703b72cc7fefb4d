import type { Chance } from '../../server/rooms/ports.ts'
import { generator } from '../../shared/session/random.ts'

export type Seed = readonly [number, number, number, number]

/** Chance that can be begun again, so that two servers draw the same. */
export class SeededChance implements Chance {
  /** Numbers that were drawn since the beginning: whoever finds one written down can draw again what was drawn with it. */
  readonly numbers = new Set<number>()
  #next: () => number

  constructor(seed: Seed) {
    this.#next = generator(seed)
  }

  begin(seed: Seed): void {
    this.#next = generator(seed)
    this.numbers.clear()
  }

  id = (): string => this.#symbols('abcdefghijklmnopqrstuvwxyz0123456789', 26)
  code = (): string => this.#symbols('0123456789abcdefghjkmnpqrstvwxyz', 8)
  secret = (): string => this.#symbols('0123456789abcdef', 64)
  uint32 = (): number => {
    const number = Math.floor(this.#next() * 4_294_967_296)
    this.numbers.add(number)
    return number
  }

  #symbols(alphabet: string, count: number): string {
    let text = ''
    while (text.length < count) text += alphabet[Math.floor(this.#next() * alphabet.length)]
    return text
  }
}

/** What the generators of sessions draw with. */
export type Draw = ReturnType<typeof drawWith>

export function drawWith(seed: Seed) {
  const next = generator(seed)
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    between: (least: number, most: number): number => least + below(most - least + 1),
    /** True so often in a hundred. */
    chance: (percent: number): boolean => next() * 100 < percent,
    of<T>(items: readonly T[]): T {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to draw from')
      return item
    },
    shuffled<T>(items: readonly T[]): T[] {
      const left = [...items]
      const drawn: T[] = []
      while (left.length > 0) drawn.push(...left.splice(below(left.length), 1))
      return drawn
    },
  }
}

/** One seed a session, from the seed of the whole run. */
export function seedOf(seed: number, index: number): Seed {
  return [seed, index, seed ^ 0x9e3779b9, index * 7919 + 1]
}
