/** Readers share, one at a time excludes them: closing, opening again and rewriting need the database for themselves. */
export class Gate {
  #readers = 0
  #closed: Promise<void> | null = null
  #onIdle: (() => void) | null = null

  /** Runs with others. Waits while somebody is alone inside. */
  async shared<T>(use: () => Promise<T>): Promise<T> {
    while (this.#closed !== null) await this.#closed
    this.#readers += 1
    try {
      return await use()
    } finally {
      this.#readers -= 1
      if (this.#readers === 0) this.#onIdle?.()
    }
  }

  /** Runs alone, after those inside have left. */
  async alone<T>(use: () => Promise<T>): Promise<T> {
    while (this.#closed !== null) await this.#closed
    let open = () => {}
    this.#closed = new Promise((resolve) => {
      open = resolve
    })
    try {
      if (this.#readers > 0) {
        await new Promise<void>((resolve) => {
          this.#onIdle = resolve
        })
        this.#onIdle = null
      }
      return await use()
    } finally {
      this.#closed = null
      open()
    }
  }
}
