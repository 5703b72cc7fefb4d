// npm run check: format, lint, types, unit and property tests. What to run before a commit.
import { checkNode, ensureInstalled } from './install.mjs'
import { lint, types, vitest } from './parts.mjs'
import { inWords, sum } from './results.mjs'

checkNode()
await ensureInstalled()
const startedMs = performance.now()
const counts = [await lint(), await types(), await vitest('unit')]
const all = sum(counts)
console.log(`check: ${inWords(all)} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`)
process.exitCode = all.failed === 0 ? 0 : 1
