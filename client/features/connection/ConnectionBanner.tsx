import { Match, Switch } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './ConnectionBanner.module.css'

/** What still works when something does not. Quiet for the first two seconds of a lost connection. */
export function ConnectionBanner() {
  const room = useRoom()
  const { t } = useWords()
  const because = () => {
    const save = room.saveState()
    return save.state === 'read-only' ? save.because : undefined
  }
  return (
    <Switch>
      <Match when={room.saveState().state === 'offline'}>
        <div class={styles.late} role="status">
          <Notice tone="warn">{t('frame.offlineBanner')}</Notice>
        </div>
      </Match>
      <Match when={because() === 'disk'}>
        <Notice tone="warn">{t('frame.readOnlyDisk')}</Notice>
      </Match>
      <Match when={because() === 'closed'}>
        <Notice tone="info">{t('frame.readOnlyClosed')}</Notice>
      </Match>
      <Match when={because() === 'locked'}>
        <Notice tone="info">{t('frame.readOnlyLocked')}</Notice>
      </Match>
    </Switch>
  )
}
