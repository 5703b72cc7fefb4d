import { Show } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { StepClock } from '../features/clock/StepClock.tsx'
import { SaveState } from '../features/connection/SaveState.tsx'
import { Path } from '../features/path/Path.tsx'
import { SlipButton } from '../features/slip/SlipButton.tsx'
import { useRoom } from '../state/room-context.tsx'
import { t } from '../words/words.tsx'
import styles from './RoomHeader.module.css'
import { RoomMenu } from './RoomMenu.tsx'

/** Always on top: which meeting, where in it, how long. */
export function RoomHeader(props: { onAddPerson?: () => void }) {
  const room = useRoom()
  const phase = () => {
    const { progress, plan } = room.view
    if (progress.state === 'lobby') return t('phases.lobby')
    if (progress.state === 'closed') return t('phases.closed')
    const step = stepOf(plan, progress.stepId)
    return step ? t(`phases.${step.phase}`) : room.view.title
  }
  return (
    <header class={styles.header}>
      <div class={styles.title}>
        <strong class={styles.meeting}>{room.view.title}</strong>
        <strong class={styles.phase} aria-hidden="true">
          {phase()}
        </strong>
        <Show when={!room.seesCockpit()}>
          <span class={styles.save}>
            <SaveState />
          </span>
        </Show>
        <Show when={room.seats().length > 1}>
          <span class={styles.acting}>{t('frame.actAs', { name: room.view.seats[room.me() ?? '']?.name ?? '' })}</span>
        </Show>
      </div>
      <div class={styles.path}>
        <Path />
      </div>
      <div class={styles.clock}>
        <StepClock />
        <Show when={room.view.progress.state !== 'closed' && room.view.slip === null}>
          <SlipButton />
        </Show>
        <RoomMenu {...(props.onAddPerson ? { onAddPerson: props.onAddPerson } : {})} />
      </div>
    </header>
  )
}
