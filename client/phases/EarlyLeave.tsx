import { createMemo, Show } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { OwnStepForm } from '../features/checkout/OwnStepForm.tsx'
import { ThreeTaps } from '../features/checkout/ThreeTaps.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { told } from '../ui/told.ts'
import { timeText } from '../words/format.ts'
import { t } from '../words/words.tsx'
import styles from './EarlyLeave.module.css'

/** So long before somebody has to go, their own check-out comes to them. */
const BEFORE_MS = 3 * 60_000

/** SEAT11: my step, the three taps and a thank-you, for who cannot stay until the group comes to them. */
export function EarlyLeave() {
  const room = useRoom()
  const isDue = createMemo(() => {
    const { progress, plan } = room.view
    const at = room.mine()?.leavingAtMs ?? null
    const step = progress.state === 'live' ? stepOf(plan, progress.stepId) : undefined
    return at !== null && step !== undefined && step.phase !== 'check-out' && room.now() >= at - BEFORE_MS
  })
  return (
    <Show when={isDue() && room.mine()?.leavingAtMs}>
      {(at) => (
        <section class={styles.early} aria-labelledby="early-leave">
          <h2 id="early-leave" class={styles.title}>
            {t('frame.earlyTitle', { time: timeText(at()) })}
          </h2>
          <p>{t('frame.earlyThanks')}</p>
          <OwnStepForm />
          <ThreeTaps />
          <div class={styles.acts}>
            <Button onClick={() => void told(room.send({ kind: 'seat.leave' }))}>{t('frame.earlyGo')}</Button>
            <Button tone="plain" onClick={() => void told(room.send({ kind: 'seat.leavingAt', atMs: null }))}>
              {t('frame.earlyStay')}
            </Button>
          </div>
        </section>
      )}
    </Show>
  )
}
