// While a detail slipped, who leads reads the documents to find the words. Links of their own, for the time of looking: nothing of it is kept.
import type { DocumentId } from '../../shared/ids.ts'
import { DocumentLink } from '../net/document-link.ts'
import { linesOf } from './lost-words.ts'

/** @returns what ends it. `onTexts` gets the lines of one document at each change. */
export function readCovered(options: {
  url: string
  documents: readonly DocumentId[]
  openSocket?: (url: string) => WebSocket
  onTexts(document: DocumentId, lines: string[]): void
}): () => void {
  const { url, documents, openSocket, onTexts } = options
  const links = documents.map((document) => {
    const link: DocumentLink = new DocumentLink({
      url,
      document,
      keep: false,
      ...(openSocket ? { openSocket } : {}),
      onState: (state) => {
        if (state.state === 'saved') onTexts(document, linesOf(link.doc))
      },
    })
    return link
  })
  return () => {
    for (const link of links) link.close()
  }
}
