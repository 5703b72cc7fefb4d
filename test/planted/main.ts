// npm run test:planted [-- --only id,id] [--list]: plants each fault of faults.ts into a throw-away copy and wants its tests red.

import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Catcher, PlantedFault } from './faults.ts'
import { FAULTS } from './faults.ts'
import type { Verdict } from './judge.ts'
import { judge } from './judge.ts'
import { copySources, misfits, plant, unplant } from './plant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } })
const wanted = chosen(values.only)

if (values.list) for (const { id, what } of wanted) console.log(`${id.padEnd(32)} ${what}`)
else process.exitCode = (await all(wanted)) ? 0 : 1

function chosen(only: string | undefined): readonly PlantedFault[] {
  if (only === undefined) return FAULTS
  const ids = only.split(',')
  const unknown = ids.filter((id) => !FAULTS.some((fault) => fault.id === id))
  if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}`)
  return FAULTS.filter((fault) => ids.includes(fault.id))
}

async function all(faults: readonly PlantedFault[]): Promise<boolean> {
  const wrong = faults.flatMap((fault) => misfits(root, fault))
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) return false

  const copy = copySources(root)
  try {
    const sound = await control(copy.path, faults)
    let caught = 0
    for (const fault of faults) {
      plant(copy, fault)
      const verdicts = await judgeAll(copy.path, fault.caughtBy)
      unplant(copy, root, fault)
      const isCaught = verdicts.every(({ catcher, verdict }) => verdict.kind === 'red' && sound.has(keyOf(catcher)))
      if (isCaught) caught += 1
      console.log(`${isCaught ? 'caught' : 'MISSED'}  ${fault.id}: ${fault.what}`)
      for (const { catcher, verdict } of verdicts) show(catcher, verdict)
    }
    console.log(`planted faults caught: ${caught}/${faults.length}`)
    return caught === faults.length
  } finally {
    copy.remove()
  }
}

/** A test that is red without the fault would catch anything. @returns what is green on the unchanged copy. */
async function control(copy: string, faults: readonly PlantedFault[]): Promise<Set<string>> {
  const catchers = new Map(faults.flatMap((fault) => fault.caughtBy).map((one) => [keyOf(one), one]))
  const sound = new Set<string>()
  for (const { catcher, verdict } of await judgeAll(copy, [...catchers.values()])) {
    if (verdict.kind === 'green') sound.add(keyOf(catcher))
    else {
      console.log(`without a fault: ${keyOf(catcher)} is ${verdict.kind}`)
      for (const name of verdict.failed) console.log(`          ${name}`)
    }
  }
  console.log(`${sound.size} of ${catchers.size} tests are green without a fault`)
  return sound
}

async function judgeAll(copy: string, catchers: readonly Catcher[]): Promise<{ catcher: Catcher; verdict: Verdict }[]> {
  const judged = []
  for (const catcher of catchers) judged.push({ catcher, verdict: await judge(copy, catcher) })
  return judged
}

function show(catcher: Catcher, { kind, seconds, tests, failed, why, output }: Verdict): void {
  const first = failed[0] === undefined ? '' : `, first: ${failed[0]}`
  console.log(`        ${kind} in ${seconds.toFixed(1)} s (${failed.length} of ${tests}${first}) by ${keyOf(catcher)}`)
  if (why !== '') console.log(`          ${why}`)
  if (kind === 'nothing') console.log(output)
}

function keyOf({ project, file, name }: Catcher): string {
  return `${project} ${file}${name === undefined ? '' : ` -t "${name}"`}`
}
