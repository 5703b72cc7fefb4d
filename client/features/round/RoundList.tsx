import { For, Show } from 'solid-js'
import type { RoundView } from '../../../shared/session/view-steps.ts'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './RoundList.module.css'

/** The order, the same for everybody. Who has had a turn and who has passed look alike. */
export function RoundList(props: { round: RoundView }) {
  const room = useRoom()
  const { t } = useWords()
  return (
    <section class={styles.list}>
      <h2 class={styles.title}>{t('round.order')}</h2>
      <ol class={styles.names}>
        <For each={props.round.order}>
          {(seat, index) => (
            <li
              data-state={index() < props.round.index ? 'past' : index() === props.round.index ? 'now' : 'coming'}
              aria-current={index() === props.round.index ? 'true' : undefined}
            >
              {room.view.seats[seat]?.name}
              <Show when={seat === room.me()}>
                <span class={styles.you}> {t('round.you')}</span>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class={styles.hint}>{t('round.lateHint')}</p>
    </section>
  )
}
