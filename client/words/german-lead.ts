// German for who leads.
import { desk } from './de/desk.ts'
import { exerciseSteps, exercises } from './de/exercises.ts'
import { garden } from './de/garden.ts'
import { loop } from './de/loop.ts'
import { prepare } from './de/prepare.ts'
import { privacy } from './de/privacy.ts'
import { script } from './de/script.ts'
import type { leadEnglish } from './english-lead.ts'

export const leadGerman = {
  desk,
  exercises,
  garden,
  loop,
  plan: exerciseSteps,
  prepare,
  privacy,
  script,
} satisfies Record<keyof typeof leadEnglish, Record<string, string>>
