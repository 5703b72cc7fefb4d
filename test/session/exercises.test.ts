import { describe, expect, test } from 'vitest'
import { withNewExercise } from '../../client/features/cockpit/plan-draft.ts'
import { leadEnglish } from '../../client/words/english-lead.ts'
import { leadGerman } from '../../client/words/german-lead.ts'
import { stepId } from '../../shared/ids.ts'
import {
  EXERCISE_NAMES,
  EXERCISES,
  exerciseMinutes,
  exerciseSteps,
  isFeedback,
  roleInExercise,
  suitsPeople,
} from '../../shared/session/exercises.ts'
import { planProblem } from '../../shared/session/plan.ts'
import { planNamed } from '../../shared/session/plans.ts'

const MINUTES = {
  threes: 26,
  threesShort: 12,
  aloneAll: 12,
  whatNext: 14,
  biteAndTry: 18,
  dilemma: 12,
  adviceToQuestions: 12,
  swapShelf: 14,
  ruin: 12,
  successInterviews: 20,
  rings: 16,
  writeTogether: 16,
} as const

describe('exercises', () => {
  test.each(EXERCISE_NAMES)(
    '[EXE1] %s has the minutes of its table, words in both languages, and fits into a plan',
    (name) => {
      expect(exerciseMinutes(name)).toBe(MINUTES[name])
      const steps = exerciseSteps(name, (index) => stepId(`x${index}`))
      for (const { title, prompt } of steps) {
        for (const saying of [title, prompt]) {
          const key = saying.kind === 'ours' ? saying.key : ''
          expect(Object.keys(leadEnglish.plan)).toContain(key)
          expect(Object.keys(leadGerman.plan)).toContain(key)
        }
      }
      const plan = { ...planNamed('community_120'), totalMinutes: 200 }
      const more = withNewExercise(plan, name, 0, 'n123456789012')
      expect(planProblem(more)).toBeNull()
      expect(more.steps).toHaveLength(plan.steps.length + EXERCISES[name].parts.length)
      const added = more.steps.filter((step) => !plan.steps.some((one) => one.id === step.id))
      expect(added.every((step) => step.phase === 'theme')).toBe(true)
      // Twice is fine too.
      expect(planProblem(withNewExercise(more, name, 0, 'n999456789012'))).toBeNull()
    },
  )

  test('[EXE1] says for how many it is', () => {
    expect(suitsPeople('threes', 2)).toBe(false)
    expect(suitsPeople('threes', 3)).toBe(true)
    expect(suitsPeople('writeTogether', 13)).toBe(false)
  })

  test('[EXE2] in threes everybody has each part once; a fourth one watches too, two have no observer', () => {
    const [, step] = exerciseSteps('threes', (index) => stepId(`x${index}`))
    if (!step) throw new Error('no step')
    const rolesOf = (place: number, size: number) =>
      Array.from({ length: size }, (_, voice) => roleInExercise(step, place, voice, size))
    expect(rolesOf(0, 3).sort()).toEqual(['mentor', 'observer', 'speaker'])
    expect(rolesOf(1, 3).sort()).toEqual(['mentor', 'observer', 'speaker'])
    expect(rolesOf(2, 4).filter((role) => role === 'observer')).toHaveLength(2)
    expect(rolesOf(0, 2)).toEqual(['speaker', 'mentor'])
    expect(roleInExercise(step, -1, 0, 3)).toBeNull()
    const [pairs] = exerciseSteps('successInterviews', (index) => stepId(`x${index}`))
    expect(pairs && roleInExercise(pairs, 1, 0, 2)).toBe('asks')
    expect(roleInExercise({ form: 'threes', title: { kind: 'own', text: 'exThrees' } }, 0, 0, 3)).toBeNull()
  })

  test('[EXE3] the last two of seven minutes are feedback', () => {
    const [, step] = exerciseSteps('threes', (index) => stepId(`x${index}`))
    if (!step) throw new Error('no step')
    expect(isFeedback(step, 420_000, 121_000)).toBe(false)
    expect(isFeedback(step, 420_000, 120_000)).toBe(true)
  })
})
