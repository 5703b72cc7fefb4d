// The server's time, from a local clock that is only trusted to run evenly: what it shows does not matter.
import { type EpochMs, epochMs } from '../../shared/ids.ts'

/** Local time and timers. Tests and Node pass their own; browsers use `systemTime`. */
export type LocalTime = {
  /** Runs evenly and never jumps, except that it may stand still while the device sleeps. */
  monotonicMs(): number
  /** What the device believes; used only to notice sleep and changes of its clock. */
  wallMs(): number
  /** @returns cancel. */
  after(delayMs: number, run: () => void): () => void
}

export const systemTime: LocalTime = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** One measurement: what the server's clock is ahead of our monotonic one, if both ways took equally long. */
export type ClockSample = { offsetMs: number; roundTripMs: number }

/** The best of some measurements: those with about the smallest round trip, and of these the middle one.
 *  The error is at most half of the smallest round trip, however unequal the two ways are. */
export function bestOffset(samples: readonly ClockSample[]): number | null {
  const [best] = [...samples].sort((a, b) => a.roundTripMs - b.roundTripMs)
  if (!best) return null
  // 4 ms: the noise of an idle browser, within which a round trip says nothing about its evenness.
  const good = samples.filter((sample) => sample.roundTripMs <= best.roundTripMs * 1.2 + 4)
  const sorted = good.map((sample) => sample.offsetMs).sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? best.offsetMs
}

export type ServerClock = {
  /** The server's time now. Before the first measurement the device's own guess. */
  nowMs(): EpochMs
  isMeasured(): boolean
  /** Measures anew: at connect, on wake-up. Calls meanwhile join the measurement that runs. */
  measure(): Promise<void>
  stop(): void
}

const PROBES = 5
const PROBE_GAP_MS = 60
const REPEAT_MS = 60_000
const BEAT_MS = 1_000
/** Clocks of cheap devices drift by 50 ms in this time at most. */
const KEEP_MS = 10 * 60_000
/** Clocks of two nodes differ by some of these: after a reconnect it may be another one that answers. */
const NODES_APART_MS = 50
/** A beat this late means that the device slept or the page was frozen. */
const SLEPT_MS = 2_000

/** @param probe asks the server once; null when there is no answer (offline, or too many questions).
 *  @param rate how many times faster the server's clock runs, as its last answer said; 1 unless it is the demo's. */
export function createServerClock(options: {
  probe: () => Promise<EpochMs | null>
  time?: LocalTime
  rate?: () => number
}): ServerClock {
  const time = options.time ?? systemTime
  const rate = options.rate ?? (() => 1)
  let offsetMs = time.wallMs() - time.monotonicMs()
  let isMeasured = false
  let running: Promise<void> | null = null
  let isStopped = false
  let cancelBeat = (): void => {}
  let measuredAtMs = time.monotonicMs()
  let takenAtMs = measuredAtMs
  let bestRoundTripMs = 0

  async function run(): Promise<void> {
    const samples: ClockSample[] = []
    for (let count = 0; count < PROBES && !isStopped; count += 1) {
      const sample = await once()
      if (sample === null) break
      samples.push(sample)
      // The first answer is better than a clock that may be ten minutes wrong.
      if (!isMeasured) take(samples)
      if (count + 1 < PROBES) await new Promise<void>((resolve) => time.after(PROBE_GAP_MS, resolve))
    }
    take(samples)
  }

  function take(samples: readonly ClockSample[]): void {
    const next = bestOffset(samples)
    if (next === null) return
    measuredAtMs = time.monotonicMs()
    const roundTripMs = Math.min(...samples.map((sample) => sample.roundTripMs))
    const isWorse = isMeasured && roundTripMs > bestRoundTripMs * 1.5
    const bothMs = (rate() * (roundTripMs + bestRoundTripMs)) / 2 + NODES_APART_MS
    const mayStillHold = Math.abs(next - offsetMs) <= bothMs && measuredAtMs - takenAtMs < KEEP_MS
    // A hurried network must not spoil a good measurement that it does not contradict.
    if (isWorse && mayStillHold) return
    offsetMs = next
    bestRoundTripMs = roundTripMs
    takenAtMs = measuredAtMs
    isMeasured = true
  }

  async function once(): Promise<ClockSample | null> {
    const sentMs = time.monotonicMs()
    const sentWallMs = time.wallMs()
    const serverMs = await options.probe()
    if (serverMs === null) return null
    const backMs = time.monotonicMs()
    const roundTripMs = backMs - sentMs
    // The device slept between question and answer: the answer says nothing.
    if (Math.abs(time.wallMs() - sentWallMs - roundTripMs) > SLEPT_MS) return once()
    return { offsetMs: serverMs - (rate() * (sentMs + backMs)) / 2, roundTripMs }
  }

  function measure(): Promise<void> {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  function beat(): void {
    const beforeMs = time.monotonicMs()
    const beforeWallMs = time.wallMs()
    cancelBeat = time.after(BEAT_MS, () => {
      const passedMs = time.monotonicMs() - beforeMs
      const wallPassedMs = time.wallMs() - beforeWallMs
      const woke = passedMs - BEAT_MS > SLEPT_MS || Math.abs(wallPassedMs - passedMs) > SLEPT_MS / 2
      if (woke || time.monotonicMs() - measuredAtMs >= REPEAT_MS) void measure()
      beat()
    })
  }
  beat()

  return {
    nowMs: () => epochMs(Math.round(rate() * time.monotonicMs() + offsetMs)),
    isMeasured: () => isMeasured,
    measure,
    stop() {
      isStopped = true
      cancelBeat()
    },
  }
}
