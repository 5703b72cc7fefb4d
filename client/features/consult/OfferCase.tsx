import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** "I would bring something today": seen by whoever facilitates and by nobody else, until somebody is chosen. */
export function OfferCase() {
  const room = useRoom()
  const { t } = useWords()
  const offers = () => room.mine()?.case.offers ?? false
  return (
    <Show when={room.me() !== null && !room.amFacilitator()}>
      <div class={styles.offer}>
        <p>{t(offers() ? 'consult.offered' : 'consult.offerAsk')}</p>
        <Button onClick={() => void told(room.send({ kind: 'case.offer', on: !offers() }))}>
          {t(offers() ? 'consult.offerBack' : 'consult.offer')}
        </Button>
      </div>
    </Show>
  )
}
