import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'

/** Steps people chose to show, and thank-yous: what the group sees of the check-out. */
export function SharedWords() {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  return (
    <>
      <Show when={room.view.sharedSteps.length > 0}>
        <section class={styles.part}>
          <h2 class={styles.title}>{t('checkout.sharedSteps')}</h2>
          <ul class={styles.said}>
            <For each={room.view.sharedSteps}>
              {(step) => (
                <li>
                  <strong>{name(step.seat)}</strong> {step.text}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={room.view.thanks.length > 0}>
        <section class={styles.part}>
          <h2 class={styles.title}>{t('checkout.thanksTitle')}</h2>
          <ul class={styles.said}>
            <For each={room.view.thanks}>
              {(thanks) => (
                <li>
                  <strong>{t('checkout.thanksLine', { from: name(thanks.from), to: name(thanks.to) })}</strong>{' '}
                  {thanks.text}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}
