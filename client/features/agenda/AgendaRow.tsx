// One item of the agenda: its title, minutes and person, written in place; its notes, one tap away.
import { createMemo, createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type * as Y from 'yjs'
import { PHASES } from '../../../shared/session/session.ts'
import { ChevronDownIcon, ChevronUpIcon, GripIcon, MoreIcon } from '../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { t } from '../../words/words.tsx'
import { NotesEditor } from '../editor/NotesEditor.tsx'
import { notesText } from '../editor/note-tree.ts'
import styles from './AgendaRow.module.css'
import { FIELD_MAX_CHARS, useAgenda } from './agenda-context.tsx'
import { type DropEdge, makeRowDraggable } from './agenda-drag.ts'
import { type AgendaItem, noteName, stepTarget } from './agenda-list.ts'
import { InPlaceField } from './InPlaceField.tsx'

/** @param props.people id of a datalist with the names of people who are here. */
export function AgendaRow(props: { item: AgendaItem; people: string }): JSX.Element {
  const agenda = useAgenda()
  const [edge, setEdge] = createSignal<DropEdge>(null)
  const [isDragging, setIsDragging] = createSignal(false)
  const id = props.item.id
  const notesId = createUniqueId()
  const name = () => props.item.title || t('agenda.untitled')
  const excerpt = createExcerpt(agenda.doc.getXmlFragment(noteName(id)))
  const isOpen = () => agenda.isOpen(id)

  const onKeyDown = (event: KeyboardEvent) => {
    if (!agenda.canEdit() || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    agenda.step(id, event.key === 'ArrowUp' ? -1 : 1)
  }
  const onLeaveRow = (row: HTMLElement) =>
    setTimeout(() => {
      if (agenda.canEdit() && document.hasFocus() && !row.contains(document.activeElement)) agenda.dropIfBlank(id)
    })

  return (
    <li class={styles.row} data-item={id} data-edge={edge()} data-dragging={isDragging() ? '' : undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: moves its controls by key; each of them is one itself */}
      <div
        class={styles.line}
        onKeyDown={onKeyDown}
        ref={(line) => {
          onMount(() => {
            const handle = line.querySelector<HTMLElement>('[data-handle]')
            const row = line.closest('li')
            if (!handle || !row) return
            onCleanup(makeRowDraggable({ row, handle, id, onDragging: setIsDragging, onEdge: setEdge }))
          })
        }}
      >
        <span class={styles.handle} data-handle="" data-shown={agenda.canEdit() ? '' : undefined}>
          <GripIcon />
        </span>
        <Show when={agenda.canEdit()} fallback={<Reading item={props.item} />}>
          <div class={styles.title}>
            <InPlaceField
              form="lines"
              control="title"
              label={t('agenda.titleLabel')}
              placeholder={t('agenda.titlePlaceholder')}
              value={props.item.title}
              maxChars={FIELD_MAX_CHARS.title}
              onCommit={(title) => agenda.edit(id, { title })}
              onLeave={() => {
                const row = document.querySelector<HTMLElement>(`[data-item="${id}"]`)
                if (row) onLeaveRow(row)
              }}
            />
          </div>
          <div class={styles.who}>
            <InPlaceField
              form="line"
              control="who"
              label={t('agenda.whoLabel', { title: name() })}
              placeholder={t('agenda.whoPlaceholder')}
              value={props.item.who}
              maxChars={FIELD_MAX_CHARS.who}
              list={props.people}
              onCommit={(who) => agenda.edit(id, { who })}
            />
          </div>
          <div class={styles.minutes}>
            <InPlaceField
              form="number"
              control="minutes"
              label={t('agenda.minutesLabel', { title: name() })}
              value={String(props.item.minutes)}
              onCommit={(text) => agenda.edit(id, { minutes: Number(text) })}
            />
            <span aria-hidden="true">{t('agenda.min')}</span>
          </div>
        </Show>
        <Show when={agenda.canEdit() || excerpt() !== ''}>
          <button
            type="button"
            class={styles.notesButton}
            data-control="notes"
            aria-expanded={isOpen()}
            aria-controls={notesId}
            aria-label={t('agenda.notesOf', { title: name() })}
            onClick={() => agenda.setOpen(id, !isOpen())}
          >
            <span>{t(excerpt() === '' && agenda.canEdit() ? 'agenda.addNotes' : 'agenda.notes')}</span>
            <Show when={isOpen()} fallback={<ChevronDownIcon />}>
              <ChevronUpIcon />
            </Show>
          </button>
        </Show>
        <span class={styles.more} data-control="more">
          <Show when={agenda.canEdit()}>
            <Menu label={t('agenda.moreOf', { title: name() })} trigger={<MoreIcon />} items={rowMenu(id)} />
          </Show>
        </span>
      </div>
      <Show when={!isOpen() && excerpt() !== ''}>
        <p class={styles.excerpt}>{excerpt()}</p>
      </Show>
      <div id={notesId} class={styles.notes} hidden={!isOpen()}>
        <Show when={isOpen()}>
          <NotesEditor
            handle={agenda.handle}
            fragment={noteName(id)}
            label={t('agenda.notesOf', { title: name() })}
            placeholder={t('agenda.notesPlaceholder')}
            canWrite={agenda.canEdit()}
            under={3}
            autofocus
          />
        </Show>
      </div>
    </li>
  )
}

function Reading(props: { item: AgendaItem }): JSX.Element {
  return (
    <>
      <p class={`${styles.title} ${styles.read}`}>{props.item.title || t('agenda.untitled')}</p>
      <p class={`${styles.who} ${styles.read}`}>{props.item.who}</p>
      <p class={`${styles.minutes} ${styles.read}`}>{t('agenda.nMin', { n: props.item.minutes })}</p>
    </>
  )
}

function rowMenu(id: string): MenuItem[] {
  const agenda = useAgenda()
  // After the menu has closed. It would give focus to its old button, which is gone when the row is in another phase.
  const later = (act: () => void) => () => void setTimeout(act)
  return [
    {
      id: 'up',
      label: t('agenda.moveUp'),
      get disabled() {
        return stepTarget(agenda.list.all(), id, -1) === null
      },
      onSelect: later(() => agenda.step(id, -1, 'more')),
    },
    {
      id: 'down',
      label: t('agenda.moveDown'),
      get disabled() {
        return stepTarget(agenda.list.all(), id, 1) === null
      },
      onSelect: later(() => agenda.step(id, 1, 'more')),
    },
    ...PHASES.map((phase) => ({
      id: phase,
      label: t('agenda.moveTo', { phase: t(`phases.${phase}`) }),
      get disabled() {
        return agenda.list.item(id)?.phase === phase
      },
      onSelect: later(() => agenda.move(id, phase, Number.POSITIVE_INFINITY, 'more')),
    })),
    { id: 'remove', label: t('agenda.remove'), tone: 'danger', onSelect: later(() => agenda.remove(id)) },
  ]
}

/** The first words of the notes, following the document. */
function createExcerpt(fragment: Y.XmlFragment): () => string {
  const [version, setVersion] = createSignal(0)
  const changed = () => setVersion((count) => count + 1)
  fragment.observeDeep(changed)
  onCleanup(() => fragment.unobserveDeep(changed))
  return createMemo(() => {
    version()
    return notesText(fragment).slice(0, 160)
  })
}
