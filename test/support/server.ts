// A real server for tests: in this process on a free port, or as a process of its own that can be killed.
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Clock } from '../../server/rooms/ports.ts'
import { serve } from '../../server/serve.ts'

export type TestServer = { origin: string; dataDirectory: string; stop(): Promise<void> }

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'copse-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** In this process. */
export async function startServer(
  options: { env?: NodeJS.ProcessEnv; clock?: Clock; clientFolder?: string } = {},
): Promise<TestServer> {
  const folder = temporaryFolder()
  const config = readConfig({ PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'error', ...options.env })
  const running = await serve(config, options.clock ?? systemClock, options.clientFolder)
  return {
    origin: `http://localhost:${running.port}`,
    dataDirectory: folder.path,
    async stop() {
      await running.stop()
      folder.remove()
    },
  }
}

export type ServerProcess = {
  origin: string
  port: number
  /** Of the running process; 0 when there is none. */
  pid: number
  dataDirectory: string
  kill9(): Promise<void>
  /** Stops the process where it stands, with all it has in memory; `thaw` lets it go on. */
  freeze(): void
  thaw(): void
  /** Again on the same port and data. */
  start(): Promise<void>
  /** SIGTERM, waits for the end. @returns the exit code. */
  stop(): Promise<number | null>
  remove(): Promise<void>
  output(): string
}

/** As a process of its own, from the sources or (with `bundle`) from dist. */
export async function spawnServer(
  options: {
    env?: NodeJS.ProcessEnv
    bundle?: boolean
    /** A command that runs it, such as one that enters a network of its own. */
    inside?: readonly string[]
    /** Another build than the present one: its main file. */
    main?: string
  } = {},
): Promise<ServerProcess> {
  const folder = temporaryFolder()
  let child: ChildProcess | null = null
  let output = ''
  let port = 0
  const main = options.main ?? (options.bundle ? 'dist/server/main.mjs' : 'server/main.ts')
  const own = [process.execPath, ...(main.endsWith('.ts') ? ['--import', 'tsx'] : []), main]
  const [command = process.execPath, ...args] = [...(options.inside ?? []), ...own]

  async function start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder.path,
      LOG_LEVEL: 'info',
      VOLATILE_DATA: 'yes',
      ...options.env,
    }
    const started = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    output = ''
    await new Promise<void>((resolve, reject) => {
      const look = (chunk: Buffer) => {
        output += String(chunk)
        const found = /"port":(\d+)/.exec(output)
        if (!found || !output.includes('Copse is ready')) return
        port = Number(found[1])
        resolve()
      }
      started.stdout?.on('data', look)
      started.stderr?.on('data', look)
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
    })
  }

  function ended(): Promise<number | null> {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null)
      return Promise.resolve(running?.exitCode ?? null)
    return new Promise((resolve) => running.once('exit', (code) => resolve(code)))
  }

  await start()
  return {
    get origin() {
      return `http://localhost:${port}`
    },
    get port() {
      return port
    },
    get pid() {
      return child?.pid ?? 0
    },
    dataDirectory: folder.path,
    start,
    output: () => output,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async kill9() {
      const gone = ended()
      child?.kill('SIGKILL')
      await gone
    },
    stop() {
      const gone = ended()
      child?.kill('SIGTERM')
      return gone
    },
    async remove() {
      const gone = ended()
      child?.kill('SIGKILL')
      await gone
      folder.remove()
    },
  }
}
