// A few planted faults in every run of the tests; `npm run test:planted` plants all of them.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { FAULTS } from '../planted/faults.ts'
import { judge } from '../planted/judge.ts'
import { copySources, plant } from '../planted/plant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Quick ones: of the rules, of a whole server that is attacked, of one that is guessed at. */
const SAMPLE = ['two-cards-are-enough', 'words-in-the-log', 'no-shuffle']

test.each(SAMPLE)(
  'a planted fault turns its test red: %s',
  async (id) => {
    const fault = FAULTS.find((one) => one.id === id)
    const catcher = fault?.caughtBy[0]
    if (!fault || !catcher) throw new Error(`no fault ${id}`)
    const copy = copySources(root)
    try {
      expect((await judge(copy.path, catcher)).kind).toBe('green')
      plant(copy, fault)
      expect((await judge(copy.path, catcher)).kind).toBe('red')
    } finally {
      copy.remove()
    }
  },
  120_000,
)
