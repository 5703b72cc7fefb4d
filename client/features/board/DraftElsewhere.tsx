import { createSignal, Show } from 'solid-js'
import type { Lane } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { t } from '../../words/words.tsx'
import styles from './DraftWaiting.module.css'
import { Ask } from './WallDialogs.tsx'

/** An unfinished card of a lane that the box does not take now. It never slips into another lane by itself:
 *  words of a case must not become a line that leaves the room. */
export function DraftElsewhere(props: { useIn: Lane }) {
  const room = useRoom()
  const [isAsking, setAsking] = createSignal(false)
  return (
    <>
      <Notice tone="warn">
        <p>{t('board.draftOther')}</p>
        <p class={styles.words}>{room.draft().text}</p>
        <div class={styles.actions}>
          <Button onClick={() => room.setDraft({ lane: props.useIn, wantsHelp: false })}>{t('board.draftUse')}</Button>
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t('board.discard')}
          </Button>
        </div>
      </Notice>
      <Show when={isAsking()}>
        <Ask
          title={t('board.discardTitle')}
          text={t('board.discardText')}
          yes={t('board.discard')}
          onYes={async () => room.setDraft({ lane: props.useIn, text: '', wantsHelp: false, signed: false })}
          onClose={() => setAsking(false)}
        />
      </Show>
    </>
  )
}
