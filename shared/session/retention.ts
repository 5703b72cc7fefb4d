// What is kept, and until when: one row for every member of a session and every document. The close, the deleting, the list people
// read and docs/RETENTION.md are made from it, so a member without a row does not compile. Rules END1, END3, END6.
import type { DocumentName } from '../ids.ts'
import { NO_LOOP } from './loop.ts'
import type { Session } from './session.ts'

/** What people call it. The words are in `checkout.thing_...`. */
export type Thing =
  /** Title, plan, code, settings. */
  | 'room'
  | 'people'
  | 'agenda'
  | 'lines'
  | 'next'
  | 'cards'
  | 'advice'
  | 'taps'
  | 'turns'
  | 'shown'
  /** Who knocked, screens, tickets, keys of commands. */
  | 'traces'

/** `close`: gone in the change that writes the summary. `summary`: gone with the summary page. */
export type Until = 'close' | 'summary'

type Row<Value> =
  /** `left`: what stands there afterwards. */
  | { thing: Thing; until: 'close'; left: Value }
  | { thing: Thing; until: 'summary' }
  /** Decided by the close itself. */
  | { thing: Thing; until: 'summary'; isWrittenAtClose: true }

export const SESSION_RETENTION: { readonly [Member in keyof Session]: Row<Session[Member]> } = {
  roomId: { thing: 'room', until: 'summary' },
  code: { thing: 'room', until: 'summary' },
  oldCodes: { thing: 'room', until: 'summary' },
  title: { thing: 'room', until: 'summary' },
  createdAtMs: { thing: 'room', until: 'summary' },
  language: { thing: 'room', until: 'summary' },
  callLink: { thing: 'room', until: 'summary' },
  plannedStartMs: { thing: 'room', until: 'summary' },
  plan: { thing: 'room', until: 'summary' },
  keeping: { thing: 'room', until: 'summary' },
  progress: { thing: 'room', until: 'summary', isWrittenAtClose: true },
  isLocked: { thing: 'room', until: 'summary' },
  agendaLocked: { thing: 'room', until: 'summary' },
  isBlanked: { thing: 'room', until: 'summary' },
  releases: { thing: 'room', until: 'summary' },
  removedDetails: { thing: 'room', until: 'summary' },
  generations: { thing: 'room', until: 'summary' },
  purge: { thing: 'room', until: 'summary', isWrittenAtClose: true },

  seats: { thing: 'people', until: 'summary' },
  facilitator: { thing: 'people', until: 'summary' },
  deputy: { thing: 'people', until: 'summary' },
  roleEpoch: { thing: 'people', until: 'summary' },
  takenFrom: { thing: 'people', until: 'summary' },
  leadAskedBackBy: { thing: 'people', until: 'summary' },

  resources: { thing: 'agenda', until: 'summary' },
  summary: { thing: 'lines', until: 'summary', isWrittenAtClose: true },
  next: { thing: 'next', until: 'summary' },

  cards: { thing: 'cards', until: 'close', left: {} },
  bed: { thing: 'cards', until: 'close', left: {} },
  spotlight: { thing: 'cards', until: 'close', left: null },
  cardQuestion: { thing: 'cards', until: 'close', left: null },
  slip: { thing: 'cards', until: 'close', left: null },
  slipTurn: { thing: 'cards', until: 'close', left: 0 },
  guardWords: { thing: 'cards', until: 'close', left: [] },

  consult: { thing: 'advice', until: 'close', left: null },
  caseLines: { thing: 'advice', until: 'close', left: {} },
  helped: { thing: 'advice', until: 'close', left: [] },

  votes: { thing: 'taps', until: 'close', left: null },
  voteSums: { thing: 'taps', until: 'close', left: {} },
  polls: { thing: 'taps', until: 'close', left: {} },
  evaluations: { thing: 'taps', until: 'close', left: {} },
  loop: { thing: 'taps', until: 'close', left: NO_LOOP },
  tapMeans: { thing: 'taps', until: 'close', left: { means: null, since: [] } },
  groupAsk: { thing: 'taps', until: 'close', left: null },

  hands: { thing: 'turns', until: 'close', left: [] },
  gardeners: { thing: 'turns', until: 'close', left: [] },
  round: { thing: 'turns', until: 'close', left: null },
  done: { thing: 'turns', until: 'close', left: {} },
  huddle: { thing: 'turns', until: 'close', left: null },
  stepAid: { thing: 'turns', until: 'close', left: null },
  leavingAtMs: { thing: 'turns', until: 'close', left: {} },
  emptySinceMs: { thing: 'turns', until: 'close', left: null },

  roundLines: { thing: 'shown', until: 'close', left: {} },
  sharedSteps: { thing: 'shown', until: 'close', left: [] },
  thanks: { thing: 'shown', until: 'close', left: [] },

  writing: { thing: 'traces', until: 'close', left: null },
  returnRequests: { thing: 'traces', until: 'close', left: [] },
  inviteSecret: { thing: 'traces', until: 'close', left: null },
  codeAsks: { thing: 'traces', until: 'close', left: false },
  knocks: { thing: 'traces', until: 'close', left: [] },
  turnedAway: { thing: 'traces', until: 'close', left: [] },
  screens: { thing: 'traces', until: 'close', left: [] },
  answered: { thing: 'traces', until: 'close', left: {} },
}

/** Documents go at the close, with their logs and the numbers of devices in them; `becomes` is what the summary keeps of the words. */
export const DOCUMENT_RETENTION: {
  readonly [Name in DocumentName]: {
    thing: Thing
    until: 'close'
    becomes: 'agendaMarkdown' | 'notesMarkdown' | 'takeaways'
  }
} = {
  agenda: { thing: 'agenda', until: 'close', becomes: 'agendaMarkdown' },
  theme: { thing: 'agenda', until: 'close', becomes: 'notesMarkdown' },
  board: { thing: 'cards', until: 'close', becomes: 'takeaways' },
}

/** How long a room keeps what outlives its close; what was promised at its opening holds (END8). */
export type Keeping = {
  /** Days the summary page can be read. */
  summaryDays: number
  /** Minutes between "close" and the deleting: to undo it, and to take one's own things along. */
  graceMinutes: number
}
export const KEEPING_DEFAULT: Keeping = { summaryDays: 30, graceMinutes: 1 }
export const KEEPING_LIMITS = {
  summaryDays: { least: 1, most: 90 },
  graceMinutes: { least: 1, most: 10 },
} as const satisfies Record<keyof Keeping, { least: number; most: number }>

/** @returns null for numbers out of their limits, or that are no whole numbers. */
export function keepingOf(wish: Keeping): Keeping | null {
  const { summaryDays, graceMinutes } = wish
  const fits = (value: number, { least, most }: { least: number; most: number }) =>
    Number.isInteger(value) && value >= least && value <= most
  return fits(summaryDays, KEEPING_LIMITS.summaryDays) && fits(graceMinutes, KEEPING_LIMITS.graceMinutes)
    ? { summaryDays, graceMinutes }
    : null
}

const MEMBERS = Object.keys(SESSION_RETENTION) as (keyof Session)[]

/** END1: every member that goes at the close, as it is left behind. */
export function leftAtClose(): Partial<Session> {
  const left: Partial<Session> = {}
  for (const member of MEMBERS) leave(left, member)
  return left
}

function leave<Member extends keyof Session>(left: Partial<Session>, member: Member): void {
  const row: Row<Session[Member]> = SESSION_RETENTION[member]
  if (row.until === 'close') left[member] = row.left
}

/** What people are told: a thing stays as long as the last part of it. In the order of the tables. */
export function thingsUntil(until: Until): Thing[] {
  const rows: { thing: Thing; until: Until }[] = Object.values(SESSION_RETENTION)
  const last = new Map<Thing, Until>()
  for (const row of rows) if (last.get(row.thing) !== 'summary') last.set(row.thing, row.until)
  return [...last].filter(([, end]) => end === until).map(([thing]) => thing)
}
