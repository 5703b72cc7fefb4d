import type { JSX } from 'solid-js'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitAside.module.css'
import { CockpitPanel } from './CockpitPanel.tsx'

/** Beside the room on a wide window. On a narrow one it is hidden; the bar's "More" opens the same as a sheet. */
export function CockpitAside(props: { stepActions?: JSX.Element }) {
  const { t } = useWords()
  return (
    <aside class={styles.aside} aria-label={t('cockpit.aside')}>
      <CockpitPanel stepActions={props.stepActions} />
    </aside>
  )
}
