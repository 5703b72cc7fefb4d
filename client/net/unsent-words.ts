// When a document goes on without a detail, a device that was away still has the old words, and perhaps some of its own that it never sent.
// Here: which of them are its own, and what in them quotes what is gone.
import * as Y from 'yjs'
import { cleanText, type Mark } from '../../shared/session/slip-words.ts'

/** What the server is known to have, and under which ids this device wrote. */
export type Known = { vector: Uint8Array; ids: readonly number[] }

/** Words this device wrote that the server does not have, one piece a line in the order of writing. Reads only. */
export function unsentWords(doc: Y.Doc, known: Known): string[] {
  const own = new Set(known.ids)
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc, known.vector))
  const pieces: string[] = []
  let last: { client: number; clock: number } | null = null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !own.has(struct.id.client) || struct.deleted) continue
    const words = wordsOf(struct)
    if (words === '') continue
    const { origin } = struct
    const goesOn = last !== null && origin !== null && origin.client === last.client && origin.clock === last.clock
    if (goesOn) pieces[pieces.length - 1] += words
    else pieces.push(words)
    last = { client: struct.id.client, clock: struct.id.clock + struct.length - 1 }
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

function wordsOf({ content, parentSub }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str
  const isWords = content instanceof Y.ContentAny && (parentSub === 'title' || parentSub === 'who')
  return isWords ? content.arr.filter((one): one is string => typeof one === 'string').join(' ') : ''
}

/** What stood in the old texts and stands in none of the new ones: phrases that were cut out of a text that is still there, and of texts that
 *  went whole every three words in a row; of both every word with a capital or a digit. */
export function goneWords(old: readonly string[], now: readonly string[]): string[] {
  const present = new Set(now)
  const words = new Set(now.flatMap(split).map(fold))
  const gone = new Set<string>()
  for (const text of new Set(old)) {
    if (present.has(text)) continue
    const before = split(text)
    const after = closest(before, now)
    const cut = after ? cutOut(before, after) : [before]
    for (const run of cut) {
      for (const word of run) if (isTelling(word) && !words.has(fold(word))) gone.add(word)
      if (after && run.length <= 6) gone.add(run.join(' '))
      else for (let at = 0; at + 3 <= run.length; at += 1) gone.add(run.slice(at, at + 3).join(' '))
    }
  }
  const all = now.join('\n')
  // The longer first: a name that is part of a phrase must not break it before it is found.
  return [...gone].filter((phrase) => cleanText(all, [markOf(phrase)]) === all).sort((a, b) => b.length - a.length)
}

/** @returns the text with a gap for each quotation of something that is gone. */
export function withoutGone(text: string, gone: readonly string[]): string {
  return cleanText(text, gone.map(markOf))
}

const markOf = (find: string): Mark => ({ find, replace: '[…]', card: null })
const split = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const fold = (word: string): string => word.normalize('NFC').toLocaleLowerCase('en')
const isTelling = (word: string): boolean => /\p{Lu}|\p{N}/u.test(word) && [...word].length > 1

/** The new text that has most of the old one's words in it, when it is more than a third of them. */
function closest(before: readonly string[], now: readonly string[]): string[] | null {
  let best: string[] | null = null
  let most = before.length / 3
  const wanted = new Set(before.map(fold))
  for (const text of now) {
    const after = split(text)
    const shared = new Set(after.map(fold).filter((word) => wanted.has(word))).size
    if (shared > most) {
      most = shared
      best = after
    }
  }
  return best
}

/** Runs of words of `before` that are not in `after`, by their longest common subsequence. */
function cutOut(before: readonly string[], after: readonly string[]): string[][] {
  const rows = before.length + 1
  const columns = after.length + 1
  const table = new Uint16Array(rows * columns)
  const at = (i: number, j: number) => table[i * columns + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i * columns + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const runs: string[][] = []
  let run: string[] = []
  let j = 0
  for (let i = 0; i < before.length; i += 1) {
    while (j < after.length && before[i] !== after[j] && at(i, j + 1) >= at(i + 1, j)) j += 1
    if (before[i] === after[j]) {
      if (run.length > 0) runs.push(run)
      run = []
      j += 1
    } else run.push(before[i] ?? '')
  }
  return run.length > 0 ? [...runs, run] : runs
}
