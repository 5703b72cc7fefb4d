import { clockText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './SpeakerClock.module.css'

const CIRCLE = 2 * Math.PI * 44

/** The seconds of one voice as a ring. Over time it says so in words; it never blinks and never turns red.
 *  @param props.totalMs length of one voice, for the share of the ring. */
export function SpeakerClock(props: { leftMs: number; totalMs: number }) {
  const { t } = useWords()
  const share = () => Math.max(0, Math.min(1, props.leftMs / Math.max(1, props.totalMs)))
  return (
    <div
      class={styles.clock}
      data-over={props.leftMs < 0 ? '' : undefined}
      role="timer"
      aria-label={t('round.seconds')}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class={styles.track} cx="50" cy="50" r="44" />
        <circle
          class={styles.left}
          cx="50"
          cy="50"
          r="44"
          stroke-dasharray={`${CIRCLE}`}
          stroke-dashoffset={`${CIRCLE * (1 - share())}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span class={styles.text}>{clockText(Math.max(0, props.leftMs))}</span>
    </div>
  )
}
