// npm run bench [-- --only phase,storm --rounds 50 --people 100]: measures, prints one table, ends by itself.
import { spawnSync } from 'node:child_process'
import { cpus, release } from 'node:os'
import { parseArgs } from 'node:util'
import { launch } from './product.ts'
import { type Row, table } from './report.ts'
import { idle } from './scenarios/idle.ts'
import { joining } from './scenarios/joining.ts'
import { kill } from './scenarios/kill.ts'
import { pages } from './scenarios/pages.ts'
import { phaseChange } from './scenarios/phase-change.ts'
import { reactionStorm } from './scenarios/reaction-storm.ts'
import { start } from './scenarios/start.ts'
import { typing } from './scenarios/typing.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '50' },
    people: { type: 'string' },
    /** Another server than the built one: a bundle, or `sources`, which need no build but start slowly. */
    server: { type: 'string' },
    /** Folder for V8 profiles of the server. */
    profile: { type: 'string' },
    /** Folder for the server's data: on another disk, or in memory to see what the disk costs. */
    data: { type: 'string' },
  },
})
if (values.data) launch.dataIn = values.data
if (values.server === 'sources') launch.main = ['--import', 'tsx', 'server/main.ts']
else if (values.server) launch.main = [values.server]
else if (spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: 'inherit' }).status !== 0)
  process.exit(1)
if (values.profile) launch.nodeOptions.push('--cpu-prof', `--cpu-prof-dir=${values.profile}`, '--cpu-prof-interval=200')
const sizes = (usual: number[]) => values.people?.split(',').map(Number) ?? usual

const scenarios: Record<string, () => Promise<Row[]>> = {
  start,
  phase: () => phaseChange(sizes([100, 500, 1000])),
  storm: reactionStorm,
  typing: () => typing(sizes([10, 50, 200])),
  joining,
  idle,
  kill: () => kill(Number(values.rounds)),
  pages,
}

const names = values.only?.split(',') ?? Object.keys(scenarios)
const unknown = names.filter((name) => !(name in scenarios))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}.`)
  process.exit(1)
}

console.log(
  `${new Date().toISOString().slice(0, 16)}Z, Node ${process.version}, Linux ${release()}, ${cpus()[0]?.model ?? ''}`,
)
const rows: Row[] = []
for (const name of names) {
  const startedMs = Date.now()
  try {
    rows.push(...((await scenarios[name]?.()) ?? []))
  } catch (cause) {
    console.error(`${name}:`, cause)
    process.exitCode = 1
  }
  console.error(`${name}: ${((Date.now() - startedMs) / 1000).toFixed(0)} s`)
}
console.log(table(rows))
process.exit()
