import { epochMs } from '../../../shared/ids.ts'
import type { Clock } from '../../rooms/ports.ts'

// setTimeout takes 31 bits and fires at once when it is given more.
const TIMEOUT_MAX_MS = 2_147_483_647
/** The machine slept, and the meeting with it: its clock is right again, ours stood still. A smaller step is somebody setting the clock. */
const SLEPT_MS = 2_000

/** Begins with the clock of the machine, runs evenly, and never goes back: setting that clock back while people meet changes no
 *  deadline. Forward it follows, because a sleep of the machine looks the same. Once it is `set`, it follows nobody but who sets it. */
export function makeSystemClock(
  wallMs: () => number = Date.now,
  evenMs: () => number = () => performance.now(),
): Required<Pick<Clock, 'nowMs' | 'set'>> & Pick<Clock, 'after'> {
  let offsetMs = wallMs() - evenMs()
  let lastMs = 0
  let isSet = false
  return {
    nowMs() {
      const ahead = wallMs() - evenMs() - offsetMs
      if (!isSet && ahead > SLEPT_MS) offsetMs += ahead
      lastMs = Math.max(lastMs, Math.floor(evenMs() + offsetMs))
      return epochMs(lastMs)
    },
    set(nowMs) {
      isSet = true
      offsetMs = nowMs - evenMs()
      // Put right, not corrected a little: as at the start, before anybody is there.
      if (nowMs < lastMs - SLEPT_MS) lastMs = 0
    },
    after(delayMs, run) {
      let leftMs = Math.max(0, delayMs)
      let timer: NodeJS.Timeout
      const arm = () => {
        const partMs = Math.min(leftMs, TIMEOUT_MAX_MS)
        leftMs -= partMs
        timer = setTimeout(leftMs > 0 ? arm : run, partMs)
      }
      arm()
      return () => clearTimeout(timer)
    },
  }
}

export const systemClock = makeSystemClock()
