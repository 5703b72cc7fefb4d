// Full-text search over what a community knows: published entries, and themes, lines, resources and names of files of its dates. Never a
// case: none is kept. In memory only, made when somebody first searches, and brought up to date by what changed since.
import MiniSearch from 'minisearch'
import type { Community } from '../../shared/community/community.ts'
import { type CommunityId, meetingId } from '../../shared/ids.ts'
import type { Clock } from '../rooms/ports.ts'

export type Found = { kind: 'entry' | 'date'; id: string; title: string; text: string }
export type Search = ReturnType<typeof makeSearch>

type Document = { id: string; title: string; text: string; found: Found }
/** What a document was made of: records that did not change are the same objects. */
type Source = readonly object[]
type Kept = { index: MiniSearch<Document>; from: Map<string, Source>; cancel(): void }

const RESULTS = 30
const QUERY_MAX_CHARS = 100
/** Indexes of communities that were searched last; one of 5,000 entries takes some 20 MB. */
const INDEXES = 8
const IDLE_MS = 10 * 60_000

export function makeSearch({ clock }: { clock: Clock }) {
  const kept = new Map<CommunityId, Kept>()

  function indexOf(community: Community): MiniSearch<Document> {
    const now = kept.get(community.id) ?? { index: emptyIndex(), from: new Map(), cancel: () => undefined }
    kept.delete(community.id)
    kept.set(community.id, now)
    // Words that were deleted meanwhile are not to lie about in memory because nobody searches any more.
    now.cancel()
    now.cancel = clock.after(IDLE_MS, () => void kept.delete(community.id))
    for (const old of [...kept.keys()].slice(0, -INDEXES)) kept.delete(old)
    const sources = sourcesOf(community)
    for (const [id, source] of sources) {
      if (isSame(now.from.get(id), source)) continue
      if (now.from.has(id)) now.index.discard(id)
      const document = documentOf(community, id)
      if (document) {
        now.index.add(document)
        now.from.set(id, source)
      } else now.from.delete(id)
    }
    for (const id of now.from.keys()) {
      if (sources.has(id)) continue
      now.index.discard(id)
      now.from.delete(id)
    }
    return now.index
  }

  return {
    /** Best first. Small mistakes of typing are forgiven, and the last word may be half written. */
    find(community: Community, query: string): Found[] {
      const index = indexOf(community)
      const words = query.slice(0, QUERY_MAX_CHARS)
      // First as it was typed, all words; then with small mistakes; at last any of the words. Most questions end at the first.
      const lastWord = words.trim().split(/\s+/).length - 1
      const asTyped = {
        boost: { title: 3 },
        combineWith: 'AND',
        prefix: (_: string, at: number) => at >= lastWord,
      } as const
      const forgiving = { ...asTyped, fuzzy: (term: string) => (term.length < 4 ? false : 0.25), maxFuzzy: 2 }
      for (const options of [asTyped, forgiving, { ...forgiving, combineWith: 'OR' } as const]) {
        const found = index.search(words, options)
        if (found.length > 0) return found.slice(0, RESULTS).map((one) => one.found as Found)
      }
      return []
    },
  }
}

function emptyIndex(): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: ['title', 'text'],
    storeFields: ['found'],
    processTerm: (term) => fold(term),
    // Removed documents leave no words behind for long.
    autoVacuum: { minDirtCount: 1, minDirtFactor: 0, batchSize: 1_000, batchWait: 1 },
  })
}

/** Case and accents aside: who types "ubung" finds "Übung". */
const fold = (term: string): string => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const isSame = (one: Source | undefined, other: Source): boolean =>
  one?.length === other.length && one.every((part, index) => part === other[index])

function sourcesOf(community: Community): Map<string, Source> {
  const all = new Map<string, Source>()
  for (const entry of Object.values(community.entries)) if (entry.isPublished) all.set(`entry ${entry.id}`, [entry])
  for (const page of Object.values(community.pages)) {
    const date = community.meetings[page.meeting]
    if (date) all.set(`date ${page.meeting}`, [page, date])
  }
  return all
}

function documentOf(community: Community, id: string): Document | null {
  const [kind = '', own = ''] = id.split(' ')
  const entry = kind === 'entry' ? community.entries[own] : undefined
  if (entry) {
    const { title, ...parts } = entry.words
    const text = [...Object.values(parts), ...entry.tried.map((one) => one.text)].join('\n')
    return { id, title, text, found: { kind: 'entry', id: own, title, text: parts.useWhen.slice(0, 200) } }
  }
  const page = community.pages[meetingId(own)]
  const date = page && community.meetings[page.meeting]
  if (!page || !date) return null
  const lines = [
    ...page.learning.map((one) => one.text),
    ...page.resources.map((one) => [one.title, one.author].filter((part) => part !== '').join(', ')),
    ...page.files.map((one) => one.name),
  ]
  const title = page.theme === '' ? date.title : page.theme
  const found: Found = { kind: 'date', id: own, title, text: [date.wall.slice(0, 10), date.title].join(' · ') }
  return { id, title: `${title} ${date.title}`, text: lines.join('\n'), found }
}
