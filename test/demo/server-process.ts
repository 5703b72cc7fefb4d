import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

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
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  const ready = await new Promise<v.InferOutput<typeof ReadySchema>>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += String(chunk)
      const line = /^DEMO (.*)$/m.exec(output)?.[1]
      if (line !== undefined) resolve(v.parse(ReadySchema, JSON.parse(line)))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => reject(new Error(`The demo's server did not start: ${output.trim()}`)))
  })
  return {
    origin: `http://localhost:${ready.port}`,
    origins: ready.origins,
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}
