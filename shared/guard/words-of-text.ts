// A text cut into words, with what the rules ask about each: where it stands, whether it begins a sentence.

export type Word = {
  text: string
  lower: string
  start: number
  end: number
  isCapital: boolean
  /** First of a sentence, a line or a quotation: its capital says nothing. */
  isFirst: boolean
  /** What stands between the word before and this one. */
  gap: string
}

// The s of a possessive stays outside, so that "Priya's" can become "the mentee's".
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐'’](?!s(?![\p{L}\p{M}]))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const SENTENCE_END = /[.!?:…\n]["'»«“”„‚‘’)(\]\s–—-]*$/u
const QUOTE_BEGIN = /["“„»«‚]$/u
/** Full stops that end no sentence. */
const SHORT =
  /(?:^|[\s(])(?:\p{L}|[DM]rs?|Ms|St|Prof|Tel|Nr|No|ca|bzw|usw|vgl|evtl|e\.g|i\.e|z\. ?B|d\. ?h|u\. ?a)\.\s*$/u

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let before = 0
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const end = start + match[0].length
    const lead = text.slice(Math.max(0, start - 12), start)
    words.push({
      text: match[0],
      lower: match[0].toLowerCase().replaceAll('’', "'"),
      start,
      end,
      isCapital: /^\p{Lu}/u.test(match[0]),
      isFirst:
        before === 0 || QUOTE_BEGIN.test(lead) || (SENTENCE_END.test(text.slice(before, start)) && !SHORT.test(lead)),
      gap: text.slice(before, start),
    })
    before = end
  }
  return words
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const ENGLISH = set(
  'the and to of is that it for on with not she he they my her his who what are has have be but this we you i from',
)
const GERMAN = set(
  'der die das und ist nicht ich sie er es ein eine zu den mit von auf für wir dem sich im wie als auch dass mein meine ihr sein wenn',
)

/** The language most small words belong to. @returns `fallback` when they do not tell. */
export function languageOf(words: readonly Word[], fallback: 'en' | 'de'): 'en' | 'de' {
  let english = 0
  let german = 0
  for (const { lower } of words) {
    if (ENGLISH.has(lower)) english += 1
    if (GERMAN.has(lower)) german += 1
  }
  if (english === german) return fallback
  return english > german ? 'en' : 'de'
}
