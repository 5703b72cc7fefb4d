// npm run demo: installs and builds what is missing, then holds a whole session with scripted people; see test/demo.
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { runTool, tools } from './process.mjs'

checkNode()
await ensureInstalled()
await ensureBuilt()
const { code } = await runTool(tools.tsx, ['test/demo/main.ts', ...process.argv.slice(2)])
process.exitCode = code
