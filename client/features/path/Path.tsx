import { For, Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { PHASES, type PhaseName } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Path.module.css'

type State = 'past' | 'now' | 'next'

/** The path of four phases with the present step's name: the same order and words on every face. */
export function Path() {
  const room = useRoom()
  const { t, say } = useWords()
  const step = () => {
    const { progress, plan } = room.view
    return progress.state === 'live' || progress.state === 'closing' ? stepOf(plan, progress.stepId) : undefined
  }
  const stateOf = (phase: PhaseName): State => {
    if (room.view.progress.state === 'closed') return 'past'
    const present = step()
    if (!present) return 'next'
    const difference = PHASES.indexOf(phase) - PHASES.indexOf(present.phase)
    return difference < 0 ? 'past' : difference === 0 ? 'now' : 'next'
  }
  return (
    <ol class={styles.path} aria-label={t('phases.path')}>
      <For each={PHASES}>
        {(phase) => (
          <li data-state={stateOf(phase)} aria-current={stateOf(phase) === 'now' ? 'step' : undefined}>
            <span class={styles.words}>
              <span class={styles.phase}>{t(`phases.${phase}`)}</span>
              <Show when={stateOf(phase) === 'now' && step()}>
                {(present) => <span class={styles.step}>{say(present().title)}</span>}
              </Show>
            </span>
            <Show when={stateOf(phase) === 'past'}>
              <VisuallyHidden>{t('phases.statePast')}</VisuallyHidden>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}
