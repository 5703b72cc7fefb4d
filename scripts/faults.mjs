// npm run test:faults [-- --long] [-- --only redis]: breaks a running Copse in many ways and prints each figure beside its goal.
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { runTool, tools } from './process.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const { values } = parseArgs({
  options: {
    long: { type: 'boolean' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '50' },
  },
})
checkNode()
await ensureInstalled()
await ensureSystemPackages()
await ensureBuilt()
// The short form of the kills is five rounds.
const env = values.long ? { FAULTS_LONG: '1', ROUNDS: values.rounds } : {}
const files = [
  `test/faults/${values.only}`,
  ...(values.only === '' ? ['test/integration/kill', 'test/integration/disk'] : []),
]
const { code } = await runTool(tools.vitest, ['run', '--project', 'integration', ...files], { env })
process.exitCode = code
