// A document went on without a detail: what this browser still has of its earlier lives goes before anything of the new one is shown.
import * as Y from 'yjs'
import { type DocumentId, documentId, parseDocumentId } from '../../shared/ids.ts'
import { persist } from '../net/document-persistence.ts'
import { unsentWords } from '../net/unsent-words.ts'
import { type Leftover, linesOf, nothingLeft } from './lost-words.ts'

/** Reads and deletes what is kept in this browser of generations before this one. Never rejects. */
export async function dropOldGenerations(document: DocumentId): Promise<Leftover> {
  const left = nothingLeft()
  for (const id of await keptBefore(document)) {
    const doc = new Y.Doc()
    const kept = persist(id, doc)
    if (!kept) continue
    await kept.loaded
    const known = await kept.recall()
    left.old.push(...linesOf(doc))
    if (known) left.unsent.push(...unsentWords(doc, known))
    await kept.erase()
    doc.destroy()
  }
  return left
}

/** Deletes what is kept of a document in all its lives, unread. */
export async function dropAllGenerations(document: DocumentId): Promise<void> {
  for (const id of [...(await keptBefore(document)), document]) indexedDB.deleteDatabase(`copse:${id}`)
}

async function keptBefore(document: DocumentId): Promise<DocumentId[]> {
  const parts = parseDocumentId(document)
  if (!parts || typeof indexedDB === 'undefined') return []
  const { room, name, generation } = parts
  const before = Array.from({ length: generation }, (_, index) => documentId(room, name, index))
  if (before.length === 0) return []
  try {
    const there = new Set((await indexedDB.databases()).map((one) => one.name))
    return before.filter((id) => there.has(`copse:${id}`))
  } catch {
    // Not every browser lists them: then each one is opened to be deleted.
    return before
  }
}
