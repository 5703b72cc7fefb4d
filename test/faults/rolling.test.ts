// F15: both nodes of `npm run cluster` restarted one after the other, under people who type and give commands.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../support/server.ts'
import { gather } from './crowd.ts'
import { figure, pause } from './figures.ts'

const folder = temporaryFolder()
let cluster: ChildProcess
let output = ''
let port = 0

async function untilSays(words: string, limitMs: number): Promise<void> {
  const untilMs = performance.now() + limitMs
  while (!output.includes(words)) {
    if (performance.now() > untilMs || cluster.exitCode !== null)
      throw new Error(`no "${words}": ${output.slice(-1_000)}`)
    await pause(50)
  }
}

beforeAll(async () => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  port = address.port
  server.close()
  await once(server, 'close')
  const args = ['scripts/cluster.mjs', '--port', String(port), '--data', folder.path]
  // The folder lies where the system puts temporary files, which may be memory.
  const env = { ...process.env, LOG_LEVEL: 'warn', VOLATILE_DATA: 'yes' }
  cluster = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  cluster.stdout?.on('data', (chunk: Buffer) => {
    output += String(chunk)
  })
  cluster.stderr?.on('data', (chunk: Buffer) => {
    output += String(chunk)
  })
  // The nodes say that they are ready too; this line is the script's own, and its last one.
  await untilSays('Ctrl-C ends all of it', 55_000)
})
afterAll(async () => {
  const gone = cluster && cluster.exitCode === null ? once(cluster, 'exit') : null
  cluster?.kill('SIGTERM')
  await gone
  folder.remove()
})

test('a rolling restart loses nothing, and each person comes back at most once for each node that stops', async () => {
  const crowd = await gather({ origin: () => `http://localhost:${port}` }, [0, 0, 0, 0, 0, 0])
  const end = crowd.work()
  await pause(1_500)
  cluster.kill('SIGUSR2')
  await untilSays('All nodes are restarted.', 90_000)
  await pause(1_000)
  const outcome = await end()
  const most = Math.max(0, ...crowd.reconnects.values())
  const counts = `${outcome.lost} lost, ${outcome.doubled} doubled of ${outcome.saved} saved lines and ${outcome.acknowledged} commands`
  figure('F15', 'rolling restart of two nodes', counts, '0 lost, 0 doubled')
  figure('F15', 'reconnects of one person', `${most} at most, two nodes stopped`, '1 for each node')
  expect(outcome).toMatchObject({ lost: 0, doubled: 0, findings: [] })
  expect(most).toBeLessThanOrEqual(2)
  expect(crowd.reconnects.size).toBeGreaterThan(0)
  crowd.close()
}, 200_000)
