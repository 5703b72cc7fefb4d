// What the parts of the agenda share: the document, its list, and the things one can do with an item.
import { type Accessor, createContext, createSignal, type JSX, useContext } from 'solid-js'
import { createStore } from 'solid-js/store'
import type * as Y from 'yjs'
import type { PhaseName } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import type { DocumentHandle } from '../../state/documents-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { t } from '../../words/words.tsx'
import { notesText } from '../editor/note-tree.ts'
import { type AgendaFields, addItem, editItem, moveItem, noteName, removeItem, stepTarget } from './agenda-list.ts'
import { type AgendaStore, createAgendaStore } from './agenda-store.ts'

export type RemovedItem = { id: string; title: string; phase: PhaseName; putBack(): void; forget(): void }

export type Agenda = {
  readonly doc: Y.Doc
  readonly handle: DocumentHandle
  readonly list: AgendaStore
  canEdit: Accessor<boolean>
  /** Taken out on this device and still to be had back, newest first. */
  removed: Accessor<readonly RemovedItem[]>
  isOpen(id: string): boolean
  setOpen(id: string, open: boolean): void
  add(phase: PhaseName): void
  edit(id: string, fields: Partial<AgendaFields>): void
  /** @param index as in `moveItem`.
   *  @param control gets the focus at the new place; default the one that had it. */
  move(id: string, phase: PhaseName, index: number, control?: string): void
  step(id: string, direction: -1 | 1, control?: string): void
  remove(id: string): void
  /** An item that was begun and left without a word goes without a trace. */
  dropIfBlank(id: string): void
  putBack(item: RemovedItem): void
  dismiss(item: RemovedItem): void
}

const AgendaContext = createContext<Agenda>()

export function AgendaProvider(props: { agenda: Agenda; children: JSX.Element }): JSX.Element {
  return <AgendaContext.Provider value={props.agenda}>{props.children}</AgendaContext.Provider>
}

export function useAgenda(): Agenda {
  const agenda = useContext(AgendaContext)
  if (!agenda) throw new Error('useAgenda() was called outside of <AgendaProvider>')
  return agenda
}

const NEW_ITEM_MINUTES = 5
/** How many removed items wait to be put back; older ones are gone for good. */
const REMOVED_KEPT = 5

export function createAgenda(doc: Y.Doc, handle: DocumentHandle, canEdit: Accessor<boolean>): Agenda {
  const list = createAgendaStore(doc)
  const [removed, setRemoved] = createSignal<readonly RemovedItem[]>([])
  const [open, setOpen] = createStore<Record<string, boolean>>({})
  const named = (title: string) => title || t('agenda.untitled')

  const announceMove = (id: string) => {
    const item = list.item(id)
    if (!item) return
    const ids = list.ids(item.phase)
    const slots = { title: named(item.title), n: ids.indexOf(id) + 1, of: ids.length, phase: t(`phases.${item.phase}`) }
    announce(t('agenda.moved', slots))
  }
  const move = (id: string, phase: PhaseName, index: number, control = focusedControl(id)) => {
    moveItem(doc, id, phase, index)
    if (control) focusControl(id, control)
    announceMove(id)
  }
  const take = (id: string) => {
    const item = list.item(id)
    const taken = removeItem(doc, id)
    return { id, title: item?.title ?? '', phase: item?.phase ?? ('check-in' as const), ...taken }
  }

  return {
    doc,
    handle,
    list,
    canEdit,
    removed,
    isOpen: (id) => open[id] ?? false,
    setOpen: (id, isOpen) => setOpen(id, isOpen),
    add: (phase) => {
      const id = randomId()
      addItem(doc, id, phase, { title: '', minutes: NEW_ITEM_MINUTES, who: '' })
      focusControl(id, 'title')
    },
    edit: (id, fields) => editItem(doc, id, fields),
    move,
    step: (id, direction, control) => {
      const target = stepTarget(list.all(), id, direction)
      if (target) move(id, target.phase, target.index, control)
      else announce(t(direction === -1 ? 'agenda.isFirst' : 'agenda.isLast'))
    },
    remove: (id) => {
      const item = take(id)
      setRemoved((items) => {
        for (const old of items.slice(REMOVED_KEPT - 1)) old.forget()
        return [item, ...items.slice(0, REMOVED_KEPT - 1)]
      })
      announce(t('agenda.removed', { title: named(item.title) }))
      focusControl(id, 'put-back')
    },
    dropIfBlank: (id) => {
      const item = list.item(id)
      if (item?.title !== '' || item.who !== '' || open[id]) return
      if (notesText(doc.getXmlFragment(noteName(id))) === '') take(id).forget()
    },
    putBack: (item) => {
      item.putBack()
      setRemoved((items) => items.filter((other) => other !== item))
      announce(t('agenda.isBack', { title: named(item.title) }))
      focusControl(item.id, 'title')
    },
    dismiss: (item) => {
      item.forget()
      setRemoved((items) => items.filter((other) => other !== item))
    },
  }
}

/** Which of a row's controls has the focus, by its `data-control`. */
function focusedControl(id: string): string | null {
  const control = document.activeElement?.closest('[data-control]')
  return control?.closest(`[data-item="${id}"]`) ? control.getAttribute('data-control') : null
}

/** After the row was drawn at its new place; a menu that closes has given its focus back by then. */
function focusControl(id: string, control: string): void {
  const find = () => document.querySelector<HTMLElement>(`[data-item="${id}"] [data-control="${control}"]`)
  const element = find()
  const focusable = element?.matches('button, input, textarea')
    ? element
    : element?.querySelector<HTMLElement>('button')
  focusable?.focus({ preventScroll: false })
}

/** Random, of the alphabet of our ids. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}

export const FIELD_MAX_CHARS = { title: LIMITS.titleMaxChars, who: LIMITS.nameMaxChars } as const
