import { createSignal, Show } from 'solid-js'
import { TakeAlong } from '../features/checkout/TakeAlong.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { told } from '../ui/told.ts'
import { t } from '../words/words.tsx'
import styles from './OwnDataDialog.module.css'

/** What carries one's name here, as a file, and "erase me". Says what goes, what stays, and what only this device can take off. */
export function OwnDataDialog(props: { onOpenChange(open: boolean): void }) {
  const room = useRoom()
  const [asks, setAsks] = createSignal(false)
  const [unsigned, setUnsigned] = createSignal(true)
  const [busy, setBusy] = createSignal(false)
  const hasUnsigned = () => room.ownCards().some((card) => !card.signed)

  async function erase() {
    setBusy(true)
    const done = await told(room.eraseMe(unsigned()))
    setBusy(false)
    // The seat is gone, and with it this page of the room.
    if (done) location.assign('/')
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => props.onOpenChange(open)}
      title={asks() ? t('frame.eraseTitle') : t('frame.ownData')}
      footer={
        <Show
          when={asks()}
          fallback={
            <Button tone="danger" onClick={() => setAsks(true)}>
              {t('frame.erase')}
            </Button>
          }
        >
          <Button onClick={() => props.onOpenChange(false)}>{t('frame.eraseKeep')}</Button>
          <Button tone="danger" busy={busy()} onClick={() => void erase()}>
            {t('frame.eraseGo')}
          </Button>
        </Show>
      }
    >
      <Show
        when={asks()}
        fallback={
          <div class={styles.part}>
            <p>{t('frame.ownDataText')}</p>
            <TakeAlong />
            <p>{t('frame.ownDataCards')}</p>
          </div>
        }
      >
        <div class={styles.part}>
          <p>{t('frame.eraseText')}</p>
          <p>{t('frame.eraseStays')}</p>
          <Show when={hasUnsigned()}>
            <Checkbox
              label={t('frame.eraseUnsigned')}
              hint={t('frame.eraseUnsignedHint')}
              checked={unsigned()}
              onChange={setUnsigned}
            />
          </Show>
        </div>
      </Show>
    </Dialog>
  )
}
