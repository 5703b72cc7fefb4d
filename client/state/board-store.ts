// The released cards as something screens can read.
import { createSignal } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { CardId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { type ShownCard, wallOrder } from '../net/board-document.ts'

/** The reactive list of released cards. `put` is called by whoever follows the document. */
export function createBoardStore() {
  const [shown, setShown] = createStore<{ list: ShownCard[] }>({ list: [] })
  const [isWhole, setIsWhole] = createSignal(false)
  return {
    cards: (): readonly ShownCard[] => shown.list,
    isWhole,
    setIsWhole,
    put(cards: ReadonlyMap<CardId, BoardCard>): void {
      const list = [...cards].map(([id, card]) => ({ id, ...card })).sort(wallOrder)
      // Keyed by id: a card keeps its object, so that its element is not made anew in the middle of a drag.
      setShown('list', reconcile(list, { key: 'id' }))
    },
  }
}
