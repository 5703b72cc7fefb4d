// A detail slipped: everything people wrote is covered until it is dealt with. Rules SLP.

import type { CardId, SeatId } from '../ids.ts'
import { epochMs } from '../ids.ts'
import { hasOddCharacters } from '../odd-characters.ts'
import { graceMs, purgeAgain } from './close.ts'
import type { Command, Stamped, SystemCommand } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { pause, resume as runClock } from './pausing.ts'
import type { RejectionCode, Session } from './session.ts'
import { type Cleaning, cleanSession, MARK_MAX_CHARS, MARKS_MAX } from './slip-words.ts'
import { forget } from './tickets.ts'

/** Who leads decides; after this long anybody may, because nobody may be left with a covered room (SLP7). */
export const SLIP_FREE_MS = 3 * 60_000

/** SLP2: what goes on meanwhile. A closed list of what may: a command that is added later is held until somebody thinks about it. */
const GOES_ON: ReadonlySet<string> = new Set<Command['kind'] | 'return.link' | 'slip.clean'>([
  'seat.leave',
  'seat.place',
  'hand.set',
  'round.pass',
  'round.finish',
  'round.skip',
  'lead.take',
  'case.stop',
  'case.aside',
  'lead.askBack',
  'lead.give',
  'deputy.set',
  'seat.remove',
  'room.lock',
  'room.codeAsks',
  'link.renew',
  'agenda.lock',
  'screen.allow',
  'screen.drop',
  'screens.blank',
  'return.answer',
  'return.link',
  'session.close',
  'session.keepOpen',
  'slip.raise',
  'slip.resume',
  'slip.clean',
])

/** SLP2: the one place that says what is held. True for commands of people that have to wait. */
export function heldBySlip(session: Session, kind: string): boolean {
  return session.slip !== null && !GOES_ON.has(kind)
}

/** SLP1: by nobody. A doubled tap, and taps of several people at once, cover the room once. */
export function raise(session: Session, turn: number, stamped: Stamped): Outcome {
  if (session.progress.state === 'closed') return refuse('wrong-state')
  if (session.slip !== null || turn !== session.slipTurn) return accept(session)
  const { progress } = session
  const clockRan = progress.state === 'live' && progress.position.timer.state === 'running'
  const paused = clockRan ? pause(session, stamped) : accept(session)
  if (!paused.ok) return paused
  return accept(paused.session, {
    slip: { freeAtMs: epochMs(stamped.stamp.atMs + SLIP_FREE_MS), removed: 0, clockRan },
    slipTurn: session.slipTurn + 1,
  })
}

/** SLP7: who leads goes on; after three minutes anybody may. SLP9: a close that was under way gets its time again. */
export function resume(session: Session, by: SeatId, turn: number, stamped: Stamped): Outcome {
  const { slip } = session
  const { atMs } = stamped.stamp
  if (slip === null || turn !== session.slipTurn) return accept(session)
  if (by !== session.facilitator && atMs < slip.freeAtMs) return refuse('not-facilitator')
  const running = slip.clockRan && session.progress.state === 'live' ? runClock(session, stamped) : accept(session)
  if (!running.ok) return running
  const { progress } = running.session
  return accept(running.session, {
    slip: null,
    ...(progress.state === 'closing'
      ? { progress: { ...progress, closesAtMs: epochMs(Math.max(progress.closesAtMs, atMs + graceMs(session))) } }
      : {}),
  })
}

/** SLP6: the documents go on as a new generation, written in the same commit; the session's own texts are cleaned here. */
export function cleaned(session: Session, command: Extract<SystemCommand, { kind: 'slip.cleaned' }>): Outcome {
  const { slip, generations } = session
  if (slip === null || command.turn !== session.slipTurn) return refuse('slip-over')
  const forgotten = forget(session, command.gone)
  if (!forgotten.ok) return forgotten
  return accept(forgotten.session, {
    ...cleanSession(session, command.cleaning),
    slip: { ...slip, removed: slip.removed + command.removed },
    removedDetails: session.removedDetails + command.removed,
    generations: { agenda: generations.agenda + 1, theme: generations.theme + 1, board: generations.board + 1 },
    purge: purgeAgain(session),
  })
}

export type CleaningRight =
  | { ok: true }
  /** The key of the one card that is concerned has to be shown first. */
  | { ok: true; needsKeyOf: CardId }
  | { ok: false; code: RejectionCode }

/** SLP5: who leads marks anything; somebody else one card, with its key. The seat is used for its right and kept nowhere. */
export function mayClean(
  session: Session,
  asked: { by: SeatId; epoch: number; turn: number; cleaning: Cleaning; hasKey: boolean },
): CleaningRight {
  const { marks, takeOff } = asked.cleaning
  if (session.seats[asked.by]?.state !== 'in') return { ok: false, code: 'not-seated' }
  if (session.slip === null || asked.turn !== session.slipTurn) return { ok: false, code: 'slip-over' }
  const isTooMuch = marks.length + takeOff.length > MARKS_MAX || marks.length + takeOff.length === 0
  if (isTooMuch) return { ok: false, code: 'bad-message' }
  for (const { find, replace } of marks) {
    if (find.trim() === '') return { ok: false, code: 'text-empty' }
    if ([...find].length > MARK_MAX_CHARS || [...replace].length > MARK_MAX_CHARS) {
      return { ok: false, code: 'text-too-long' }
    }
    // What is marked may hold such characters, what takes its place may not.
    if (hasOddCharacters(replace)) return { ok: false, code: 'text-characters' }
  }
  if (asked.hasKey) {
    const cards = new Set([...marks.map((mark) => mark.card), ...takeOff])
    const [card] = cards
    return cards.size === 1 && card ? { ok: true, needsKeyOf: card } : { ok: false, code: 'bad-key' }
  }
  if (session.facilitator !== asked.by) return { ok: false, code: 'not-facilitator' }
  return asked.epoch === session.roleEpoch ? { ok: true } : { ok: false, code: 'stale-role' }
}
