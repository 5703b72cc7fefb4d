// Rich text as a plain tree, read straight from the shared document. It needs neither Yjs nor the editor to be loaded,
// writes nothing, and leaves out what it does not know.
import type * as Y from 'yjs'
import { safeHref } from './links.ts'

export type NoteRun = { text: string; strong: boolean; em: boolean; code: boolean; href: string | null }
export type NoteBlock =
  | { kind: 'paragraph'; runs: (NoteRun | 'break')[] }
  | { kind: 'heading'; level: 1 | 2 | 3; runs: (NoteRun | 'break')[] }
  | { kind: 'quote' | 'bullets' | 'numbers' | 'item'; blocks: NoteBlock[] }

const CONTAINERS = { blockquote: 'quote', bullet_list: 'bullets', ordered_list: 'numbers', list_item: 'item' } as const
/** Deeper is nobody's notes; a document of a foreign program must not fill the stack. */
const DEPTH_MAX = 12

type XmlNode = ReturnType<Y.XmlFragment['toArray']>[number]

/** @returns the blocks in order; empty for an empty document. Cannot fail. */
export function readNotes(fragment: Y.XmlFragment, depth = 0): NoteBlock[] {
  const blocks: NoteBlock[] = []
  for (const child of fragment.toArray()) {
    if (!isElement(child)) continue
    const name = child.nodeName
    if (name === 'paragraph') blocks.push({ kind: 'paragraph', runs: runsOf(child) })
    else if (name === 'heading') {
      const raw = Number(child.getAttribute('level'))
      blocks.push({ kind: 'heading', level: raw <= 1 ? 1 : raw >= 3 ? 3 : 2, runs: runsOf(child) })
    } else if (isContainer(name) && depth < DEPTH_MAX)
      blocks.push({ kind: CONTAINERS[name], blocks: readNotes(child, depth + 1) })
  }
  return blocks
}

/** @returns the words alone, blocks parted by a space; for excerpts and for giving words back. */
export function notesText(fragment: Y.XmlFragment): string {
  const words = (block: NoteBlock): string =>
    'runs' in block
      ? block.runs.map((run) => (run === 'break' ? ' ' : run.text)).join('')
      : block.blocks.map(words).join(' ')
  return readNotes(fragment).map(words).join(' ').replace(/\s+/g, ' ').trim()
}

function runsOf(element: Y.XmlElement): (NoteRun | 'break')[] {
  const runs: (NoteRun | 'break')[] = []
  for (const child of element.toArray()) {
    if (isElement(child)) {
      if (child.nodeName === 'hard_break') runs.push('break')
    } else if ('toDelta' in child) {
      const pieces: { insert?: unknown; attributes?: Record<string, unknown> }[] = child.toDelta()
      for (const { insert, attributes = {} } of pieces)
        if (typeof insert === 'string') runs.push(runOf(insert, attributes))
    }
  }
  return runs
}

function runOf(text: string, attributes: Record<string, unknown>): NoteRun {
  const { link } = attributes
  return {
    text,
    strong: 'strong' in attributes,
    em: 'em' in attributes,
    code: 'code' in attributes,
    href: typeof link === 'object' && link !== null && 'href' in link ? safeHref(link.href) : null,
  }
}

function isElement(node: XmlNode): node is Y.XmlElement {
  return 'nodeName' in node && typeof node.nodeName === 'string'
}

function isContainer(name: string): name is keyof typeof CONTAINERS {
  return Object.hasOwn(CONTAINERS, name)
}
