// Words with a capital, taken together as people write names: titles, initials, particles, first and last name. What one word
// means is the language's own question (`meaning`); how a run of them is read is the same in both.
import { type makeNameLists, nameForm } from './given-names.ts'
import type { Candidate } from './mark.ts'
import type { Word } from './words-of-text.ts'

export type Meaning = 'name' | 'org' | 'nothing'

export type CapitalRules = {
  titles: ReadonlySet<string>
  lists: ReturnType<typeof makeNameLists>
  /** Names that are words of the language too. */
  ambiguous: ReadonlySet<string>
  isPlace(lower: string): boolean
  /** After these a word that is a place and a name is a place. */
  placeBefore: RegExp
  isVerb(lower: string): boolean
  isOrgWord(lower: string): boolean
  meaning(word: Word, next: Word | undefined, before: Word | undefined): Meaning
  isLowerName(lower: string): boolean
}

const PARTICLES = new Set(
  'van von der den de da do dos das del della di du la le el al bin ibn ben ter ten zu zur af av abu bint dei y e und'.split(
    ' ',
  ),
)
const GLUE = /^(?: |-|‐| ?& ?|\. ?| \. ?)$/u
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

const WEIGHT = { certain: 86, run: 66, unknown: 40, org: 57 }

export function Capitals(rules: CapitalRules) {
  const { given, surnames } = rules.lists

  const forms = (word: Word): string[] => {
    const bare = word.lower.replace(/['’]s?$/u, '')
    const spelled = bare.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
    return bare === spelled ? [nameForm(bare)] : [nameForm(bare), nameForm(spelled)]
  }
  /** The list also knows the parts of a double name and the genitive. */
  const isListed = (word: Word, list: ReadonlySet<string>): boolean =>
    forms(word).some(
      (form) =>
        list.has(form) ||
        (form.length > 4 && form.endsWith('s') && list.has(form.slice(0, -1))) ||
        (form.includes('-') && form.split('-').some((part) => part.length > 2 && list.has(part))),
    )
  const isWordToo = (word: Word): boolean =>
    forms(word).some((form) => rules.ambiguous.has(form) || rules.ambiguous.has(form.replace(/s$/u, '')))

  /** First names, and only as far as the sentence shows that one is meant. */
  function isGiven(word: Word, next: Word | undefined, before: Word | undefined): boolean {
    if (!isListed(word, given) && !isWordToo(word)) return false
    if (rules.isPlace(word.lower) && before && rules.placeBefore.test(before.lower)) return false
    if (!isWordToo(word)) return true
    if (next?.isCapital && next.gap === ' ' && isListed(next, surnames)) return true
    return rules.meaning({ ...word, lower: '\u0000' }, next, before) === 'name' && isSubject(word, next, before)
  }

  /** Where an ambiguous word is used as names are: before its verb, or beside another name. */
  function isSubject(word: Word, next: Word | undefined, before: Word | undefined): boolean {
    if (!next) return !word.isFirst
    if (next.gap.includes("'s") || next.gap.includes('’s')) return true
    if (/^(?:and|und|or|oder|,)$/u.test(next.lower)) return true
    if (rules.isVerb(next.lower) || (next.isCapital && next.gap === ' ')) return true
    return (
      !word.isFirst &&
      before !== undefined &&
      !/^(?:the|a|an|in|since|of|der|die|das|den|dem|ein|eine|einen|im|am)$/u.test(before.lower)
    )
  }

  return (text: string, words: readonly Word[]): Candidate[] => {
    const found: Candidate[] = []
    let at = 0
    while (at < words.length) {
      const word = words[at]
      if (!word) break
      if (FOREIGN.test(word.text)) {
        if (isMostlyLatin(text)) found.push({ start: word.start, end: word.end, kind: 'name', weight: WEIGHT.certain })
        at += 1
        continue
      }
      if (!word.isCapital) {
        // A name with no capital: only one that is nothing else, or one that begins a sentence with its particle.
        if (rules.isLowerName(word.lower) && isListed(word, given) && !isWordToo(word) && !rules.isPlace(word.lower)) {
          found.push({ start: word.start, end: word.end, kind: 'name', weight: WEIGHT.certain })
        }
        const name = particleName(words, at)
        if (name) found.push(span(word, name, 'name', WEIGHT.certain))
        at += 1
        continue
      }
      const end = runEnd(words, at)
      found.push(...readRun(text, words, at, end))
      at = end
    }
    return found
  }

  /** Words with capitals that hang together, particles between them included. @returns index after the last. */
  function runEnd(words: readonly Word[], from: number): number {
    let end = from + 1
    for (;;) {
      let next = end
      while (
        next < words.length &&
        PARTICLES.has(words[next]?.text ?? '') &&
        words[next]?.gap === ' ' &&
        next - end < 3
      )
        next += 1
      const word = words[next]
      if (!word || FOREIGN.test(word.text)) return end
      const isJoined = word.isCapital && GLUE.test(word.gap) && (word.gap.trim() !== '.' || isShort(words[next - 1]))
      // "Anna und Ben" are two, "García y Vega" is one.
      const hasAnd = words.slice(end, next).some((one) => one.text === 'und' || one.text === 'e' || one.text === 'y')
      if (!isJoined || (hasAnd && next - end > 0)) return end
      end = next + 1
    }
  }

  function isShort(word: Word | undefined): boolean {
    return word !== undefined && (word.text.length === 1 || rules.titles.has(word.lower))
  }

  function readRun(text: string, words: readonly Word[], from: number, end: number): Candidate[] {
    const run = words.slice(from, end)
    const before = words[from - 1]
    const after = words[end]
    const titleAt = run.findIndex((word) => rules.titles.has(word.lower))
    if (titleAt >= 0 && (run.length > titleAt + 1 || isParticleName(words, end)))
      return [named(run, titleAt, words, end, WEIGHT.certain)]
    const givenAt = run.findIndex((word, index) => isGiven(word, run[index + 1] ?? after, run[index - 1] ?? before))
    if (givenAt >= 0) {
      const rest = run.slice(givenAt)
      // A name in front of a house is the house's: "Mary Seacole Ward".
      const last = run.at(-1)
      if (run.length > 1 && last && rules.isOrgWord(last.lower)) return [span(run[0], last, 'org', WEIGHT.certain)]
      const head = run.slice(0, givenAt)
      const first =
        head.length > 0 &&
        head.every((word) => rules.meaning(word, undefined, undefined) !== 'nothing' && !word.isFirst)
          ? run[0]
          : rest[0]
      const isPlaceAlone = rest.length === 1 && rest[0] !== undefined && rules.isPlace(rest[0].lower)
      return [
        span(first, lastOfName(rest), 'name', isPlaceAlone ? WEIGHT.certain - 30 : WEIGHT.certain),
        ...others(rest, before),
      ]
    }
    const initials = asInitials(text, run)
    if (initials) return [initials]
    return unknown(run, before, after)
  }

  /** "Frau van der Meer": the title stands before small words. */
  function isParticleName(words: readonly Word[], end: number): boolean {
    let next = end
    while (PARTICLES.has(words[next]?.text ?? '')) next += 1
    return next > end && words[next]?.isCapital === true
  }

  /** "van der Meer" at the beginning of a sentence, or without its first name. */
  function particleName(words: readonly Word[], at: number): Word | undefined {
    if (!/^(?:van|ter|ibn|bint)$/u.test(words[at]?.text ?? '')) return undefined
    let next = at + 1
    while (PARTICLES.has(words[next]?.text ?? '')) next += 1
    const last = words[next]
    return last?.isCapital && last.gap === ' ' ? last : undefined
  }

  function named(
    run: readonly Word[],
    titleAt: number,
    words: readonly Word[],
    end: number,
    weight: number,
  ): Candidate {
    let last = run.at(-1)
    if (run.length === titleAt + 1) {
      let next = end
      while (PARTICLES.has(words[next]?.text ?? '')) next += 1
      last = words[next]
    }
    return span(run[titleAt], last, 'name', weight)
  }

  /** First name, then up to four further words that are no plain words of the language. */
  function lastOfName(rest: readonly Word[]): Word | undefined {
    let last = rest[0]
    for (const [index, word] of rest.entries()) {
      if (index === 0) continue
      const isPart = word.gap === ' ' || word.gap === '-' || PARTICLES.has(word.text)
      if (!isPart || index > 6) break
      if (
        word.isCapital &&
        !isListed(word, surnames) &&
        !isListed(word, given) &&
        rules.meaning(word, undefined, rest[index - 1]) === 'nothing'
      )
        break
      if (word.isCapital) last = word
    }
    return last
  }

  function others(rest: readonly Word[], before: Word | undefined): Candidate[] {
    const last = lastOfName(rest)
    const left = rest.filter((word) => last !== undefined && word.start > last.start)
    return left.length > 0 ? unknown(left, before, undefined) : []
  }

  function asInitials(text: string, run: readonly Word[]): Candidate | null {
    const first = run[0]
    if (first?.text.length !== 1 || text[first.end] !== '.' || /^[0-9]/u.test(first.text)) return null
    const lead = text.slice(Math.max(0, first.start - 3), first.start)
    if (/(?:\p{L}\. ?|Plan |plan )$/u.test(lead)) return null
    const last = run.at(-1)
    if (!last) return null
    if (run.length === 1 && first.isFirst === false && /^\.\s+\p{Lu}|^\.$/u.test(text.slice(first.end, first.end + 4)))
      return null
    if (first.text === 'I' && run.length < 3 && rules.meaning(last, undefined, first) === 'nothing') return null
    const end = last.text.length === 1 && text[last.end] === '.' ? last.end + 1 : last.end
    return { start: first.start, end, kind: 'name', weight: WEIGHT.certain }
  }

  function unknown(run: readonly Word[], before: Word | undefined, after: Word | undefined): Candidate[] {
    const meanings = run.map((word, index) =>
      word.isCapital ? rules.meaning(word, run[index + 1] ?? after, run[index - 1] ?? before) : 'nothing',
    )
    const from = meanings.findIndex((meaning) => meaning !== 'nothing')
    const first = run[from]
    const last = run.at(-1)
    if (!first || !last) return []
    const rest = run.slice(from)
    const kinds = meanings.slice(from)
    const isHouse =
      rest.some((word, index) => rules.isOrgWord(word.lower) && (rest.length > 1 || index > 0)) ||
      (after !== undefined && after.gap === ' ' && rules.isOrgWord(after.lower))
    if (isHouse)
      return [span(first, after && after.gap === ' ' && rules.isOrgWord(after.lower) ? after : last, 'org', WEIGHT.org)]
    if (kinds.every((kind) => kind !== 'name')) {
      return rest.filter((_, index) => kinds[index] === 'org').map((word) => span(word, word, 'org', WEIGHT.unknown))
    }
    // The last word of the run that is still part of the name: plain nouns behind it are not.
    const lastName = rest.findLast((_, index) => kinds[index] !== 'nothing') ?? last
    return [span(first, lastName, 'name', rest.length > 1 ? WEIGHT.unknown + 1 : WEIGHT.unknown)]
  }
}

function span(first: Word | undefined, last: Word | undefined, kind: 'name' | 'org', weight: number): Candidate {
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0, kind, weight }
}

function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => FOREIGN.test(letter)).length * 2 < letters.length
}
