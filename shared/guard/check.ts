// The guard itself: what in these words may lead to a person. Pure; made once, then asked at every pause in writing.

import { oddCharacters } from '../odd-characters.ts'
import { byPattern, DIRECT_PATTERNS } from './direct-patterns.ts'
import { makeEnglish } from './english.ts'
import { makeGerman } from './german.ts'
import { makeNameLists, nameForm } from './given-names.ts'
import {
  type Candidate,
  CLASS_OF,
  COMBINED_FROM,
  type Finding,
  type GuardInput,
  type Mark,
  type SpokenLanguage,
} from './mark.ts'
import { quotesOf } from './quotes.ts'
import { languageOf, type Word, wordsOf } from './words-of-text.ts'

type Reader = ReturnType<typeof makeEnglish>

export type Guard = (input: GuardInput) => Finding

/** @returns the check; the lists are read once, here. It finds much and not everything: no finding means "nothing
 *  obvious", never that nobody can be recognised. */
export function makeGuard(): Guard {
  const lists = makeNameLists()
  // Each language when it is first written in: its expressions take a phone a moment to compile.
  const readers: Partial<Record<SpokenLanguage, Reader>> = {}
  const readerOf = (spoken: SpokenLanguage): Reader => {
    const reader = readers[spoken] ?? (spoken === 'de' ? makeGerman(lists) : makeEnglish(lists))
    readers[spoken] = reader
    return reader
  }
  return ({ text, language, roster, list }) => {
    const words = wordsOf(text)
    const spoken = languageOf(words, language)
    const marks = chosen(text, [
      ...oddCharacters(text).map((odd): Candidate => ({ ...odd, kind: 'hidden', weight: 200 })),
      ...byRoster(words, roster),
      ...byList(text, list),
      ...byPattern(text, DIRECT_PATTERNS),
      ...quotesOf(text),
      ...readerOf(spoken)(text, words),
    ])
    const small = new Set(
      marks.filter((mark) => CLASS_OF[mark.kind] === 'quasi').map((mark) => mark.words.toLowerCase()),
    )
    return { marks, isCombined: small.size >= COMBINED_FROM, language: spoken }
  }
}

/** The heaviest first; what lies over it goes, unless only an edge does: then the rest of it stays. */
function chosen(text: string, candidates: readonly Candidate[]): Mark[] {
  const byWeight = [...candidates].sort(
    (left, right) => right.weight - left.weight || right.end - right.start - (left.end - left.start),
  )
  const taken: Candidate[] = []
  for (const one of byWeight) {
    const over = taken.filter((other) => one.start < other.end && other.start < one.end)
    if (over.length === 0) taken.push(one)
  }
  return taken
    .sort((left, right) => left.start - right.start)
    .map(({ start, end, kind }) => ({ start, end, kind, words: text.slice(start, end) }))
}

/** People of the room, by whole name and by each part of it, in whatever case they are written. */
function byRoster(words: readonly Word[], roster: readonly string[]): Candidate[] {
  const parts = new Set<string>()
  for (const name of roster) {
    for (const word of wordsOf(name)) if (word.text.length > 2) parts.add(nameForm(word.text))
  }
  if (parts.size === 0) return []
  const isOne = (word: Word) => {
    const form = nameForm(word.text)
    const isKnown = parts.has(form) || (form.endsWith('s') && form.length > 3 && parts.has(form.slice(0, -1)))
    // "will" and "mark" are words first: in small letters they are not meant.
    return isKnown && (word.isCapital || form.length > 4)
  }
  const found: Candidate[] = []
  for (const [at, word] of words.entries()) {
    if (!isOne(word)) continue
    const last = found.at(-1)
    const follows = last !== undefined && words[at - 1]?.end === last.end && word.gap === ' '
    if (follows) last.end = word.end
    else found.push({ start: word.start, end: word.end, kind: 'name', weight: 120 })
  }
  return found
}

function byList(text: string, list: readonly string[]): Candidate[] {
  const found: Candidate[] = []
  for (const entry of list) {
    const plain = entry.trim()
    if (plain.length < 2) continue
    const source = plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    const find = new RegExp(`(?<![\\p{L}\\p{N}])${source}(?:s|es|n|en)?(?![\\p{L}\\p{N}])`, 'giu')
    for (const match of text.matchAll(find)) {
      found.push({ start: match.index, end: match.index + match[0].length, kind: 'listed', weight: 110 })
    }
  }
  return found
}
