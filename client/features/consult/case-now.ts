// What the case screens derive from the view: which step, who is who.
import type { SeatId } from '../../../shared/ids.ts'
import { stepOf } from '../../../shared/session/clock.ts'
import type { PartName } from '../../../shared/session/protocols.ts'
import type { Step } from '../../../shared/session/session.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import type { RoomApi } from '../../state/room-api.ts'

export function presentStep(room: RoomApi): Step | undefined {
  const { progress, plan } = room.view
  return 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
}

/** The case that belongs to the present step; null while nobody tells one. */
export function caseHere(room: RoomApi) {
  const { consult } = room.view
  const step = presentStep(room)
  return consult && step?.consult?.block === consult.block ? consult : null
}

export function nameOf(room: RoomApi, seat: SeatId | null | undefined): string {
  return seat ? (room.view.seats[seat]?.name ?? '') : ''
}

export function listensNow(room: RoomApi): boolean {
  return policyOfStep(presentStep(room)).giverListens
}

type Starter = 'facts' | 'resonance' | 'views' | 'ideas' | 'questions' | 'learning'
const STARTERS: Partial<Record<PartName, Starter>> = {
  facts: 'facts',
  clarify: 'facts',
  innerQuestions: 'facts',
  resonance: 'resonance',
  views: 'views',
  thinking: 'views',
  innerThinking: 'views',
  imagine: 'views',
  ideas: 'ideas',
  offers: 'ideas',
  others: 'ideas',
  resources: 'ideas',
  openQuestions: 'questions',
  learning: 'learning',
}

/** Beginnings of sentences, for the parts in which one kind of sentence is asked for. */
export function starterOf(part: PartName | undefined): Starter | null {
  return part === undefined ? null : (STARTERS[part] ?? null)
}
