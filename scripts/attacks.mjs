// npm run test:attacks [-- <part of a file name>]: every attack in full number against the built server.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { root, runTool, tools } from './process.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

await ensureInstalled()
await ensureSystemPackages()
await ensureBuilt()
const chosen = process.argv.slice(2)
const files = chosen.length > 0 ? chosen.map((name) => `test/attacks/${name}`) : ['test/attacks']
const { code } = await runTool(tools.vitest, ['run', '--project', 'integration', '--testTimeout=3600000', ...files], {
  env: { ATTACKS: 'full' },
  cwd: root,
})
process.exitCode = code
