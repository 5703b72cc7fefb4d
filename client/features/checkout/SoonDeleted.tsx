import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { clockText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'
import { TakeAlong } from './TakeAlong.tsx'

/** Between "close" and the deleting: how long it still takes, and what people can take along until then (END1). */
export function SoonDeleted() {
  const room = useRoom()
  const { t } = useWords()
  const closesAt = () => (room.view.progress.state === 'closing' ? room.view.progress.closesAtMs : undefined)
  return (
    <Show when={closesAt()}>
      {(at) => (
        <section class={styles.soon} aria-labelledby="soon-deleted">
          <h2 id="soon-deleted" class={styles.soonTitle}>
            {t('checkout.soonTitle', { time: clockText(Math.max(0, at() - room.now())) })}
          </h2>
          <p>{t(room.view.slip === null ? 'checkout.soonText' : 'checkout.soonWaits')}</p>
          <h3 class={styles.takeTitle}>{t('checkout.takeAlong')}</h3>
          <TakeAlong />
        </section>
      )}
    </Show>
  )
}
