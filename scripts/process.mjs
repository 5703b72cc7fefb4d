// Running other programs from the scripts. Built-ins only: all of scripts/ must work before anything is installed.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What this process started and has not ended yet. It must not outlive us. */
const children = new Set()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    // Without children nobody else ends this process; with them the last `run` resolves and the script ends by itself.
    if (children.size === 0) process.exit(128 + constants.signals[signal])
    stoppedBy = signal
  })
}

let stoppedBy = null

/** Runs a program in the checkout to its end. Never rejects: a program that cannot start has code 127.
 *  @param options.quiet keep the output and return it instead of showing it
 *  @param options.limitMs end the program when it takes longer; then `timedOut` is true
 *  @returns {Promise<{code: number, output: string, timedOut: boolean}>} code is 128 + number when a signal ended it */
export function run(command, args, options = {}) {
  const { env = {}, quiet = false, limitMs = 0, cwd = root } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    children.add(child)
    let output = ''
    let timedOut = false
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    const limit =
      limitMs > 0 &&
      setTimeout(() => {
        timedOut = true
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
      }, limitMs)
    const end = (code) => {
      children.delete(child)
      if (limit) clearTimeout(limit)
      if (stoppedBy) process.exit(128 + constants.signals[stoppedBy])
      resolve({ code, output, timedOut })
    }
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Runs a JavaScript tool of node_modules with this very Node: no shell, no shim, same on all systems. */
export function runTool(path, args, options) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], options)
}

export const tools = {
  biome: '@biomejs/biome/bin/biome',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  tsx: 'tsx/dist/cli.mjs',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
}

/** Ends the script with one line on what to do. */
export function stop(line) {
  console.error(line)
  process.exit(1)
}

/** Starts at most `width` tasks at once. Results come in the order of the tasks. */
export async function inParallel(width, tasks) {
  const results = new Array(tasks.length)
  let next = 0
  const work = async () => {
    while (next < tasks.length) {
      const index = next++
      results[index] = await tasks[index]()
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return results
}

/** True when the module was started by `node <file>` and not imported. */
export function isMain(moduleUrl) {
  return process.argv[1] === fileURLToPath(moduleUrl)
}
