import { createSignal } from 'solid-js'
import { seatId } from '../../../shared/ids.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'

/** A thank-you to one person, in one sentence, seen by all until the close. */
export function ThanksForm() {
  const room = useRoom()
  const { t } = useWords()
  const [to, setTo] = createSignal('')
  const [text, setText] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const others = () =>
    Object.entries(room.view.seats)
      .filter(([id, seat]) => id !== room.me() && seat.state === 'in')
      .sort(([, left], [, right]) => left.name.localeCompare(right.name))
  async function give(event: Event) {
    event.preventDefault()
    setBusy(true)
    const done = await told(room.send({ kind: 'thanks.give', to: seatId(to()), text: text() }))
    setBusy(false)
    if (!done) return
    setText('')
    setTo('')
    toast(t('checkout.thanksGiven'))
  }
  return (
    <form class={styles.part} onSubmit={(event) => void give(event)}>
      <h2 class={styles.title}>{t('checkout.thanks')}</h2>
      <div class={styles.pair}>
        <Select
          label={t('checkout.thanksTo')}
          value={to()}
          options={[
            { value: '', label: t('checkout.thanksChoose') },
            ...others().map(([id, seat]) => ({ value: id, label: seat.name })),
          ]}
          onChange={setTo}
        />
        <TextField label={t('checkout.thanksFor')} value={text()} onInput={setText} maxChars={LIMITS.lineMaxChars} />
      </div>
      <div class={styles.acts}>
        <Button tone="quiet" type="submit" busy={busy()} disabled={to() === '' || text().trim() === ''}>
          {t('checkout.thanksGive')}
        </Button>
        <span class={styles.soft}>{t('checkout.thanksSeen')}</span>
      </div>
    </form>
  )
}
