// A process full of simulated worlds, one after the other: `worker.ts 17 18 19` or `worker.ts 1-500`. A line of JSON for each.
import './world.ts'
import { runSeed } from './run.ts'

const isTraced = process.argv.includes('--trace')
process.on('unhandledRejection', (cause) => {
  const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  process.stdout.write(`${JSON.stringify({ seed: present, findings: [`nobody took this: ${words}`] })}\n`, () =>
    process.exit(1),
  )
})

let present = 0
for (const range of process.argv.slice(2).filter((one) => /^\d/.test(one))) {
  const [first = 0, last = first] = range.split('-').map(Number)
  for (present = first; present <= last; present += 1) {
    const outcome = await runSeed(present, isTraced)
    process.stdout.write(`${JSON.stringify(outcome)}\n`)
  }
}
