import { createSignal } from 'solid-js'
import type { Place } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

/** Somebody without a device has a seat, a turn and a name on the list like everybody else. */
export function AddSeatDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const room = useRoom()
  const { t, rejectionText } = useWords()
  const [name, setName] = createSignal('')
  const [place, setPlace] = createSignal<Place>('room')
  const [error, setError] = createSignal('')
  async function add(event?: Event) {
    event?.preventDefault()
    const result = await room.send({ kind: 'seat.add', name: name(), place: place() })
    if (!result.ok) {
      const { code, offer } = result.rejection
      setError(offer ? t('cockpit.nameOffer', { reason: rejectionText(code), offer }) : rejectionText(code))
      return
    }
    setName('')
    setError('')
    props.onOpenChange(false)
  }
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('cockpit.addSeatTitle')}
      footer={
        <Button tone="primary" onClick={() => void add()}>
          {t('cockpit.addSeatDo')}
        </Button>
      }
    >
      <form class={styles.form} onSubmit={(event) => void add(event)}>
        <p>{t('cockpit.addSeatHint')}</p>
        <TextField
          label={t('cockpit.name')}
          value={name()}
          onInput={(value) => {
            setName(value)
            setError('')
          }}
          error={error()}
          maxChars={LIMITS.nameMaxChars}
          autocomplete="off"
          spellcheck={false}
        />
        <Segmented
          label={t('cockpit.place')}
          value={place()}
          options={[
            { value: 'room', label: t('cockpit.place_room') },
            { value: 'remote', label: t('cockpit.place_remote') },
          ]}
          onChange={(value) => setPlace(value === 'remote' ? 'remote' : 'room')}
          showLabel
        />
      </form>
    </Dialog>
  )
}
