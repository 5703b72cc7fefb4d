// What a step lets people do, by its form. The server enforces it, the client greys out buttons with it.
import type { Lane, Step, StepForm } from './session.ts'
import { BOARD_LANES } from './session.ts'

export type Policy = {
  /** Off while somebody tells a story or the group is quiet (RCT1). */
  reactions: boolean
  /** Lanes the box takes; empty when nothing is written. */
  writes: readonly Lane[]
  /** Dots may be placed. */
  votes: boolean
  /** "I'm done" means something. */
  done: boolean
  /** People speak one after the other. */
  round: boolean
}

const QUIET: Policy = { reactions: false, writes: [], votes: false, done: false, round: false }

const POLICIES: Record<StepForm, Policy> = {
  talk: { ...QUIET, reactions: true },
  round: { ...QUIET, reactions: true, round: true },
  write: { ...QUIET, writes: BOARD_LANES, done: true },
  // Late cards wait here for the next joint release (ANON4).
  read: { ...QUIET, reactions: true, writes: BOARD_LANES, done: true },
  choose: { ...QUIET, votes: true, done: true },
  case: QUIET,
  harvest: { ...QUIET, reactions: true, writes: ['takeaway'], done: true },
  break: { ...QUIET, reactions: true },
  notes: { ...QUIET, reactions: true },
  reflect: { ...QUIET, done: true },
  leave: { ...QUIET, reactions: true },
}

export const STEP_FORMS = Object.keys(POLICIES) as StepForm[]

export function policyOf(form: StepForm): Policy {
  return POLICIES[form]
}

export function policyOfStep(step: Step | undefined): Policy {
  return step ? POLICIES[step.form] : { ...QUIET, reactions: true }
}
