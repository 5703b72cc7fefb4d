import { For, Show } from 'solid-js'
import { BOARD_LANES } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Together.module.css'

/** In the round of headlines: my own card, large, to read aloud. Only this device knows that it is mine. */
export function OwnHeadline() {
  const room = useRoom()
  const { t } = useWords()
  const own = () => room.ownCards().filter((card) => BOARD_LANES.includes(card.lane))
  return (
    <Show when={room.me() !== null}>
      <section class={styles.part} aria-labelledby="own-headline">
        <h2 id="own-headline" class={styles.title}>
          {t('together.own')}
        </h2>
        <Show when={own().length > 0} fallback={<p class={styles.soft}>{t('together.ownNone')}</p>}>
          <For each={own()}>
            {(card) => (
              <p class={styles.own} data-lane={card.lane}>
                {card.text}
              </p>
            )}
          </For>
        </Show>
      </section>
    </Show>
  )
}
