import { createSignal } from 'solid-js'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { rejectionText, t } from '../words/words.tsx'

/** Another name, or the other place. */
export function RenameDialog(props: { onOpenChange(open: boolean): void }) {
  const room = useRoom()
  const mine = () => room.view.seats[room.me() ?? '']
  const [name, setName] = createSignal(mine()?.name ?? '')
  const [place, setPlace] = createSignal(mine()?.place ?? 'remote')
  const [error, setError] = createSignal('')
  const [busy, setBusy] = createSignal(false)

  async function save() {
    setBusy(true)
    const renamed =
      name().trim() === mine()?.name ? ({ ok: true } as const) : await room.send({ kind: 'seat.rename', name: name() })
    const moved =
      renamed.ok && place() !== mine()?.place ? await room.send({ kind: 'seat.place', place: place() }) : renamed
    setBusy(false)
    if (moved.ok) props.onOpenChange(false)
    else {
      setError(rejectionText(moved.rejection.code))
      if (moved.rejection.offer) setName(moved.rejection.offer)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => props.onOpenChange(open)}
      title={t('frame.rename')}
      footer={
        <Button tone="primary" busy={busy()} onClick={() => void save()}>
          {t('frame.renameSave')}
        </Button>
      }
    >
      <NameField
        label={t('join.name')}
        value={name()}
        onInput={(value) => {
          setName(value)
          setError('')
        }}
        error={error()}
      />
      <Segmented
        label={t('join.where')}
        showLabel
        value={place()}
        onChange={(value) => setPlace(value === 'room' ? 'room' : 'remote')}
        options={[
          { value: 'room', label: t('join.room') },
          { value: 'remote', label: t('join.remote') },
        ]}
      />
    </Dialog>
  )
}
