// Rounds: everybody once, in an order drawn by lot, with pass.
import type { EpochMs, SeatId } from '../ids.ts'
import { epochMs } from '../ids.ts'
import { stepOf } from './clock.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { generator, shuffled } from './random.ts'
import type { Plan, Round, Seat, Session, Step } from './session.ts'
import { policyOf } from './step-forms.ts'
import { cleanLine, LINE_MAX_CHARS } from './text.ts'

/** RND1: everybody in the room now; remote and room alternate, remote people first. */
export function newRound(session: Session, step: Step, stamped: Stamped): Round {
  const draw = generator(stamped.stamp.seed)
  const seats = Object.values(session.seats).filter((seat) => seat.state === 'in' && canSpeak(seat, stamped))
  const remote = shuffled(
    seats.filter((seat) => seat.place === 'remote'),
    draw,
  )
  const room = shuffled(
    seats.filter((seat) => seat.place === 'room'),
    draw,
  )
  const order = alternate(remote, room).map((seat) => seat.id)
  const round: Round = { stepId: step.id, order, index: 0, passed: [], voiceEndsAtMs: null }
  return { ...round, voiceEndsAtMs: voiceEnd(round, step, stamped.stamp.atMs) }
}

/** RND7: a line of somebody who comes later stands in the round as their pass. Empty takes it back. */
export function sendLine(session: Session, seat: SeatId, raw: string): Outcome {
  const others = Object.fromEntries(Object.entries(session.roundLines).filter(([id]) => id !== seat))
  if (raw.trim() === '') return accept(session, { roundLines: others })
  const line = cleanLine(raw, LINE_MAX_CHARS)
  return line.ok ? accept(session, { roundLines: { ...others, [seat]: line.text } }) : refuse(line.code)
}

/** RND3: who comes late goes last. RND4: nobody is in a round twice. */
export function addToRound(session: Session, seat: SeatId, atMs: EpochMs): Round | null {
  const { round } = session
  if (!round || round.order.includes(seat)) return round
  const step = stepOf(session.plan, round.stepId)
  const next = { ...round, order: [...round.order, seat] }
  const wasOver = round.index >= round.order.length
  return wasOver && step ? { ...next, voiceEndsAtMs: voiceEnd(next, step, atMs) } : next
}

/** RND2, RND5: the speaker (or the facilitator for them) goes on; a pass leaves no other mark. */
export function finishTurn(session: Session, stamped: Stamped, passed: boolean): Outcome {
  const { round } = session
  const speaker = round?.order[round.index]
  if (!round || speaker === undefined) return refuse('wrong-step')
  if (!passed && stamped.by !== speaker && stamped.by !== session.facilitator) return refuse('not-your-turn')
  const who = passed ? stamped.by : speaker
  if (who === null || !round.order.includes(who)) return refuse('not-your-turn')
  return accept(session, { round: turnOver(session, round, who, passed, stamped.stamp.atMs) })
}

/** RND6: the facilitator moves somebody who has not spoken yet. */
export function moveInRound(session: Session, seat: SeatId, toIndex: number, atMs: EpochMs): Outcome {
  const { round } = session
  if (!round) return refuse('wrong-step')
  const from = round.order.indexOf(seat)
  if (from < round.index) return refuse('unknown-seat')
  const order = round.order.filter((other) => other !== seat)
  order.splice(Math.min(Math.max(toIndex, round.index), order.length), 0, seat)
  const step = stepOf(session.plan, round.stepId)
  const next = { ...round, order }
  const speakerChanged = order[round.index] !== round.order[round.index]
  return accept(session, {
    round: speakerChanged && step ? { ...next, voiceEndsAtMs: voiceEnd(next, step, atMs) } : next,
  })
}

/** Who leaves the room leaves the round; the turn goes on to the next. */
export function removeFromRound(session: Session, seat: SeatId, atMs: EpochMs): Round | null {
  const { round } = session
  const at = round?.order.indexOf(seat) ?? -1
  if (!round || at < 0) return round
  const next = {
    ...round,
    order: round.order.filter((other) => other !== seat),
    passed: round.passed.filter((other) => other !== seat),
    index: at < round.index ? round.index - 1 : round.index,
  }
  const step = stepOf(session.plan, round.stepId)
  return at === round.index && step ? { ...next, voiceEndsAtMs: voiceEnd(next, step, atMs) } : next
}

/** A plan without the round's step ends it. */
export function dropRoundOf(round: Round | null, plan: Plan): Round | null {
  const step = round ? stepOf(plan, round.stepId) : undefined
  return step && policyOf(step).round ? round : null
}

function turnOver(session: Session, round: Round, who: SeatId, passed: boolean, atMs: EpochMs): Round {
  const at = round.order.indexOf(who)
  if (at < round.index) return round
  const isSpeaker = at === round.index
  const marks = passed ? [...round.passed.filter((seat) => seat !== who), who] : round.passed
  if (isSpeaker) return goOn(session, { ...round, passed: marks }, atMs)
  // Passing ahead of one's turn: taken out of the line, set where it no longer comes up.
  const order = round.order.filter((seat) => seat !== who)
  order.splice(round.index, 0, who)
  return { ...round, order, passed: marks, index: round.index + 1 }
}

function goOn(session: Session, round: Round, atMs: EpochMs): Round {
  const step = stepOf(session.plan, round.stepId)
  const next = { ...round, index: round.index + 1 }
  return step ? { ...next, voiceEndsAtMs: voiceEnd(next, step, atMs) } : next
}

function voiceEnd(round: Round, step: Step, atMs: EpochMs): EpochMs | null {
  const somebodySpeaks = round.index < round.order.length
  return somebodySpeaks && step.secondsEach > 0 ? epochMs(atMs + step.secondsEach * 1000) : null
}

/** People without a device are in the room although they have no connection. */
function canSpeak(seat: Seat, stamped: Stamped): boolean {
  return seat.devices.length === 0 || stamped.stamp.here.includes(seat.id)
}

function alternate<T>(first: readonly T[], second: readonly T[]): T[] {
  const mixed: T[] = []
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    mixed.push(...first.slice(index, index + 1), ...second.slice(index, index + 1))
  }
  return mixed
}
