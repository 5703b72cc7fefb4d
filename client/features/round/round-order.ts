// A round as anybody sees it: who speaks, who comes next, and what it means for me.
import type { SeatId } from '../../../shared/ids.ts'
import type { Timer } from '../../../shared/session/session.ts'
import type { RoundView } from '../../../shared/session/view-steps.ts'

export type Turn =
  | { state: 'speaking' }
  | { state: 'next' }
  | { state: 'waiting'; before: number }
  /** Had a turn or passed: from outside there is no difference (RND5). */
  | { state: 'over' }
  | { state: 'outside' }

export function turnOf(round: RoundView, seat: SeatId | null): Turn {
  const at = seat === null ? -1 : round.order.indexOf(seat)
  if (at < 0) return { state: 'outside' }
  if (at < round.index) return { state: 'over' }
  if (at === round.index) return { state: 'speaking' }
  return at === round.index + 1 ? { state: 'next' } : { state: 'waiting', before: at - round.index }
}

/** The next voices after the present one, at most `count`. */
export function nextVoices(round: RoundView, count: number): SeatId[] {
  return round.order.slice(round.index + 1, round.index + 1 + count)
}

/** What is left for the present voice, or null when voices have no seconds of their own.
 *  It stands while the meeting is paused (CLK4). */
export function voiceLeftMs(round: RoundView, timer: Timer | null, nowMs: number): number | null {
  if (round.voiceEndsAtMs === null) return null
  return round.voiceEndsAtMs - (timer?.state === 'paused' ? timer.pausedAtMs : nowMs)
}
