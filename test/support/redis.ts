// A real Redis for tests: its own process, free port and folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TestRedis = {
  readonly url: string
  readonly port: number
  readonly directory: string
  /** Settings of servers that use this Redis together: its address, and the folder of keys they share. */
  readonly env: { REDIS_URL: string; KEY_DIR: string }
  /** Starts again on the same port and folder after `kill9` or `halt`. Resolves when it takes commands. */
  start(): Promise<void>
  /** Ends the process at once, as a power button would. */
  kill9(): Promise<void>
  /** Stops the process where it stands, as one that swaps; it keeps its connections. `thaw` lets it go on. */
  freeze(): void
  thaw(): void
  /** Ends the process in order and keeps its folder. */
  halt(): Promise<void>
  /** Ends the process and removes its folder. */
  stop(): Promise<void>
}

/** What Copse asks of a Redis. */
export const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']

/** @param settings replace those that Copse asks for. Fails with one line when there is no redis-server. */
export async function startRedis(settings: readonly string[] = DURABLE): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'copse-redis-'))
  const keyDirectory = await mkdtemp(join(tmpdir(), 'copse-redis-keys-'))
  const port = await freePort()
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory]
    const server = spawn('redis-server', [...where, ...settings], { stdio: ['ignore', 'pipe', 'pipe'] })
    child = server
    await new Promise<void>((resolve, reject) => {
      let output = ''
      const read = (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes('Ready to accept connections')) resolve()
      }
      server.stdout?.on('data', read)
      server.stderr?.on('data', read)
      server.once('error', (cause) =>
        reject(new Error('redis-server is missing: apt-get install redis-server', { cause })),
      )
      server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${output.slice(-500)}`)))
    })
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const server = child
    child = null
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }

  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    directory,
    env: { REDIS_URL: `redis://127.0.0.1:${port}`, KEY_DIR: keyDirectory },
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    start,
    kill9: () => end('SIGKILL'),
    halt: () => end('SIGTERM'),
    async stop() {
      await end('SIGKILL')
      await rm(directory, { recursive: true, force: true })
      await rm(keyDirectory, { recursive: true, force: true })
    },
  }
}

/** A real cluster of three primaries. @returns its url and its nodes, in no order that means anything. */
export async function startRedisCluster(): Promise<{ url: string; nodes: TestRedis[]; stop(): Promise<void> }> {
  const nodes: TestRedis[] = []
  for (let count = 0; count < 3; count += 1) {
    const bus = String(await freePort())
    const cluster = ['--cluster-enabled', 'yes', '--cluster-port', bus, '--cluster-node-timeout', '2000']
    nodes.push(await startRedis([...DURABLE, ...cluster]))
  }
  const places = nodes.map(({ port }) => `127.0.0.1:${port}`)
  const cli = spawn('redis-cli', ['--cluster', 'create', ...places, '--cluster-yes'], { stdio: 'ignore' })
  const [code] = await once(cli, 'exit')
  if (code !== 0) throw new Error(`redis-cli could not make a cluster: ${String(code)}`)
  // Each of them has to have heard that all slots are served.
  for (const { port } of nodes)
    await untilSays(port, ['CLUSTER', 'INFO'], (words) => words.includes('cluster_state:ok'))
  return {
    url: `redis+cluster://${places.join(',')}`,
    nodes,
    async stop() {
      for (const node of nodes) await node.stop()
    },
  }
}

/** A primary, a replica, and three sentinels that promote it when the primary is away for a second. */
export async function startSentinels(): Promise<{
  url: string
  primary: TestRedis
  replica: TestRedis
  stop(): Promise<void>
}> {
  const primary = await startRedis([...DURABLE, '--repl-diskless-sync-delay', '0'])
  const replica = await startRedis([...DURABLE, '--replicaof', '127.0.0.1', String(primary.port)])
  const directory = await mkdtemp(join(tmpdir(), 'copse-sentinel-'))
  const sentinels: ChildProcess[] = []
  const ports: number[] = []
  for (let count = 0; count < 3; count += 1) {
    const port = await freePort()
    const file = join(directory, `${port}.conf`)
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${directory}`,
      `sentinel monitor copse 127.0.0.1 ${primary.port} 2`,
      'sentinel down-after-milliseconds copse 1000',
      'sentinel failover-timeout copse 3000',
    ]
    await writeFile(file, `${lines.join('\n')}\n`)
    ports.push(port)
    sentinels.push(spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' }))
  }
  await untilAllKnow(ports)
  return {
    url: `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/copse`,
    primary,
    replica,
    async stop() {
      for (const sentinel of sentinels) sentinel.kill('SIGKILL')
      await primary.stop()
      await replica.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Sentinels that have not met yet cannot agree on anything, and one that knows no replica can promote none. */
async function untilAllKnow(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    await untilSays(port, ['SENTINEL', 'MASTER', 'copse'], (words) => {
      const after = (name: string) => words[words.indexOf(name) + 1]
      return after('num-other-sentinels') === '2' && after('num-slaves') === '1'
    })
  }
}

async function untilSays(port: number, command: string[], isIt: (words: string[]) => boolean): Promise<void> {
  const untilMs = performance.now() + 20_000
  for (;;) {
    const cli = spawn('redis-cli', ['-p', String(port), ...command], { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    cli.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    await once(cli, 'close')
    if (isIt(output.split(/\r?\n/))) return
    if (performance.now() > untilMs) throw new Error(`Redis on ${port} does not get ready: ${output.slice(0, 300)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
