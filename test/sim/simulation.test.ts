// The short form of `npm run test:simulation`, in processes of their own: a simulated world takes over the timers of its process.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SEEDS = 120
const root = fileURLToPath(new URL('../..', import.meta.url))

/** @returns exit code, or the signal, and what was printed. */
function simulate(args: string[]): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    const path = fileURLToPath(new URL('main.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { cwd: root })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += String(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', output }))
  })
}

test(`in ${SEEDS} simulated sessions with dying nodes, lost bells and broken connections nothing is lost, doubled or out of step`, async () => {
  const { code, output } = await simulate(['--seeds', String(SEEDS), '--keep-nothing'])
  expect({ code, output: output.slice(-4_000) }).toMatchObject({ code: 0 })
  // A world in which nothing happens would find nothing either.
  const [, deaths = '0', commands = '0', lines = '0'] =
    /(\d+) nodes died, (\d+) commands acknowledged, (\d+) lines saved/.exec(output) ?? []
  expect(Number(deaths)).toBeGreaterThan(SEEDS / 2)
  expect(Number(commands)).toBeGreaterThan(SEEDS * 10)
  expect(Number(lines)).toBeGreaterThan(SEEDS * 5)
}, 300_000)

test('the same seed gives the same world', async () => {
  const first = await simulate(['--only', '7', '--trace'])
  const second = await simulate(['--only', '7', '--trace'])
  expect(first.code).toBe(0)
  expect(first.output).toContain('"seed":7')
  expect(second.output).toBe(first.output)
}, 60_000)
