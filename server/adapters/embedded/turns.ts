/** One queue per name: what is given for one name runs in order, one after the other. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** @returns what `run` gives; a failure reaches only its own caller. */
  async take<T>(name: string, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name)
    const mine = before === undefined ? run() : before.then(run, run)
    this.#last.set(name, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name)
    }
  }
}
