import { createUniqueId, For, Show } from 'solid-js'
import { TakeawayLines } from '../../features/board/TakeawayLines.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { t } from '../../words/words.tsx'
import styles from './HarvestView.module.css'

/** The lines that may leave the room: released cards during the meeting, the summary's copy after it. */
export function HarvestView() {
  const room = useRoom()
  const headingId = createUniqueId()
  const isOpen = () => room.cards().some((card) => card.lane === 'takeaway')
  const kept = () => room.view.summary?.takeaways ?? []
  return (
    <section class={styles.harvest} aria-labelledby={headingId}>
      <h2 class={styles.heading} id={headingId}>
        {t('board.harvest')}
      </h2>
      <Show
        when={kept().length === 0}
        fallback={
          <ul class={styles.kept}>
            <For each={kept()}>{(line) => <li>{line}</li>}</For>
          </ul>
        }
      >
        <Show when={isOpen()} fallback={<p class={styles.hint}>{t('board.harvestEmpty')}</p>}>
          <p class={styles.hint}>{t('board.harvestText')}</p>
          <TakeawayLines />
        </Show>
      </Show>
    </section>
  )
}
