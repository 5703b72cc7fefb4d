// npm run test:planted [-- --only id,id] [--jobs 2] [--list]: plants each fault of faults.ts into a throw-away copy and wants its tests red.

import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Catcher, PlantedFault } from './fault.ts'
import { FAULTS } from './faults.ts'
import type { Verdict } from './judge.ts'
import { judge } from './judge.ts'
import { copySources, misfits, plant, unplant } from './plant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: { only: { type: 'string' }, jobs: { type: 'string', default: '1' }, list: { type: 'boolean' } },
})
const wanted = chosen(values.only)

if (values.list) for (const { id, what } of wanted) console.log(`${id.padEnd(32)} ${what}`)
else process.exitCode = (await all(wanted, Number(values.jobs))) ? 0 : 1

function chosen(only: string | undefined): readonly PlantedFault[] {
  if (only === undefined) return FAULTS
  const ids = only.split(',')
  const unknown = ids.filter((id) => !FAULTS.some((fault) => fault.id === id))
  if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}`)
  return FAULTS.filter((fault) => ids.includes(fault.id))
}

async function all(faults: readonly PlantedFault[], jobs: number): Promise<boolean> {
  const wrong = faults.flatMap((fault) => misfits(root, fault))
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) return false

  const startedMs = performance.now()
  const sound = await control(faults)
  const missed: string[] = []
  const left = [...faults]
  await Promise.all(Array.from({ length: jobs }, work))

  async function work(): Promise<void> {
    const copy = copySources(root)
    try {
      for (let fault = left.shift(); fault; fault = left.shift()) {
        plant(copy, fault)
        const verdicts = await judge(copy.path, fault.caughtBy)
        unplant(copy, root, fault)
        const isCaught = fault.caughtBy.every((one, at) => verdicts[at]?.kind === 'red' && sound.has(keyOf(one)))
        if (!isCaught) missed.push(fault.id)
        console.log(`${isCaught ? 'caught' : 'MISSED'}  ${fault.id}: ${fault.what}`)
        for (const [at, verdict] of verdicts.entries()) show(fault.caughtBy[at], verdict)
      }
    } finally {
      copy.remove()
    }
  }

  const minutes = (performance.now() - startedMs) / 60_000
  if (missed.length > 0) console.log(`missed: ${missed.join(', ')}`)
  console.log(
    `planted faults caught: ${faults.length - missed.length}/${faults.length}, in ${minutes.toFixed(1)} minutes`,
  )
  return missed.length === 0
}

/** A test that is red without the fault would catch anything. @returns what is green on the unchanged copy. */
async function control(faults: readonly PlantedFault[]): Promise<Set<string>> {
  const copy = copySources(root)
  try {
    const catchers = [...new Map(faults.flatMap((fault) => fault.caughtBy).map((one) => [keyOf(one), one])).values()]
    const verdicts = await judge(copy.path, catchers)
    const sound = catchers.filter((_, at) => verdicts[at]?.kind === 'green')
    for (const [at, verdict] of verdicts.entries()) {
      if (verdict.kind === 'green') continue
      console.log('without a fault:')
      show(catchers[at], verdict)
    }
    console.log(`${sound.length} of ${catchers.length} tests are green without a fault`)
    return new Set(sound.map(keyOf))
  } finally {
    copy.remove()
  }
}

function show(catcher: Catcher | undefined, { kind, seconds, tests, failed, why, output }: Verdict): void {
  const first = failed[0] === undefined ? '' : `, first: ${failed[0]}`
  const by = catcher ? keyOf(catcher) : ''
  console.log(`        ${kind} in ${seconds.toFixed(1)} s (${failed.length} of ${tests}${first}) by ${by}`)
  if (why !== '') console.log(`          ${why}`)
  if (kind === 'nothing') console.log(output)
}

function keyOf({ project, file, name }: Catcher): string {
  return `${project} ${file}${name === undefined ? '' : ` -t "${name}"`}`
}
