// The right Node and the packages of package-lock.json.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root, run, stop } from './process.mjs'

const NODE_NEEDED = [20, 19]
const lockPath = join(root, 'package-lock.json')
const modulesPath = join(root, 'node_modules')
const stampPath = join(modulesPath, '.copse-lock')

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])
  if (!enough)
    stop(`Copse needs Node ${NODE_NEEDED.join('.')} or newer; this is ${version}. Install a newer Node.js first.`)
}

/** Runs `npm ci` unless node_modules already holds what the lock names. */
export async function ensureInstalled() {
  const hash = createHash('sha256').update(readFileSync(lockPath)).digest('hex')
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash) return
  if (!holdsLockedVersions()) {
    console.log('Installing packages (npm ci) ...')
    // Under npm start its own npm-cli is named here; started by hand, the one on the path has to do.
    const npmCli = process.env.npm_execpath
    // dev packages build the client, also where NODE_ENV=production would leave them out.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
    const { code } = npmCli?.endsWith('.js')
      ? await run(process.execPath, [npmCli, ...args])
      : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
    if (code !== 0) stop(`npm ci failed (code ${code}). Without its packages Copse cannot be built.`)
  }
  writeFileSync(stampPath, hash)
}

/** After `npm install` the stamp is old, though everything is there. npm's own record of node_modules says so,
 *  and it is written last, so an interrupted install is never mistaken for a whole one. */
function holdsLockedVersions() {
  const recordPath = join(modulesPath, '.package-lock.json')
  if (!existsSync(recordPath)) return false
  const wanted = JSON.parse(readFileSync(lockPath, 'utf8')).packages
  const present = JSON.parse(readFileSync(recordPath, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  )
}

if (isMain(import.meta.url)) {
  checkNode()
  await ensureInstalled()
}
