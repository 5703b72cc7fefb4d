import { For } from 'solid-js'
import { LOOP_CHOICES } from '../../../shared/session/loop.ts'
import { useWords } from '../../words/words.tsx'
import styles from './LoopCloser.module.css'

/** Four numbers with their words; never fewer than five people in them. */
export function LoopSums(props: { sums: readonly number[] }) {
  const { t } = useWords()
  return (
    <dl class={styles.sums}>
      <For each={LOOP_CHOICES}>
        {(choice, index) => (
          <div>
            <dt>{t(`loop.${choice}`)}</dt>
            <dd>{props.sums[index()] ?? 0}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
