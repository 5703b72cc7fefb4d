import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** On a stage: what all around it want to ask, as far as gardeners passed it on. */
export function AskedByAll() {
  const room = useRoom()
  const { t } = useWords()
  const asked = () => room.mine()?.case.asked ?? []
  return (
    <Show when={asked().length > 0}>
      <section class={styles.part} aria-labelledby="asked-by-all">
        <h2 id="asked-by-all" class={styles.title}>
          {t('garden.asked')}
        </h2>
        <ul class={styles.lines}>
          <For each={asked()}>
            {(line) => (
              <li class={styles.line}>
                <p>{line.text}</p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
