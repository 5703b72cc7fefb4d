// npm run test:non-interference [-- --sessions 1000 --seed 1 --from 500 --only 17]: whole sessions twice over real sockets, compared
// byte by byte.
import { parseArgs } from 'node:util'
import { compareSessions } from './compare.ts'

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    stop: { type: 'boolean', default: false },
  },
})
const sessions = values.only === undefined ? Number(values.sessions) : 1
const seed = Number(values.seed)
console.log(`seed ${seed}`)
const startedMs = performance.now()
const compared = await compareSessions({
  seed,
  sessions,
  from: Number(values.only ?? values.from),
  stopEarly: values.stop,
  progress: (done) =>
    done % 50 === 0 && console.log(`${done} of ${sessions}, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`),
})
const { differences, reached, seconds } = compared
for (const { session, listener, line, straight, crossed } of differences.slice(0, 10)) {
  console.log(
    `session ${session}, ${listener}, line ${line}\n  straight ${straight.slice(0, 600)}\n  crossed  ${crossed.slice(0, 600)}`,
  )
}
const never = Object.entries(reached).filter(([, count]) => count === 0)
console.log(
  Object.entries(reached)
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
)
for (const [name] of never) console.log(`never reached: ${name}`)
console.log(
  `${compared.sessions} sessions, ${compared.moved} cards written by somebody else, ${compared.lines} messages and ${(compared.bytes / 1e6).toFixed(1)} MB compared, ` +
    `${differences.length} differences, ${(compared.sessions / seconds).toFixed(1)} sessions a second`,
)
process.exitCode = differences.length === 0 && (never.length === 0 || values.only !== undefined) ? 0 : 1
