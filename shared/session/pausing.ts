// The clock stands and goes on. Rule CLK4.
import type { EpochMs } from '../ids.ts'
import { epochMs } from '../ids.ts'
import { remainingMs, runningTimer } from './clock.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Position, Session, Timer } from './session.ts'

type Live = Extract<Session['progress'], { state: 'live' }>

/** CLK4: the timer stands; the promised end does not move, so a pause is paid from air. */
export function pause(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { timer } = progress.position
  if (timer.state === 'paused') return accept(session)
  const { atMs } = stamped.stamp
  const paused: Timer = { state: 'paused', leftMs: remainingMs(timer, atMs), pausedAtMs: atMs }
  return accept(session, { progress: withTimer(progress, paused), round: shiftVoice(session, timer, null) })
}

export function resume(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const { timer } = progress.position
  if (timer.state === 'running') return accept(session)
  const { atMs } = stamped.stamp
  return accept(session, {
    progress: withTimer(progress, runningTimer(timer.leftMs, atMs)),
    round: shiftVoice(session, timer, atMs),
  })
}

function withTimer(progress: Live, timer: Timer): Live {
  const position: Position = { ...progress.position, timer }
  return { ...progress, position }
}

/** The speaker's seconds stand while the meeting is paused. */
function shiftVoice(session: Session, timer: Timer, resumedAtMs: EpochMs | null): Session['round'] {
  const { round } = session
  if (!round || round.voiceEndsAtMs === null || resumedAtMs === null || timer.state !== 'paused') return round
  return { ...round, voiceEndsAtMs: epochMs(round.voiceEndsAtMs + (resumedAtMs - timer.pausedAtMs)) }
}
