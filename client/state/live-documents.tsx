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
import { type DocumentId, parseDocumentId } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import type { DocumentLink, LinkState } from '../net/document-link.ts'
import { listenForWake } from '../net/wake.ts'
import {
  type DocumentHandle,
  type DocumentState,
  type Documents,
  DocumentsProvider,
  type SharedDocumentName,
} from './documents-context.tsx'
import { linesOf, lostWords, nothingLeft } from './lost-words.ts'
import { useRoom } from './room-context.tsx'
import type { RoomStore } from './room-store.ts'

/** A short gap is nobody's business: it is called offline only after this. */
const QUIET_MS = 2_000
/** Without a server and without anything kept here, writing may begin on an empty page; it is joined later. */
const PATIENCE_MS = 4_000

const NOTHING_LOST = { words: null, why: 'refused' } as const

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
  const [lost, setLost] = createSignal<{ words: string | null; why: 'refused' | 'removed' }>(NOTHING_LOST)
  let wasReadOnly = false
  let quiet: ReturnType<typeof setTimeout> | undefined
  let current: DocumentLink | null = null
  let stop = (): void => {}
  /** What earlier generations left on this device, until the present one is here to be compared with. */
  let owed = nothingLeft()
  let turn = 0

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

  /** The old one is gone from here, in memory and on disk, before the new one is opened (SLP6). */
  async function open(document: DocumentId): Promise<void> {
    turn += 1
    const mine = turn
    const before = current
    current = null
    stop()
    setBound(null)
    if (before) {
      owed = { old: [...owed.old, ...linesOf(before.doc)], unsent: [...owed.unsent, ...before.unsentWords()] }
      await before.forget()
    }
    if ((parseDocumentId(document)?.generation ?? 0) > 0) {
      const { dropOldGenerations } = await import('./old-generations.ts')
      const kept = await dropOldGenerations(document)
      owed = { old: [...owed.old, ...kept.old], unsent: [...owed.unsent, ...kept.unsent] }
    }
    const { DocumentLink } = await import('../net/document-link.ts')
    if (mine !== turn) return
    const made = new DocumentLink({
      url: store.documentsUrl,
      document,
      onState: (state) => {
        follow(state)
        if (state.state !== 'saved' && state.state !== 'saving') return
        void offerOwed(made)
        show(made)
      },
      onRefused: ({ code, doc, hadUnsaved, unsent }) => {
        if (code === CLOSE.gone) {
          // An old generation: the room is about to say which one is the present one.
          owed = { old: [...owed.old, ...linesOf(doc)], unsent: [...owed.unsent, ...unsent] }
          setBound(null)
          setTimeout(() => doc.destroy())
          return
        }
        const refused = hadUnsaved ? linesOf(doc) : []
        show(made)
        // Nobody is bound to it any more once the screen has followed.
        setTimeout(() => doc.destroy())
        if (refused.length > 0) giveBack(made, refused)
      },
    })
    current = made
    stop = start(made)
  }

  function shut(): void {
    turn += 1
    stop()
    setBound(null)
    current?.close()
    current = null
  }

  createEffect(
    on(
      () => [room.view.documents[name], room.view.progress.state === 'closed'] as const,
      ([document, isClosed]) => {
        if (!isClosed) return void open(document)
        shut()
        // After the close this device keeps nothing of it either.
        void import('./old-generations.ts').then(({ dropAllGenerations }) => dropAllGenerations(document))
        if (owed.unsent.length > 0) setLost({ words: owed.unsent.join('\n'), why: 'refused' })
        owed = nothingLeft()
      },
    ),
  )
  createEffect(
    on(
      () => room.view.slip === null,
      (goesOn) => {
        if (goesOn) current?.retry()
      },
      { defer: true },
    ),
  )
  onCleanup(() => {
    shut()
    clearTimeout(quiet)
  })

  /** Own words of an earlier generation go back to who wrote them, without what they quote of the removed ones; never by themselves. */
  async function offerOwed(made: DocumentLink): Promise<void> {
    if (owed.unsent.length === 0) return
    const { goneWords, withoutGone } = await import('../net/unsent-words.ts')
    if (owed.unsent.length === 0 || current !== made) return
    const now = linesOf(made.doc)
    // What this device added itself was never in the old text of the others: it is not what was removed.
    const { unsent } = owed
    const before = owed.old.map((line) => unsent.reduce((text, piece) => text.replace(piece, ' '), line))
    const gone = goneWords(before, now)
    const words = owed.unsent
      .map((one) => withoutGone(one, gone))
      .filter((one) => !now.some((line) => line.includes(one)))
    owed = nothingLeft()
    if (words.length > 0) setLost({ words: words.join('\n'), why: 'removed' })
  }

  /** At once all that was there; once the fresh document has come, only what it lacks. */
  function giveBack(made: DocumentLink, refused: readonly string[]): void {
    setLost({ words: lostWords(refused, []), why: 'refused' })
    runWithOwner(owner, () =>
      createEffect(() => {
        const { state } = link()
        if ((state === 'saved' || state === 'saving') && untrack(lost).words !== null)
          setLost({ words: lostWords(refused, linesOf(made.doc)), why: 'refused' })
      }),
    )
  }

  /** While the room is covered no screen has the words (SLP2). */
  const shown = () => (room.view.slip === null ? bound() : null)

  const state = (): DocumentState => {
    const now = link().state
    return now === 'offline' && (isQuiet() || room.view.slip !== null) ? 'saving' : now
  }
  onCleanup(store.watchDocument(state))

  return {
    get doc() {
      return shown()?.doc ?? null
    },
    get awareness() {
      return shown()?.awareness ?? null
    },
    state,
    canWrite: () => {
      const now = link()
      if (now.state === 'refused' || room.view.progress.state === 'closed') return false
      return shown() !== null && (now.state === 'saved' ? !now.readOnly : now.state === 'saving' || !wasReadOnly)
    },
    lostText: () => lost().words,
    lostWhy: () => lost().why,
    dropLostText: () => setLost(NOTHING_LOST),
  }
}
