// The server's time as something screens can read.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { EpochMs } from '../../shared/ids.ts'

const BEAT_MS = 250

/** Moves every 250 ms, on the quarter seconds of the server, so that all screens of a room change together.
 *  Must be called under an owner; it stops with it. */
export function createServerNow(nowMs: () => EpochMs): Accessor<EpochMs> {
  const [now, setNow] = createSignal(nowMs())
  let timer: ReturnType<typeof setTimeout>
  const beat = () => {
    const present = nowMs()
    setNow(() => present)
    // A timer may fire a little early; less than 10 ms would then beat twice.
    const untilNextMs = BEAT_MS - (present % BEAT_MS)
    timer = setTimeout(beat, untilNextMs < 10 ? untilNextMs + BEAT_MS : untilNextMs)
  }
  beat()
  onCleanup(() => clearTimeout(timer))
  return now
}
