// What the projector shows at each moment, decided in one place. It never has an author, a draft or a count of answers.
import type { EpochMs } from '../../shared/ids.ts'
import { remainingMs, stepOf } from '../../shared/session/clock.ts'
import type { RoomView } from '../../shared/session/room-view.ts'
import type { Step } from '../../shared/session/session.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'

/** How much room the words of the prompt need; sizes are in Projector.module.css. */
export type PromptSize = 'xl' | 'l' | 'm'

export function promptSize(text: string): PromptSize {
  if (text.length <= 88) return 'xl'
  return text.length <= 170 ? 'l' : 'm'
}

export function screenStep(view: RoomView): Step | undefined {
  const { progress } = view
  return progress.state === 'live' || progress.state === 'closing' ? stepOf(view.plan, progress.stepId) : undefined
}

/** The code rests while a case is told, so that nobody walks into a story, and when the group parts. */
export function showsJoin(view: RoomView): boolean {
  const step = screenStep(view)
  const isOpen = view.progress.state === 'lobby' || view.progress.state === 'live'
  return (
    isOpen && !view.isLocked && !policyOfStep(step).doorShut && step?.form !== 'case' && step?.phase !== 'check-out'
  )
}

export type RingTime = { leftMs: number; totalMs: number; isPaused: boolean; isVoice: boolean }

/** The clock of the voice while one speaks, else of the step. */
export function ringTime(view: RoomView, nowMs: EpochMs): RingTime | null {
  const { progress, round } = view
  const step = screenStep(view)
  if (progress.state !== 'live' || !step) return null
  const { timer } = progress
  const isPaused = timer.state === 'paused'
  if (policyOfStep(step).round && round && round.voiceEndsAtMs !== null && round.index < round.order.length) {
    const atMs = timer.state === 'paused' ? timer.pausedAtMs : nowMs
    return { leftMs: round.voiceEndsAtMs - atMs, totalMs: step.secondsEach * 1000, isPaused, isVoice: true }
  }
  const leftMs = remainingMs(timer, nowMs)
  return { leftMs, totalMs: Math.max(step.minutes * 60_000, leftMs), isPaused, isVoice: false }
}

export function hereCounts(view: RoomView): { all: number; room: number; remote: number } {
  const seats = Object.values(view.seats).filter((seat) => seat.state === 'in')
  const inRoom = seats.filter((seat) => seat.place === 'room').length
  return { all: seats.length, room: inRoom, remote: seats.length - inRoom }
}
