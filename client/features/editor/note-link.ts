// The link at the caret: finding it, setting it, taking it away.
import type { EditorState, Transaction } from 'prosemirror-state'
import { schema } from './schema.ts'

/** `href` is empty where no link is yet. */
export type LinkAtCaret = { from: number; to: number; text: string; href: string }

const type = schema.marks.link

/** @returns the whole link the caret stands in, else the selection. */
export function linkAtCaret(state: EditorState): LinkAtCaret {
  const { $from, from, to } = state.selection
  const mark = type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? [])
  if (!mark) return { from, to, text: state.doc.textBetween(from, to, ' '), href: '' }
  // The same link may be several pieces of text, one of them bold.
  let [start, end] = [$from.index(), $from.index()]
  const { parent } = $from
  const isLinked = (index: number) => index >= 0 && index < parent.childCount && mark.isInSet(parent.child(index).marks)
  if (!isLinked(start)) start = end = start - 1
  while (isLinked(start - 1)) start--
  while (isLinked(end + 1)) end++
  const offset = (index: number) => {
    let sum = $from.start()
    for (let child = 0; child < index; child++) sum += parent.child(child).nodeSize
    return sum
  }
  const range = { from: offset(start), to: offset(end + 1) }
  return { ...range, text: state.doc.textBetween(range.from, range.to), href: String(mark.attrs.href) }
}

/** @param href already safe; null takes the link away and leaves its words. */
export function withLink(state: EditorState, at: LinkAtCaret, text: string, href: string | null): Transaction {
  const { tr } = state
  if (href === null) return tr.removeMark(at.from, at.to, type)
  const words = text.trim() || at.text || href
  const to = at.from + words.length
  if (words !== at.text) tr.insertText(words, at.from, at.to)
  return tr.addMark(at.from, to, type.create({ href })).removeStoredMark(type)
}
