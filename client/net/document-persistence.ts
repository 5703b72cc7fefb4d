import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { DocumentId } from '../../shared/ids.ts'

export type Persistence = {
  /** Resolves when what was kept is in the document; true when there was something. */
  loaded: Promise<boolean>
  close(): Promise<void>
  /** Ends it and deletes what is kept. */
  erase(): Promise<void>
}

/** A private window may have IndexedDB and never answer. */
const PATIENCE_MS = 2_000

/** Keeps a document in this browser, under its id and so under its generation.
 *  @returns null where there is no IndexedDB. */
export function persist(document: DocumentId, doc: Y.Doc): Persistence | null {
  if (typeof indexedDB === 'undefined') return null
  const kept = new IndexeddbPersistence(`copse:${document}`, doc)
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  return {
    loaded: Promise.race([kept.whenSynced, patience]).then(() => {
      clearTimeout(timer)
      return doc.store.clients.size > 0
    }),
    close: () => kept.destroy().catch(() => {}),
    // A browser that would not open it has nothing to delete.
    erase: () => kept.clearData().catch(() => {}),
  }
}
