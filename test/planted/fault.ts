// What a planted fault is, and the tests that most of them are caught by.

export type TestProject = 'unit' | 'contract' | 'integration'

/** A text that has to occur exactly once in the file, and what stands there in the broken build. */
export type Edit = { file: string; find: string; replace: string }

/** What has to turn red. All tests of the file, or those whose full name (describe > test) matches the pattern. */
export type Catcher = { project: TestProject; file: string; name?: string }

export type PlantedFault = Edit & {
  /** Lower case with dashes; for `--only`. */
  id: string
  /** What is wrong in this build, in words. */
  what: string
  /** Rare: a fault that needs a second place. */
  also?: readonly Edit[]
  /** Each of them must turn red, within a minute. */
  caughtBy: readonly Catcher[]
}

export const unit = (file: string, name?: string): Catcher => ({
  project: 'unit',
  file,
  ...(name === undefined ? {} : { name }),
})

export const nonInterference: Catcher = {
  project: 'integration',
  file: 'test/integration/non-interference.test.ts',
  name: 'ANON8',
}

export const attacker: Catcher = { project: 'integration', file: 'test/integration/attacker.test.ts', name: 'ANON4' }

export const operator: Catcher = {
  project: 'integration',
  file: 'test/integration/operator.test.ts',
  name: 'all that LevelDB ever wrote',
}

export const badInput = (name: string): Catcher => ({
  project: 'integration',
  file: 'test/integration/bad-input.test.ts',
  name,
})

export const integration = (file: string, name: string): Catcher => ({ project: 'integration', file, name })

export const simulated: Catcher = integration('test/sim/simulation.test.ts', 'simulated sessions')
