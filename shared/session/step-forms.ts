// What a step lets people do: its form, and in a consultation its part. `who-may.ts` enforces it for the server, the
// client greys out buttons with it.
import type { LineKind } from './consult.ts'
import { isStage, type PartName } from './protocols.ts'
import type { Lane, Step, StepForm } from './session.ts'
import { BOARD_LANES } from './session.ts'

/** Whose words a moment is for. */
export type Voice =
  | 'nobody'
  | 'one'
  | 'everybody'
  | 'facilitator'
  | 'giver'
  | 'advisers'
  | 'giver-and-advisers'
  | 'others-than-giver'
  /** On a stage: who is neither the giver nor of the inner group. */
  | 'outer'
  | 'own-group'

export type Policy = {
  /** Who is asked to speak (STEP1). All others listen. */
  speaks: Voice
  /** The case giver only listens: their screen is a notebook, and everybody sees that they listen (CON5). */
  giverListens: boolean
  /** Off while somebody tells a story or the group is quiet (RCT1). */
  reactions: boolean
  /** Lanes the box takes; empty when nothing is written. */
  writes: readonly Lane[]
  /** Words for the case giver, and whose (CON6); the scribe's sheet comes with every part that has a giver. */
  lines: { kind: LineKind; by: Voice } | null
  /** Dots may be placed. */
  votes: boolean
  /** "I'm done" means something. */
  done: boolean
  /** People speak one after the other. */
  round: boolean
  /** A choice that is shown as sums (PLL1). */
  poll: 'options' | 'pulse' | null
  /** People sit together in groups of about this size, with a swap; 0: all together. */
  huddle: 0 | 2 | 3 | 6
  /** A story is told: who comes now waits until it is over (CON8). */
  doorShut: boolean
}

const QUIET: Policy = {
  speaks: 'nobody',
  giverListens: false,
  reactions: false,
  writes: [],
  lines: null,
  votes: false,
  done: false,
  round: false,
  poll: null,
  huddle: 0,
  doorShut: false,
}
const OPEN: Policy = { ...QUIET, speaks: 'everybody', reactions: true }

const POLICIES: Record<StepForm, Policy> = {
  talk: OPEN,
  round: { ...OPEN, speaks: 'one', round: true },
  // The cards are opened together, then everybody reads their own.
  headlines: { ...OPEN, speaks: 'one', round: true, writes: BOARD_LANES },
  pairs: { ...OPEN, speaks: 'own-group', huddle: 2 },
  threes: { ...OPEN, speaks: 'own-group', huddle: 3 },
  circles: { ...OPEN, speaks: 'own-group', huddle: 6 },
  wave: { ...QUIET, writes: ['wave'], done: true },
  poll: { ...QUIET, poll: 'options' },
  pulse: { ...QUIET, poll: 'pulse' },
  write: { ...QUIET, writes: BOARD_LANES, done: true },
  // Late cards wait here for the next joint release (ANON4).
  read: { ...OPEN, writes: BOARD_LANES, done: true },
  choose: { ...QUIET, votes: true, done: true },
  case: QUIET,
  harvest: { ...OPEN, writes: ['takeaway'], done: true },
  break: OPEN,
  notes: OPEN,
  reflect: { ...QUIET, done: true },
  leave: OPEN,
}

const TELLS: Partial<Policy> = { speaks: 'giver', doorShut: true }
const LISTENS: Partial<Policy> = {
  speaks: 'advisers',
  giverListens: true,
  doorShut: true,
  lines: { kind: 'idea', by: 'advisers' },
}
const ASKS: Partial<Policy> = { speaks: 'giver-and-advisers', reactions: true }
const ANSWERS: Partial<Policy> = { speaks: 'giver', reactions: true }
const TURN: Partial<Policy> = { speaks: 'own-group', huddle: 3 }

const PARTS: Record<PartName, Partial<Policy>> = {
  ready: { speaks: 'facilitator' },
  story: TELLS,
  telling: TELLS,
  question: TELLS,
  facts: ASKS,
  clarify: ASKS,
  innerQuestions: ASKS,
  openQuestions: { speaks: 'giver-and-advisers' },
  resonance: { speaks: 'advisers', giverListens: true },
  views: LISTENS,
  thinking: LISTENS,
  imagine: { speaks: 'advisers', giverListens: true, doorShut: true },
  innerThinking: LISTENS,
  ideas: LISTENS,
  pairs: { ...LISTENS, speaks: 'own-group', huddle: 2 },
  others: { giverListens: true, lines: { kind: 'offer', by: 'others-than-giver' } },
  offers: { giverListens: true, lines: { kind: 'offer', by: 'others-than-giver' } },
  react: ANSWERS,
  back: ANSWERS,
  respond: ANSWERS,
  summary: ANSWERS,
  choice: ANSWERS,
  takeaway: ANSWERS,
  firstStep: ANSWERS,
  learning: { speaks: 'others-than-giver' },
  keep: { speaks: 'nobody' },
  resources: { speaks: 'advisers', reactions: true, lines: { kind: 'idea', by: 'advisers' } },
  process: { ...OPEN },
  since: ANSWERS,
  frame: { speaks: 'facilitator' },
  turn1: TURN,
  turn2: TURN,
  turn3: TURN,
  change: { speaks: 'nobody', huddle: 3 },
  tell: { ...OPEN },
  thanks: { ...OPEN },
}

/** On a stage those around the inner group write: one question each, while the story is told and the inner group asks (GRD6). */
const STAGE_PARTS: Partial<Record<PartName, Partial<Policy>>> = {
  story: { ...TELLS, lines: { kind: 'question', by: 'outer' } },
  innerQuestions: { ...ASKS, lines: { kind: 'question', by: 'outer' } },
}

export const STEP_FORMS = Object.keys(POLICIES) as StepForm[]

/** Made once for each form and part, so that what is shown of a step stays the same object (SYNC2). */
const made = new Map<string, Policy>()

export function policyOf(step: Pick<Step, 'form' | 'consult'>): Policy {
  const { consult } = step
  const onStage = isStage(step) ? STAGE_PARTS : {}
  const key = `${step.form} ${consult?.part ?? ''} ${isStage(step)}`
  const known = made.get(key)
  if (known) return known
  const policy = consult
    ? { ...POLICIES[step.form], ...PARTS[consult.part], ...onStage[consult.part] }
    : POLICIES[step.form]
  made.set(key, policy)
  return policy
}

export function policyOfStep(step: Step | undefined): Policy {
  return step ? policyOf(step) : { ...QUIET, reactions: true }
}
