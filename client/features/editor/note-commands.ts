// What the toolbar and the keyboard can do to rich text.
import { chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { MarkType, NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState, Plugin } from 'prosemirror-state'
import { redoCommand, undoCommand } from 'y-prosemirror'
import { levelOf, schema } from './schema.ts'

export type NoteCommand = 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers' | 'quote' | 'undo' | 'redo'
export const NOTE_COMMANDS: readonly NoteCommand[] = [
  'bold',
  'italic',
  'heading',
  'bullets',
  'numbers',
  'quote',
  'undo',
  'redo',
]

const { nodes, marks } = schema

const COMMANDS: Record<NoteCommand, Command> = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  heading: toggleHeading(2),
  bullets: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  quote: (state, dispatch) => (isInside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch),
  undo: undoCommand,
  redo: redoCommand,
}

export function commandOf(name: NoteCommand): Command {
  return COMMANDS[name]
}

export function isActive(state: EditorState, name: NoteCommand): boolean {
  if (name === 'bold') return hasMark(state, marks.strong)
  if (name === 'italic') return hasMark(state, marks.em)
  if (name === 'heading') return state.selection.$from.parent.type === nodes.heading
  if (name === 'bullets') return listAround(state) === nodes.bullet_list
  if (name === 'numbers') return listAround(state) === nodes.ordered_list
  if (name === 'quote') return isInside(state, nodes.blockquote)
  return false
}

/** Tab is left to the browser: whoever works by keyboard must be able to leave the text. */
export const noteKeys: Record<string, Command> = {
  'Mod-b': COMMANDS.bold,
  'Mod-i': COMMANDS.italic,
  'Mod-e': toggleMark(marks.code),
  'Mod-Alt-0': setBlockType(nodes.paragraph),
  'Mod-Alt-1': toggleHeading(1),
  'Mod-Alt-2': toggleHeading(2),
  'Mod-Alt-3': toggleHeading(3),
  'Mod-Shift-7': COMMANDS.numbers,
  'Mod-Shift-8': COMMANDS.bullets,
  'Mod-Shift-9': COMMANDS.quote,
  'Mod-]': sinkListItem(nodes.list_item),
  'Mod-[': liftListItem(nodes.list_item),
  'Mod-z': undoCommand,
  'Mod-y': redoCommand,
  'Shift-Mod-z': redoCommand,
  Enter: splitListItem(nodes.list_item),
  'Shift-Enter': chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
    return true
  }),
}

/** `# `, `- `, `1. ` and `> ` at the start of a line, as people know them from Markdown. */
export function noteInputRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({ level: levelOf(match[1]?.length) })),
      wrappingInputRule(/^\s*([-*])\s$/, nodes.bullet_list),
      wrappingInputRule(/^1\.\s$/, nodes.ordered_list),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      new InputRule(/\.\.\.$/, '…'),
    ],
  })
}

function toggleHeading(level: 1 | 2 | 3): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    const isOn = parent.type === nodes.heading && parent.attrs.level === level
    return (isOn ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(state, dispatch)
  }
}

function toggleList(list: NodeType): Command {
  return (state, dispatch, view) => {
    const around = listAround(state)
    if (around === list) return liftListItem(nodes.list_item)(state, dispatch)
    if (around === null) return wrapInList(list)(state, dispatch, view)
    const depth = listDepth(state)
    dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(depth), list))
    return true
  }
}

function listDepth(state: EditorState): number {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth)
    if (type === nodes.bullet_list || type === nodes.ordered_list) return depth
  }
  return 0
}

function listAround(state: EditorState): NodeType | null {
  const depth = listDepth(state)
  return depth === 0 ? null : state.selection.$from.node(depth).type
}

function isInside(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true
  return false
}

function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}
