// From a line of learning to an entry: who words it, who reads it, who tends it. Rules ENT.
import { epochMs } from '../ids.ts'
import { hasOddCharacters } from '../odd-characters.ts'
import { cleanLine, LINE_MAX_CHARS } from '../session/text.ts'
import { monthsLater } from '../zoned-time.ts'
import { mayPlan } from './calendar.ts'
import type { EntryCommand, StampedCommunityCommand } from './command.ts'
import { accept, type Community, type CommunityOutcome, lineCode, type Member, refuse } from './community.ts'
import {
  type Credit,
  ENTRY_LIMITS,
  ENTRY_PARTS,
  ENTRY_TYPES,
  type Entry,
  type EntryPart,
  maxCharsOf,
} from './entries.ts'
import { has, takesPart } from './members.ts'

export function changeEntry(
  community: Community,
  by: Member,
  command: EntryCommand,
  { stamp }: StampedCommunityCommand,
): CommunityOutcome {
  // ENT1.
  if (!mayPlan(by)) return refuse('not-allowed')
  const [id] = stamp.ids
  if (id === undefined) return refuse('internal')
  if (command.kind === 'entry.add') {
    if (!ENTRY_TYPES.includes(command.type)) return refuse('bad-message')
    const title = cleanPart('title', command.title)
    const from = cleanPart('from', command.from)
    if (title === null || from === null) return refuse('text-too-long')
    if (title === '') return refuse('text-empty')
    if (Object.keys(community.entries).length >= ENTRY_LIMITS.entries) return refuse('too-many')
    return put(community, {
      ...freshEntry(id),
      type: command.type,
      words: { ...NO_WORDS, title, from },
      writers: [by.id],
    })
  }
  const entry = community.entries[command.entry]
  if (!entry) return refuse('unknown-target')
  switch (command.kind) {
    case 'entry.word': {
      const { part, base } = command
      // ENT2, as CHA2.
      if (entry.words[part] !== base) return refuse('changed-meanwhile', entry.words[part])
      const text = cleanPart(part, command.text)
      if (text === null) return refuse('text-too-long')
      if (part === 'title' && text === '') return refuse('text-empty')
      if (text === base) return accept(community)
      // ENT3: words that nobody has read yet are a draft, whoever had read the ones before.
      const writers = entry.isPublished ? [by.id] : [...new Set([...entry.writers, by.id])].sort()
      const words = { ...entry.words, [part]: text }
      return put(community, { ...entry, words, isPublished: false, checks: [], writers, reviewAtMs: null })
    }
    case 'entry.check': {
      if (entry.isPublished) return refuse('wrong-state')
      // ENT4: nobody checks their own words.
      if (entry.writers.includes(by.id)) return refuse('not-allowed')
      const others = entry.checks.filter((one) => one !== by.id)
      const checks = command.on ? [...others, by.id].sort() : others
      if (checks.length < ENTRY_LIMITS.checksNeeded) return put(community, { ...entry, checks })
      return put(community, {
        ...entry,
        isPublished: true,
        checks: [],
        writers: [],
        reviewAtMs: epochMs(monthsLater(stamp.atMs, ENTRY_LIMITS.reviewMonths)),
      })
    }
    case 'entry.review':
      if (!entry.isPublished) return refuse('wrong-state')
      return put(community, { ...entry, reviewAtMs: epochMs(monthsLater(stamp.atMs, ENTRY_LIMITS.reviewMonths)) })
    case 'entry.steward': {
      const { member } = command
      // ENT5, as PAG4.
      const isOwn = member === null ? entry.steward === by.id : member === by.id
      if (!isOwn && !has(by, 'coordinator')) return refuse('not-allowed')
      const asked = member === null ? undefined : community.members[member]
      if (member !== null && (!asked || !takesPart(asked))) return refuse('unknown-target')
      return put(community, { ...entry, steward: member })
    }
    case 'entry.credit': {
      // ENT6: each for themselves, and changeable.
      const others = entry.credits.filter((one) => one.member !== by.id)
      if (!command.on) return put(community, { ...entry, credits: others })
      if (others.length >= ENTRY_LIMITS.credits) return refuse('too-many')
      return put(community, { ...entry, credits: byName([...others, { member: by.id, name: by.name }]) })
    }
    case 'entry.tried.add': {
      const text = cleanLine(command.text, LINE_MAX_CHARS)
      if (!text.ok) return refuse(lineCode(text.code))
      if (entry.tried.length >= ENTRY_LIMITS.tried) return refuse('too-many')
      return put(community, { ...entry, tried: [...entry.tried, { id, text: text.text }] })
    }
    case 'entry.tried.remove': {
      const tried = entry.tried.filter((one) => one.id !== command.line)
      return tried.length === entry.tried.length ? refuse('unknown-target') : put(community, { ...entry, tried })
    }
    case 'entry.start': {
      const starts = Object.values(community.entries).filter((one) => one.isStart && one.id !== entry.id)
      if (command.on && starts.length >= ENTRY_LIMITS.starts) return refuse('too-many')
      return put(community, { ...entry, isStart: command.on })
    }
    case 'entry.remove': {
      const isDraftOfOwn = !entry.isPublished && entry.writers.includes(by.id)
      if (!isDraftOfOwn && !mayTend(by, entry)) return refuse('not-allowed')
      const { [entry.id]: _, ...entries } = community.entries
      return accept(community, { entries })
    }
  }
}

/** ENT8: all of them or none; the ids are the caller's, the words are checked as if somebody had typed them. They come in as drafts. */
export function importEntries(
  community: Community,
  by: Member,
  all: readonly Pick<Entry, 'id' | 'type' | 'words'>[],
): CommunityOutcome {
  if (!has(by, 'coordinator') && !has(by, 'steward')) return refuse('not-allowed')
  if (Object.keys(community.entries).length + all.length > ENTRY_LIMITS.entries) return refuse('too-many')
  const known = new Set(Object.values(community.entries).map((one) => keyOf(one)))
  const entries: Record<string, Entry> = { ...community.entries }
  for (const { id, type, words } of all) {
    const clean: Record<EntryPart, string> = { ...NO_WORDS }
    for (const part of ENTRY_PARTS) {
      const text = cleanPart(part, words[part])
      if (text === null) return refuse('text-too-long', words.title)
      clean[part] = text
    }
    if (clean.title === '') return refuse('text-empty')
    const entry: Entry = { ...freshEntry(id), type, words: clean, writers: [by.id] }
    // What is here word for word already stays as it is.
    if (known.has(keyOf(entry))) continue
    known.add(keyOf(entry))
    entries[id] = entry
  }
  return accept(community, { entries })
}

export const mayTend = (by: Member, entry: Entry): boolean =>
  has(by, 'coordinator') || has(by, 'steward') || entry.steward === by.id

export const NO_WORDS: Record<EntryPart, string> = {
  title: '',
  useWhen: '',
  how: '',
  why: '',
  notWhen: '',
  example: '',
  from: '',
  source: '',
}

const freshEntry = (id: string): Entry => ({
  id,
  type: 'practice',
  words: NO_WORDS,
  isPublished: false,
  writers: [],
  checks: [],
  credits: [],
  tried: [],
  steward: null,
  reviewAtMs: null,
  isStart: false,
})

const keyOf = (entry: Pick<Entry, 'type' | 'words'>): string =>
  JSON.stringify([entry.type, ...ENTRY_PARTS.map((part) => entry.words[part])])

/** @returns null for words that are too long or have characters nobody sees. */
function cleanPart(part: EntryPart, raw: string): string | null {
  if (part === 'title') {
    const clean = cleanLine(raw, maxCharsOf(part))
    return clean.ok ? clean.text : clean.code === 'text-empty' ? '' : null
  }
  const text = raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
  return [...text].length > maxCharsOf(part) || hasOddCharacters(text.replaceAll('\n', ' ')) ? null : text
}

const byName = (credits: readonly Credit[]): Credit[] =>
  [...credits].sort((left, right) => (left.name < right.name ? -1 : 1))

function put(community: Community, entry: Entry): CommunityOutcome {
  return accept(community, { entries: { ...community.entries, [entry.id]: entry } })
}
