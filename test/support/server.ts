// A real server for tests: in this process on a free port, or as a process of its own that can be killed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Clock } from '../../server/rooms/ports.ts'
import { serve } from '../../server/serve.ts'
import { startProcess, type TestProcess } from './process.ts'

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

/** The log names the port, and a word says that it can be reached; which comes first is left open. */
export const READY = /^(?=[\s\S]*Copse is ready)[\s\S]*?"port":(\d+)/

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
  const main = options.main ?? (options.bundle ? 'dist/server/main.mjs' : 'server/main.ts')
  const args = [...(main.endsWith('.ts') ? ['--import', 'tsx'] : []), main]
  let port = 0
  let running = await run()

  async function run(): Promise<TestProcess> {
    const own = { PORT: String(port), DATA_DIR: folder.path, LOG_LEVEL: 'info', VOLATILE_DATA: 'yes' }
    const started = await startProcess(args, {
      env: { ...process.env, ...own, ...options.env },
      ready: READY,
      ...(options.inside ? { inside: options.inside } : {}),
    })
    port = Number(started.ready[1])
    return started
  }

  return {
    get origin() {
      return `http://localhost:${port}`
    },
    get port() {
      return port
    },
    get pid() {
      return running.child.pid ?? 0
    },
    dataDirectory: folder.path,
    async start() {
      running = await run()
    },
    output: () => running.output(),
    freeze: () => void running.child.kill('SIGSTOP'),
    thaw: () => void running.child.kill('SIGCONT'),
    async kill9() {
      await running.end('SIGKILL')
    },
    stop: async () => (await running.end('SIGTERM')).code,
    async remove() {
      await running.end('SIGKILL')
      folder.remove()
    },
  }
}
