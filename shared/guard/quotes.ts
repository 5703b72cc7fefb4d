// Somebody's own words between quotation marks: known again by whoever heard or wrote them.
import type { Candidate } from './mark.ts'

/** Up to this many words a quotation is anybody's. */
export const QUOTE_FREE_WORDS = 6

const DOUBLE = /["“„«»][^"“”„«»\n]+["”“»«]/gu
/** A single mark is an apostrophe too: only one that opens a word and one that closes one are a pair. */
const SINGLE = /(?<![\p{L}\p{N}])['‘‚](?=\p{L})[^\n"“”]*?['’‘](?!\p{L})/gu
const WORD = /[\p{L}\p{N}]+/gu

export function quotesOf(text: string): Candidate[] {
  return [...text.matchAll(DOUBLE), ...text.matchAll(SINGLE)]
    .filter((match) => (match[0].match(WORD)?.length ?? 0) > QUOTE_FREE_WORDS)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, kind: 'quote', weight: 10 }))
}
