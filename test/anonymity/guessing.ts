// Guessing authors in many ways at once: follows the way that was right most often so far, and knows what luck alone would reach.
import { AUTHORS } from './witness.ts'

export type Guessed = {
  guesses: number
  right: number
  accuracy: number
  /** What nobody may be better than: a sixth and three standard deviations. */
  limit: number
  /** The ways it followed last, best first. */
  best: { way: string; accuracy: number }[]
}

type Score = { right: number; told: number }

export class Guesser {
  readonly #scores = new Map<string, Score>()
  #guesses = 0
  #right = 0

  get guesses(): number {
    return this.#guesses
  }

  /** Guesses some cards, then learns who it was.
   *  @param told by each way the author of each card; -1 where it has nothing to say. */
  round(told: ReadonlyMap<string, readonly number[]>, truth: readonly number[]): void {
    const ways = [...told.keys()].sort((one, two) => this.#scoreOf(two) - this.#scoreOf(one))
    for (const [card, author] of truth.entries()) {
      // The best way that has something to say.
      const guess = ways.map((way) => told.get(way)?.[card] ?? -1).find((one) => one >= 0) ?? 0
      this.#guesses += 1
      if (guess === author) this.#right += 1
    }
    for (const [way, guesses] of told) {
      const score = this.#scores.get(way) ?? { right: 0, told: 0 }
      for (const [card, author] of truth.entries()) {
        const guess = guesses[card] ?? -1
        if (guess >= 0) score.told += 1
        if (guess >= 0 && guess === author) score.right += 1
      }
      this.#scores.set(way, score)
    }
  }

  result(): Guessed {
    const chance = 1 / AUTHORS
    const best = [...this.#scores.keys()].map((way) => ({ way, accuracy: this.#scoreOf(way) }))
    return {
      guesses: this.#guesses,
      right: this.#right,
      accuracy: this.#right / this.#guesses,
      limit: chance + 3 * Math.sqrt((chance * (1 - chance)) / this.#guesses),
      best: best.sort((a, b) => b.accuracy - a.accuracy).slice(0, 3),
    }
  }

  /** As if every way had been tried on ten decks of chance before: two lucky guesses are no method. */
  #scoreOf(way: string): number {
    const { right, told } = this.#scores.get(way) ?? { right: 0, told: 0 }
    return (right + 10) / (told + 10 * AUTHORS)
  }
}
