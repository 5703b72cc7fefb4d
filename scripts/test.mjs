// npm test [-- --only types,lint,build,unit,contract,integration,e2e]: installs what is missing, runs everything,
// and ends with `N passed, N failed, N skipped`.
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { browsers, buildOnce, lint, types, vitest } from './parts.mjs'
import { stop } from './process.mjs'
import { inWords, oneFailed, sum } from './results.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const PARTS = {
  types,
  lint,
  build: buildOnce,
  unit: () => vitest('unit'),
  contract: () => vitest('contract'),
  integration: () => vitest('integration'),
  e2e: browsers,
}
/** Parts that start the built server, or compare with what a browser gets. */
const NEED_BUILD = ['integration', 'e2e']

const options = process.argv.slice(2)
const wanted = partsOf(options)

checkNode()
await ensureInstalled()
if (wanted.some((name) => name === 'contract' || NEED_BUILD.includes(name))) await ensureSystemPackages()
if (!wanted.includes('build') && wanted.some((name) => NEED_BUILD.includes(name))) await ensureBuilt()

const results = []
for (const name of wanted) {
  console.log(`\n=== ${name}`)
  const startedMs = performance.now()
  // A part that throws is a failed test like any other; the rest still runs.
  const counts = await PARTS[name]().catch((error) => {
    console.error(error)
    return oneFailed
  })
  results.push({ name, counts, seconds: (performance.now() - startedMs) / 1000 })
}

console.log('')
for (const { name, counts, seconds } of results) {
  console.log(`${name.padEnd(12)} ${inWords(counts)} (${seconds.toFixed(1)} s)`)
}
const all = sum(results.map((result) => result.counts))
console.log(inWords(all))
process.exitCode = all.failed === 0 ? 0 : 1

function partsOf([option, list, ...rest]) {
  const names = Object.keys(PARTS)
  if (option === undefined) return names
  const chosen = (option === '--only' ? list : option.match(/^--only=(.+)$/)?.[1])?.split(',') ?? []
  const extra = option === '--only' ? rest : [list, ...rest].filter((one) => one !== undefined)
  if (chosen.length === 0 || extra.length > 0 || chosen.some((name) => !names.includes(name)))
    stop(`Options: --only followed by a list of ${names.join(',')}`)
  return names.filter((name) => chosen.includes(name))
}
