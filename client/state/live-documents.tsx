// The documents of a real room. Yjs and the sockets come with the first document a screen asks for, not with the room.
import {
  createEffect,
  createSignal,
  getOwner,
  type JSX,
  type Owner,
  on,
  onCleanup,
  runWithOwner,
  untrack,
} from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DocumentLink, LinkState } from '../net/document-link.ts'
import { listenForWake } from '../net/wake.ts'
import {
  type DocumentHandle,
  type DocumentState,
  type Documents,
  DocumentsProvider,
  type SharedDocumentName,
} from './documents-context.tsx'
import { linesOf, lostWords } from './lost-words.ts'
import { useRoom } from './room-context.tsx'
import type { RoomStore } from './room-store.ts'

/** A short gap is nobody's business: it is called offline only after this. */
const QUIET_MS = 2_000
/** Without a server and without anything kept here, writing may begin on an empty page; it is joined later. */
const PATIENCE_MS = 4_000

type Store = Pick<RoomStore, 'documentsUrl' | 'watchDocument'>

/** Needs a room above it; puts the documents of that room below it. */
export function LiveDocuments(props: { store: Store; children: JSX.Element }): JSX.Element {
  const owner = getOwner()
  const open = new Map<SharedDocumentName, DocumentHandle>()
  const documents: Documents = (name) => {
    const handle =
      open.get(name) ?? runWithOwner(owner, () => untrack(() => createLiveDocument(name, props.store, owner)))
    if (!handle) throw new Error('a document was asked for after its room was gone')
    open.set(name, handle)
    return handle
  }
  return <DocumentsProvider documents={documents}>{props.children}</DocumentsProvider>
}

function createLiveDocument(name: SharedDocumentName, store: Store, owner: Owner | null): DocumentHandle {
  const room = useRoom()
  const [bound, setBound] = createSignal<{ doc: Y.Doc; awareness: Awareness } | null>(null)
  const [link, setLink] = createSignal<LinkState>({ state: 'offline', sinceMs: 0 })
  const [isQuiet, setIsQuiet] = createSignal(true)
  const [lost, setLost] = createSignal<string | null>(null)
  let wasReadOnly = false
  let quiet: ReturnType<typeof setTimeout> | undefined

  const beQuiet = () => {
    clearTimeout(quiet)
    setIsQuiet(true)
    quiet = setTimeout(() => setIsQuiet(false), QUIET_MS)
  }
  const follow = (state: LinkState) => {
    if (state.state === 'saved') wasReadOnly = state.readOnly
    if (state.state === 'offline') beQuiet()
    setLink(state)
  }

  const show = ({ doc, awareness }: DocumentLink) => {
    if (untrack(bound)?.doc !== doc) setBound({ doc, awareness })
  }
  /** @returns what ends it. */
  const start = (made: DocumentLink): (() => void) => {
    beQuiet()
    const patience = setTimeout(() => show(made), PATIENCE_MS)
    // What this browser kept is shown before there is a connection.
    made.doc.once('update', () => show(made))
    const stopWake = listenForWake(() => made.retry())
    return () => {
      clearTimeout(patience)
      stopWake()
    }
  }

  createEffect(
    on(
      () => [room.view.documents[name], room.view.progress.state === 'closed'] as const,
      ([document, isClosed]) => {
        let current: DocumentLink | null = null
        let stop = (): void => {}
        let isOver = false
        onCleanup(() => {
          isOver = true
          stop()
          setBound(null)
          current?.close()
        })
        if (isClosed) {
          // After the close this device keeps nothing of it either.
          if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(`copse:${document}`)
          return
        }
        void import('../net/document-link.ts').then(({ DocumentLink }) => {
          if (isOver) return
          const made = new DocumentLink({
            url: store.documentsUrl,
            document,
            onState: (state) => {
              follow(state)
              if (state.state === 'saved' || state.state === 'saving') show(made)
            },
            onRefused: ({ doc, hadUnsaved }) => {
              const refused = hadUnsaved ? linesOf(doc) : []
              show(made)
              // Nobody is bound to it any more once the screen has followed.
              setTimeout(() => doc.destroy())
              if (refused.length > 0) giveBack(made, refused)
            },
          })
          current = made
          stop = start(made)
        })
      },
    ),
  )
  onCleanup(() => clearTimeout(quiet))

  /** At once all that was there; once the fresh document has come, only what it lacks. */
  function giveBack(made: DocumentLink, refused: readonly string[]): void {
    setLost(lostWords(refused, []))
    runWithOwner(owner, () =>
      createEffect(() => {
        const { state } = link()
        if ((state === 'saved' || state === 'saving') && untrack(lost) !== null)
          setLost(lostWords(refused, linesOf(made.doc)))
      }),
    )
  }

  const state = (): DocumentState => {
    const now = link().state
    return now === 'offline' && isQuiet() ? 'saving' : now
  }
  onCleanup(store.watchDocument(state))

  return {
    get doc() {
      return bound()?.doc ?? null
    },
    get awareness() {
      return bound()?.awareness ?? null
    },
    state,
    canWrite: () => {
      const now = link()
      if (now.state === 'refused' || room.view.progress.state === 'closed') return false
      return bound() !== null && (now.state === 'saved' ? !now.readOnly : now.state === 'saving' || !wasReadOnly)
    },
    lostText: lost,
    dropLostText: () => setLost(null),
  }
}
