// Words written for the case giver: first written, then spoken. They belong to the giver. Rules CON6, CON9.
import type { SeatId } from '../ids.ts'
import { presentStep } from './clock.ts'
import type { CaseLine, LineKind } from './consult.ts'
import { isVoice } from './consult-roles.ts'
import { isGardened, isOfferHeld } from './garden.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session, Step } from './session.ts'
import { policyOfStep } from './step-forms.ts'

export const LINE_TEXT_MAX_CHARS = 280
export const LINES_PER_SEAT = 12

/** CON6: in the parts that ask for it, by those it asks; the scribe all the time. The same id again replaces the
 *  line of the same person, an empty text takes it back. */
export function putLine(
  session: Session,
  seat: SeatId,
  wish: { line: string; lineKind: LineKind; text: string },
): Outcome {
  const { consult, caseLines } = session
  const step = presentStep(session)
  if (!consult?.giver) return refuse('no-case')
  const known = caseLines[wish.line]
  if (known && known.by !== seat) return refuse('unknown-line')
  const text = wish.text.normalize('NFC').trim()
  if (text === '') return known ? accept(session, { caseLines: without(caseLines, [wish.line]) }) : accept(session)
  if (consult.isStopped || !mayWrite(session, step, seat, wish.lineKind))
    return refuse('wrong-step', { texts: [wish.text] })
  if ([...text].length > LINE_TEXT_MAX_CHARS) return refuse('text-too-long', { texts: [wish.text] })
  const own = Object.values(caseLines).filter((line) => line.by === seat && line.id !== wish.line)
  const most = wish.lineKind === 'question' ? own.filter((line) => line.kind === 'question').length : 0
  // GRD6: one question each.
  if (own.length >= LINES_PER_SEAT || most > 0) return refuse('quota', { texts: [wish.text] })
  const line: CaseLine = {
    id: wish.line,
    kind: wish.lineKind,
    by: seat,
    for: consult.giver,
    block: consult.block,
    text,
  }
  return accept(session, { caseLines: { ...caseLines, [wish.line]: line } })
}

/** What this seat may write for the giver now. */
export function lineKindFor(session: Session, seat: SeatId): LineKind | null {
  const step = presentStep(session)
  if (!session.consult?.giver || session.consult.isStopped) return null
  const kinds: LineKind[] = ['idea', 'offer', 'question', 'sheet']
  return kinds.find((kind) => mayWrite(session, step, seat, kind)) ?? null
}

function mayWrite(session: Session, step: Step | undefined, seat: SeatId, kind: LineKind): boolean {
  const { consult } = session
  if (!consult || step?.consult?.block !== consult.block) return false
  if (kind === 'sheet') return consult.scribe === seat
  // GRD6: without gardeners nobody would read it.
  if (kind === 'question' && !isGardened(session)) return false
  const { lines } = policyOfStep(step)
  return lines?.kind === kind && isVoice(session, step, seat, lines.by)
}

/** CON6, GRD8: while the giver listens they see nothing of what is written. Without authors, in an order that tells none. */
export function linesFor(session: Session, seat: SeatId): Pick<CaseLine, 'id' | 'kind' | 'text'>[] {
  const step = presentStep(session)
  const isHeld = (line: CaseLine) =>
    line.kind === 'question' ||
    isOfferHeld(session, line) ||
    (step?.consult?.block === line.block && policyOfStep(step).giverListens)
  return Object.values(session.caseLines)
    .filter((line) => line.for === seat && !isHeld(line))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, kind, text }) => ({ id, kind, text }))
}

/** What this seat wrote itself: to read it aloud, and to change it. */
export function linesBy(session: Session, seat: SeatId): Pick<CaseLine, 'id' | 'kind' | 'text'>[] {
  return Object.values(session.caseLines)
    .filter((line) => line.by === seat)
    .map(({ id, kind, text }) => ({ id, kind, text }))
}

/** CON9: the giver deletes what was written for them, now and not only at the close. */
export function forgetLines(session: Session, seat: SeatId): Outcome {
  const own = Object.values(session.caseLines).filter((line) => line.for === seat)
  return accept(session, {
    caseLines: without(
      session.caseLines,
      own.map((line) => line.id),
    ),
  })
}

function without(lines: Session['caseLines'], ids: readonly string[]): Session['caseLines'] {
  return Object.fromEntries(Object.entries(lines).filter(([id]) => !ids.includes(id)))
}
