// Faults that somebody could build into Copse one day, each with the tests that must turn red. `npm run test:planted` plants them one
// after the other into a throw-away copy: a test that stays green on the broken code protects nothing.
import type { PlantedFault } from './fault.ts'
import { FAULTS_OF_ANONYMITY } from './faults-of-anonymity.ts'
import { FAULTS_OF_DOORS } from './faults-of-doors.ts'
import { FAULTS_OF_KEEPING } from './faults-of-keeping.ts'
import { FAULTS_OF_RULES } from './faults-of-rules.ts'
import { FAULTS_OF_STORING } from './faults-of-storing.ts'
import { FAULTS_OF_WAYS_IN } from './faults-of-ways-in.ts'

export const FAULTS: readonly PlantedFault[] = [
  ...FAULTS_OF_RULES,
  ...FAULTS_OF_ANONYMITY,
  ...FAULTS_OF_DOORS,
  ...FAULTS_OF_WAYS_IN,
  ...FAULTS_OF_KEEPING,
  ...FAULTS_OF_STORING,
]
