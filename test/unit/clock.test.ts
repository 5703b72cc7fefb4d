import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestOffset, createServerClock, type LocalTime } from '../../client/net/clock.ts'
import { epochMs } from '../../shared/ids.ts'

/** A device and a server in one simulated world. `worldMs` is the true time. */
class World {
  worldMs = 1_700_000_000_000
  /** What the device's own clock shows too much. */
  skewMs = 0
  /** While asleep the monotonic clock stands still, as it does on some systems. */
  sleptMs = 0
  delaysMs = { there: 20, back: 20 }
  probes = 0
  #timers: { atMs: number; run: () => void }[] = []

  readonly local: LocalTime = {
    monotonicMs: () => this.worldMs - 1_699_999_000_000 - this.sleptMs,
    wallMs: () => this.worldMs + this.skewMs,
    after: (delayMs, run) => this.after(delayMs, run),
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.worldMs + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  readonly probe = () =>
    new Promise<ReturnType<typeof epochMs>>((resolve) => {
      this.probes += 1
      const { there, back } = this.delaysMs
      this.after(there, () => {
        const serverMs = epochMs(this.worldMs)
        this.after(back, () => resolve(serverMs))
      })
    })

  async pass(byMs: number): Promise<void> {
    const endMs = this.worldMs + byMs
    for (;;) {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      const next = this.#timers.filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.worldMs = Math.max(this.worldMs, next.atMs)
      next.run()
    }
    this.worldMs = endMs
  }

  /** Nothing runs, then everything that fell due runs late. */
  sleep(byMs: number, monotonicStops: boolean): void {
    this.worldMs += byMs
    if (monotonicStops) {
      this.sleptMs += byMs
      for (const timer of this.#timers) timer.atMs += byMs
    }
  }
}

async function measured(world: World) {
  const clock = createServerClock({ probe: world.probe, time: world.local })
  void clock.measure()
  await world.pass(5_000)
  return clock
}

const MINUTE_MS = 60_000

describe('one clock for all screens', () => {
  test.each([-10, 0, 10])('a device whose clock is %i minutes off shows the server time', async (minutes) => {
    const world = new World()
    world.skewMs = minutes * MINUTE_MS
    const clock = await measured(world)
    expect(clock.isMeasured()).toBe(true)
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    clock.stop()
  })

  test('before the first answer it is the guess of the device, after the first answer it is right', async () => {
    const world = new World()
    world.skewMs = 10 * MINUTE_MS
    const clock = createServerClock({ probe: world.probe, time: world.local })
    expect(clock.nowMs() - world.worldMs).toBe(10 * MINUTE_MS)
    void clock.measure()
    await world.pass(41)
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    clock.stop()
  })

  test('a clock that is set by ten minutes in mid-session moves nothing', async () => {
    const world = new World()
    const clock = await measured(world)
    world.skewMs = -10 * MINUTE_MS
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    await world.pass(10_000)
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    clock.stop()
  })

  test.each([true, false])(
    'after half an hour of sleep it is right within two seconds (monotonic stops: %s)',
    async (stops) => {
      const world = new World()
      const clock = await measured(world)
      world.sleep(30 * MINUTE_MS, stops)
      await world.pass(2_000)
      expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
      clock.stop()
    },
  )

  test('measures again every minute, and not more often', async () => {
    const world = new World()
    const clock = await measured(world)
    const before = world.probes
    await world.pass(50_000)
    expect(world.probes).toBe(before)
    await world.pass(15_000)
    expect(world.probes).toBe(before + 5)
    clock.stop()
  })

  test('with any two ways whose sum is up to 600 ms the error stays within 300 ms', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -600_000, max: 600_000 }),
        async (roundTripMs, share, skewMs) => {
          const world = new World()
          world.skewMs = skewMs
          world.delaysMs = { there: roundTripMs * share, back: roundTripMs * (1 - share) }
          const clock = await measured(world)
          expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(301)
          clock.stop()
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  test('a slow network later does not spoil a good measurement, a changed offset is taken', async () => {
    const world = new World()
    const clock = await measured(world)
    world.delaysMs = { there: 1_900, back: 10 }
    void clock.measure()
    await world.pass(15_000)
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    clock.stop()
  })

  test('nor does a single answer that took long on one way, from a node whose clock is a little off', async () => {
    const world = new World()
    // By how much the answering node's clock is ahead; after that many answers the connection breaks.
    let aheadMs = 0
    let answers = Number.POSITIVE_INFINITY
    const probe = async () => {
      const serverMs = await world.probe()
      answers -= 1
      return answers < 0 ? null : epochMs(serverMs + aheadMs)
    }
    const clock = createServerClock({ probe, time: world.local })
    void clock.measure()
    await world.pass(5_000)
    world.delaysMs = { there: 5, back: 1_645 }
    aheadMs = -28
    answers = 1
    void clock.measure()
    await world.pass(15_000)
    expect(Math.abs(clock.nowMs() - world.worldMs)).toBeLessThanOrEqual(1)
    clock.stop()
  })

  test('a server whose time runs sixty times faster, as the demo says, is followed', async () => {
    const world = new World()
    world.skewMs = 10 * MINUTE_MS
    const beganMs = world.worldMs
    const serverMs = () => epochMs(beganMs + 60 * (world.worldMs - beganMs))
    const probe = () =>
      new Promise<ReturnType<typeof epochMs>>((resolve) => {
        world.after(20, () => {
          const then = serverMs()
          world.after(20, () => resolve(then))
        })
      })
    const clock = createServerClock({ probe, time: world.local, rate: () => 60 })
    void clock.measure()
    await world.pass(5_000)
    expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(60)
    await world.pass(30_000)
    expect(Math.abs(clock.nowMs() - serverMs())).toBeLessThanOrEqual(60)
    clock.stop()
  })

  test('of several answers the quickest count, and of these the middle one', () => {
    const offset = bestOffset([
      { offsetMs: 900, roundTripMs: 2_000 },
      { offsetMs: 12, roundTripMs: 41 },
      { offsetMs: 10, roundTripMs: 40 },
      { offsetMs: 11, roundTripMs: 42 },
    ])
    expect(offset).toBe(11)
    expect(bestOffset([])).toBeNull()
  })
})
