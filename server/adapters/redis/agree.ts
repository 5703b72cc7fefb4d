// One clock for all nodes: that of Redis, whatever the machines of the nodes believe.
import * as v from 'valibot'
import { epochMs } from '../../../shared/ids.ts'
import type { Clock, Log } from '../../rooms/ports.ts'
import type { Connection } from './connection.ts'
import { decode } from './connection.ts'
import { CLOCK } from './scripts.ts'

const AGAIN_MS = 10_000
const PROBES = 5
/** More than this is no drift: somebody set the clock of Redis' machine, or another server took over. */
const DRIFT_MAX_MS = 1_000
/** So far the clock is moved at a time: nobody sees a timer jump. */
const STEP_MS = 20
const timeSchema = v.tuple([v.instance(Uint8Array), v.instance(Uint8Array)])

/** Sets the clock by that of Redis at once, and keeps it there in small steps until the returned function is called. A clock that cannot be
 *  set (of a test, of the demo) stays as it is.
 *  @throws StoreUnavailable when Redis does not answer now */
export async function agreeWithRedis(connection: Connection, clock: Clock, log: Log): Promise<() => void> {
  const { set } = clock
  if (!set) return () => undefined
  let isOver = false
  let stop: () => void = () => undefined
  let hasWarned = false

  async function look(): Promise<void> {
    try {
      const { aheadMs, errorMs } = await best(connection, clock)
      if (Math.abs(aheadMs) > DRIFT_MAX_MS) {
        if (!hasWarned) log.warn('clock of redis jumped', { delayMs: Math.round(aheadMs) })
        hasWarned = true
        // Forward it may have slept, together with this node. Back it only can have been set, and no deadline moves for that.
        if (aheadMs > 0) set?.(epochMs(clock.nowMs() + aheadMs))
      } else if (Math.abs(aheadMs) > errorMs) {
        set?.(epochMs(clock.nowMs() + Math.max(-STEP_MS, Math.min(STEP_MS, aheadMs))))
      }
    } catch {
      // Redis is away, which others say; the clock runs on.
    }
    if (!isOver) stop = clock.after(AGAIN_MS, () => void look())
  }

  const { aheadMs } = await best(connection, clock)
  set(epochMs(clock.nowMs() + aheadMs))
  stop = clock.after(AGAIN_MS, () => void look())
  return () => {
    isOver = true
    stop()
  }
}

/** Of some questions the one that was answered fastest. */
async function best(connection: Connection, clock: Clock): Promise<{ aheadMs: number; errorMs: number }> {
  let found = { aheadMs: 0, errorMs: Number.POSITIVE_INFINITY }
  for (let count = 0; count < PROBES; count += 1) {
    const beforeMs = performance.now()
    const [seconds, micros] = v.parse(timeSchema, await connection.run(CLOCK, ['copse:clock'], []))
    const tookMs = performance.now() - beforeMs
    const theirsMs = Number(decode(seconds)) * 1_000 + Number(decode(micros)) / 1_000
    const errorMs = tookMs / 2 + 1
    if (errorMs < found.errorMs) found = { aheadMs: theirsMs + tookMs / 2 - clock.nowMs(), errorMs }
  }
  return found
}
