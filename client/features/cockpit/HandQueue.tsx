import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

/** One queue for room and remote; everybody sees the same order. */
export function HandQueue() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <Show when={room.view.hands.length > 0}>
      <section>
        <h2 class={styles.title}>{t('cockpit.hands')}</h2>
        <ol>
          <For each={room.view.hands}>
            {(seat, index) => (
              <li class={styles.row}>
                <Avatar name={room.view.seats[seat]?.name ?? ''} />
                <span class={styles.name}>{room.view.seats[seat]?.name}</span>
                <Show when={index() === 0}>
                  <span class={styles.fact}>{t('cockpit.first')}</span>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
