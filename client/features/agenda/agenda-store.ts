// The agenda as screens read it: one Solid store that follows the document, and this person's own undo.
import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'
import { PHASES, type PhaseName } from '../../../shared/session/session.ts'
import { type AgendaItem, itemsIn, itemsOf, listUndo, readItems } from './agenda-list.ts'

export type AgendaStore = {
  /** Ids in order; the same id keeps its row, so that nothing is torn from under a finger or a caret. */
  ids(phase: PhaseName): readonly string[]
  item(id: string): AgendaItem | undefined
  all(): readonly AgendaItem[]
  canUndo(): boolean
  canRedo(): boolean
  undo(): void
  redo(): void
}

/** Lives as long as its owner. */
export function createAgendaStore(doc: Y.Doc): AgendaStore {
  const [store, setStore] = createStore<{ byId: Record<string, AgendaItem>; order: Record<PhaseName, string[]> }>({
    byId: {},
    order: { 'check-in': [], 'peer-sharing': [], theme: [], 'check-out': [] },
  })
  const [steps, setSteps] = createSignal({ undo: false, redo: false })
  const items = itemsOf(doc)
  const undo = listUndo(doc)

  const follow = () => {
    const focused = document.activeElement
    const all = readItems(doc)
    setStore('byId', reconcile(Object.fromEntries(all.map((item) => [item.id, item]))))
    for (const phase of PHASES)
      setStore(
        'order',
        phase,
        itemsIn(all, phase).map((item) => item.id),
      )
    // Somebody else moved the row this person is writing in: the browser drops the focus of a node that moves.
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus()
  }
  const count = () => setSteps({ undo: undo.canUndo(), redo: undo.canRedo() })
  follow()
  items.observeDeep(follow)
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) undo.on(event, count)
  onCleanup(() => {
    items.unobserveDeep(follow)
    undo.destroy()
  })

  return {
    ids: (phase) => store.order[phase],
    item: (id) => store.byId[id],
    all: () => PHASES.flatMap((phase) => store.order[phase].flatMap((id) => store.byId[id] ?? [])),
    canUndo: () => steps().undo,
    canRedo: () => steps().redo,
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
  }
}
