// Follows the board's document. Loaded only once there is a board, so that joining does not wait for Yjs.
import type { CardId, DocumentId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { readBoard } from '../net/board-document.ts'
import { DocumentLink } from '../net/document-link.ts'
import { listenForWake } from '../net/wake.ts'

export { goneWords, withoutGone } from '../net/unsent-words.ts'

export type BoardLinkOptions = {
  /** Address of the document sockets: `wss://host/yjs`. */
  url: string
  document: DocumentId
  openSocket?: (url: string) => WebSocket
  onCards(cards: Map<CardId, BoardCard>): void
  /** Everything the server has is here. */
  onWhole(isWhole: boolean): void
}

export type BoardFollower = { retry(): void; end(): void }

export function followBoard(options: BoardLinkOptions): BoardFollower {
  const { url, document, openSocket } = options
  const link = new DocumentLink({
    url,
    document,
    keep: false,
    ...(openSocket ? { openSocket } : {}),
    onState: (state) => {
      if (state.state === 'saved') tell()
      options.onWhole(state.state === 'saved')
    },
    onRefused: () => {
      watch()
      options.onWhole(false)
      options.onCards(new Map())
    },
  })
  let unwatch = (): void => {}
  function tell(): void {
    options.onCards(readBoard(link.doc))
  }
  function watch(): void {
    unwatch()
    const { doc } = link
    doc.on('update', tell)
    unwatch = () => doc.off('update', tell)
  }
  watch()
  const stopWake = listenForWake(() => link.retry())
  return {
    retry: () => link.retry(),
    end() {
      unwatch()
      stopWake()
      link.close()
    },
  }
}
