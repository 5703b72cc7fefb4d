// The moves of a consultation and how their minutes share a step: who may speak, one after the other.
export type MoveName =
  | 'story'
  | 'question'
  | 'facts'
  | 'resonance'
  | 'views'
  | 'reacts'
  | 'ideas'
  | 'think'
  | 'inner'
  | 'offers'
  | 'choice'
  | 'learning'
export type Move = { name: MoveName; minutes: number }

const move = (name: MoveName, minutes: number): Move => ({ name, minutes })
const FULL = [
  move('story', 6),
  move('question', 2),
  move('facts', 5),
  move('resonance', 3),
  move('views', 6),
  move('reacts', 2),
  move('ideas', 5),
  move('choice', 2),
  move('learning', 3),
]
const SHORT = [
  move('story', 5),
  move('question', 1),
  move('facts', 4),
  move('think', 7),
  move('choice', 2),
  move('learning', 3),
]
const QUICK = [move('story', 2), move('facts', 3), move('think', 8), move('choice', 2)]
const STAGE = [move('story', 5), move('facts', 5), move('inner', 9), move('offers', 6), move('choice', 3)]

const MOVES: Record<string, readonly Move[]> = { caseFull: FULL, caseShort: SHORT, caseQuick: QUICK, caseStage: STAGE }

/** Moves of a consultation stretched to the minutes the plan gives it; whole minutes, at least one each.
 *  @param key of the step's title. @returns none for a step that is not a whole consultation. */
export function movesOf(key: string, minutes: number): readonly Move[] {
  const moves = MOVES[key]
  if (!moves) return []
  const usual = moves.reduce((sum, one) => sum + one.minutes, 0)
  const fitted = moves.map((one) => ({ ...one, minutes: Math.max(1, Math.round((one.minutes * minutes) / usual)) }))
  // What rounding gained or lost belongs to the longest move.
  const longest = fitted.reduce((most, one) => (one.minutes > most.minutes ? one : most), fitted[0] ?? move('story', 1))
  longest.minutes = Math.max(1, longest.minutes + minutes - fitted.reduce((sum, one) => sum + one.minutes, 0))
  return fitted
}

/** Where the group is by the clock alone. @returns index into `moves`. */
export function moveAt(moves: readonly Move[], passedMs: number): number {
  let untilMs = 0
  for (const [index, one] of moves.entries()) {
    untilMs += one.minutes * 60_000
    if (passedMs < untilMs) return index
  }
  return Math.max(0, moves.length - 1)
}
