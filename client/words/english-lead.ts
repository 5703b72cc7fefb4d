// English for who leads: loaded with the bar and the desk, so that everybody else does not wait for it.
import { desk } from './en/desk.ts'
import { garden } from './en/garden.ts'
import { loop } from './en/loop.ts'
import { script } from './en/script.ts'

export const leadEnglish = { desk, garden, loop, script }
