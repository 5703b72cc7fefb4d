import { For, Show } from 'solid-js'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { language, useWords } from '../../words/words.tsx'
import styles from './TapMeans.module.css'

const QUESTIONS = ['worth', 'heard', 'safe'] as const

/** The group's answer as three means, from five answers on; below that only the promise (EVA2). */
export function TapMeans() {
  const room = useRoom()
  const { t } = useWords()
  const number = (value: number) =>
    new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
  return (
    <Show
      when={room.view.evaluation.means}
      fallback={<p class={styles.soft}>{t('checkout.meansFrom', { n: LIMITS.sumsFrom })}</p>}
    >
      {(means) => (
        <dl class={styles.means}>
          <For each={QUESTIONS}>
            {(question) => (
              <div>
                <dt>{t(`checkout.${question}Short`)}</dt>
                <dd>
                  {number(means()[question])}
                  <span class={styles.of}> {t('checkout.ofFive')}</span>
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  )
}
