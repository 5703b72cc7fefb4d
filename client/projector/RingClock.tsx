import { clockText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import styles from './RingClock.module.css'
import type { RingTime } from './screen-content.ts'

const RADIUS = 47
const CIRCLE = 2 * Math.PI * RADIUS

/** The one clock of the room. Over time it counts up, in words and without alarm. */
export function RingClock(props: { time: RingTime; size?: 'm' | 's' }) {
  const { t } = useWords()
  const share = () => Math.max(0, Math.min(1, props.time.leftMs / Math.max(1, props.time.totalMs)))
  const note = () => {
    if (props.time.isPaused) return t('projector.paused')
    return props.time.leftMs < 0 ? t('projector.over') : ''
  }
  return (
    <div class={styles.ring} data-size={props.size ?? 'm'} role="timer">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class={styles.track} cx="50" cy="50" r={RADIUS} />
        <circle
          class={styles.left}
          cx="50"
          cy="50"
          r={RADIUS}
          stroke-dasharray={`${CIRCLE}`}
          stroke-dashoffset={`${CIRCLE * (1 - share())}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <div class={styles.text}>
        <span class={styles.time}>{clockText(Math.abs(props.time.leftMs))}</span>
        <span class={styles.note}>{note()}</span>
      </div>
    </div>
  )
}
