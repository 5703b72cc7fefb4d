// Characters nobody sees: they turn the reading direction, hide between letters, or fill a text that looks empty. Text that people
// write into cards has none of them: a hidden word would pass every check and every eye.

/** Controls but line ends and tabs; direction marks, embeddings, overrides and isolates; zero width and invisible operators; soft
 *  hyphen, fillers, tags, private use, what Unicode has not assigned. */
const HIDDEN = [
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]',
  '[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]',
  '[\\u{E0000}-\\u{E007F}]',
  '\\u034F|\\u115F|\\u1160|\\u17B4|\\u17B5|\\u3164|\\uFFA0',
  '\\p{Co}|\\p{Cn}|\\p{Cs}',
]
/** Joiners are letters' and emoji's own; odd where they join nothing. */
const JOINS = '[\\p{L}\\p{M}\\p{Extended_Pictographic}\\uFE0F\\u{1F3FB}-\\u{1F3FF}]'
const LOOSE = [`(?<!${JOINS})[\\u200C\\u200D]`, `[\\u200C\\u200D](?![\\p{L}\\p{M}\\p{Extended_Pictographic}])`]

const ODD = new RegExp(`(?:${[...HIDDEN, ...LOOSE].join('|')})+`, 'gu')
/** Between plain Latin letters a joiner joins nothing that is written joined. */
const SPLIT_LATIN = /(?<=[A-Za-zÀ-ɏ])[\u200C\u200D]+(?=[A-Za-zÀ-ɏ])/gu

/** @returns where they stand; offsets count UTF-16 units, end excluded. */
export function oddCharacters(text: string): { start: number; end: number }[] {
  return [...text.matchAll(ODD), ...text.matchAll(SPLIT_LATIN)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((left, right) => left.start - right.start)
}

export function hasOddCharacters(text: string): boolean {
  return oddCharacters(text).length > 0
}
