// The suites that the promises are measured by: how each is run in short and in full, and what it leaves behind.
export type SuiteName =
  | 'faults'
  | 'stores'
  | 'simulation'
  | 'attacks'
  | 'groups'
  | 'non-interference'
  | 'attacker'
  | 'operator'
  | 'erasure'

export type Suite = {
  name: SuiteName
  /** Files of Vitest, whose tests are counted; or a program of ours, whose last line is the figure. */
  run:
    | {
        kind: 'tests'
        project: 'unit' | 'integration'
        files: readonly string[]
        pattern?: string
        longEnv?: NodeJS.ProcessEnv
      }
    | { kind: 'program'; path: string; short: readonly string[]; long: readonly string[]; line: RegExp }
}

export const SUITES: readonly Suite[] = [
  {
    name: 'faults',
    run: { kind: 'tests', project: 'integration', files: ['test/faults'], longEnv: { FAULTS_LONG: '1' } },
  },
  {
    name: 'stores',
    run: {
      kind: 'tests',
      project: 'integration',
      files: ['test/integration/kill', 'test/integration/disk', 'test/integration/backup'],
      longEnv: { ROUNDS: '50' },
    },
  },
  {
    name: 'simulation',
    run: {
      kind: 'program',
      path: 'test/sim/main.ts',
      short: ['--seeds', '300'],
      long: ['--seeds', '5000'],
      line: /^\d+ seeds in .*$/m,
    },
  },
  {
    name: 'attacks',
    run: { kind: 'tests', project: 'integration', files: ['test/attacks'], longEnv: { ATTACKS: 'full' } },
  },
  { name: 'groups', run: { kind: 'tests', project: 'unit', files: ['test/session/board.test.ts'], pattern: 'ANON' } },
  {
    name: 'non-interference',
    run: {
      kind: 'program',
      path: 'test/anonymity/main.ts',
      short: ['--sessions', '20', '--seed', '1'],
      long: ['--sessions', '1000'],
      line: /^.*sessions.*$/m,
    },
  },
  {
    name: 'attacker',
    run: {
      kind: 'program',
      path: 'test/anonymity/attack-main.ts',
      short: ['--cards', '600', '--seed', '1'],
      long: [],
      line: /^.*cards.*$/m,
    },
  },
  {
    name: 'operator',
    run: {
      kind: 'program',
      path: 'test/anonymity/operate-main.ts',
      short: ['--cards', '600', '--seed', '1'],
      long: [],
      line: /^.*cards.*$/m,
    },
  },
  {
    name: 'erasure',
    run: {
      kind: 'program',
      path: 'test/erasure/main.ts',
      short: ['--short'],
      long: [],
      line: /^(Nothing was found.*|.*not as they must be.*)$/m,
    },
  },
]
