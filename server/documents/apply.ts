import * as Y from 'yjs'

/** Applies updates as one change and does nothing else.
 *  After a remote change Yjs takes away marks it finds needless, as an edit of its own. The server must not: that edit
 *  would be in no log, and the same edit of a browser would look as if nothing were new in it. */
export function applyAllAsTheyAre(doc: Y.Doc, origin: unknown, apply: () => void): void {
  doc.transact((transaction) => {
    apply()
    // `applyUpdate` sets it to false, and that is what Yjs looks at before it tidies up.
    transaction.local = true
  }, origin)
}

export function applyAsItIs(doc: Y.Doc, update: Uint8Array): void {
  applyAllAsTheyAre(doc, null, () => Y.applyUpdate(doc, update))
}
