import { createMemo, For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Together.module.css'

/** The lines of this wave, once they are opened: all at once, in an order that tells nothing. */
export function WaveLines() {
  const room = useRoom()
  const { t } = useWords()
  const lines = createMemo(() => {
    const here = new Set(room.view.waveCards)
    return room.cards().filter((card) => here.has(card.id))
  })
  return (
    <Show when={lines().length > 0} fallback={<p class={styles.soft}>{t('together.waveNone')}</p>}>
      <section class={styles.part} aria-labelledby="wave-lines">
        <h2 id="wave-lines" class={styles.title}>
          {t('together.waveTitle')}
        </h2>
        <ul class={styles.lines}>
          <For each={lines()}>{(line) => <li>{line.text}</li>}</For>
        </ul>
      </section>
    </Show>
  )
}
