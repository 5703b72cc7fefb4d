import { For } from 'solid-js'
import { PHASES, type PhaseName } from '../../shared/session/session.ts'
import { useWords } from '../words/words.tsx'
import styles from './FourPhases.module.css'

const ABOUT = {
  'check-in': 'start.phaseIn',
  'peer-sharing': 'start.phaseShare',
  theme: 'start.phaseTheme',
  'check-out': 'start.phaseOut',
} as const satisfies Record<PhaseName, string>

/** The path of a meeting, for somebody who has never been to one. */
export function FourPhases() {
  const { t } = useWords()
  return (
    <section class={styles.section} aria-labelledby="four-phases">
      <h2 id="four-phases">{t('start.phasesTitle')}</h2>
      <ol class={styles.path}>
        <For each={PHASES}>
          {(phase) => (
            <li>
              <h3>{t(`phases.${phase}`)}</h3>
              <p>{t(ABOUT[phase])}</p>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
