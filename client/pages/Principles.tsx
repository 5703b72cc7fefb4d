import { For } from 'solid-js'
import { CheckIcon } from '../ui/icons.tsx'
import { useWords } from '../words/words.tsx'
import styles from './Principles.module.css'

const FOUR = ['confidentiality', 'respect', 'encouragement', 'involvement'] as const

/** The four guiding principles in a line each; the join button says that it accepts them. */
export function Principles(props: { small?: boolean }) {
  const { t } = useWords()
  return (
    <section class={styles.principles} data-small={props.small ? '' : undefined} aria-label={t('principles.title')}>
      <h2>{t('principles.title')}</h2>
      <ul>
        <For each={FOUR}>
          {(one) => (
            <li>
              <span class={styles.tick}>
                <CheckIcon />
              </span>
              <span>
                <strong>{t(`principles.${one}`)}</strong> <span>{t(`principles.${one}Text`)}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
