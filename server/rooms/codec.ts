// A session in the store: one record per member, seats and answered keys one record each, so that a commit
// writes what changed and not the whole meeting.
import { NO_LOOP } from '../../shared/session/loop.ts'
import { KEEPING_DEFAULT } from '../../shared/session/retention.ts'
import type { Session } from '../../shared/session/session.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const SPLIT = { seats: 'seat', answered: 'done', caseLines: 'line' } as const
type SplitMember = keyof typeof SPLIT

/** Name of the record of a member that is stored in one piece. */
export const memberRecord = (member: keyof Session): string => `s:${member.toLowerCase()}`

/** Members that differ between the two, encoded; null where a record has to go. `before` null writes all. */
export function changedRecords(before: Session | null, after: Session): Record<string, Uint8Array | null> {
  const put: Record<string, Uint8Array | null> = {}
  for (const member of Object.keys(after) as (keyof Session)[]) {
    if (before && before[member] === after[member]) continue
    if (isSplit(member)) splitChanges(member, before?.[member] ?? {}, after[member], put)
    else put[memberRecord(member)] = encode(after[member])
  }
  return put
}

/** The reverse. What comes from the same record objects, or is the same in `before`, is the same object in both sessions: who compares
 *  by identity sees only what is new.
 *  @param names members as `changedRecords` wrote them.
 *  Throws when a member is missing: the room was written by an incompatible version. */
export function sessionFrom(records: Record<string, Uint8Array>, before: Session | null = null): Session {
  const members: Record<string, unknown> = { seats: {}, answered: {} }
  for (const member of MEMBERS) {
    if (isSplit(member)) continue
    const bytes = records[memberRecord(member)]
    if (!bytes && !Object.hasOwn(ADDED_LATER, member)) {
      throw new Error(`the stored room has no ${member}: it was written by another version`)
    }
    members[member] = bytes ? decodeOnce(bytes) : ADDED_LATER[member]
  }
  const split = Object.entries(SPLIT) as [SplitMember, string][]
  const parts: Record<string, Record<string, unknown>> = Object.fromEntries(split.map(([, prefix]) => [prefix, {}]))
  for (const [name, bytes] of Object.entries(records)) {
    const colon = name.indexOf(':')
    const own = parts[name.slice(0, colon)]
    if (own) own[name.slice(colon + 1)] = decodeOnce(bytes)
  }
  for (const [member, prefix] of split) {
    const own = parts[prefix] ?? {}
    members[member] = before && isSame(before[member], own) ? before[member] : own
  }
  // Written by changedRecords and nothing else; the member list above is complete by type (MEMBER_NAMES).
  return members as unknown as Session
}

/** What a room had that was stored before the member was there. */
const ADDED_LATER: Partial<Session> = {
  inviteSecret: null,
  codeAsks: false,
  knocks: [],
  turnedAway: [],
  slip: null,
  slipTurn: 0,
  removedDetails: 0,
  generations: { agenda: 0, theme: 0, board: 0 },
  huddle: null,
  polls: {},
  consult: null,
  cardQuestion: null,
  gardeners: [],
  bed: {},
  helped: [],
  groupAsk: null,
  stepAid: null,
  roundLines: {},
  leavingAtMs: {},
  keeping: KEEPING_DEFAULT,
  guardWords: [],
  purge: { asked: 1, done: 0 },
  tapMeans: { means: null, since: [] },
  loop: NO_LOOP,
}

const MEMBER_NAMES: Record<keyof Session, true> = {
  roomId: true,
  code: true,
  oldCodes: true,
  inviteSecret: true,
  title: true,
  createdAtMs: true,
  language: true,
  callLink: true,
  plannedStartMs: true,
  plan: true,
  progress: true,
  keeping: true,
  guardWords: true,
  seats: true,
  facilitator: true,
  deputy: true,
  roleEpoch: true,
  takenFrom: true,
  leadAskedBackBy: true,
  isLocked: true,
  codeAsks: true,
  agendaLocked: true,
  returnRequests: true,
  knocks: true,
  turnedAway: true,
  screens: true,
  isBlanked: true,
  hands: true,
  done: true,
  round: true,
  writing: true,
  releases: true,
  cards: true,
  votes: true,
  voteSums: true,
  spotlight: true,
  cardQuestion: true,
  gardeners: true,
  bed: true,
  slip: true,
  slipTurn: true,
  removedDetails: true,
  generations: true,
  huddle: true,
  polls: true,
  consult: true,
  caseLines: true,
  helped: true,
  groupAsk: true,
  stepAid: true,
  roundLines: true,
  leavingAtMs: true,
  resources: true,
  evaluations: true,
  tapMeans: true,
  loop: true,
  sharedSteps: true,
  thanks: true,
  next: true,
  summary: true,
  purge: true,
  emptySinceMs: true,
  answered: true,
}
const MEMBERS = Object.keys(MEMBER_NAMES) as (keyof Session)[]

function splitChanges(
  member: SplitMember,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  put: Record<string, Uint8Array | null>,
): void {
  const prefix = SPLIT[member]
  for (const [name, value] of Object.entries(after))
    if (before[name] !== value) put[`${prefix}:${name}`] = encode(value)
  for (const name of Object.keys(before)) if (!(name in after)) put[`${prefix}:${name}`] = null
}

/** Sessions are never changed in place, so one record object stands for one value. */
const decoded = new WeakMap<Uint8Array, unknown>()

function decodeOnce(bytes: Uint8Array): unknown {
  if (decoded.has(bytes)) return decoded.get(bytes)
  const value = decode(bytes)
  decoded.set(bytes, value)
  return value
}

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(other)
  return names.length === Object.keys(one).length && names.every((name) => one[name] === other[name])
}

function isSplit(member: keyof Session): member is SplitMember {
  return member in SPLIT
}

export function encode(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value))
}

export function decode(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes))
}
