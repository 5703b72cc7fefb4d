// The editor itself: ProseMirror bound to a fragment of a shared document. Everything heavy is behind this one file,
// which is only ever loaded by `import()`.
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView, type NodeView } from 'prosemirror-view'
import { yCursorPlugin, yCursorPluginKey, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretElement, caretName, selectionAttributes } from './carets.ts'
import { safeHref } from './links.ts'
import { commandOf, isActive, NOTE_COMMANDS, type NoteCommand, noteInputRules, noteKeys } from './note-commands.ts'
import { linkAtCaret, withLink } from './note-link.ts'
import { withoutStyles } from './pasted-html.ts'
import { levelOf, schema } from './schema.ts'

/** What the toolbar shows; `others` are the names of people whose caret is in this text. */
export type NotesState = {
  active: readonly (NoteCommand | 'link')[]
  possible: readonly NoteCommand[]
  others: readonly string[]
}

export type NotesView = {
  run(command: NoteCommand): void
  /** The link at the caret, or the selected words with an empty address. */
  link(): { text: string; href: string }
  /** @param href null takes the link away; what `safeHref` refuses is ignored. */
  setLink(text: string, href: string | null): void
  focus(): void
  destroy(): void
}

export type NotesOptions = {
  mount: HTMLElement
  fragment: Y.XmlFragment
  awareness: Awareness
  /** Name for screen readers, and what an empty text shows. */
  label: string
  placeholder: string
  /** Level of the page's heading above the text. All headings of the text are one below it: whatever people write, the
   *  outline of the page has no holes. Their own level is shown by `data-level`. */
  under: number
  onState(state: NotesState): void
  /** Ctrl+K or Cmd+K. */
  onLink(): void
}

/** @returns null when the document holds something this editor cannot show without changing it: better to read only. */
export function makeNotesView(options: NotesOptions): NotesView | null {
  if (!options.fragment.toArray().every((child) => child instanceof Y.XmlElement)) return null
  const view: EditorView = new EditorView(
    { mount: options.mount },
    {
      state: EditorState.create({
        schema,
        plugins: [
          ySyncPlugin(options.fragment),
          yCursorPlugin(options.awareness, { cursorBuilder: caretElement, selectionBuilder: selectionAttributes }),
          yUndoPlugin(),
          noteInputRules(),
          keymap({ ...noteKeys, 'Mod-k': onLink }),
          keymap(baseKeymap),
        ],
      }),
      attributes: (state): Record<string, string> => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        'data-placeholder': options.placeholder,
        ...(isBlank(state) ? { 'data-blank': '' } : {}),
      }),
      nodeViews: { heading: (node) => headingView(node, options.under) },
      transformPastedHTML: withoutStyles,
      handleClick: (_view, _position, event) => openLink(event),
      // `this`, because the binding draws the text while the view is still being made.
      dispatchTransaction(this: EditorView, transaction) {
        // A caret of somebody else may come in after the text was closed.
        if (this.isDestroyed) return
        this.updateState(this.state.apply(transaction))
        options.onState(stateOf(this, options.awareness))
      },
    },
  )
  function onLink(): boolean {
    options.onLink()
    return true
  }
  const report = () => options.onState(stateOf(view, options.awareness))
  // What can be undone is known only after the change itself.
  const history = yUndoPluginKey.getState(view.state)?.undoManager
  history?.on('stack-item-added', report)
  history?.on('stack-item-popped', report)
  report()
  return {
    run: (command) => {
      commandOf(command)(view.state, view.dispatch, view)
      view.focus()
    },
    link: () => linkAtCaret(view.state),
    setLink: (text, href) => {
      const safe = href === null ? null : safeHref(href)
      if (href === null || safe !== null) view.dispatch(withLink(view.state, linkAtCaret(view.state), text, safe))
      view.focus()
    },
    focus: () => view.focus(),
    destroy: () => {
      history?.off('stack-item-added', report)
      history?.off('stack-item-popped', report)
      view.destroy()
    },
  }
}

function stateOf(view: EditorView, awareness: Awareness): NotesState {
  const { state } = view
  const active: (NoteCommand | 'link')[] = NOTE_COMMANDS.filter((name) => isActive(state, name))
  if (linkAtCaret(state).href !== '') active.push('link')
  return {
    active,
    possible: NOTE_COMMANDS.filter((name) => commandOf(name)(state)),
    others: otherNames(state, awareness),
  }
}

function headingView(first: Node, under: number): NodeView {
  const dom = document.createElement(`h${under + 1}`)
  dom.dataset.level = String(levelOf(first.attrs.level))
  return {
    dom,
    contentDOM: dom,
    update: (node) => {
      if (node.type !== schema.nodes.heading) return false
      dom.dataset.level = String(levelOf(node.attrs.level))
      return true
    },
  }
}

/** The cursor plugin has already found out whose caret lies in this text and not in another one of the document. */
function otherNames(state: EditorState, awareness: Awareness): string[] {
  const carets = yCursorPluginKey.getState(state)?.find() ?? []
  const names = new Set<string>()
  for (const caret of carets) {
    const name = caretName(awareness.getStates().get(Number(caret.spec.key))?.user)
    if (name !== '') names.add(name)
  }
  return [...names].sort()
}

function isBlank(state: EditorState): boolean {
  const first = state.doc.firstChild
  return state.doc.childCount === 1 && first?.type === schema.nodes.paragraph && first.content.size === 0
}

/** A plain click sets the caret; with Ctrl or Cmd it opens, as in other editors. */
function openLink(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  const href = safeHref(link?.getAttribute('href'))
  if (href === null) return false
  window.open(href, '_blank', 'noopener,noreferrer')
  return true
}
