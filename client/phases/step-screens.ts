// The screens of the steps. Each is loaded when the group first comes to it, or a little after somebody came into the room.
import { lazy } from 'solid-js'
import { loadLeadWords } from '../words/words.tsx'

const load = {
  round: async () => ({ default: (await import('./check-in/RoundStep.tsx')).RoundStep }),
  together: async () => ({ default: (await import('./TogetherStep.tsx')).TogetherStep }),
  write: async () => ({ default: (await import('./peer-sharing/WriteStep.tsx')).WriteStep }),
  read: async () => ({ default: (await import('./peer-sharing/ReadStep.tsx')).ReadStep }),
  choose: async () => ({ default: (await import('./peer-sharing/ChooseStep.tsx')).ChooseStep }),
  case: async () => {
    const [step] = await Promise.all([import('./CaseStep.tsx'), loadLeadWords()])
    return { default: step.CaseStep }
  },
  notes: async () => ({ default: (await import('./theme/NotesStep.tsx')).NotesStep }),
  reflect: async () => ({ default: (await import('./check-out/ReflectStep.tsx')).ReflectStep }),
  leave: async () => ({ default: (await import('./check-out/LeaveStep.tsx')).LeaveStep }),
}

export const RoundStep = lazy(load.round)
export const TogetherStep = lazy(load.together)
export const WriteStep = lazy(load.write)
export const ReadStep = lazy(load.read)
export const ChooseStep = lazy(load.choose)
export const CaseStep = lazy(load.case)
export const NotesStep = lazy(load.notes)
export const ReflectStep = lazy(load.reflect)
export const LeaveStep = lazy(load.leave)

/** Long enough for the room itself to be there, documents included. */
const AFTER_MS = 8_000

/** Fetches all of them, one after the other. The group then moves on at once, also while this device has no network for a moment, or the
 *  server has a newer version whose files have other names. What does not come is asked for again when its step comes.
 *  @returns what calls it off */
export function fetchStepsLater(): () => void {
  let isOff = false
  const timer = setTimeout(async () => {
    for (const one of Object.values(load)) if (!isOff) await one().catch(() => undefined)
  }, AFTER_MS)
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
