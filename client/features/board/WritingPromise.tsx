import { createSignal, createUniqueId, Show } from 'solid-js'
import type { Lane } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { t } from '../../words/words.tsx'
import styles from './WritingPromise.module.css'

/** What happens to the words, beside the field they are about, and honestly who could still find out. */
export function WritingPromise(props: { lane: Lane; signed: boolean }) {
  const room = useRoom()
  const whoId = createUniqueId()
  const [isOpen, setOpen] = createSignal(false)
  const here = () => Object.values(room.view.seats).filter((seat) => seat.state === 'in').length
  return (
    <div class={styles.promise}>
      <p>
        {t(
          props.signed
            ? 'board.promiseSigned'
            : room.view.gardeners.length > 0
              ? 'board.promiseGarden'
              : 'board.promise',
        )}{' '}
        {t('guard.who')}
        {props.lane === 'takeaway' ? `. ${t('guard.untilLeaves')}` : `, ${t('guard.untilClose')}`}{' '}
        <button
          type="button"
          class={styles.ask}
          aria-expanded={isOpen()}
          aria-controls={whoId}
          onClick={() => setOpen(!isOpen())}
        >
          {t('board.whoCould')}
        </button>
      </p>
      <div class={styles.who} id={whoId} hidden={!isOpen()}>
        <ul>
          <li>{t('board.whoStyle')}</li>
          <li>{t('board.whoLooks')}</li>
          <li>{t('board.whoServer')}</li>
          <li>{t('board.whoSmall')}</li>
        </ul>
        <p>{t('board.whoPerson')}</p>
      </div>
      <Show when={!props.signed && here() < LIMITS.sumsFrom}>
        <p class={styles.few}>{t(here() < LIMITS.releaseMinCards ? 'guard.fewerThanThree' : 'board.fewHere')}</p>
      </Show>
    </div>
  )
}
