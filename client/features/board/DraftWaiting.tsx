import { createSignal, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { t } from '../../words/words.tsx'
import styles from './DraftWaiting.module.css'

/** Says where an unfinished card is after the step has moved on. Its words show only when asked for:
 *  somebody may be looking over the shoulder. Shows nothing without a draft. */
export function DraftWaiting() {
  const room = useRoom()
  const [isShown, setShown] = createSignal(false)
  const text = () => room.draft().text.trim()
  const isOpen = () => room.view.writing?.lanes.includes(room.draft().lane) ?? false
  return (
    <Show when={room.me() !== null && text() !== ''}>
      <Notice
        tone="info"
        action={
          <Button expanded={isShown()} onClick={() => setShown(!isShown())}>
            {t(isShown() ? 'board.draftHide' : 'board.draftShow')}
          </Button>
        }
      >
        <p>{t(isOpen() ? 'board.draftWaitsOpen' : 'board.draftWaits')}</p>
        <Show when={isShown()}>
          <p class={styles.words}>{text()}</p>
        </Show>
      </Notice>
    </Show>
  )
}
