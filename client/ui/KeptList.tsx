import { For } from 'solid-js'
import { t } from '../words/words.tsx'
import { CheckIcon, TrashIcon } from './icons.tsx'
import styles from './KeptList.module.css'

const KEPT = ['checkout.keptAgenda', 'checkout.keptTakeaways', 'checkout.keptNext', 'checkout.keptOwnStep'] as const
const DELETED = ['checkout.goneCards', 'checkout.goneVotes', 'checkout.goneAnswers', 'checkout.goneSteps'] as const

/** What stays after the close and what does not: the same words wherever the question comes up. */
export function KeptList() {
  return (
    <div class={styles.lists}>
      <section>
        <h3 class={styles.title}>{t('checkout.keptTitle')}</h3>
        <ul class={styles.list} data-kind="kept">
          <For each={KEPT}>
            {(key) => (
              <li>
                <CheckIcon />
                <span>{t(key)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
      <section>
        <h3 class={styles.title}>{t('checkout.goneTitle')}</h3>
        <ul class={styles.list} data-kind="gone">
          <For each={DELETED}>
            {(key) => (
              <li>
                <TrashIcon />
                <span>{t(key)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </div>
  )
}
