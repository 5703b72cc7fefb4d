import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import * as v from 'valibot'
import type { Catcher, TestProject } from './fault.ts'

/** `red`: tests ran and at least one failed. `green`: tests ran and all passed. `nothing`: none ran, or the file did not load, which
 *  says nothing about the fault. */
export type Verdict = {
  kind: 'red' | 'green' | 'nothing'
  tests: number
  failed: string[]
  /** First line of what the first failed test says. */
  why: string
  /** Of all tests that ran in the same go. */
  seconds: number
  output: string
}

const Report = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
})
type Result = { file: string; fullName: string; status: string; failureMessages: string[] }

/** A fault may make a test wait for ever; its own time limits come first. */
const LIMIT_MS = 900_000

/** Runs the tests of these catchers in a copy of the sources, all of a project in one go.
 *  @returns a verdict for each, in their order. */
export async function judge(copy: string, catchers: readonly Catcher[]): Promise<Verdict[]> {
  const verdicts = new Map<Catcher, Verdict>()
  for (const project of new Set(catchers.map((one) => one.project))) {
    const own = catchers.filter((one) => one.project === project)
    const { results, seconds, output } = await runTests(copy, project, own)
    for (const one of own)
      verdicts.set(one, { ...verdictOf(results.filter((test) => isOf(one, test))), seconds, output })
  }
  return catchers.map((one) => verdicts.get(one) ?? { ...verdictOf([]), seconds: 0, output: '' })
}

const isOf = ({ file, name }: Catcher, test: Result): boolean =>
  test.file === file && (name === undefined || new RegExp(name).test(test.fullName))

function verdictOf(results: readonly Result[]): Omit<Verdict, 'seconds' | 'output'> {
  const ran = results.filter((one) => one.status === 'passed' || one.status === 'failed')
  const failed = ran.filter((one) => one.status === 'failed')
  const why = failed[0]?.failureMessages[0]?.split('\n')[0]?.slice(0, 300) ?? ''
  const kind = failed.length > 0 ? 'red' : ran.length > 0 ? 'green' : 'nothing'
  return { kind, tests: ran.length, failed: failed.map((one) => one.fullName), why }
}

async function runTests(copy: string, project: TestProject, catchers: readonly Catcher[]) {
  const folder = mkdtempSync(join(tmpdir(), 'copse-verdict-'))
  const report = join(folder, 'report.json')
  // What a name picks in one file it may pick in another too; that costs time and changes no verdict.
  const names = catchers.map((one) => one.name ?? '.*')
  const args = [
    join(copy, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    ...['-t', [...new Set(names)].map((name) => `(?:${name})`).join('|')],
    '--reporter=json',
    `--outputFile=${report}`,
    ...new Set(catchers.map((one) => one.file)),
  ]
  const startedMs = performance.now()
  const output = await run(args, copy)
  const seconds = (performance.now() - startedMs) / 1000
  const parsed = existsSync(report) ? v.safeParse(Report, JSON.parse(readFileSync(report, 'utf8'))) : null
  rmSync(folder, { recursive: true, force: true })
  const results = parsed?.success
    ? parsed.output.testResults.flatMap(({ name, assertionResults }): Result[] =>
        assertionResults.map((one) => ({ ...one, file: relative(copy, name) })),
      )
    : []
  return { results, seconds, output }
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
