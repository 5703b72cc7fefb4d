// npm run test:attacker [-- --cards 6000 --seed 1]: a program that sees everything guesses who wrote which card.
import { parseArgs } from 'node:util'
import { attack } from './attacker.ts'

const { values } = parseArgs({
  options: {
    cards: { type: 'string', default: '6000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
})
console.log(`seed ${values.seed}`)
const attacked = await attack({ seed: Number(values.seed), cards: Number(values.cards) })
for (const { way, accuracy } of attacked.best) console.log(`${accuracy.toFixed(3)}  ${way}`)
console.log(
  `${attacked.right} of ${attacked.guesses} cards guessed: ${attacked.accuracy.toFixed(4)}, limit ${attacked.limit.toFixed(4)} ` +
    `(${attacked.seconds.toFixed(0)} s); releases in more than one piece: ${attacked.torn}`,
)
process.exitCode = attacked.accuracy <= attacked.limit && attacked.torn === 0 ? 0 : 1
