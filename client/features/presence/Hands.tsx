import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Hands.module.css'

/** Raised hands in the one order everybody sees. */
export function Hands() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <section class={styles.hands} aria-label={t('people.hands')}>
      <h2>{t('people.hands')}</h2>
      <Show when={room.view.hands.length > 0} fallback={<p class={styles.soft}>{t('people.handsEmpty')}</p>}>
        <ol>
          <For each={room.view.hands}>
            {(seat, index) => (
              <li>
                <Avatar name={room.view.seats[seat]?.name ?? ''} />
                {room.view.seats[seat]?.name}
                <Show when={index() === 0}>
                  <span class={styles.soft}>{t('people.handFirst')}</span>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </section>
  )
}
