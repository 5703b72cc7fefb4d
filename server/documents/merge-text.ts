import * as Y from 'yjs'

/** Puts somebody's change `base` -> `next` on top of what others made of `base` meanwhile.
 *  Both sides keep the words they wrote; a word either side took away is gone. Cannot fail.
 *  @returns the merged text; `current` when nothing was changed, `next` when nobody else changed anything. */
export function mergeText(base: string, next: string, current: string): string {
  if (next === base || next === current) return current
  if (current === base) return next
  const theirs = new Y.Doc()
  theirs.clientID = 1
  theirs.getText().insert(0, base)
  const ours = new Y.Doc()
  ours.clientID = 2
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs))
  rewrite(theirs.getText(), base, current)
  rewrite(ours.getText(), base, next)
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours))
  return theirs.getText().toString()
}

/** Changes as few words as possible, so that changes in different places do not touch each other. */
function rewrite(text: Y.Text, from: string, to: string): void {
  const old = words(from)
  const wanted = words(to)
  const common = commonLengths(old, wanted)
  let at = 0
  let i = 0
  let j = 0
  while (i < old.length || j < wanted.length) {
    const left = old[i]
    const right = wanted[j]
    if (left !== undefined && left === right) {
      at += left.length
      i++
      j++
    } else if (left !== undefined && (right === undefined || rest(common, i + 1, j) >= rest(common, i, j + 1))) {
      text.delete(at, left.length)
      i++
    } else if (right !== undefined) {
      text.insert(at, right)
      at += right.length
      j++
    }
  }
}

/** Words and the gaps between them; never half a character. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[\s\S]/gu) ?? []
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
