// Hands the documents people write together to the screens below: the agenda and the notes of the theme.
// The board is not here: only the server writes it, and it comes through the room.
import { createContext, type JSX, useContext } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

export type SharedDocumentName = 'agenda' | 'theme'

/** saved: the server has everything durably; saving: on its way; offline: kept on this device until there is a
 *  connection; refused: the server would not take the last words, see `lostText`. */
export type DocumentState = 'saved' | 'saving' | 'offline' | 'refused'

/** All members are reactive. */
export type DocumentHandle = {
  /** null until its code and content are here. Another object after a refusal or a new generation: bind to it by
   *  `<Show when={handle.doc} keyed>`, never keep it. */
  readonly doc: Y.Doc | null
  /** Carets of people in `doc`; null exactly when `doc` is. */
  readonly awareness: Awareness | null
  state(): DocumentState
  /** False until there is content, when the server shut writing, and after the close. It does not know of roles:
   *  whether the facilitator locked the agenda is in the room's view. */
  canWrite(): boolean
  /** This person's own words that did not arrive, to paste them again; null when there are none. */
  lostText(): string | null
  /** Why they are not in the document: the server refused them, or a detail was removed while they were not sent yet; then what they quote
   *  of it is left out. Absent: refused. */
  lostWhy?(): 'refused' | 'removed'
  /** The person has seen them and does not need them any more. */
  dropLostText(): void
}

/** Opens on the first call for a name, so that a screen without an editor never loads one. */
export type Documents = (name: SharedDocumentName) => DocumentHandle

const DocumentsContext = createContext<Documents>()

export function DocumentsProvider(props: { documents: Documents; children: JSX.Element }): JSX.Element {
  return <DocumentsContext.Provider value={props.documents}>{props.children}</DocumentsContext.Provider>
}

/** Throws outside of a DocumentsProvider: that is a mistake in the tree, not a state. */
export function useDocument(name: SharedDocumentName): DocumentHandle {
  const documents = useContext(DocumentsContext)
  if (!documents) throw new Error('useDocument() was called outside of <DocumentsProvider>')
  return documents(name)
}
