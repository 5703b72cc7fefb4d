// Apart from the exercises themselves, so that a room can ask without having them.
import type { Step } from './session.ts'

/** A step of an exercise, known by its words. */
export function isExercise(step: Pick<Step, 'title'>): boolean {
  return step.title.kind === 'ours' && step.title.key.startsWith('ex')
}
