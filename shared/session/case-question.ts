// What the case giver asks the group: one line for those who are in the case, and for nobody else. Rule CON11.
import type { SeatId } from '../ids.ts'
import { hasOddCharacters } from '../odd-characters.ts'
import { presentStep } from './clock.ts'
import { roleOf } from './consult-roles.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { PartName } from './protocols.ts'
import type { Session, Step } from './session.ts'

export const QUESTION_MAX_CHARS = 140

/** The story comes first: the question is not yet asked while it is told. */
const BEFORE_THE_QUESTION: ReadonlySet<PartName> = new Set(['ready', 'frame', 'since', 'story', 'telling'])

/** Whether this step lets the case giver ask or change the question. */
export function takesQuestion(step: Step | undefined): boolean {
  return step?.consult !== undefined && !BEFORE_THE_QUESTION.has(step.consult.part)
}

/** CON11: empty takes it back. */
export function putQuestion(session: Session, seat: SeatId, wish: string): Outcome {
  const { consult } = session
  const step = presentStep(session)
  if (consult?.giver !== seat) return refuse('no-case', { texts: [wish] })
  const isHere = step?.consult?.block === consult.block && takesQuestion(step) && !consult.isStopped
  if (!isHere) return refuse('wrong-step', { texts: [wish] })
  const question = wish.normalize('NFC').trim()
  if ([...question].length > QUESTION_MAX_CHARS) return refuse('text-too-long', { texts: [wish] })
  if (hasOddCharacters(question)) return refuse('text-characters', { texts: [wish] })
  return accept(session, { consult: { ...consult, question } })
}

/** For who is in the case now: not for somebody who stepped out, came during the story, or watches a screen. While a detail
 *  slipped only who leads has it, to mark words (SLP4). */
export function questionFor(session: Session, seat: SeatId): string | null {
  const { consult, slip, facilitator } = session
  const role = roleOf(session, presentStep(session), seat)
  if (role === null || role === 'outside' || (slip !== null && seat !== facilitator)) return null
  return consult?.question || null
}
