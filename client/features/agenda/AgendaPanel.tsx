// The agenda of the session: what people want to talk about, for how long, and their notes. Everybody here may write.
import { createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js'
import type * as Y from 'yjs'
import { PHASES } from '../../../shared/session/session.ts'
import { type DocumentHandle, useDocument } from '../../state/documents-context.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { LockIcon, RedoIcon, UndoIcon, UnlockIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { told } from '../../ui/told.ts'
import { plural, t } from '../../words/words.tsx'
import { DocumentNotice, DocumentStateWord } from '../editor/DocumentNotice.tsx'
import styles from './AgendaPanel.module.css'
import { AgendaPhase } from './AgendaPhase.tsx'
import { AgendaProvider, createAgenda, useAgenda } from './agenda-context.tsx'
import { type Landing, makeDropMonitor } from './agenda-drag.ts'
import { itemsIn, totalMinutes } from './agenda-list.ts'

/** Needs a room and its documents above it. Load it lazily: it brings the list, dragging and Yjs with it. */
export function AgendaPanel(): JSX.Element {
  const handle = useDocument('agenda')
  return (
    <section class={styles.panel} aria-label={t('agenda.heading')}>
      <Show when={handle.doc} keyed fallback={<Waiting />}>
        {(doc) => <OpenAgenda doc={doc} handle={handle} />}
      </Show>
    </section>
  )
}

/** The shape of the page before there are words for it. */
function Waiting(): JSX.Element {
  return (
    <>
      <h2 class={styles.heading}>{t('agenda.heading')}</h2>
      <p class={styles.soft} role="status">
        {t('agenda.loading')}
      </p>
      <For each={PHASES}>
        {(phase) => (
          <div class={styles.skeleton}>
            <h3>{t(`phases.${phase}`)}</h3>
            <span class={styles.bar} />
          </div>
        )}
      </For>
    </>
  )
}

function OpenAgenda(props: { doc: Y.Doc; handle: DocumentHandle }): JSX.Element {
  const room = useRoom()
  const isLockedForMe = () => room.view.agendaLocked && !room.amFacilitator()
  const agenda = createAgenda(
    props.doc,
    props.handle,
    () => room.me() !== null && props.handle.canWrite() && !isLockedForMe(),
  )
  const people = createUniqueId()
  const leader = () => room.view.seats[room.view.facilitator]?.name ?? ''

  const onLand = (landing: Landing) => {
    if (!agenda.canEdit()) return
    if ('phase' in landing) return agenda.move(landing.id, landing.phase, Number.POSITIVE_INFINITY)
    const beside = agenda.list.item(landing.beside)
    if (!beside) return
    const others = itemsIn(agenda.list.all(), beside.phase).filter((item) => item.id !== landing.id)
    const at = others.findIndex((item) => item.id === beside.id)
    agenda.move(landing.id, beside.phase, landing.edge === 'top' ? at : at + 1)
  }
  onCleanup(makeDropMonitor(onLand))

  return (
    <AgendaProvider agenda={agenda}>
      <AgendaHead />
      <Show when={room.view.agendaLocked}>
        <Notice tone="info">
          {isLockedForMe() ? t('agenda.lockedBy', { name: leader() }) : t('agenda.lockedByMe')}
        </Notice>
      </Show>
      <DocumentNotice handle={props.handle} />
      <Show when={agenda.list.all().length === 0}>
        <p class={styles.soft}>{t(agenda.canEdit() ? 'agenda.empty' : 'agenda.emptyRead')}</p>
      </Show>
      <For each={PHASES}>{(phase) => <AgendaPhase phase={phase} people={people} />}</For>
      <Show when={agenda.canEdit()}>
        <p class={styles.hint}>{t('agenda.keysHint')}</p>
      </Show>
      <datalist id={people}>
        <For each={Object.values(room.view.seats)}>{(seat) => <option value={seat.name} />}</For>
      </datalist>
    </AgendaProvider>
  )
}

function AgendaHead(): JSX.Element {
  const agenda = useAgenda()
  const room = useRoom()
  const minutes = () => totalMinutes(agenda.list.all())
  return (
    <header class={styles.head}>
      <div class={styles.titles}>
        <h2 class={styles.heading}>{t('agenda.heading')}</h2>
        <p class={styles.soft}>
          {plural(agenda.list.all().length, 'agenda.totalOne', 'agenda.totalMany', {
            minutes: minutes(),
            of: room.view.plan.totalMinutes,
          })}
        </p>
        <DocumentStateWord handle={agenda.handle} />
      </div>
      <div class={styles.tools}>
        <Show when={agenda.canEdit()}>
          <Button icon={<UndoIcon />} disabled={!agenda.list.canUndo()} onClick={() => agenda.list.undo()}>
            {t('agenda.undo')}
          </Button>
          <Button icon={<RedoIcon />} disabled={!agenda.list.canRedo()} onClick={() => agenda.list.redo()}>
            {t('agenda.redo')}
          </Button>
        </Show>
        <Show when={room.amFacilitator()}>
          <Button
            icon={room.view.agendaLocked ? <UnlockIcon /> : <LockIcon />}
            onClick={() => void told(room.send({ kind: 'agenda.lock', locked: !room.view.agendaLocked }))}
          >
            {t(room.view.agendaLocked ? 'agenda.unlock' : 'agenda.lock')}
          </Button>
        </Show>
      </div>
    </header>
  )
}
