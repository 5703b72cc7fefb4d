import { Show } from 'solid-js'
import { useRoom } from '../state/room-context.tsx'
import { useWords } from '../words/words.tsx'
import { JoinCode } from './JoinCode.tsx'
import styles from './Projector.module.css'
import { hereCounts, showsJoin } from './screen-content.ts'

export function ScreenFooter(props: { origin?: string | undefined }) {
  const room = useRoom()
  const { t } = useWords()
  const here = () => hereCounts(room.view)
  return (
    <footer class={styles.footer}>
      <Show when={showsJoin(room.view) && room.view.progress.state !== 'lobby'} fallback={<span />}>
        <JoinCode origin={props.origin} />
      </Show>
      <p class={styles.foot}>
        <Show when={room.view.progress.state !== 'closed'}>
          {t('projector.here', { n: here().all, room: here().room, remote: here().remote })}
          <br />
        </Show>
        {t('projector.stories')}
      </p>
    </footer>
  )
}
