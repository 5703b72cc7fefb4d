// What a round costs, before it hurts: people times (seconds each + handover), and what would fit. Rules ARI1 to ARI3.
import type { Step } from './session.ts'
import { policyOf } from './step-forms.ts'

/** From one voice to the next: a breath, a name, a microphone. */
export const HANDOVER_SECONDS = 8
/** Under this a voice is no voice any more. */
export const LEAST_SECONDS_EACH = 20
export const MOST_SECONDS_EACH = 120
const PAIRS_SWAP_SECONDS = 30
const WAVE_SECONDS = 90 + 60
const SHORTER_SECONDS = [90, 60, 45, 30, 20] as const
const CIRCLE_OF = 6

/** ARI1. @returns seconds for a round of so many people. */
export function roundSeconds(people: number, secondsEach: number): number {
  return people * (secondsEach + HANDOVER_SECONDS)
}

/** ARI1. @returns seconds the step is too short, 0 when it fits; null where nobody speaks in turn or no time is set. */
export function secondsOver(step: Step, people: number): number | null {
  if (!policyOf(step).round || step.secondsEach === 0) return null
  return Math.max(0, roundSeconds(people, step.secondsEach) - step.minutes * 60)
}

/** ARI3: the most seconds each with which so many fit, in steps of five; null when even the least does not. */
export function fittingSeconds(people: number, minutes: number): number | null {
  const most = Math.floor((minutes * 60) / Math.max(1, people)) - HANDOVER_SECONDS
  const rounded = Math.min(MOST_SECONDS_EACH, Math.floor(most / 5) * 5)
  return rounded < LEAST_SECONDS_EACH ? null : rounded
}

export type RoundInstead = {
  kind: 'shorter' | 'pairs' | 'wave' | 'split'
  /** How long it takes. */
  seconds: number
  secondsEach: number
  fits: boolean
}

/** ARI2: what the planner offers instead, always in this order: shorter, pairs, a written wave, circles of six. */
export function roundInstead(step: Step, people: number): RoundInstead[] {
  const available = step.minutes * 60
  const offers: RoundInstead[] = []
  const offer = (kind: RoundInstead['kind'], seconds: number, secondsEach: number) =>
    offers.push({ kind, seconds, secondsEach, fits: seconds <= available })
  const shorter = SHORTER_SECONDS.filter((each) => each < step.secondsEach)
  const each = shorter.find((one) => roundSeconds(people, one) <= available) ?? shorter.at(-1)
  if (each !== undefined) offer('shorter', roundSeconds(people, each), each)
  offer('pairs', 2 * Math.max(step.secondsEach, LEAST_SECONDS_EACH) + PAIRS_SWAP_SECONDS, step.secondsEach)
  offer('wave', WAVE_SECONDS, 0)
  if (people > CIRCLE_OF) {
    const largest = Math.ceil(people / Math.max(1, Math.round(people / CIRCLE_OF)))
    offer('split', roundSeconds(largest, step.secondsEach), step.secondsEach)
  }
  return offers
}

/** The step as it would be with one of these. Its minutes stay: what is spare may be given to air afterwards. */
export function withInstead(step: Step, instead: RoundInstead): Step {
  switch (instead.kind) {
    case 'shorter':
      return { ...step, secondsEach: instead.secondsEach }
    case 'pairs':
      return { ...step, form: 'pairs' }
    case 'wave':
      return { ...step, form: 'wave', secondsEach: 0 }
    case 'split':
      return { ...step, form: 'circles' }
  }
}
