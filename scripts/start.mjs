// npm start [-- --lan]: installs and builds what is missing, then runs the server in this process.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { root, stop } from './process.mjs'

const USAGE = `npm start            serve this computer: http://localhost:3000
npm start -- --lan   serve the local network too; prints the addresses and a QR code
Environment: PORT, HOST, DATA_DIR, REDIS_URL, PUBLIC_URL and others, see docs/OPERATING.md`

const options = process.argv.slice(2)
if (options.includes('--help')) {
  console.log(USAGE)
  process.exit(0)
}
const unknown = options.find((option) => option !== '--lan')
if (unknown) stop(`Unknown option ${unknown}.\n${USAGE}`)

checkNode()
await ensureInstalled()
await ensureBuilt()

process.env.NODE_ENV = 'production'
if (options.includes('--lan')) {
  process.env.LAN = '1'
  process.env.HOST ??= '0.0.0.0'
}
// From here on the server answers signals itself and drains before it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
await import(pathToFileURL(join(root, 'dist/server/main.mjs')).href)
