import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeMetrics } from '../../server/api/metrics.ts'

const none = () => 0
const metrics = makeMetrics({
  rooms: none,
  sockets: none,
  documents: none,
  documentSockets: none,
  documentCloses: () => ({}),
})
const lagMs = async (name: string) =>
  Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(await metrics.text())?.[1]) * 1_000

/** Reads until there were looks at the loop in between. */
async function untilLooked(name: string): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    await pause(150)
    const ms = await lagMs(name)
    if (ms > 0) return ms
  }
  throw new Error('the event loop was never looked at')
}

test('a loop that has nothing to do is shown as hardly late, whatever lies between two looks at it', async () => {
  expect(await untilLooked('min')).toBeLessThan(50)
})

test('a loop that was held is shown as late by as long as it was held', async () => {
  await untilLooked('max')
  // The first look after a reading only begins to count, so it is held twice.
  for (const _ of [1, 2]) {
    await pause(150)
    const untilMs = performance.now() + 400
    while (performance.now() < untilMs) Math.sqrt(untilMs)
  }
  const ms = await untilLooked('max')
  expect(ms).toBeGreaterThan(200)
  expect(ms).toBeLessThan(2_000)
})
