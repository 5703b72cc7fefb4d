// npm run test:operator [-- --cards 6000 --seed 1 --redis]: links cards to seats with everything that was ever on disk.
import { parseArgs } from 'node:util'
import { operate } from './link-openings.ts'

const { values } = parseArgs({
  options: {
    cards: { type: 'string', default: '6000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    redis: { type: 'boolean', default: false },
  },
})
console.log(`seed ${values.seed}`)
const operated = await operate({ seed: Number(values.seed), cards: Number(values.cards), isRedis: values.redis })
for (const { way, accuracy } of operated.best) console.log(`${accuracy.toFixed(3)}  ${way}`)
console.log(
  `${operated.right} of ${operated.guesses} cards linked from ${operated.versions} versions of values: ` +
    `${operated.accuracy.toFixed(4)}, limit ${operated.limit.toFixed(4)}; openings with tickets left: ${operated.ticketsLeft}, ` +
    `with drawn numbers kept: ${operated.numbersKept}`,
)
process.exitCode = operated.accuracy <= operated.limit && operated.ticketsLeft + operated.numbersKept === 0 ? 0 : 1
