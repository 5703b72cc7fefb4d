// The items of one phase, what they sum up to, and what was taken out of it.
import { createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { PhaseName } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon, UndoIcon } from '../../ui/icons.tsx'
import { plural, t } from '../../words/words.tsx'
import styles from './AgendaPhase.module.css'
import { AgendaRow } from './AgendaRow.tsx'
import { useAgenda } from './agenda-context.tsx'
import { makePhaseTarget } from './agenda-drag.ts'
import { totalMinutes } from './agenda-list.ts'

export function AgendaPhase(props: { phase: PhaseName; people: string }): JSX.Element {
  const agenda = useAgenda()
  const room = useRoom()
  const [isOver, setIsOver] = createSignal(false)
  const headingId = createUniqueId()
  const name = () => t(`phases.${props.phase}`)
  const ids = () => agenda.list.ids(props.phase)
  const minutes = () => totalMinutes(ids().flatMap((id) => agenda.list.item(id) ?? []))
  const planned = () =>
    room.view.plan.steps.filter((step) => step.phase === props.phase).reduce((sum, step) => sum + step.minutes, 0)
  const removed = () => agenda.removed().filter((item) => item.phase === props.phase)

  return (
    <section
      class={styles.phase}
      aria-labelledby={headingId}
      data-over={isOver() ? '' : undefined}
      ref={(element) => {
        onMount(() => onCleanup(makePhaseTarget({ element, phase: props.phase, onOver: setIsOver })))
      }}
    >
      <header class={styles.head}>
        <h3 id={headingId}>{name()}</h3>
        <p class={styles.sum} data-over={planned() > 0 && minutes() > planned() ? '' : undefined}>
          <Show when={planned() > 0} fallback={t('agenda.nMin', { n: minutes() })}>
            {t(minutes() > planned() ? 'agenda.overPlan' : 'agenda.ofPlan', {
              n: minutes(),
              of: planned(),
              over: minutes() - planned(),
            })}
          </Show>
        </p>
      </header>
      <Show
        when={ids().length > 0}
        fallback={<p class={styles.empty}>{t(agenda.canEdit() ? 'agenda.phaseEmpty' : 'agenda.phaseEmptyRead')}</p>}
      >
        <ol class={styles.rows} aria-label={plural(ids().length, 'agenda.itemsOne', 'agenda.itemsMany')}>
          <For each={ids()}>
            {(id) => (
              <Show when={agenda.list.item(id)}>{(item) => <AgendaRow item={item()} people={props.people} />}</Show>
            )}
          </For>
        </ol>
      </Show>
      <For each={removed()}>
        {(item) => (
          <div class={styles.removed} data-item={item.id}>
            <p>{t('agenda.removed', { title: item.title || t('agenda.untitled') })}</p>
            <span data-control="put-back">
              <Button icon={<UndoIcon />} onClick={() => agenda.putBack(item)}>
                {t('agenda.putBack')}
              </Button>
            </span>
            <Button tone="plain" onClick={() => agenda.dismiss(item)}>
              {t('agenda.forget')}
            </Button>
          </div>
        )}
      </For>
      <Show when={agenda.canEdit()}>
        <Button tone="plain" icon={<PlusIcon />} onClick={() => agenda.add(props.phase)}>
          {t('agenda.addTo', { phase: name() })}
        </Button>
      </Show>
    </section>
  )
}
