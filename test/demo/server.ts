// The server of the demo: the product as it is, with a clock that runs faster. A process of its own, so that its output
// is its log and nothing else.
import { readConfig } from '../../server/config.ts'
import { serve } from '../../server/serve.ts'
import { fastClock } from './fast-clock.ts'

try {
  const running = await serve(readConfig(), fastClock(Number(process.env.DEMO_FACTOR)))
  process.stdout.write(`DEMO ${JSON.stringify({ port: running.port, origins: running.origins })}\n`)
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : 'the server did not start'}\n`)
  process.exit(1)
}
