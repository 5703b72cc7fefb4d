import { createSignal, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeptList } from '../../ui/KeptList.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { LookOver } from '../guard/LookOver.tsx'

/** Before the session closes: what stays and what is deleted, said before it happens. */
export function CloseDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const room = useRoom()
  const { t, plural } = useWords()
  const [busy, setBusy] = createSignal(false)
  async function close() {
    setBusy(true)
    const done = await told(room.send({ kind: 'session.close' }))
    setBusy(false)
    if (done) props.onOpenChange(false)
  }
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('cockpit.closeTitle')}
      footer={
        <>
          <Button tone="quiet" onClick={() => props.onOpenChange(false)}>
            {t('cockpit.closeNotYet')}
          </Button>
          <Button tone="primary" busy={busy()} onClick={close}>
            {t('cockpit.closeNow')}
          </Button>
        </>
      }
    >
      <p>{plural(room.view.keeping.graceMinutes, 'cockpit.closeHintOne', 'cockpit.closeHint')}</p>
      <Show when={room.view.slip === null}>
        <LookOver />
      </Show>
      <KeptList days={room.view.keeping.summaryDays} />
    </Dialog>
  )
}
