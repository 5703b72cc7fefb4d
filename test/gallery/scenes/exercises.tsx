// Exercises of the theme: the card of one's role, in the first and in the last part of a turn.
import type { JSX } from 'solid-js'
import { stepId } from '../../../shared/ids.ts'
import { type ExerciseName, exerciseSteps } from '../../../shared/session/exercises.ts'
import type { Plan } from '../../../shared/session/session.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { at, COMMUNITY, framed, groupsOf, onWall } from '../moments.tsx'

function planWithExercise(name: ExerciseName): Plan {
  const steps = COMMUNITY.steps.filter((step) => step.phase !== 'theme')
  const where = steps.findIndex((step) => step.phase === 'check-out')
  const own = exerciseSteps(name, (index) => stepId(`e${index + 1}`))
  return { ...COMMUNITY, steps: [...steps.slice(0, where), ...own, ...steps.slice(where)] }
}
const THREES = planWithExercise('threes')
const groups = groupsOf(['Lena', 'Kofi', 'Priya'], ['Ben', 'Tomasz'], ['Yuki', 'Amara', 'Ines'], ['Ida', 'Sol'])
const threes = (left: number): FakeOptions => ({ view: at(THREES, 'exThrees', left, { huddle: { size: 3, groups } }) })
const interviews: FakeOptions = {
  view: at(planWithExercise('successInterviews'), 'exSuccess', 8, {
    huddle: { size: 2, groups: groupsOf(['Kofi', 'Lena'], ['Ben', 'Ida'], ['Yuki', 'Sol']) },
  }),
}

export const scenes: Record<string, () => JSX.Element> = {
  'exercise-mentor': framed(threes(19)),
  'exercise-feedback': framed(threes(15)),
  'exercise-speaker': framed(threes(12)),
  'exercise-interviews': framed(interviews),
  'desk-exercise': framed({ ...threes(12), role: 'facilitator' }),
  'wall-exercise': onWall(threes(12)),
}
