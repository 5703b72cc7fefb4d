// npm run test:simulation [-- --seeds 5000 --from 1 --workers 2 --fresh]: as many small worlds, each from one number. A seed in which
// something was found is printed and kept in kept-seeds.json, which every later run begins with. `-- --only 17 --trace` shows one.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { keepFigure } from '../faults/figures.ts'

const Outcome = v.object({
  seed: v.number(),
  findings: v.array(v.string()),
  deaths: v.optional(v.number(), 0),
  acknowledged: v.optional(v.number(), 0),
  saved: v.optional(v.number(), 0),
  cards: v.optional(v.number(), 0),
  steps: v.optional(v.number(), 0),
  simulatedMs: v.optional(v.number(), 0),
  closed: v.optional(v.boolean(), false),
})
type Outcome = v.InferOutput<typeof Outcome>
const Kept = v.array(v.object({ seed: v.number(), what: v.string() }))

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    from: { type: 'string', default: '1' },
    fresh: { type: 'boolean' },
    only: { type: 'string' },
    trace: { type: 'boolean' },
    workers: { type: 'string', default: '2' },
    /** Changes no file: for planted faults, and for CI. */
    'keep-nothing': { type: 'boolean' },
  },
})
const keptPath = fileURLToPath(new URL('kept-seeds.json', import.meta.url))
const workerPath = fileURLToPath(new URL('worker.ts', import.meta.url))
const kept = v.parse(Kept, JSON.parse(readFileSync(keptPath, 'utf8')))

if (values.only !== undefined) {
  const args = ['--import', 'tsx', workerPath, values.only, ...(values.trace ? ['--trace'] : [])]
  spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
} else {
  process.exitCode = (await all()) ? 0 : 1
}

async function all(): Promise<boolean> {
  const count = Number(values.seeds)
  const from = values.fresh ? Math.floor(Date.now() / 1_000) : Number(values.from)
  const startedMs = performance.now()
  const sums = { deaths: 0, acknowledged: 0, saved: 0, cards: 0, steps: 0, simulatedMs: 0, closed: 0, seeds: 0 }
  const bad: Outcome[] = []
  const take = (outcome: Outcome) => {
    sums.seeds += 1
    for (const name of ['deaths', 'acknowledged', 'saved', 'cards', 'steps', 'simulatedMs'] as const)
      sums[name] += outcome[name]
    if (outcome.closed) sums.closed += 1
    if (outcome.findings.length === 0) return
    bad.push(outcome)
    console.log(`seed ${outcome.seed}: npm run test:simulation -- --only ${outcome.seed} --trace`)
    for (const finding of outcome.findings.slice(0, 6)) console.log(`   ${finding.slice(0, 400)}`)
  }
  const workers = Math.max(1, Number(values.workers))
  const ranges = Array.from({ length: workers }, (_, index) => {
    const first = from + Math.floor((count * index) / workers)
    const last = from + Math.floor((count * (index + 1)) / workers) - 1
    return last < first ? [] : [`${first}-${last}`]
  })
  ranges[0]?.unshift(...kept.map(({ seed }) => String(seed)))
  const codes = await Promise.all(ranges.map((own) => work(own, take)))
  const seconds = (performance.now() - startedMs) / 1_000
  console.log(
    `${sums.seeds} seeds in ${seconds.toFixed(0)} s: ${sums.deaths} nodes died, ${sums.acknowledged} commands acknowledged, ` +
      `${sums.saved} lines saved, ${sums.cards} cards, ${sums.closed} sessions closed, ${sums.steps} steps, ` +
      `${(sums.simulatedMs / 3_600_000).toFixed(1)} hours of meetings`,
  )
  console.log(bad.length === 0 ? 'Nothing was found.' : `${bad.length} seeds found something.`)
  if (!values['keep-nothing']) {
    const fresh = bad.filter(({ seed }) => !kept.some((one) => one.seed === seed)).slice(0, 20)
    const all = [...kept, ...fresh.map(({ seed, findings }) => ({ seed, what: findings[0]?.slice(0, 160) ?? '' }))]
    if (fresh.length > 0) writeFileSync(keptPath, `${JSON.stringify(all, null, 2)}\n`)
    const measured = `${bad.length} of ${sums.seeds} seeds, ${seconds.toFixed(0)} s`
    keepFigure('simulation', 'seeds in which something was found', measured, '0 of 5000, 600 s', bad.length === 0)
  }
  const hasAll = sums.seeds === count + kept.length && codes.every((code) => code === 0)
  if (!hasAll) console.log(`A worker ended early: ${codes.join(', ')}`)
  return hasAll && bad.length === 0
}

function work(ranges: string[], take: (outcome: Outcome) => void): Promise<number | null> {
  if (ranges.length === 0) return Promise.resolve(0)
  const worker = spawn(process.execPath, ['--import', 'tsx', workerPath, ...ranges], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface({ input: worker.stdout }).on('line', (line) => {
    const parsed = v.safeParse(Outcome, JSON.parse(line))
    if (parsed.success) take(parsed.output)
    else console.log(line)
  })
  return new Promise((resolve) => worker.on('close', resolve))
}
