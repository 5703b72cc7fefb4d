// A real Redis for tests: its own process, free port and folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TestRedis = {
  readonly url: string
  readonly directory: string
  /** Settings of servers that use this Redis together: its address, and the folder of keys they share. */
  readonly env: { REDIS_URL: string; KEY_DIR: string }
  /** Starts again on the same port and folder after `kill9` or `halt`. Resolves when it takes commands. */
  start(): Promise<void>
  /** Ends the process at once, as a power button would. */
  kill9(): Promise<void>
  /** Ends the process in order and keeps its folder. */
  halt(): Promise<void>
  /** Ends the process and removes its folder. */
  stop(): Promise<void>
}

const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']

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
    directory,
    env: { REDIS_URL: `redis://127.0.0.1:${port}`, KEY_DIR: keyDirectory },
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
