// Words of exercises come with those of who leads; a plan that has one needs them on every page.
import { createEffect } from 'solid-js'
import { isExercise } from '../../../shared/session/exercise-step.ts'
import type { RoomApi } from '../../state/room-api.ts'
import { loadLeadWords } from '../../words/words.tsx'

/** Must be called under an owner. */
export function needExerciseWords(room: RoomApi): void {
  createEffect(() => {
    if (room.view.plan.steps.some(isExercise)) void loadLeadWords()
  })
}
