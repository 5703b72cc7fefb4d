// npm run test:assembly [-- <people>]: an assembly in full size, 140 people unless said otherwise.
import { ensureInstalled } from './install.mjs'
import { root, runTool, tools } from './process.mjs'

await ensureInstalled()
const people = process.argv[2] ?? '140'
const { code } = await runTool(tools.vitest, ['run', '--project', 'integration', 'test/integration/assembly.test.ts'], {
  env: { COPSE_ASSEMBLY: people },
  cwd: root,
})
process.exitCode = code
