import { epochMs } from '../../../shared/ids.ts'
import type { Clock } from '../../rooms/ports.ts'

// setTimeout takes 31 bits and fires at once when it is given more.
const TIMEOUT_MAX_MS = 2_147_483_647

export const systemClock: Clock = {
  nowMs: () => epochMs(Date.now()),
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
