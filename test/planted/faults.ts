// Faults that somebody could build into Copse one day, each with the tests that must turn red. `npm run test:planted` plants them one
// after the other into a throw-away copy: a test that stays green on the broken code protects nothing.

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

const unit = (file: string, name?: string): Catcher => ({
  project: 'unit',
  file,
  ...(name === undefined ? {} : { name }),
})

export const FAULTS: readonly PlantedFault[] = [
  {
    id: 'two-cards-are-enough',
    what: 'two unsigned cards are opened, so that each of two authors knows the other',
    file: 'shared/session/box.ts',
    find: 'export const RELEASE_MIN_CARDS = 3',
    replace: 'export const RELEASE_MIN_CARDS = 2',
    caughtBy: [unit('test/session/board.test.ts', 'ANON4')],
  },
  {
    id: 'one-author-is-enough',
    what: 'three cards of one ticket are opened as if they were of three people',
    file: 'shared/session/box.ts',
    find: ' && tickets >= RELEASE_MIN_CARDS',
    replace: '',
    caughtBy: [unit('test/session/board.test.ts', 'ANON4')],
  },
  {
    id: 'tickets-outlive-the-release',
    what: 'a ticket of an earlier opening still puts cards into the box',
    file: 'shared/session/tickets.ts',
    find: 'lanes: writing.lanes, ticketHashes: [], dealt: {} }',
    replace: 'lanes: writing.lanes, ticketHashes: writing.ticketHashes, dealt: {} }',
    caughtBy: [unit('test/session/board.test.ts', 'ANON5')],
  },
  {
    id: 'hashes-in-the-order-minted',
    what: 'the hashes of tickets lie in the order in which they were made',
    file: 'shared/session/tickets.ts',
    find: '[...writing.ticketHashes, ...hashes].sort()',
    replace: '[...writing.ticketHashes, ...hashes]',
    caughtBy: [unit('test/session/board.test.ts', 'ANON2')],
  },
  {
    id: 'any-key-replaces-a-card',
    what: 'whoever knows the id of a sealed card writes over it',
    file: 'shared/session/box.ts',
    find: 'if (same && (same.ticketHash !== card.ticketHash || same.keyHash !== card.keyHash)) return no(',
    replace: 'if (same && false) return no(',
    caughtBy: [unit('test/session/board.test.ts', 'BRD3')],
  },
  {
    id: 'any-key-withdraws',
    what: 'a released card is taken off with any key',
    file: 'shared/session/board-rules.ts',
    find: 'return tools.sha256(tools.sha256(key) + id) === card.mark',
    replace: 'return key !== tools.sha256(id + card.mark)',
    caughtBy: [unit('test/session/board.test.ts', 'BRD8')],
  },
  {
    id: 'anybody-moderates',
    what: 'everybody takes off any card, as if leading',
    file: 'shared/session/board-rules.ts',
    find: 'return tools.leads ? takeOff',
    replace: 'return card.mark !== null ? takeOff',
    caughtBy: [unit('test/session/board.test.ts', 'BRD9')],
  },
]
