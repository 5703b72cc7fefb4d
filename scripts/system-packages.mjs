// What the tests need from the system: a Redis server, a balancer, Chromium, a font with emoji.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, stop } from './process.mjs'

const NEEDED = [
  { package: 'redis-server', isThere: () => onPath('redis-server') },
  { package: 'haproxy', isThere: () => onPath('haproxy') || runs('/usr/sbin/haproxy') },
  { package: 'chromium', isThere: () => runs(process.env.COPSE_CHROMIUM ?? '/usr/bin/chromium') },
  // Without it every reaction is an empty box in the pictures.
  { package: 'fonts-noto-color-emoji', isThere: () => hasFont(/color.?emoji/i) },
]

const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts']

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && runs(join(folder, name)))
}

function hasFont(pattern) {
  return FONT_FOLDERS.filter((folder) => existsSync(folder)).some((folder) =>
    readdirSync(folder, { recursive: true }).some((path) => pattern.test(String(path))),
  )
}

const missing = () => NEEDED.filter((one) => !one.isThere()).map((one) => one.package)

/** Installs what is missing with apt where that is allowed, else ends with one line that says what to install. */
export async function ensureSystemPackages() {
  const names = missing()
  if (names.length === 0) return
  const line = `The tests need ${names.join(', ')}. Install: sudo apt-get install ${names.join(' ')}`
  if (!onPath('apt-get')) stop(line)
  const asRoot = await howToBeRoot()
  if (asRoot === null) stop(line)
  console.log(`Installing ${names.join(', ')} (apt-get) ...`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-qq']
  const apt = (args) => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args]
    return run(command, rest, { env, quiet: true })
  }
  const updated = await apt(['update'])
  const installed = await apt(['install', '-y', '--no-install-recommends', ...names])
  for (const name of ['redis-server', 'haproxy']) if (names.includes(name)) await stopService(asRoot, name)
  if (missing().length > 0) {
    console.error(updated.output + installed.output)
    stop(line)
  }
}

async function howToBeRoot() {
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true })
  return code === 0 ? ['sudo', '-n'] : null
}

/** The packages start services, which nobody asked for; the tests start their own. */
async function stopService(asRoot, name) {
  const command = existsSync('/run/systemd/system')
    ? ['systemctl', 'disable', '--now', name]
    : ['service', name, 'stop']
  const [first, ...rest] = [...asRoot, ...command]
  await run(first, rest, { quiet: true })
}
