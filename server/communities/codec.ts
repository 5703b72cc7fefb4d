// A community in the store: one record per member of it that people change alone, one for each of the rest, so that a
// commit writes what changed.
import type { Community } from '../../shared/community/community.ts'
import { COMMUNITY_KEEPING_DEFAULT } from '../../shared/community/retention.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Written into every community; a reader of another shape refuses it instead of guessing. */
const FORMAT = 1
const SPLIT = {
  members: 'member',
  invitations: 'invitation',
  meetings: 'meeting',
  polls: 'poll',
  pages: 'page',
  entries: 'entry',
} as const
type Split = keyof typeof SPLIT

export function changedCommunityRecords(before: Community | null, after: Community): Record<string, Uint8Array | null> {
  const put: Record<string, Uint8Array | null> = {}
  for (const [part, prefix] of Object.entries(SPLIT)) {
    const now: Readonly<Record<string, unknown>> = after[part as Split]
    const then: Readonly<Record<string, unknown>> = before?.[part as Split] ?? {}
    for (const [id, value] of Object.entries(now)) if (then[id] !== value) put[`${prefix}:${id}`] = encode(value)
    for (const id of Object.keys(then)) if (!(id in now)) put[`${prefix}:${id}`] = null
  }
  const { answered } = after
  const rest = restOf(after)
  if (before?.answered !== answered) put.answered = encode(answered)
  const text = JSON.stringify({ format: FORMAT, ...rest })
  if (before === null || text !== JSON.stringify({ format: FORMAT, ...restOf(before) }))
    put.community = encoder.encode(text)
  return put
}

/** @throws when the records are of another format. */
export function communityFrom(records: Record<string, Uint8Array>): Community {
  const head = records.community ? decode(records.community) : null
  if (typeof head !== 'object' || head === null || !('format' in head) || head.format !== FORMAT)
    throw new Error('the stored community was written by another version')
  const { format: _, ...rest } = head
  const parts: Record<string, Record<string, unknown>> = {
    members: {},
    invitations: {},
    meetings: {},
    polls: {},
    pages: {},
    entries: {},
  }
  for (const [part, prefix] of Object.entries(SPLIT)) {
    for (const [name, bytes] of Object.entries(records)) {
      const found = parts[part]
      if (found && name.startsWith(`${prefix}:`)) found[name.slice(prefix.length + 1)] = decode(bytes)
    }
  }
  // What a community had that was stored before the member was there.
  const since = { keeping: COMMUNITY_KEEPING_DEFAULT, words: [] }
  const answered = records.answered ? decode(records.answered) : []
  // Written by changedCommunityRecords of this format and nothing else.
  return { ...since, ...rest, ...parts, answered } as unknown as Community
}

function restOf(community: Community): object {
  const apart = new Set<string>([...Object.keys(SPLIT), 'answered'])
  return Object.fromEntries(Object.entries(community).filter(([name]) => !apart.has(name)))
}

const encode = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))
const decode = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes))
