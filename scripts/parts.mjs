// The parts that check and test are made of. Each resolves to its counts and has printed what went wrong.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { inParallel, root, runTool, tools } from './process.mjs'
import { countPlaywright, countVitest, oneFailed, onePassed, sum } from './results.mjs'

const reports = join(root, '.cache', 'reports')
const TYPED = ['shared', 'server', 'client', 'test']
const LINTED = ['shared', 'server', 'client', 'test', 'scripts']
const MINUTE = 60_000

function report(name, { code, output, timedOut }) {
  if (code === 0) return onePassed
  console.error(`--- ${name} failed${timedOut ? ' (took too long)' : ''}\n${output.trim()}`)
  return oneFailed
}

/** One test for each folder, two compilers at a time. */
export async function types() {
  const tasks = TYPED.map((folder) => async () => {
    const result = await runTool(tools.tsc, ['-p', folder, '--pretty', 'false'], { quiet: true, limitMs: 5 * MINUTE })
    return report(`types of ${folder}`, result)
  })
  return sum(await inParallel(2, tasks))
}

/** Format and lint: one test for each folder and one for the files beside them. */
export async function lint() {
  const files = readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(ts|json|jsonc|js|mjs)$/.test(entry.name) && entry.name !== 'package-lock.json',
    )
    .map((entry) => entry.name)
  const groups = [...LINTED.map((folder) => [folder, [folder]]), ['files at the top', files]]
  const counts = []
  for (const [name, paths] of groups) {
    const args = ['check', '--error-on-warnings', '--colors=off', ...paths]
    counts.push(report(`lint of ${name}`, await runTool(tools.biome, args, { quiet: true, limitMs: 5 * MINUTE })))
  }
  return sum(counts)
}

export async function buildOnce() {
  const problem = await build()
  if (problem) console.error(`--- build failed\n${problem}`)
  return problem ? oneFailed : onePassed
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  const path = join(reports, `${name}.json`)
  rmSync(path, { force: true })
  return path
}

export async function vitest(project) {
  const path = freshReport(project)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
  const { code, timedOut } = await runTool(tools.vitest, args, { limitMs: 30 * MINUTE })
  if (timedOut) console.error(`--- ${project} tests took too long and were ended`)
  return countVitest(path, code)
}

export async function browsers() {
  const path = freshReport('e2e')
  const config = 'test/e2e/playwright.config.ts'
  if (!existsSync(join(root, config))) {
    console.error(`--- ${config} is missing`)
    return oneFailed
  }
  const { code, timedOut } = await runTool(tools.playwright, ['test', '--config', config], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    limitMs: 40 * MINUTE,
  })
  if (timedOut) console.error('--- browser tests took too long and were ended')
  return countPlaywright(path, code)
}
