import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './SaveState.module.css'

/** Saved, saving, offline or read-only: one small place that never moves. */
export function SaveState() {
  const room = useRoom()
  const { t } = useWords()
  const text = () => {
    const { state } = room.saveState()
    if (state === 'saving') return t('frame.saving')
    if (state === 'offline') return t('frame.offline')
    return state === 'read-only' ? t('frame.readOnly') : t('frame.saved')
  }
  return (
    <span class={styles.state} data-state={room.saveState().state}>
      {text()}
    </span>
  )
}
