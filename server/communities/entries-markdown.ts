// All entries as one Markdown file, and back. The file is meant for people too: a heading for each entry, one below it for each part.
import {
  ENTRY_LIMITS,
  ENTRY_PARTS,
  ENTRY_TYPES,
  type Entry,
  type EntryPart,
  type EntryType,
} from '../../shared/community/entries.ts'
import { NO_WORDS } from '../../shared/community/entry-rules.ts'

/** The first line says what it is, so that no other file is taken for one. */
const HEAD = '<!-- copse entries 1 -->'
const END = '<!-- end -->'

const NAMES: Readonly<Record<EntryPart, string>> = {
  title: '',
  useWhen: 'Use it when',
  how: 'How',
  why: 'Why it works',
  notWhen: 'Not when',
  example: 'Example',
  from: 'Where it came from',
  source: 'Source',
}

export type ReadEntry = Pick<Entry, 'type' | 'words'>
/** `line`: of the first thing that does not fit, from 1. */
export type ReadEntries = { ok: true; entries: ReadEntry[] } | { ok: false; line: number }

/** @param notes `draft`, credits and what came of it, in words that reading leaves aside */
export function entriesMarkdown(entries: readonly Entry[]): string {
  const blocks = entries.map((entry) => {
    const parts = ENTRY_PARTS.flatMap((part) =>
      part === 'title' || entry.words[part] === '' ? [] : [`### ${NAMES[part]}\n\n${keptLines(entry.words[part])}\n`],
    )
    return [`## ${entry.words.title}\n`, `Type: ${entry.type}\n`, ...parts].join('\n')
  })
  return [`${HEAD}\n`, ...blocks, `${END}\n`].join('\n')
}

/** Whole or not at all: a file that was cut off lacks its last line. */
export function readEntries(raw: string): ReadEntries {
  const lines = raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
  if (lines[0] !== HEAD) return { ok: false, line: 1 }
  if (lines.at(-1) !== END) return { ok: false, line: lines.length }
  const entries: { type: EntryType | null; words: Record<EntryPart, string> }[] = []
  let part: EntryPart | null = null
  for (const [index, line] of lines.slice(0, -1).entries()) {
    if (index === 0) continue
    const wrong = { ok: false, line: index + 1 } as const
    const now = entries.at(-1)
    if (line.startsWith('## ')) {
      if (now && now.type === null) return wrong
      if (entries.length >= ENTRY_LIMITS.entries) return wrong
      entries.push({ type: null, words: { ...NO_WORDS, title: line.slice(3) } })
      part = null
    } else if (line.startsWith('### ')) {
      const named = ENTRY_PARTS.find((one) => one !== 'title' && NAMES[one] === line.slice(4))
      if (!now || now.type === null || !named || now.words[named] !== '') return wrong
      part = named
    } else if (now && part !== null) {
      now.words[part] += `${bareLine(line)}\n`
    } else if (now && now.type === null && line.startsWith('Type: ')) {
      const type = ENTRY_TYPES.find((one) => one === line.slice(6))
      if (!type) return wrong
      now.type = type
    } else if (line.trim() !== '') return wrong
  }
  const read: ReadEntry[] = []
  for (const { type, words } of entries) {
    if (type === null) return { ok: false, line: lines.length }
    const trimmed = Object.fromEntries(ENTRY_PARTS.map((one) => [one, words[one].trim()])) as Record<EntryPart, string>
    read.push({ type, words: trimmed })
  }
  return { ok: true, entries: read }
}

/** Lines of people's own that would be taken for ours. */
const keptLines = (text: string): string => text.replace(/^(\\*)(#{2,3} |<!-- )/gm, '\\$1$2')
const bareLine = (line: string): string => line.replace(/^\\(\\*)(#{2,3} |<!-- )/, '$1$2')
