import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { DocumentId } from '../../shared/ids.ts'

import type { Known } from './unsent-words.ts'

export type Persistence = {
  /** Resolves when what was kept is in the document; true when there was something. */
  loaded: Promise<boolean>
  /** What the server has of it, kept beside it: tells after a reload which words were never sent. */
  remember(known: Known): void
  recall(): Promise<Known | null>
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
    remember({ vector, ids }) {
      // Nothing is lost when it fails: words count as unsent that were sent, and are found to be there.
      kept.set('vector', vector.slice().buffer).catch(() => {})
      kept.set('ids', ids.join(' ')).catch(() => {})
    },
    async recall() {
      try {
        const asked: Promise<unknown[]> = Promise.all([kept.get('vector'), kept.get('ids')])
        const [vector, ids] = await Promise.race([asked, after(PATIENCE_MS).then((): unknown[] => [])])
        if (!(vector instanceof ArrayBuffer) || typeof ids !== 'string') return null
        return { vector: new Uint8Array(vector), ids: ids.split(' ').filter(Boolean).map(Number) }
      } catch {
        return null
      }
    },
    close: () => kept.destroy().catch(() => {}),
    // A browser that would not open it has nothing to delete.
    erase: () => kept.clearData().catch(() => {}),
  }
}

function after(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs))
}
