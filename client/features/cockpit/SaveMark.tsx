import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './SaveMark.module.css'

/** The state of what this device writes: one small place that never moves. */
export function SaveMark() {
  const room = useRoom()
  const { t } = useWords()
  const text = () => {
    const save = room.saveState()
    if (save.state === 'read-only') return t(`cockpit.readOnly_${save.because}`)
    return t(`cockpit.save_${save.state}`)
  }
  return (
    <span class={styles.mark} data-state={room.saveState().state}>
      {text()}
    </span>
  )
}
