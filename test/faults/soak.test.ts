// F19: hours of rooms that come and go, with a node killed now and then: `SOAK_MINUTES=480 npm run test:faults -- --only soak`. Two minutes by
// default with --long; not part of the short form, in which it could show nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gather } from './crowd.ts'
import { figure, isLong, pause } from './figures.ts'
import { type Stage, setStage } from './stage.ts'

const MINUTES = Number(process.env.SOAK_MINUTES ?? (isLong ? 2 : 0))
const ROOMS = 20
const KILL_EVERY_MS = 5 * 60_000
let stage: Stage
beforeAll(async () => {
  if (MINUTES > 0) stage = await setStage(2)
})
afterAll(async () => {
  await stage?.close()
})

/** The node that is never killed. */
function usage(): { rssMb: number; handles: number } {
  const pid = stage.nodes[1]?.pid ?? 0
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return {
    rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024,
    handles: readdirSync(`/proc/${pid}/fd`).length,
  }
}

test(
  'F19: rooms come and go for hours',
  async (context) => {
    if (MINUTES === 0) {
      figure('F19', 'soak', 'NOT RUN: set SOAK_MINUTES', 'memory up by 1 MB an hour at most')
      return context.skip('set SOAK_MINUTES')
    }
    const untilMs = performance.now() + MINUTES * 60_000
    let killAtMs = performance.now() + KILL_EVERY_MS
    let lost = 0
    let doubled = 0
    let sessions = 0
    const seen: { atMs: number; rssMb: number; handles: number }[] = []
    const meet = async () => {
      while (performance.now() < untilMs) {
        const crowd = await gather(stage, [0, 1])
        const end = crowd.work()
        await pause(10_000)
        const outcome = await end()
        crowd.close()
        lost += outcome.lost
        doubled += outcome.doubled
        sessions += 1
        seen.push({ atMs: performance.now(), ...usage() })
        if (performance.now() > killAtMs) {
          killAtMs += KILL_EVERY_MS
          await stage.nodes[0]?.kill9()
          await stage.nodes[0]?.start()
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(ROOMS, isLong ? ROOMS : 2) }, meet))
    const [first, last] = [seen[Math.floor(seen.length / 4)], seen.at(-1)]
    const hours = ((last?.atMs ?? 0) - (first?.atMs ?? 0)) / 3_600_000
    const grown = (last?.rssMb ?? 0) - (first?.rssMb ?? 0)
    const slope = grown / hours
    figure('F19', `${MINUTES} minutes, ${sessions} sessions`, `${lost} lost, ${doubled} doubled`, '0 lost, 0 doubled')
    // Below half an hour the slope says more of the collector than of a leak.
    const isMet = MINUTES < 30 ? undefined : slope <= 1
    figure(
      'F19',
      'memory of the node that lived',
      `${slope.toFixed(1)} MB an hour (${grown.toFixed(1)} MB)`,
      '1 MB an hour',
      isMet,
    )
    figure('F19', 'its open files', `${first?.handles} to ${last?.handles}`, 'the same')
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
    expect(grown).toBeLessThan(200)
  },
  MINUTES * 60_000 + 120_000,
)
