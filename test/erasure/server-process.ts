import { fileURLToPath } from 'node:url'
import { startProcess } from '../support/process.ts'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))

export type ErasureServer = {
  origin: string
  port: number
  /** Everything it wrote: its log and what went wrong. */
  output(): string
  /** @param signal `SIGKILL`: as if the power went. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Resolves with the signal that ended it, or null when it ended by itself. */
  ended: Promise<NodeJS.Signals | null>
}

/** @param env settings of the server, and those of server.ts
 *  @throws with what the server said when it does not start. */
export async function startErasureServer(env: NodeJS.ProcessEnv): Promise<ErasureServer> {
  const settings = { ...process.env, PORT: '0', LOG_LEVEL: 'trace', FACTOR: '30', ...env }
  const running = await startProcess(['--import', 'tsx', SERVER], { env: settings, ready: /^READY (\d+)$/m })
  const port = Number(running.ready[1])
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    output: running.output,
    ended: running.ended.then(({ signal }) => signal),
    async stop(signal = 'SIGTERM') {
      await running.end(signal)
    },
  }
}
