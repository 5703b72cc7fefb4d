// What of a refused document the server does not have: the words to give back to the person who wrote them.
import type * as Y from 'yjs'

/** Texts of an earlier life of a document, and what in it this device wrote and never sent. In memory only. */
export type Leftover = { old: string[]; unsent: string[] }
export const nothingLeft = (): Leftover => ({ old: [], unsent: [] })

type XmlNode = ReturnType<Y.XmlFragment['toArray']>[number]

/** Every line of words in a document, in no particular order between its texts. Reads only. */
export function linesOf(doc: Y.Doc): string[] {
  const lines: string[] = []
  for (const name of doc.share.keys()) {
    if (name === 'items') lines.push(...titlesOf(doc.getMap(name)))
    else for (const node of doc.getXmlFragment(name).toArray()) addLines(node, lines)
  }
  return lines.filter((line) => line !== '')
}

/** @returns the lines only `refused` has, one a line; null when there are none. */
export function lostWords(refused: readonly string[], kept: readonly string[]): string | null {
  const there = new Set(kept)
  const lost = refused.filter((line) => !there.has(line))
  return lost.length > 0 ? lost.join('\n') : null
}

function titlesOf(items: Y.Map<unknown>): string[] {
  const titles: string[] = []
  for (const entry of items.values()) {
    const title = isMap(entry) ? entry.get('title') : ''
    if (typeof title === 'string') titles.push(title)
    const who = isMap(entry) ? entry.get('who') : ''
    if (typeof who === 'string') titles.push(who)
  }
  return titles
}

/** A line is what stands in one block: words broken over pieces of other form belong together. */
function addLines(node: XmlNode, lines: string[]): void {
  if (!('toArray' in node)) {
    lines.push(wordsOf(node))
    return
  }
  const children = node.toArray()
  if (children.some((child) => 'toArray' in child && child.length > 0)) {
    for (const child of children) addLines(child, lines)
  } else lines.push(children.map(wordsOf).join(''))
}

function wordsOf(node: XmlNode): string {
  if (!('toDelta' in node)) return ''
  const pieces: { insert?: unknown }[] = node.toDelta()
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

function isMap(value: unknown): value is Y.Map<unknown> {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'
}
