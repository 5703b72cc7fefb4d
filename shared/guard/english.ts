// The English rules: lists and patterns by kind, and what a capital in the middle of a sentence means.
import { Capitals, type Meaning } from './capitals.ts'
import { byPattern, type Pattern } from './direct-patterns.ts'
import {
  ENGLISH_FAMILY,
  ENGLISH_FAMILY_PATTERNS,
  ENGLISH_PLACE_PATTERNS,
  ENGLISH_PLACES,
  ENGLISH_ROLE_PATTERNS,
  ENGLISH_ROLES,
  ENGLISH_SENSITIVE,
  ENGLISH_SENSITIVE_PATTERNS,
  ENGLISH_TERMS_PATTERNS,
} from './english-kinds.ts'
import { ENGLISH_CAPITALS, ENGLISH_COMMON, ENGLISH_DEPARTMENTS, ENGLISH_ORG_WORDS } from './english-words.ts'
import type { makeNameLists } from './given-names.ts'
import type { Candidate, MarkKind } from './mark.ts'
import { ENGLISH_TIMES } from './times.ts'
import type { Word } from './words-of-text.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Verbs and nouns as often as jobs: only with an article before them. */
const JOBS_WITH_ARTICLE = set(
  'judge minister author host guard pilot cook nurse usher train chef general major potter mason miller captain president secretary principal editor keeper officer fitter joiner porter weaver tailor baker butcher farmer gardener carpenter smith director executive composer owner founder general doctor teacher therapist priest',
)
const ARTICLES = set(
  'a an the as her his my our their your new old young former another every deputy two three four many some most all other',
)
/** Endings no name has. */
const ENDING =
  /^\p{L}{3,}(?:tions?|ments?|ness|ity|ities|ings?|ful|fully|less|able|ible|ive|ously|ous|ships?|ances?|ences?|isms?|ists?|ally|edly|ly|wards?|ised|ized|ology|hood|ded|ted|sed|ned|red|led|ked|ped|med|ged|ved|ied|ers|ors)$/u
const VERB =
  /^(?:is|was|has|had|says|said|will|would|does|did|can|could|keeps?|kept|came|comes|went|goes|wants?|told|tells|thinks?|thought|knows?|knew|never|always|also|already|still|just|only|often|cannot|might|must|may|should|left|felt|feels|got|gets|gave|gives|made|makes|took|takes|wrote|writes|spoke|speaks|sat|sits|ran|runs|held|holds|\p{Ll}+ed|\p{Ll}{3,}s)$/u
const TITLES = set(
  'mr mrs ms miss mx dr doctor prof professor sir dame lady lord uncle aunt auntie father sister brother reverend rev captain nurse judge imam rabbi pastor king queen',
)

const PAIR =
  /\b(?:(?:only (?:one|two|three)|just one|a single) (?:mentees?|mentors?))\b|\b(?:my|our)(?: (?:own|only|one|two|three|both|other|first|second|new|former|current|present|last|old|young|dear|poor|latest|\d))* (?:mentees?|mentors?)\b/giu
const PRONOUN = /\b(?:he|she|him|his|hers?|himself|herself)\b/giu
const TITLE_OF_SOMETHING =
  /["“„‘](?:(?:\p{Lu}[\p{L}'’-]*)(?: (?:for|of|and|the|in|to|with|on|a|\p{Lu}[\p{L}'’-]*)){1,6})["”’]/gu

export function makeEnglish(lists: ReturnType<typeof makeNameLists>) {
  const roles = set(ENGLISH_ROLES)
  const places = set(ENGLISH_PLACES)
  const sensitive = set(ENGLISH_SENSITIVE)
  const family = set(ENGLISH_FAMILY)
  const departments = set(ENGLISH_DEPARTMENTS)
  const common = set(ENGLISH_COMMON)
  const known = set(ENGLISH_CAPITALS)
  const orgWords = set(ENGLISH_ORG_WORDS)
  const patterns: Pattern[] = [
    ...ENGLISH_TIMES,
    ...compiled('role', 72, ENGLISH_ROLE_PATTERNS),
    ...compiled('place', 71, ENGLISH_PLACE_PATTERNS.slice(1, 3)),
    ...compiled('place', 62, [ENGLISH_PLACE_PATTERNS[0] ?? '', ENGLISH_PLACE_PATTERNS[3] ?? ''], 'gu'),
    ...compiled('sensitive', 74, ENGLISH_SENSITIVE_PATTERNS.slice(0, -1)),
    ...compiled('sensitive', 74, ENGLISH_SENSITIVE_PATTERNS.slice(-1), 'gu'),
    ...compiled('family', 73, ENGLISH_FAMILY_PATTERNS),
    ...compiled('terms', 75, ENGLISH_TERMS_PATTERNS),
    // "the battery lab", "the nursery team": what stands before the kind of place makes it one of its kind.
    {
      kind: 'org',
      weight: 60,
      find: new RegExp(
        `\\b(?:the|our|in|her|his) (?:${[...departments].join('|')}|battery|robotics|physics|chemistry|night|day|design|press|legal|data|sales|cancer|heart|burns|stroke|children's|baby) (?:lab|laboratory|team|department|office|unit|ward|group|section|clinic|service|desk|floor|branch)\\b`,
        'giu',
      ),
    },
    {
      kind: 'org',
      weight: 59,
      find: /\b(?:[Ww]ard|[Uu]nit|[Mm]odule|[Ff]loor|[Cc]lass|[Yy]ear|[Ss]ite|[Bb]uilding|[Bb]lock|[Hh]ouse|[Cc]ohort|[Ss]et|[Ff]orm|[Tt]eam|[Gg]roup|[Bb]ranch|[Ll]evel) (?:\d{1,3}[a-z]?|[A-HJ-Z]\b)(?! (?:people|minutes|times|of|percent))/gu,
    },
    { kind: 'org', weight: 59, find: TITLE_OF_SOMETHING },
    { kind: 'pair', weight: 80, find: PAIR },
    { kind: 'gender', weight: 5, find: PRONOUN },
  ]

  function isCommon(word: string): boolean {
    if (common.has(word) || ENDING.test(word)) return true
    const stem = word.replace(/(?:'s|s|es|ed|d|er|ing|'t|n't|'ve|'ll|'re|'d|'m)$/u, '')
    return stem !== word && stem.length > 1 && (common.has(stem) || common.has(`${stem}e`))
  }

  function isPlace(word: string): boolean {
    return places.has(word) || places.has(word.replace(/s$/u, ''))
  }

  const capitals = Capitals({
    titles: TITLES,
    lists,
    ambiguous: lists.words.en,
    isPlace,
    placeBefore: /^(?:in|to|from|near|at|of|around|outside)$/u,
    isVerb: (word) => VERB.test(word),
    isOrgWord: (word) => orgWords.has(word) || orgWords.has(word.replace(/s$/u, '')),
    /** A capital that no list explains. */
    meaning(word: Word, next: Word | undefined): Meaning {
      const { lower } = word
      const bare = lower.replace(/'s$|'$/u, '')
      if (known.has(bare)) return 'nothing'
      if (departments.has(bare)) return 'org'
      if (roles.has(bare) || family.has(bare) || TITLES.has(bare)) return 'nothing'
      if (/^\p{Lu}{2,6}s?$/u.test(word.text)) return word.isFirst && isCommon(lower) ? 'nothing' : 'org'
      const parts = lower.split(/[-‐]/u)
      if (isCommon(bare) || (parts.length > 1 && parts.every(isCommon))) return word.isFirst ? 'nothing' : 'org'
      if (!word.isFirst) return 'name'
      // At the beginning a capital says nothing: a name is followed by what people do, or by another name.
      const isSubject =
        next && (VERB.test(next.lower) || next.isCapital || /['’]s/u.test(next.gap) || next.lower === 'and')
      return isSubject ? 'name' : 'nothing'
    },
    /** Lower case: only names that are nothing else. */
    isLowerName: (lower) => lower.length > 3 && !isCommon(lower) && !roles.has(lower),
  })

  function byWord(words: readonly Word[]): Candidate[] {
    const found: Candidate[] = []
    words.forEach((word, at) => {
      const kind = kindOf(word, words[at - 1])
      if (kind) found.push({ start: word.start, end: word.end, kind, weight: WEIGHT[kind] ?? 50 })
    })
    return found
  }

  function kindOf(word: Word, before: Word | undefined): MarkKind | null {
    const single = word.lower.replace(/ies$/u, 'y').replace(/s$/u, '')
    for (const form of [word.lower, single]) {
      if (sensitive.has(form) && (form !== 'ms' || word.text === 'MS') && (form !== 'trans' || word.text !== 'Trans'))
        return 'sensitive'
      if (family.has(form)) return 'family'
      if (roles.has(form)) {
        if (!JOBS_WITH_ARTICLE.has(form) || (before && ARTICLES.has(before.lower))) return 'role'
      }
      if (word.isCapital && places.has(form)) return 'place'
      if (
        departments.has(form) &&
        (word.isCapital ? !word.isFirst : before && /^(?:the|in|from|of|our)$/u.test(before.lower) && form.length > 7)
      )
        return 'org'
    }
    if (!word.isCapital && word.lower.length > 5 && places.has(word.lower) && !common.has(word.lower)) return 'place'
    return null
  }

  return (text: string, words: readonly Word[]): Candidate[] => [
    ...byPattern(text, patterns),
    ...byWord(words),
    ...capitals(text, words),
  ]
}

const WEIGHT: Partial<Record<MarkKind, number>> = { sensitive: 70, family: 69, role: 68, place: 61, org: 58 }

function compiled(kind: MarkKind, weight: number, sources: readonly string[], flags = 'giu'): Pattern[] {
  return sources.map((source) => ({
    kind,
    weight,
    find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, flags),
  }))
}
