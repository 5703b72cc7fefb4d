// npm run verify-erasure [-- --short]: sessions full of marked words on real servers, and a search of every byte that is left.
import { parseArgs } from 'node:util'
import { MOMENTS, OMISSIONS } from './moments.ts'
import { type Verified, verifyErasure, type Wish } from './verify.ts'

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
const stores = ['embedded', 'redis'] as const
const ways = [true, false]
let failures = 0

async function run(what: string, wish: Wish, isExpected: (verified: Verified) => boolean): Promise<void> {
  const startedMs = performance.now()
  const verified = await verifyErasure(wish)
  const isGood = isExpected(verified)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(
    `${isGood ? 'ok  ' : 'FAIL'} ${what}: ${verified.found.length} found in ${verified.checks} searches, ${seconds} s`,
  )
  if (isGood) return
  failures += 1
  for (const line of verified.found.slice(0, 20)) console.log(`       ${line}`)
}

const nothing = ({ found }: Verified) => found.length === 0
const something = ({ found }: Verified) => found.length > 0
for (const store of stores) {
  for (const encrypted of ways) {
    const where = `${store}, encryption ${encrypted ? 'on' : 'off'}`
    await run(where, { store, encrypted, toTheEnd: true }, nothing)
    if (values.short) continue
    for (const dieAt of MOMENTS) {
      await run(`${where}, killed ${dieAt}`, { store, encrypted, dieAt, toTheEnd: true }, nothing)
    }
  }
}
for (const leaveOut of values.short ? (['rewrite'] as const) : OMISSIONS) {
  const encrypted = leaveOut === 'keys'
  const wish = { store: 'embedded' as const, encrypted, leaveOut, patienceMs: 3_000 }
  await run(`a build that leaves out: ${leaveOut} (must be noticed)`, wish, something)
}
console.log(failures === 0 ? 'Nothing was found that must be gone.' : `${failures} of these are not as they must be.`)
process.exitCode = failures === 0 ? 0 : 1
