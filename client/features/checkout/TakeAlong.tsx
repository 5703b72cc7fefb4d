import { createMemo, Show } from 'solid-js'
import { hasOwn, ownDevice } from '../../state/own-device.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'

/** What somebody can have as files: what the server stores about them, and what lies on this device alone. */
export function TakeAlong() {
  const room = useRoom()
  const { t } = useWords()
  // Looked up when it is shown: while it is, what lies here changes with what the person does.
  const own = createMemo(() => {
    const seat = room.me()
    return seat === null ? null : ownDevice(room.view.roomId, seat)
  })
  function save(): void {
    const seat = room.me()
    // Once more at the tap: words may have been written since.
    const file = seat === null ? null : ownDevice(room.view.roomId, seat)
    if (file) saveFile('copse-on-this-device.json', 'application/json', `${JSON.stringify(file, null, 2)}\n`)
  }
  return (
    <div class={styles.takeAlong}>
      <Show when={room.ownDataAddress()}>
        {(address) => (
          <p>
            <a class={styles.file} href={address()} download="copse-my-data.json">
              <DownloadIcon /> {t('checkout.takeServer')}
            </a>
          </p>
        )}
      </Show>
      <Show when={own()}>
        {(file) => (
          <Show when={hasOwn(file())} fallback={<p class={styles.soft}>{t('checkout.takeNothing')}</p>}>
            <div>
              <Button icon={<DownloadIcon />} onClick={save}>
                {t('checkout.takeDevice')}
              </Button>
              <p class={styles.soft}>{t('checkout.takeDeviceHint')}</p>
            </div>
          </Show>
        )}
      </Show>
    </div>
  )
}
