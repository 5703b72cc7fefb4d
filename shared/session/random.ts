// Orders drawn by lot from the bits in a stamp: the same stamp gives the same order, so tests can replay a meeting.

/** Small fast generator (sfc32). Not for secrets: cards are shuffled by the shell with a cryptographic source (ANON4). */
export function generator(seed: readonly [number, number, number, number]): () => number {
  let [a, b, c, counter] = seed
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (c >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** A new array in an order drawn from `next` (numbers in [0, 1)). */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1))
  return drawn
}
