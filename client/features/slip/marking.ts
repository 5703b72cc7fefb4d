// From tapped words to phrases. Nothing in here knows a screen or a room.
import { placesOf } from '../../../shared/session/slip-words.ts'

export type Word = { text: string; from: number; to: number }

/** Words as people see them: everything between blanks, without the signs around it. */
export function wordsOf(text: string): Word[] {
  const found = text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[^\s\p{L}\p{N}]+[\p{L}\p{M}\p{N}]+)*/gu)
  return [...found].map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }))
}

/** The text in pieces, each with the number of its word, or null for what stands between words. */
export function piecesOf(text: string): { text: string; word: number | null }[] {
  const pieces: { text: string; word: number | null }[] = []
  let at = 0
  for (const [word, { from, to }] of wordsOf(text).entries()) {
    if (from > at) pieces.push({ text: text.slice(at, from), word: null })
    pieces.push({ text: text.slice(from, to), word })
    at = to
  }
  return at < text.length ? [...pieces, { text: text.slice(at), word: null }] : pieces
}

/** Tapped words that stand side by side are one phrase. */
export function phrasesOf(text: string, picked: ReadonlySet<number>): string[] {
  const words = wordsOf(text)
  const phrases: string[] = []
  let from = -1
  for (let index = 0; index <= words.length; index += 1) {
    const isPicked = index < words.length && picked.has(index)
    if (isPicked && from < 0) from = words[index]?.from ?? 0
    if (isPicked || from < 0) continue
    phrases.push(text.slice(from, words[index - 1]?.to))
    from = -1
  }
  return phrases
}

/** In how many of these texts the words stand. */
export function countTexts(texts: readonly string[], find: string): number {
  return texts.filter((text) => placesOf(text.normalize('NFC'), find).length > 0).length
}
