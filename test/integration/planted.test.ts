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
    if (!fault) throw new Error(`no fault ${id}`)
    const kinds = async () => (await judge(copy.path, fault.caughtBy)).map((one) => one.kind)
    const copy = copySources(root)
    try {
      expect(new Set(await kinds())).toEqual(new Set(['green']))
      plant(copy, fault)
      expect(new Set(await kinds())).toEqual(new Set(['red']))
    } finally {
      copy.remove()
    }
  },
  120_000,
)
