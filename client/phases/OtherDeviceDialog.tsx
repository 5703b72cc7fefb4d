import { createResource, Show } from 'solid-js'
import { useRoom } from '../state/room-context.tsx'
import { CopyLink } from '../ui/CopyLink.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { t } from '../words/words.tsx'
import styles from './OtherDeviceDialog.module.css'

/** The private return link of this seat: for the laptop whose battery dies, and for the phone afterwards. */
export function OtherDeviceDialog(props: { onOpenChange(open: boolean): void }) {
  const room = useRoom()
  const [link] = createResource(async () => {
    const answer = await room.returnLink()
    return answer === null ? null : new URL(answer, location.origin).href
  })
  return (
    <Dialog open onOpenChange={(open) => props.onOpenChange(open)} title={t('frame.otherDevice')}>
      <p>{t('frame.otherDeviceText')}</p>
      <Show when={!link.loading} fallback={<p>{t('common.loading')}</p>}>
        <Show when={link()} fallback={<Notice tone="warn">{t('frame.otherDeviceNone')}</Notice>}>
          {(address) => (
            <div class={styles.link}>
              <QrCode link={address()} label={t('lobby.qr')} />
              <CopyLink link={address()} />
            </div>
          )}
        </Show>
      </Show>
    </Dialog>
  )
}
