import { For } from 'solid-js'
import { type Thing, thingsUntil } from '../../shared/session/retention.ts'
import { plural, t } from '../words/words.tsx'
import { CheckIcon, TrashIcon } from './icons.tsx'
import styles from './KeptList.module.css'

const KEPT = thingsUntil('summary')
const GONE = thingsUntil('close')

/** What stays after the close and what does not: made from the table by which it is deleted, wherever the question comes up.
 *  @param props.days how long this room keeps the rest */
export function KeptList(props: { days: number }) {
  return (
    <div class={styles.lists}>
      <section>
        <h3 class={styles.title}>{t('checkout.goneTitle')}</h3>
        <ul class={styles.list} data-kind="gone">
          <For each={GONE}>
            {(thing) => (
              <li>
                <TrashIcon />
                <span>{wordsOf(thing)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
      <div class={styles.column}>
        <section>
          <h3 class={styles.title}>{plural(props.days, 'checkout.keptTitleOne', 'checkout.keptTitle')}</h3>
          <ul class={styles.list} data-kind="kept">
            <For each={KEPT}>
              {(thing) => (
                <li>
                  <CheckIcon />
                  <span>{wordsOf(thing)}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
        <section>
          <h3 class={styles.title}>{t('checkout.ownTitle')}</h3>
          <ul class={styles.list} data-kind="kept">
            <li>
              <CheckIcon />
              <span>{t('checkout.keptOwnStep')}</span>
            </li>
          </ul>
        </section>
      </div>
    </div>
  )
}

const wordsOf = (thing: Thing): string => t(`checkout.thing_${thing}`)
