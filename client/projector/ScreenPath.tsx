import { For } from 'solid-js'
import { PHASES } from '../../shared/session/session.ts'
import { useRoom } from '../state/room-context.tsx'
import { useWords } from '../words/words.tsx'
import styles from './ScreenPath.module.css'
import { screenStep } from './screen-content.ts'

/** The path of four phases with the present step's name. */
export function ScreenPath() {
  const room = useRoom()
  const { t, say } = useWords()
  const at = () => {
    const { state } = room.view.progress
    if (state === 'closed' || state === 'closing') return PHASES.length
    const step = screenStep(room.view)
    return step ? PHASES.indexOf(step.phase) : -1
  }
  const stateOf = (index: number) => (index < at() ? 'past' : index === at() ? 'now' : 'coming')
  const stepTitle = () => {
    const step = screenStep(room.view)
    return step ? say(step.title) : ''
  }
  return (
    <ol class={styles.path}>
      <For each={PHASES}>
        {(phase, index) => (
          <li data-state={stateOf(index())} aria-current={stateOf(index()) === 'now' ? 'step' : undefined}>
            <span class={styles.name}>
              {t(`phases.${phase}`)}
              {stateOf(index()) === 'now' ? ` · ${stepTitle()}` : ''}
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}
