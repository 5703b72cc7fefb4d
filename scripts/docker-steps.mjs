// Runs the steps of the Dockerfile one by one in a clean folder without Docker, starts what comes out,
// waits until it is healthy and stops it. Each stage gets a folder that stands for its root.
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, posix } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isMain, root, run } from './process.mjs'

const HEALTHY_WITHIN_MS = 30_000
const STOPPED_WITHIN_MS = 15_000

/** @returns {{instruction: string, rest: string}[]} */
export function stepsOf(dockerfile) {
  return dockerfile
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [instruction = ''] = line.split(' ')
      return { instruction, rest: line.slice(instruction.length).trim() }
    })
}

/** Throws at the first step that fails.
 *  @param say called with each step */
export async function runDockerSteps(say = () => {}) {
  const home = mkdtempSync(join(tmpdir(), 'copse-steps-'))
  // The image's user must be able to walk through it.
  chmodSync(home, 0o755)
  try {
    await runSteps(home, say)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function runSteps(home, say) {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  if (!ignored.includes('*')) throw new Error('.dockerignore must begin with * and name what is wanted')
  const wanted = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const stages = []
  let health = null
  let command = null
  for (const { instruction, rest } of stepsOf(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    say(`${instruction} ${rest}`)
    const stage = stages.at(-1)
    if (instruction === 'FROM') {
      const folder = join(home, `stage-${stages.length}`)
      mkdirSync(folder)
      stages.push({ name: rest.match(/ AS (\w+)$/i)?.[1] ?? null, folder, at: '/', env: {}, user: null })
    } else if (instruction === 'WORKDIR') {
      stage.at = rest
      mkdirSync(join(stage.folder, rest), { recursive: true })
    } else if (instruction === 'ENV') {
      const [name, value] = rest.split('=')
      stage.env[name] = value.startsWith('/') ? join(stage.folder, value) : value
    } else if (instruction === 'COPY') copy(rest, stage, stages, wanted)
    else if (instruction === 'RUN') {
      const { code } = await run('sh', ['-c', rest], { cwd: join(stage.folder, stage.at), env: stage.env })
      if (code !== 0) throw new Error(`RUN ${rest} ended with ${code}`)
    } else if (instruction === 'USER') stage.user = Number(rest.split(':')[0])
    else if (instruction === 'HEALTHCHECK') health = rest.match(/ CMD (.+)$/)[1]
    else if (instruction === 'CMD') command = JSON.parse(rest)
    else if (!['VOLUME', 'EXPOSE'].includes(instruction)) throw new Error(`unknown step ${instruction}`)
  }
  await startAndStop(stages.at(-1), command, health, say)
}

function copy(rest, stage, stages, wanted) {
  const parts = rest.split(' ')
  const fromStage = parts[0].startsWith('--from=') ? parts.shift().slice('--from='.length) : null
  const to = parts.pop()
  const base = fromStage ? stages.find((one) => one.name === fromStage).folder : root
  for (const part of parts) {
    if (!fromStage && !wanted.includes(part)) throw new Error(`COPY ${part}, which .dockerignore keeps out`)
    const source = join(base, part)
    if (!existsSync(source)) throw new Error(`COPY ${part}, which is not there`)
    const place = posix.resolve(stage.at, to)
    cpSync(source, join(stage.folder, to.endsWith('/') ? join(place, basename(part)) : place), { recursive: true })
  }
}

async function startAndStop(stage, [program, ...args], health, say) {
  const cwd = join(stage.folder, stage.at)
  const env = { ...stage.env, PORT: String(await freePort()) }
  const isRoot = process.getuid?.() === 0
  const server = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: 'inherit',
    ...(isRoot && stage.user !== null ? { uid: stage.user, gid: stage.user } : {}),
  })
  const ended = new Promise((resolve) => {
    server.on('error', () => resolve(127))
    server.on('exit', (code, signal) => resolve(code ?? signal))
  })
  try {
    const untilMs = performance.now() + HEALTHY_WITHIN_MS
    for (;;) {
      const { code } = await run('sh', ['-c', health], { cwd, env, quiet: true })
      if (code === 0) break
      if (server.exitCode !== null) throw new Error(`the server ended with ${await ended} before it was healthy`)
      if (performance.now() > untilMs) throw new Error(`not healthy within ${HEALTHY_WITHIN_MS} ms`)
      await pause(100)
    }
    say('healthy')
    server.kill('SIGTERM')
    const code = await Promise.race([ended, pause(STOPPED_WITHIN_MS, 'too late', { ref: false })])
    if (code !== 0) throw new Error(`after SIGTERM the server ended with ${code}`)
    say('stopped')
  } finally {
    server.kill('SIGKILL')
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

if (isMain(import.meta.url)) {
  await runDockerSteps((step) => console.log(`--- ${step}`))
  console.log('All steps of the Dockerfile work.')
}
