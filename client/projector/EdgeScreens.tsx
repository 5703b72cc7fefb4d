// Before the start and after the end.
import { For, Show } from 'solid-js'
import { thingsUntil } from '../../shared/session/retention.ts'
import { useRoom } from '../state/room-context.tsx'
import { clockText, dateTimeText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import { JoinCode } from './JoinCode.tsx'
import styles from './Projector.module.css'
import { Next } from './Stage.tsx'
import { promptSize } from './screen-content.ts'

export function LobbyScreen(props: { origin?: string | undefined }) {
  const room = useRoom()
  const { t } = useWords()
  return (
    <div class={styles.stage}>
      <div class={styles.words}>
        <h1 class={styles.prompt} data-size={promptSize(room.view.title)}>
          {room.view.title}
        </h1>
        <div>
          <Show when={room.view.plannedStartMs}>
            {(at) => <p class={styles.now}>{t('projector.begins', { time: dateTimeText(at()) })}</p>}
          </Show>
          <p class={styles.soft}>{t('projector.hello')}</p>
        </div>
      </div>
      <JoinCode size="l" origin={props.origin} />
    </div>
  )
}

export function ClosedScreen(props: { isOver: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  const closesInMs = () =>
    room.view.progress.state === 'closing' && !props.isOver
      ? Math.max(0, room.view.progress.closesAtMs - room.now())
      : null
  return (
    <div class={styles.stage}>
      <div class={styles.words}>
        <h1 class={styles.prompt} data-size="xl">
          {t('projector.thanks')}
        </h1>
        <Next />
        <p class={styles.soft}>
          <Show when={closesInMs() !== null} fallback={t('projector.deleted', { n: room.view.keeping.summaryDays })}>
            {t('projector.deleting', { time: clockText(closesInMs() ?? 0), n: room.view.keeping.summaryDays })}
          </Show>
        </p>
      </div>
      <Show when={closesInMs() !== null}>
        <section class={styles.gone}>
          <h2 class={styles.goneTitle}>{t('checkout.goneTitle')}</h2>
          <ul class={styles.goneList}>
            <For each={thingsUntil('close')}>{(thing) => <li>{t(`checkout.thing_${thing}`)}</li>}</For>
          </ul>
        </section>
      </Show>
    </div>
  )
}
