// Check-out: what people take along, what they think of the hour, who they thank, when they meet again.
import type { SeatId } from '../ids.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Evaluation, NextMeeting, Resource, Session } from './session.ts'
import { type Cleaned, cleanLine, LINE_MAX_CHARS, TITLE_MAX_CHARS } from './text.ts'

/** Below this many answers no sum is shown or kept (EVA2). */
export const SUMS_FROM = 5
const THANKS_MAX = 400
const RESOURCES_MAX = 100
export const URL_MAX_CHARS = 500

/** EVA1: three taps, 1 to 5 each; may be changed until the close. */
export function evaluate(session: Session, seat: SeatId, evaluation: Evaluation): Outcome {
  const taps = [evaluation.worth, evaluation.heard, evaluation.safe]
  if (!taps.every((tap) => Number.isInteger(tap) && tap >= 1 && tap <= 5)) return refuse('bad-message')
  const { means: shown, since } = session.tapMeans
  return accept(session, {
    evaluations: { ...session.evaluations, [seat]: evaluation },
    tapMeans: { means: shown, since: since.includes(seat) ? since : [...since, seat] },
  })
}

/** EVA3: taken when the group goes on, of all there is; and again only when five or more tapped since, so that the difference of two of
 *  them tells of no fewer. */
export function tapMeansAt({ evaluations, tapMeans }: Session): Session['tapMeans'] {
  return tapMeans.since.length < SUMS_FROM ? tapMeans : { means: means(evaluations), since: [] }
}

/** EVA2: means rounded to halves, so that one more answer does not tell what it was. */
export function means(evaluations: Record<string, Evaluation>): Evaluation | null {
  const all = Object.values(evaluations)
  if (all.length < SUMS_FROM) return null
  const mean = (of: (one: Evaluation) => number) =>
    Math.round((all.reduce((sum, one) => sum + of(one), 0) / all.length) * 2) / 2
  return { worth: mean((one) => one.worth), heard: mean((one) => one.heard), safe: mean((one) => one.safe) }
}

/** OUT1: private unless shown by choice; an empty text takes it back. */
export function shareStep(session: Session, seat: SeatId, raw: string): Outcome {
  const others = session.sharedSteps.filter((step) => step.seat !== seat)
  if (raw.trim() === '') return accept(session, { sharedSteps: others })
  const line = cleanLine(raw, LINE_MAX_CHARS)
  return line.ok ? accept(session, { sharedSteps: [...others, { seat, text: line.text }] }) : refuse(line.code)
}

export function giveThanks(session: Session, from: SeatId, to: SeatId, raw: string, stamped: Stamped): Outcome {
  const line = cleanLine(raw, LINE_MAX_CHARS)
  const id = stamped.stamp.ids[0]
  if (!line.ok) return refuse(line.code)
  if (id === undefined || session.seats[to]?.state === undefined || to === from) return refuse('unknown-seat')
  if (session.thanks.length >= THANKS_MAX) return refuse('quota')
  return accept(session, { thanks: [...session.thanks, { id, from, to, text: line.text }] })
}

export function setNext(session: Session, next: NextMeeting): Outcome {
  const place = cleanOptional(next.place, LINE_MAX_CHARS)
  const facilitator = cleanOptional(next.facilitator, TITLE_MAX_CHARS)
  if (!place.ok) return refuse(place.code)
  if (!facilitator.ok) return refuse(facilitator.code)
  if (!/^[A-Za-z0-9_+\-/]{1,60}$/.test(next.zone)) return refuse('bad-message')
  if (!Number.isInteger(next.minutes) || next.minutes < 5 || next.minutes > 480) return refuse('bad-message')
  return accept(session, {
    next: {
      startsAtMs: next.startsAtMs,
      zone: next.zone,
      minutes: next.minutes,
      place: place.text,
      facilitator: facilitator.text,
    },
  })
}

/** THM1: title and an http(s) address, or a title alone (a book). */
export function addResource(session: Session, seat: SeatId, title: string, url: string, stamped: Stamped): Outcome {
  const line = cleanLine(title, LINE_MAX_CHARS)
  const id = stamped.stamp.ids[0]
  const address = url.trim()
  if (!line.ok) return refuse(line.code)
  if (!isWebAddress(address) && address !== '') return refuse('bad-message')
  if (id === undefined || session.resources.length >= RESOURCES_MAX) return refuse('quota')
  const by = session.seats[seat]?.name ?? ''
  const resource: Resource = { id, title: line.text, url: address, by }
  return accept(session, { resources: [...session.resources, resource] })
}

export function removeResource(session: Session, id: string): Outcome {
  return accept(session, { resources: session.resources.filter((resource) => resource.id !== id) })
}

/** Only http and https; no blanks, no quotes, nothing that a page could take for script. */
export function isWebAddress(raw: string): boolean {
  return raw.length <= URL_MAX_CHARS && /^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(raw)
}

function cleanOptional(raw: string, maxChars: number): Cleaned {
  return raw.trim() === '' ? { ok: true, text: '' } : cleanLine(raw, maxChars)
}
