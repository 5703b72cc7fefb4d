// npm run test:promises [-- --long] [-- --only faults,simulation] [-- --read]: runs the suites, or reads what their last run here left, and
// prints every promise with what was measured on this machine. What was not run is named.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { PROMISES, type Shown } from './promises.ts'
import { SUITES, type Suite, type SuiteName } from './suites.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, '.cache')
const keptPath = join(cache, 'promises.json')
const LIMIT_MS = { short: 15 * 60_000, long: 120 * 60_000 }

const Test = v.object({ file: v.string(), name: v.string(), status: v.string() })
const Kept = v.object({
  atMs: v.number(),
  isLong: v.boolean(),
  code: v.nullable(v.number()),
  line: v.string(),
  tests: v.array(Test),
})
const Figure = v.object({
  atMs: v.number(),
  fault: v.string(),
  what: v.string(),
  measured: v.string(),
  goal: v.string(),
  isMet: v.optional(v.boolean()),
})
type Line = { text: string; isMet: boolean | null }

const { values } = parseArgs({
  options: { long: { type: 'boolean' }, only: { type: 'string' }, read: { type: 'boolean' } },
})
const chosen = values.only?.split(',')
for (const name of chosen ?? []) if (!SUITES.some((suite) => suite.name === name)) throw new Error(`no suite ${name}`)

const results = existsSync(keptPath)
  ? v.parse(v.record(v.string(), Kept), JSON.parse(readFileSync(keptPath, 'utf8')))
  : {}
if (!values.read) {
  for (const suite of SUITES.filter(({ name }) => chosen?.includes(name) ?? true)) {
    console.log(`\n=== ${suite.name}${values.long ? ', in full' : ', in short'}`)
    results[suite.name] = await run(suite)
    mkdirSync(cache, { recursive: true })
    writeFileSync(keptPath, JSON.stringify(results))
  }
}
process.exitCode = print() ? 0 : 1

async function run(suite: Suite): Promise<v.InferOutput<typeof Kept>> {
  const isLong = values.long === true
  const atMs = Date.now()
  const base = { atMs, isLong, line: '', tests: [] }
  if (suite.run.kind === 'program') {
    const args = ['--import', 'tsx', suite.run.path, ...(isLong ? suite.run.long : suite.run.short)]
    const { code, output } = await start(args, {}, isLong)
    const line = suite.run.line.exec(output.split('\n').reverse().join('\n'))?.[0] ?? ''
    return { ...base, code, line }
  }
  const { project, files, pattern, longEnv } = suite.run
  const report = join(cache, `promises-${suite.name}.json`)
  const named = pattern === undefined ? [] : ['-t', pattern]
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...named]
  const kept = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await start([...vitest, ...kept, ...files], isLong ? (longEnv ?? {}) : {}, isLong)
  return {
    ...base,
    code,
    tests: existsSync(report) ? testsOf(report).filter(({ name }) => name.includes(pattern ?? '')) : [],
  }
}

function start(
  args: string[],
  env: NodeJS.ProcessEnv,
  isLong: boolean,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } })
    const limit = setTimeout(() => child.kill('SIGKILL'), isLong ? LIMIT_MS.long : LIMIT_MS.short)
    let output = ''
    const read = (chunk: Buffer) => {
      output += String(chunk)
      process.stdout.write(chunk)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    })
  })
}

function testsOf(report: string): v.InferOutput<typeof Test>[] {
  const Report = v.object({
    testResults: v.array(
      v.object({
        name: v.string(),
        assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
      }),
    ),
  })
  const { testResults } = v.parse(Report, JSON.parse(readFileSync(report, 'utf8')))
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: name.replace(root, ''), name: fullName, status })),
  )
}

/** @returns whether every row was run and holds. */
function print(): boolean {
  const figures = figuresHere()
  let holding = 0
  const notRun: string[] = []
  console.log(
    `\nWhat Copse promises, measured on ${cpus()[0]?.model ?? 'this machine'}, ${cpus().length} cores, Node ${process.version}\n`,
  )
  for (const { what, goal, by } of PROMISES) {
    const lines = by.flatMap((shown) => linesOf(shown, figures))
    const isRun = lines.some((line) => line.isMet !== null)
    const isHeld = isRun && lines.every((line) => line.isMet !== false)
    if (isHeld && lines.every((line) => line.isMet !== null)) holding += 1
    if (!isRun) notRun.push(what)
    else if (lines.some((line) => line.isMet === null)) notRun.push(`${what} (in part)`)
    console.log(`${isRun ? (isHeld ? 'held   ' : 'MISSED ') : 'not run'}  ${what}`)
    console.log(`         goal: ${goal}`)
    for (const { text, isMet } of lines)
      console.log(`         ${isMet === false ? '! ' : isMet === null ? '? ' : '  '}${text}`)
  }
  console.log(`\n${holding} of ${PROMISES.length} promises were measured whole and held.`)
  if (notRun.length > 0) console.log(`Not run, or not all of it: ${notRun.join('; ')}.`)
  return holding === PROMISES.length
}

function linesOf(shown: Shown, figures: v.InferOutput<typeof Figure>[]): Line[] {
  if ('program' in shown) {
    const result = results[shown.program]
    if (!result) return [missing(shown.program)]
    return [{ text: `${result.line || 'said nothing'}${sizeOf(result)}`, isMet: result.code === 0 }]
  }
  if ('tests' in shown) {
    const result = results[shown.tests]
    if (!result) return [missing(shown.tests)]
    const tests = result.tests.filter(({ file, name }) => shown.matching?.test(`${file} ${name}`) ?? true)
    const ran = tests.filter((one) => one.status !== 'skipped' && one.status !== 'pending')
    const failed = ran.filter((one) => one.status !== 'passed')
    if (ran.length === 0) return [missing(shown.tests)]
    const text = `${shown.tests}: ${ran.length - failed.length} of ${ran.length} tests pass${sizeOf(result)}`
    const left = tests.length - ran.length
    return [
      { text, isMet: failed.length === 0 },
      ...failed.map((one) => ({ text: `failed: ${one.name}`, isMet: false })),
      ...(left > 0 ? [{ text: `${left} tests could not be run here`, isMet: null }] : []),
    ]
  }
  const result = results.faults
  return shown.faults.flatMap((fault) => {
    const own = figures.filter((one) => one.fault === fault)
    if (own.length === 0) return [{ text: `${fault}: not run`, isMet: null }]
    const tests = result?.tests.filter((one) => new RegExp(`\\b${fault}\\b`).test(one.name)) ?? []
    const hasFailed = tests.some((one) => one.status === 'failed')
    return own.map(({ what, measured, goal, isMet }) => ({
      text: `${fault} ${what}: ${measured} (${goal})`,
      // A suite that was broken off says nothing of its tests; only a goal that was missed is known then.
      isMet: measured.startsWith('NOT RUN')
        ? null
        : isMet === false || hasFailed
          ? false
          : tests.length === 0
            ? null
            : true,
    }))
  })
}

function missing(suite: SuiteName): Line {
  return { text: `${suite}: not run`, isMet: null }
}

function sizeOf({ isLong }: { isLong: boolean }): string {
  return isLong ? '' : ' (short form)'
}

/** The last figure of each kind since the suite began. */
function figuresHere(): v.InferOutput<typeof Figure>[] {
  const path = join(cache, 'faults.jsonl')
  const result = results.faults
  if (!existsSync(path) || !result) return []
  const last = new Map<string, v.InferOutput<typeof Figure>>()
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const parsed = v.safeParse(Figure, JSON.parse(line))
    if (parsed.success && parsed.output.atMs >= result.atMs)
      last.set(`${parsed.output.fault} ${parsed.output.what}`, parsed.output)
  }
  return [...last.values()]
}
