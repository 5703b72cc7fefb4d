// npm run cluster [-- --port 3000 --data ./data/cluster]: two nodes, a balancer and a Redis on this machine, as compose.yaml has them.
// Ctrl-C ends all of it in order. SIGUSR2 restarts the nodes one after the other while people go on.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { root, stop } from './process.mjs'

const USAGE = `npm run cluster                     two nodes, a balancer and a Redis: http://localhost:3000
npm run cluster -- --port 8080      listen on another port (the nodes take free ones)
npm run cluster -- --data DIR       where Redis and the keys keep their files (./data/cluster)
kill -USR2 <pid of this script>     restart the nodes one after the other
Environment: PUBLIC_URL, CREATE, LOG_LEVEL, OPERATOR and others, see docs/OPERATING.md`

const NODES = 2
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 40_000
/** The balancer looks every second. */
const NOTICED_MS = 2_500

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    data: { type: 'string', default: './data/cluster' },
    help: { type: 'boolean' },
  },
})
if (values.help) stop(USAGE)
if (!/^\d{1,5}$/.test(values.port)) stop(USAGE)

const redisServer = find('redis-server')
const haproxy = find('haproxy')
const missing = [
  [redisServer, 'redis-server'],
  [haproxy, 'haproxy'],
].flatMap(([path, name]) => (path === null ? [name] : []))
if (missing.length > 0) {
  const names = missing.join(' and ')
  stop(`${names} missing. Install: sudo apt-get install ${missing.join(' ')}   (or use compose.yaml with Docker)`)
}

checkNode()
await ensureInstalled()
await ensureBuilt()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)

const port = Number(values.port)
const data = resolve(values.data)
mkdirSync(join(data, 'redis'), { recursive: true })
mkdirSync(join(data, 'keys'), { recursive: true })
const children = new Map()
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))

const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`
const [redisPort, ...nodePorts] = await freePorts(NODES + 1)

await start('redis', redisServer, [
  ...['--port', String(redisPort), '--bind', '127.0.0.1', '--dir', join(data, 'redis'), '--save', ''],
  ...['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'],
])
await until('Redis', () => takesConnections(redisPort))
for (const index of nodePorts.keys()) await startNode(index)
await start('balancer', haproxy, ['-f', join(root, 'deploy', 'haproxy.cfg'), '-db'], {
  COPSE_BIND: `:${port}`,
  COPSE_NODE_1: `127.0.0.1:${nodePorts[0]}`,
  COPSE_NODE_2: `127.0.0.1:${nodePorts[1]}`,
})
await until('the balancer', () => isReady(port))
console.log(`Copse is ready: ${publicUrl}`)
console.log(`Redis on 127.0.0.1:${redisPort}, files in ${data}. Ctrl-C ends all of it.`)
let isRolling = false
process.on('SIGUSR2', async () => {
  if (isRolling) return
  isRolling = true
  await roll()
  isRolling = false
})

/** One after the other, so that there is always one that serves. */
async function roll() {
  for (const index of nodePorts.keys()) {
    const name = nameOf(index)
    console.log(`Restarting ${name} ...`)
    await halt(name)
    await startNode(index)
    await pause(NOTICED_MS)
  }
  console.log('All nodes are restarted.')
}

function nameOf(index) {
  return `node ${index + 1}`
}

async function startNode(index) {
  const own = nodePorts[index]
  await start(nameOf(index), process.execPath, [join(root, 'dist', 'server', 'main.mjs')], {
    NODE_ENV: 'production',
    PORT: String(own),
    HOST: '127.0.0.1',
    DATA_DIR: data,
    KEY_DIR: join(data, 'keys'),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    PUBLIC_URL: publicUrl,
    TRUST_PROXY: '127.0.0.1',
  })
  await until(nameOf(index), () => isReady(own))
  console.log(`${nameOf(index)}: pid ${children.get(nameOf(index)).pid}, port ${own}`)
}

/** What ends by itself is started again, as a service manager would. */
async function start(name, command, args, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  children.set(name, child)
  const show = (chunk) => process.env.LOG_LEVEL === 'silent' || process.stderr.write(`[${name}] ${chunk}`)
  child.stdout.on('data', show)
  child.stderr.on('data', show)
  child.on('error', (error) => stop(`${name} did not start: ${error.message}`))
  child.on('exit', async (code) => {
    if (isStopping || children.get(name) !== child) return
    console.error(`${name} ended with ${code}; it is started again.`)
    await pause(1_000)
    if (!isStopping && children.get(name) === child) await start(name, command, args, env)
  })
}

/** In order, then by force. */
async function halt(name) {
  const child = children.get(name)
  children.delete(name)
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await gone
  clearTimeout(timer)
}

async function end(code) {
  if (isStopping) process.exit(1)
  isStopping = true
  // First who talks to people, last who keeps their words.
  await Promise.all(nodePorts.map((_, index) => halt(nameOf(index))))
  await halt('balancer')
  await halt('redis')
  process.exit(code)
}

async function until(what, isSo) {
  const untilMs = performance.now() + READY_WITHIN_MS
  while (!(await isSo())) {
    if (performance.now() > untilMs) {
      console.error(`${what} does not get ready.`)
      await end(1)
    }
    await pause(100)
  }
}

async function isReady(at) {
  try {
    return (await fetch(`http://127.0.0.1:${at}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

function takesConnections(at) {
  return new Promise((done) => {
    const socket = connect({ port: at, host: '127.0.0.1' })
    const answer = (is) => {
      socket.destroy()
      done(is)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}

/** All taken before the first is let go: no two are the same. */
async function freePorts(count) {
  const servers = []
  for (let index = 0; index < count; index++) {
    const server = createServer()
    await new Promise((done) => server.listen(0, '127.0.0.1', done))
    servers.push(server)
  }
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

function find(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  for (const folder of folders) {
    const path = join(folder, name)
    if (folder === '' || !existsSync(path)) continue
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Another of that name may be runnable.
    }
  }
  return null
}
