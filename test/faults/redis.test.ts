// F3 to F7: Redis killed, frozen, cut off from one node, full, made a replica. Two nodes, people on both who go on typing.
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crowd, gather, type Outcome } from './crowd.ts'
import { figure, isLong, pause } from './figures.ts'
import { type Stage, setStage } from './stage.ts'

const PEOPLE = [0, 0, 0, 1, 1, 1]
const FREEZE_MS = isLong ? 30_000 : 6_000
const LONG_CUT_MS = isLong ? 30_000 : 9_000
const LIMIT_MS = 150_000

let stage: Stage
let look: Redis
beforeAll(async () => {
  stage = await setStage(2)
  look = new Redis(stage.redis.url)
  look.on('error', () => undefined)
})
afterAll(async () => {
  look?.disconnect()
  await stage?.close()
})

const statusOf = (node: number, path: string) =>
  fetch(`${stage.nodes[node]?.origin}${path}`).then((answer) => answer.status)
const banner = (crowd: Crowd) =>
  crowd.people.every((one) => one.notices().findLast((notice) => notice.kind === 'read-only')?.on === true)
const noBanner = (crowd: Crowd) =>
  crowd.people.every((one) => one.notices().findLast((notice) => notice.kind === 'read-only')?.on !== true)

/** @returns ms from `sinceMs` until it holds. */
async function until(
  sinceMs: number,
  isSo: () => boolean | Promise<boolean>,
  limitMs: number,
  what: string,
): Promise<number> {
  while (!(await isSo())) {
    if (performance.now() - sinceMs > limitMs) throw new Error(`waited ${limitMs} ms for ${what}`)
    await pause(20)
  }
  return performance.now() - sinceMs
}

function expectWhole(fault: string, outcome: Outcome): void {
  const { lines, saved, acknowledged, refused, lost, doubled, equalMs } = outcome
  const counts = `${lost} lost, ${doubled} doubled of ${saved} saved of ${lines} lines and ${acknowledged} commands (${refused} refused)`
  figure(fault, 'nothing acknowledged is lost', counts, '0 lost, 0 doubled')
  figure(fault, 'all have the same after quiet', `${equalMs.toFixed(0)} ms`, '5000 ms')
  expect(outcome).toMatchObject({ lost: 0, doubled: 0, findings: [] })
  expect(acknowledged).toBeGreaterThan(3)
}

test(
  'F3: Redis is killed and back after 2 s',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(2_000)
    await stage.redis.kill9()
    const killedMs = performance.now()
    const bannerMs = await until(killedMs, () => banner(crowd), 10_000, 'the banner')
    await pause(Math.max(0, 2_000 - bannerMs))
    await stage.redis.start()
    const backMs = await until(performance.now(), () => noBanner(crowd), 15_000, 'writing again')
    await pause(1_000)
    const outcome = await end()
    figure('F3', 'everybody is told that nothing is saved', `${bannerMs.toFixed(0)} ms`, '1000 ms', bannerMs <= 1_000)
    figure('F3', 'saved again after Redis is back', `${backMs.toFixed(0)} ms`, '3000 ms', backMs <= 3_000)
    expectWhole('F3', outcome)
    expect(crowd.reconnects.size).toBe(0)
    expect(bannerMs).toBeLessThan(3_000)
    expect(backMs).toBeLessThan(5_000)
    crowd.close()
  },
  LIMIT_MS,
)

test(
  'F4: Redis is frozen',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(1_500)
    crowd.refused.length = 0
    stage.redis.freeze()
    const frozenMs = performance.now()
    const bannerMs = await until(frozenMs, () => banner(crowd), 10_000, 'the banner')
    expect(await statusOf(0, '/readyz')).toBe(503)
    expect(await statusOf(0, '/healthz')).toBe(200)
    await pause(FREEZE_MS)
    const slowest = Math.max(...crowd.refused.map((one) => one.ms))
    expect(crowd.refused.length).toBeGreaterThan(0)
    // What is in memory goes on being shown.
    for (const one of crowd.people) expect(one.linkState().state).toBe('online')
    stage.redis.thaw()
    const backMs = await until(performance.now(), () => noBanner(crowd), 20_000, 'writing again')
    await pause(1_000)
    const outcome = await end()
    figure('F4', 'everybody is told that nothing is saved', `${bannerMs.toFixed(0)} ms`, '2000 ms')
    figure('F4', 'a command is answered', `${slowest.toFixed(0)} ms at most`, '1000 ms', slowest <= 1_000)
    figure('F4', `saved again after ${FREEZE_MS / 1000} s of frost`, `${backMs.toFixed(0)} ms`, '3000 ms')
    expectWhole('F4', outcome)
    expect(slowest).toBeLessThan(2_500)
    crowd.close()
  },
  LIMIT_MS,
)

test(
  'F5: one node is cut from Redis for 2 s: nobody moves, no split room',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(1_500)
    stage.ways[0]?.cut()
    await pause(2_000)
    stage.ways[0]?.mend()
    await pause(2_000)
    const outcome = await end()
    expectWhole('F5', outcome)
    figure('F5', 'reconnects of rooms in a cut of 2 s', String(crowd.reconnects.size), '0')
    expect(crowd.reconnects.size).toBe(0)
    crowd.close()
  },
  LIMIT_MS,
)

test(
  'F5: one node is cut from Redis for long: its people are sent to another one',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(1_500)
    stage.ways[0]?.cut()
    const cutMs = performance.now()
    const moved = () => crowd.reconnects.size >= 3 && crowd.people.every((one) => one.linkState().state === 'online')
    const movedMs = await until(cutMs, moved, 25_000, 'people on the other node')
    expect(crowd.people.slice(0, 3).every((one) => one.notices().some((notice) => notice.kind === 'going-away'))).toBe(
      true,
    )
    await pause(Math.max(0, LONG_CUT_MS - movedMs))
    stage.ways[0]?.mend()
    const outcome = await end()
    figure('F5', 'people of the cut node are on the other one', `${movedMs.toFixed(0)} ms`, '5000 ms', movedMs <= 5_000)
    expectWhole('F5', outcome)
    expect(movedMs).toBeLessThan(15_000)
    expect([...crowd.reconnects.keys()].sort()).toEqual(['P0', 'P1', 'P2'])
    await until(
      performance.now(),
      async () => (await statusOf(0, '/readyz')) === 200,
      15_000,
      'the node to be ready again',
    )
    crowd.close()
  },
  LIMIT_MS,
)

test(
  'F6: Redis is full',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(1_500)
    const keysBefore = await look.dbsize()
    await look.config('SET', 'maxmemory', '1mb')
    const fullMs = performance.now()
    const bannerMs = await until(fullMs, () => banner(crowd), 10_000, 'the banner')
    await pause(2_000)
    expect(await look.dbsize()).toBeGreaterThanOrEqual(keysBefore)
    expect(await statusOf(1, '/healthz')).toBe(200)
    await look.config('SET', 'maxmemory', '0')
    const backMs = await until(performance.now(), () => noBanner(crowd), 15_000, 'writing again')
    await pause(500)
    const outcome = await end()
    figure('F6', 'everybody is told', `${bannerMs.toFixed(0)} ms`, '2000 ms')
    figure('F6', 'saved again after there is space', `${backMs.toFixed(0)} ms`, '5000 ms')
    expectWhole('F6', outcome)
    expect(backMs).toBeLessThan(5_000)
    crowd.close()
  },
  LIMIT_MS,
)

test(
  'F7: the primary becomes a replica, and is promoted again',
  async () => {
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    await pause(1_500)
    await look.replicaof('127.0.0.1', 1)
    await until(performance.now(), () => banner(crowd), 10_000, 'the banner')
    await look.replicaof('NO', 'ONE')
    const backMs = await until(performance.now(), () => noBanner(crowd), 15_000, 'writing again')
    await pause(500)
    const outcome = await end()
    figure('F7', 'saved again after the promotion', `${backMs.toFixed(0)} ms`, '5000 ms')
    expectWhole('F7', outcome)
    crowd.close()
  },
  LIMIT_MS,
)
