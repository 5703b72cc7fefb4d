// The labelled texts, and how a guard is scored against them. Kinds and halves are explained in corpus/README.md.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CLASS_OF, type Mark, type MarkKind } from '../../shared/guard/mark.ts'

export type Half = 'tuning' | 'held-out'
export type Labelled = { text: string; labels: Mark[] }
export type Score = {
  found: Record<string, number>
  of: Record<string, number>
  falseMarks: number
  cleanWords: number
  misses: string[]
  falses: string[]
}

const KINDS: readonly string[] = Object.keys(CLASS_OF)
const isKind = (word: string): word is MarkKind => KINDS.includes(word)

export function corpus(language: 'en' | 'de', half: Half | 'more'): Labelled[] {
  const path = fileURLToPath(new URL(`corpus/${language}.${half}.txt`, import.meta.url))
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map(parse)
}

export function parse(line: string): Labelled {
  let text = ''
  let at = 0
  const labels: Mark[] = []
  for (const match of line.matchAll(/\{([a-z]+):([^{}]*)\}/g)) {
    const [whole, kind = '', words = ''] = match
    if (!isKind(kind)) throw new Error(`unknown kind ${kind}`)
    text += line.slice(at, match.index)
    labels.push({ start: text.length, end: text.length + words.length, kind, words })
    text += words
    at = match.index + whole.length
  }
  return { text: text + line.slice(at), labels }
}

const TITLE = /^(?:Frau|Herrn?|Dr|Mrs?|Ms|Professor(?:in)?|Uncle|Lady|Old)$/u
const WORD = /[\p{L}\p{N}]+/gu

/** A direct label is found when every word of it (titles apart) lies in a direct mark; any other when a mark touches it.
 *  A mark that touches no label is false. Pronouns are left out on both sides. */
export function score(texts: readonly Labelled[], find: (text: string) => readonly Mark[]): Score {
  const total: Score = { found: {}, of: {}, falseMarks: 0, cleanWords: 0, misses: [], falses: [] }
  for (const { text, labels } of texts) {
    const marks = find(text).filter((mark) => CLASS_OF[mark.kind] !== 'hint')
    for (const label of labels) {
      total.of[label.kind] = (total.of[label.kind] ?? 0) + 1
      if (isFound(text, label, marks)) total.found[label.kind] = (total.found[label.kind] ?? 0) + 1
      else total.misses.push(`${label.kind}: ${label.words} | ${text.slice(0, 110)}`)
    }
    for (const mark of marks) {
      if (labels.some((label) => touch(label, mark))) continue
      total.falseMarks += 1
      total.falses.push(`${mark.kind}: ${mark.words} | ${text.slice(0, 110)}`)
    }
    for (const word of text.matchAll(WORD)) {
      const place = { start: word.index, end: word.index + word[0].length }
      if (!labels.some((label) => touch(label, place))) total.cleanWords += 1
    }
  }
  return total
}

type Place = { start: number; end: number }
const touch = (left: Place, right: Place) => left.start < right.end && right.start < left.end

function isFound(text: string, label: Mark, marks: readonly Mark[]): boolean {
  if (CLASS_OF[label.kind] !== 'direct') return marks.some((mark) => touch(label, mark))
  const direct = marks.filter((mark) => CLASS_OF[mark.kind] === 'direct')
  return [...text.slice(label.start, label.end).matchAll(WORD)].every((word) => {
    const place = { start: label.start + word.index, end: label.start + word.index + word[0].length }
    return TITLE.test(word[0]) || direct.some((mark) => mark.start <= place.start && mark.end >= place.end)
  })
}

const sum = (counts: Record<string, number>, of: string) =>
  Object.entries(counts).reduce((all, [kind, n]) => (isKind(kind) && CLASS_OF[kind] === of ? all + n : all), 0)

/** Shares of 1, and false marks for 100 clean words. */
export function figures(one: Score): { direct: number; quasi: number; story: number; falsePer100: number } {
  const share = (of: string) => sum(one.found, of) / Math.max(1, sum(one.of, of))
  return {
    direct: share('direct'),
    quasi: share('quasi'),
    story: share('story'),
    falsePer100: (one.falseMarks / one.cleanWords) * 100,
  }
}
