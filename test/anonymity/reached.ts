// What sessions went through: a comparison of meetings in which nothing happens would hold as well.

const NAMES = [
  'batches',
  'lateBatches',
  'refusedReleases',
  'cards',
  'rewrites',
  'takenBack',
  'improved',
  'moved',
  'grouped',
  'withdrawn',
  'moderated',
  'asked',
  'answered',
  'signedLate',
  'votesShown',
  'reconnects',
  'lateJoiners',
  'takeovers',
  'screens',
  'slips',
  'cleanings',
  'takeaways',
  'refusals',
  'boardWritesRefused',
  'exports',
] as const

/** How often each of these happened. */
export type Reached = Record<(typeof NAMES)[number], number>

export const nothingReached = (): Reached => Object.fromEntries(NAMES.map((name) => [name, 0])) as Reached

export function addReached(to: Reached, from: Reached): void {
  for (const name of NAMES) to[name] += from[name]
}
