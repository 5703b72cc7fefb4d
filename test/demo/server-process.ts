import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { startProcess } from '../support/process.ts'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
const ReadySchema = v.object({ port: v.number(), origins: v.array(v.string()) })

export type DemoServer = {
  /** For the scripted people. */
  origin: string
  /** For people with a browser, best first. */
  origins: string[]
  /** Everything it wrote so far: its log. */
  output(): string
  stop(): Promise<void>
}

/** @param factor how many times faster its clock runs
 *  @throws with what the server said when it does not start */
export async function startDemoServer(factor: number, dataDirectory: string, port: number): Promise<DemoServer> {
  const { REDIS_URL: _unused, ...own } = process.env
  const env = { ...own, PORT: String(port), DATA_DIR: dataDirectory, LOG_LEVEL: 'trace', DEMO_FACTOR: String(factor) }
  const running = await startProcess(['--import', 'tsx', SERVER], { env, ready: /^DEMO (.*)$/m })
  const told = v.parse(ReadySchema, JSON.parse(running.ready[1] ?? ''))
  return {
    origin: `http://localhost:${told.port}`,
    origins: told.origins,
    output: running.output,
    async stop() {
      await running.end('SIGTERM')
    },
  }
}
