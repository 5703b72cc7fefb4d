// The set-up of several nodes, done in a clean folder with the very lines of docs/OPERATING.md.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { createParticipant } from '../../client/net/participant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const after: (() => unknown)[] = []
afterEach(async () => {
  for (const run of after.splice(0).reverse()) await run()
})

/** The indented lines behind a heading, without what stands beside them as explanation. */
function linesBehind(heading: string): string[] {
  const text = readFileSync(join(root, 'docs', 'OPERATING.md'), 'utf8')
  const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.replace(/\s{2,}#.*$/, '').trim())
}

test('two nodes, a balancer and Redis run after the lines of "Several nodes on one Redis", and restart one by one', async () => {
  const lines = linesBehind('Several nodes on one Redis')
  const [install, start, roll] = lines
  expect(install).toContain('apt-get install redis-server haproxy')
  expect(roll).toBe('kill -USR2 PID')
  const folder = mkdtempSync(join(tmpdir(), 'copse-operating-'))
  after.push(() => rmSync(folder, { recursive: true, force: true }))
  // As a fresh checkout: what is under version control, and the packages that npm would install.
  const made = spawnSync('sh', ['-c', `git ls-files -z | xargs -0 tar cf - | tar xf - -C ${folder}`], { cwd: root })
  expect(made.status).toBe(0)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const port = await freePort()
  const env = { ...process.env, LOG_LEVEL: 'warn', VOLATILE_DATA: 'yes' }
  const cluster = spawn('sh', ['-c', `exec ${start} -- --port ${port}`], { cwd: folder, env, detached: true })
  after.push(() => ended(cluster))
  let output = ''
  for (const stream of [cluster.stdout, cluster.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += String(chunk)
    })
  const says = async (words: string, limitMs: number) => {
    const untilMs = performance.now() + limitMs
    while (!output.includes(words)) {
      if (performance.now() > untilMs || cluster.exitCode !== null)
        throw new Error(`no "${words}": ${output.slice(-900)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await says('Ctrl-C ends all of it', 150_000)
  const origin = `http://localhost:${port}`
  const ida = createParticipant({ origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'From the manual' })
  await ida.connect()
  const ben = createParticipant({ origin, name: 'Ben', code })
  await ben.join()
  await ben.connect()
  await ida.send({ kind: 'session.start' })
  await ben.waitFor((view) => view.progress.state === 'live')
  const page = await fetch(origin)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<title>')
  const own = spawnSync('pgrep', ['-f', `cluster.mjs --port ${port}`], { encoding: 'utf8' })
  const pids = own.stdout.trim().split('\n').map(Number)
  process.kill(Math.max(...pids), 'SIGUSR2')
  await says('All nodes are restarted.', 120_000)
  await ida.waitUntil(() => ida.linkState().state === 'online', 'being back', 30_000)
  await ida.send({ kind: 'hand.set', raised: true })
  await ben.waitFor((view) => view.hands.length === 1)
  for (const one of [ida, ben]) one.close()
}, 360_000)

async function ended(cluster: ChildProcess): Promise<void> {
  if (cluster.exitCode !== null || cluster.pid === undefined) return
  const gone = once(cluster, 'exit')
  process.kill(-cluster.pid, 'SIGTERM')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  server.close()
  await once(server, 'close')
  return address.port
}
