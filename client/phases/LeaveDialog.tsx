import { createSignal } from 'solid-js'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { told } from '../ui/told.ts'
import { t } from '../words/words.tsx'

export function LeaveDialog(props: { onOpenChange(open: boolean): void }) {
  const room = useRoom()
  const [busy, setBusy] = createSignal(false)
  async function leave() {
    setBusy(true)
    if (await told(room.send({ kind: 'seat.leave' }))) props.onOpenChange(false)
    setBusy(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => props.onOpenChange(open)}
      title={t('frame.leaveTitle')}
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)}>{t('frame.leaveStay')}</Button>
          <Button tone="danger" busy={busy()} onClick={() => void leave()}>
            {t('frame.leave')}
          </Button>
        </>
      }
    >
      <p>{t('frame.leaveText')}</p>
    </Dialog>
  )
}
