import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { HandIcon } from '../../ui/icons.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './HandButton.module.css'

/** Raise or lower one's hand; shows the place in the queue. */
export function HandButton() {
  const room = useRoom()
  const { t } = useWords()
  const placeInQueue = () => {
    const me = room.me()
    return me ? room.view.hands.indexOf(me) + 1 : 0
  }
  return (
    <span class={styles.hand}>
      <Button
        pressed={placeInQueue() > 0}
        label={
          placeInQueue() > 0
            ? `${t('frame.lowerHand')}. ${t('frame.handPlace', { n: placeInQueue() })}`
            : t('frame.raiseHand')
        }
        title={placeInQueue() > 0 ? t('frame.lowerHand') : t('frame.raiseHand')}
        icon={<HandIcon />}
        onClick={() => void told(room.send({ kind: 'hand.set', raised: placeInQueue() === 0 }))}
      >
        <Show when={placeInQueue() > 0}>
          <span class={styles.place} aria-hidden="true">
            {placeInQueue()}
          </span>
        </Show>
      </Button>
    </span>
  )
}
