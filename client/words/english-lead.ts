// English for who leads: loaded with the bar and the desk, so that everybody else does not wait for it.
import { desk } from './en/desk.ts'
import { exerciseSteps, exercises } from './en/exercises.ts'
import { garden } from './en/garden.ts'
import { loop } from './en/loop.ts'
import { prepare } from './en/prepare.ts'
import { privacy } from './en/privacy.ts'
import { script } from './en/script.ts'

export const leadEnglish = { desk, exercises, garden, loop, plan: exerciseSteps, prepare, privacy, script }
