// How much of everything: the short form runs with the other tests, the full one by `npm run test:attacks`.

export const isFull = process.env.ATTACKS === 'full'

/** Another seed, another course; a failing one is printed with the failure. */
export const SEED = Number(process.env.ATTACK_SEED ?? 20_261_122)

export function count(full: number, short: number): number {
  return isFull ? full : short
}

export type Dice = ReturnType<typeof dice>

/** Repeatable chance (mulberry32). */
export function dice(seed = SEED) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    /** 0 to `below` - 1. */
    upTo: (below: number): number => Math.floor(next() * below),
    one<T>(list: readonly T[]): T {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
  }
}

/** Tasks at most `width` at once. */
export async function inParallel<T>(width: number, list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const run = async () => {
    for (let index = next++; index < list.length; index = next++) await work(list[index] as T)
  }
  await Promise.all(Array.from({ length: width }, run))
}
