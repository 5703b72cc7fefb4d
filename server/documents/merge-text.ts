import * as Y from 'yjs'

/** Puts somebody's change `base` -> `next` on top of what others made of `base` meanwhile.
 *  Both sides keep the words they wrote; a word either side took away is gone. Cannot fail.
 *  @returns the merged text; `current` when nothing was changed, `next` when nobody else changed anything. */
export function mergeText(base: string, next: string, current: string): string {
  if (next === base || next === current) return current
  if (current === base) return next
  const old = words(base)
  const theirs = new Y.Doc()
  theirs.clientID = 1
  // A list of words, not of characters: what two people put in the same place stays two words.
  theirs.getArray<string>().insert(0, old)
  const ours = new Y.Doc()
  ours.clientID = 2
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs))
  rewrite(theirs.getArray<string>(), old, words(current))
  rewrite(ours.getArray<string>(), old, words(next))
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours))
  return joined(theirs.getArray<string>().toArray())
}

/** Changes as few words as possible, so that changes in different places do not touch each other. */
function rewrite(list: Y.Array<string>, old: readonly string[], wanted: readonly string[]): void {
  const common = commonLengths(old, wanted)
  let at = 0
  let i = 0
  let j = 0
  while (i < old.length || j < wanted.length) {
    const left = old[i]
    const right = wanted[j]
    if (left !== undefined && left === right) {
      at++
      i++
      j++
    } else if (left !== undefined && (right === undefined || rest(common, i + 1, j) >= rest(common, i, j + 1))) {
      list.delete(at, 1)
      i++
    } else if (right !== undefined) {
      list.insert(at, [right])
      at++
      j++
    }
  }
}

/** Words, gaps between them, and single signs; never half a character. */
export function words(text: string): string[] {
  return text.match(PARTS) ?? []
}

const PARTS =
  /[\p{L}\p{M}\p{N}_]+|\s+|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*(\u200d\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*|[\s\S]/gu
const WORD = /^[\p{L}\p{M}\p{N}_]/u

/** Two words side by side can only come from two people: a gap belongs between them. */
function joined(parts: readonly string[]): string {
  let text = ''
  let wasWord = false
  for (const part of parts) {
    const isWord = WORD.test(part)
    text += wasWord && isWord ? ` ${part}` : part
    wasWord = isWord
  }
  return text
}

/** Longest common sequences of all ends of two lists: a card has under 150 words, so the table stays small. */
function commonLengths(old: readonly string[], wanted: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(wanted.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row)
        row[j] =
          old[i] === wanted[j] ? rest(table, i + 1, j + 1) + 1 : Math.max(rest(table, i + 1, j), rest(table, i, j + 1))
    }
  }
  return table
}

function rest(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}
