// F9: nodes whose machines believe other times, and a machine whose clock is set back while people meet.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gather } from './crowd.ts'
import { figure, pause } from './figures.ts'
import { setStage } from './stage.ts'

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const PEOPLE = [0, 0, 1, 1]

test('F9: two nodes, twenty minutes apart, and one set back by an hour: all people see the same time left', async () => {
  if (!existsSync(LIBRARY)) {
    figure('F9', 'remaining time between any two people', 'not run: faketime is not installed', '300 ms')
    throw new Error('F9 needs faketime: apt-get install faketime')
  }
  const folder = mkdtempSync(join(tmpdir(), 'copse-clocks-'))
  const files = ['+600', '-600'].map((offset, index) => {
    const path = join(folder, `node-${index}`)
    writeFileSync(path, offset)
    return path
  })
  const lied = (path: string | undefined) => ({
    LD_PRELOAD: LIBRARY,
    FAKETIME_TIMESTAMP_FILE: path,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })
  const stage = await setStage(2, (node) => lied(files[node]))
  try {
    const wall = await Promise.all(
      stage.nodes.map(async (node) => Date.parse((await fetch(`${node.origin}/healthz`)).headers.get('date') ?? '')),
    )
    // The lie works: else this test would show nothing.
    expect(Math.abs((wall[0] ?? 0) - (wall[1] ?? 0))).toBeGreaterThan(1_100_000)
    const crowd = await gather(stage, PEOPLE)
    await crowd.lead.send({ kind: 'clock.resume' }).catch(() => undefined)
    const step = () => crowd.people.map((one) => JSON.stringify(one.view().progress))
    const apart = async () => {
      await Promise.all(crowd.people.map((one) => one.link().measureClock()))
      const left = crowd.people.map((one) => {
        const { progress } = one.view()
        if (progress.state !== 'live' || progress.timer.state !== 'running') throw new Error('no timer runs')
        return progress.timer.endsAtMs - one.link().nowMs()
      })
      return { apartMs: Math.max(...left) - Math.min(...left), leftMs: left[0] ?? 0 }
    }
    await pause(1_500)
    const before = await apart()
    const steps = step()
    writeFileSync(files[0] ?? '', '-3000')
    await pause(1_000)
    const after = await apart()
    await crowd.lead.send({ kind: 'clock.pause' })
    await crowd.lead.send({ kind: 'clock.resume' })
    await Promise.all(crowd.people.map((one) => one.waitFor((view) => JSON.stringify(view.progress) !== steps[0])))
    const again = await apart()
    const worst = Math.max(before.apartMs, after.apartMs, again.apartMs)
    figure('F9', 'remaining time between any two people', `${worst.toFixed(0)} ms`, '300 ms')
    expect(worst).toBeLessThan(300)
    // No step ended, and none got an hour more, because a machine was set back.
    expect(Math.abs(after.leftMs - before.leftMs)).toBeLessThan(30_000)
    expect(Math.abs(again.leftMs - before.leftMs)).toBeLessThan(30_000)
    const ids = crowd.people.map((one) => {
      const { progress } = one.view()
      return 'stepId' in progress ? progress.stepId : null
    })
    expect(new Set(ids).size).toBe(1)
    crowd.close()
  } finally {
    await stage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 90_000)
