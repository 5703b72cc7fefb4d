// Exercises for the theme as data: steps with their forms, minutes and words, ready to be put into a plan. One voice each by the clock
// where an exercise has roles. Rules EXE1 to EXE3.
import type { StepId } from '../ids.ts'
import type { Saying, Step, StepForm } from './session.ts'

export const EXERCISE_NAMES = [
  'threes',
  'threesShort',
  'aloneAll',
  'whatNext',
  'biteAndTry',
  'dilemma',
  'adviceToQuestions',
  'swapShelf',
  'ruin',
  'successInterviews',
  'rings',
  'writeTogether',
] as const
export type ExerciseName = (typeof EXERCISE_NAMES)[number]

/** Key of the words for its title (`key`) and prompt (`keyPrompt`), form, minutes. */
type Part = readonly [key: string, form: StepForm, minutes: number]
export type Exercise = { people: readonly [least: number, most: number]; parts: readonly Part[] }

export const EXERCISES: Record<ExerciseName, Exercise> = {
  threes: {
    people: [3, 300],
    parts: [
      ['exThreesBrief', 'talk', 2],
      ['exThrees', 'threes', 21],
      ['exThreesAfter', 'talk', 3],
    ],
  },
  threesShort: {
    people: [3, 300],
    parts: [
      ['exThreesBrief', 'talk', 1],
      ['exThrees', 'threes', 10],
      ['exThreesAfter', 'talk', 1],
    ],
  },
  aloneAll: {
    people: [8, 300],
    parts: [
      ['exAlone', 'notes', 1],
      ['exAlonePairs', 'pairs', 2],
      ['exAloneGroups', 'circles', 4],
      ['exAloneHarvest', 'harvest', 5],
    ],
  },
  whatNext: {
    people: [4, 40],
    parts: [
      ['exWhat', 'notes', 4],
      ['exMeaning', 'notes', 4],
      ['exNext', 'notes', 4],
      ['exNextHarvest', 'harvest', 2],
    ],
  },
  biteAndTry: {
    people: [4, 1200],
    parts: [
      ['exBite', 'talk', 6],
      ['exBiteNote', 'notes', 2],
      ['exBitePairs', 'pairs', 6],
      ['exBiteHarvest', 'harvest', 4],
    ],
  },
  dilemma: {
    people: [5, 1200],
    parts: [
      ['exDilemma', 'talk', 1],
      ['exDilemmaChoose', 'poll', 2],
      ['exDilemmaThrees', 'threes', 6],
      ['exDilemmaReasons', 'wave', 3],
    ],
  },
  adviceToQuestions: {
    people: [4, 40],
    parts: [
      ['exAdvice', 'wave', 3],
      ['exAdviceRewrite', 'notes', 6],
      ['exAdviceBest', 'harvest', 3],
    ],
  },
  swapShelf: {
    people: [6, 100],
    parts: [
      ['exSwap', 'wave', 2],
      ['exSwapPairs', 'pairs', 3],
      ['exSwapPairs', 'pairs', 3],
      ['exSwapPairs', 'pairs', 3],
      ['exSwapPick', 'harvest', 3],
    ],
  },
  ruin: {
    people: [4, 40],
    parts: [
      ['exRuin', 'wave', 4],
      ['exRuinOurs', 'notes', 4],
      ['exRuinStop', 'harvest', 4],
    ],
  },
  successInterviews: {
    people: [4, 100],
    parts: [
      ['exSuccess', 'pairs', 10],
      ['exSuccessRetell', 'circles', 6],
      ['exSuccessPatterns', 'harvest', 4],
    ],
  },
  rings: {
    people: [10, 100],
    parts: [
      ['exRings', 'talk', 10],
      ['exRingsOuter', 'talk', 4],
      ['exRingsClose', 'talk', 2],
    ],
  },
  writeTogether: {
    people: [4, 12],
    parts: [
      ['exWrite', 'wave', 3],
      ['exWriteEntry', 'notes', 10],
      ['exWriteCheck', 'notes', 3],
    ],
  },
}

export function exerciseMinutes(name: ExerciseName): number {
  return EXERCISES[name].parts.reduce((sum, [, , minutes]) => sum + minutes, 0)
}

/** EXE1: whether so many people can do it. */
export function suitsPeople(name: ExerciseName, people: number): boolean {
  const [least, most] = EXERCISES[name].people
  return people >= least && people <= most
}

/** The steps of an exercise, of the theme. @param idAt a fresh id for the part at this index. */
export function exerciseSteps(name: ExerciseName, idAt: (index: number) => StepId): Step[] {
  return EXERCISES[name].parts.map(([key, form, minutes], index) => ({
    id: idAt(index),
    phase: 'theme',
    form,
    title: ours(key),
    prompt: ours(`${key}Prompt`),
    minutes,
    secondsEach: 0,
    ...(form === 'poll' ? { options: ['', ''] } : {}),
  }))
}

export type ExerciseRole = 'speaker' | 'mentor' | 'observer' | 'asks' | 'answers'

/** EXE2: who is what in a group by the clock alone; all change when the voice does. null: this step has no roles.
 *  @param place of somebody in their group, from 0. @param voice whose part of the time it is. */
export function roleInExercise(
  step: Pick<Step, 'title' | 'form'>,
  place: number,
  voice: number,
  size: number,
): ExerciseRole | null {
  const key = step.title.kind === 'ours' ? step.title.key : ''
  if (place < 0 || size < 2) return null
  const after = (place - voice + size) % size
  if (key === 'exThrees') return after === 0 ? 'speaker' : after === 1 ? 'mentor' : 'observer'
  // Who is interviewed has the voice; the others ask.
  if (key === 'exSuccess') return after === 0 ? 'answers' : 'asks'
  return null
}

/** EXE3: the last part of each turn belongs to the observer: two minutes of seven. */
export function isFeedback(step: Pick<Step, 'title'>, turnMs: number, leftInTurnMs: number): boolean {
  return step.title.kind === 'ours' && step.title.key === 'exThrees' && leftInTurnMs <= (turnMs * 2) / 7
}

function ours(key: string): Saying {
  return { kind: 'ours', key }
}
