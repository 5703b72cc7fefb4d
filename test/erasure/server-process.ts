import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'trace', FACTOR: '30', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = once(child, 'exit').then(([, signal]): NodeJS.Signals | null => signal)
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk)
        const found = /^READY (\d+)$/m.exec(output)?.[1]
        if (found !== undefined) resolve(Number(found))
      })
    }
    void ended.then(() => reject(new Error(`the server did not start: ${output.trim()}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    output: () => output,
    ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}
