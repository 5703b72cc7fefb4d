// What a community knows, over HTTP. Every answer is parsed.
import * as v from 'valibot'
import { type ENTRY_PARTS, ENTRY_TYPES } from '../../shared/community/entries.ts'
import { type ApiResult, call, take } from './api.ts'
import { path } from './community-api.ts'

const type = v.picklist(ENTRY_TYPES)
const line = v.object({
  id: v.string(),
  type,
  title: v.string(),
  isPublished: v.boolean(),
  needsSteward: v.boolean(),
  isDue: v.boolean(),
})
const found = v.object({ kind: v.picklist(['entry', 'date']), id: v.string(), title: v.string(), text: v.string() })
const shelf = v.object({
  count: v.number(),
  found: v.nullable(v.array(found)),
  start: v.array(line),
  drafts: v.array(line),
  entries: v.array(line),
})
const entry = v.object({
  id: v.string(),
  type,
  words: v.object({
    title: v.string(),
    useWhen: v.string(),
    how: v.string(),
    why: v.string(),
    notWhen: v.string(),
    example: v.string(),
    from: v.string(),
    source: v.string(),
  } satisfies Record<(typeof ENTRY_PARTS)[number], v.GenericSchema<unknown, string>>),
  isPublished: v.boolean(),
  checks: v.number(),
  checksNeeded: v.number(),
  credits: v.array(v.string()),
  tried: v.array(v.object({ id: v.string(), text: v.string() })),
  steward: v.nullable(v.string()),
  reviewAtMs: v.nullable(v.number()),
  isDue: v.boolean(),
  isStart: v.boolean(),
  mine: v.object({ wrote: v.boolean(), checked: v.boolean(), credited: v.boolean(), mayRemove: v.boolean() }),
})
const added = v.object({ added: v.number() })

export type Shelf = v.InferOutput<typeof shelf>
export type LineOfShelf = v.InferOutput<typeof line>
export type EntryOfView = v.InferOutput<typeof entry>

export function fetchShelf(slug: string, query: string): Promise<ApiResult<Shelf>> {
  // In a header: addresses end up in logs.
  const headers = query === '' ? {} : { 'x-search': encodeURIComponent(query) }
  return call('GET', `${path(slug)}/entries`, shelf, undefined, headers)
}

export function fetchEntry(slug: string, id: string): Promise<ApiResult<EntryOfView>> {
  return call('GET', `${path(slug)}/entries/${encodeURIComponent(id)}`, entry)
}

/** All of the file or nothing; a broken one is answered with `archive-broken` and its line. */
export function importEntries(slug: string, file: File): Promise<ApiResult<{ added: number }>> {
  return take(`${path(slug)}/entries/import`, added, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
}

export const entriesAddress = (slug: string): string => `${path(slug)}/entries.md`
