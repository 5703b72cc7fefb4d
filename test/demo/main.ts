// npm run demo [-- --fast] [-- --stay]
import * as v from 'valibot'
import { runDemo } from './run.ts'

const FACTOR = 60
const FAST_FACTOR = 600
const USAGE = `npm run demo             eight scripted people hold a session of 120 minutes in two; join them with a browser
npm run demo -- --fast   ten times as fast
npm run demo -- --stay   keeps the server until Ctrl-C, so that the summary can be read
Environment: PORT (3000), HOST and the others of docs/OPERATING.md; the data lies in a folder that is deleted afterwards`

const OptionsSchema = v.array(v.picklist(['--fast', '--stay']))
const options = v.safeParse(OptionsSchema, process.argv.slice(2))
if (!options.success) {
  console.log(USAGE)
  process.exit(process.argv.includes('--help') ? 0 : 1)
}
const port = Number(process.env.PORT ?? 3000)
const has = (option: (typeof options.output)[number]) => options.output.includes(option)

try {
  const checks = await runDemo({
    factor: has('--fast') ? FAST_FACTOR : FACTOR,
    port,
    say: (line) => console.log(line),
    ...(has('--stay') ? { linger } : {}),
  })
  const failed = checks.filter((check) => check.problem !== null).length
  console.log(failed === 0 ? `The session is held, all ${checks.length} checks hold.` : `${failed} checks failed.`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (cause) {
  console.error(`The demo broke off: ${cause instanceof Error ? cause.message : String(cause)}`)
  process.exitCode = 1
}

function linger(): Promise<void> {
  console.log('The server stays until Ctrl-C.')
  // A timer keeps the process; a handler of a signal alone does not.
  const stay = setInterval(() => undefined, 60_000)
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      clearInterval(stay)
      resolve()
    })
  })
}
