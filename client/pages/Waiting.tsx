import { useWords } from '../words/words.tsx'
import styles from './Waiting.module.css'

/** While something is on its way: nothing for a moment, then a quiet word. */
export function Waiting(props: { text?: string }) {
  const { t } = useWords()
  return (
    <p class={styles.waiting} role="status">
      {props.text ?? t('common.loading')}
    </p>
  )
}
