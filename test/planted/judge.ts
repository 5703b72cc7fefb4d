import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Catcher } from './faults.ts'

/** `red`: tests ran and at least one failed. `green`: tests ran and all passed. `nothing`: none ran, or the file did not load, which
 *  says nothing about the fault. */
export type Verdict = {
  kind: 'red' | 'green' | 'nothing'
  seconds: number
  tests: number
  failed: string[]
  /** First line of what the first failed test says. */
  why: string
  output: string
}

const Report = v.object({
  numTotalTests: v.number(),
  testResults: v.array(
    v.object({
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
})

/** A fault may make a test wait for ever; its own time limits come first. */
const LIMIT_MS = 600_000

/** Runs the tests of a catcher in a copy of the sources. */
export async function judge(copy: string, catcher: Catcher): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'copse-verdict-'))
  const report = join(folder, 'report.json')
  const args = [
    join(copy, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    catcher.project,
    ...(catcher.name === undefined ? [] : ['-t', catcher.name]),
    '--reporter=json',
    `--outputFile=${report}`,
    catcher.file,
  ]
  const startedMs = performance.now()
  const output = await run(args, copy)
  const seconds = (performance.now() - startedMs) / 1000
  const parsed = existsSync(report) ? v.safeParse(Report, JSON.parse(readFileSync(report, 'utf8'))) : null
  rmSync(folder, { recursive: true, force: true })
  const results = parsed?.success ? parsed.output.testResults.flatMap((one) => one.assertionResults) : []
  const ran = results.filter((one) => one.status === 'passed' || one.status === 'failed')
  const failed = ran.filter((one) => one.status === 'failed').map((one) => one.fullName)
  const why =
    ran
      .flatMap((one) => one.failureMessages)[0]
      ?.split('\n')[0]
      ?.slice(0, 300) ?? ''
  const kind = failed.length > 0 ? 'red' : ran.length > 0 ? 'green' : 'nothing'
  return { kind, seconds, tests: ran.length, failed, why, output }
}

function run(args: string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + String(chunk)).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
    child.on('close', () => {
      clearTimeout(limit)
      resolve(output)
    })
  })
}
