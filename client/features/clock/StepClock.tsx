import { createEffect, createMemo, on, Show } from 'solid-js'
import { remainingMs, stepOf } from '../../../shared/session/clock.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { clockText, timeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './StepClock.module.css'

/** Time left in the step by the server's clock, and the promised end. Says half, one minute and the end, once each.
 *  @param props.silent for a second clock on the same page. */
export function StepClock(props: { size?: 'm' | 'l'; silent?: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  const live = () => (room.view.progress.state === 'live' ? room.view.progress : undefined)
  const leftMs = () => {
    const progress = live()
    return progress ? remainingMs(progress.timer, room.now()) : 0
  }
  const state = () => {
    const progress = live()
    if (!progress) return 'none'
    if (progress.timer.state === 'paused') return 'paused'
    return leftMs() <= 0 ? 'over' : 'running'
  }

  /** Which sentence is due; changes at most four times in a step. */
  const mark = createMemo(() => {
    const progress = live()
    const step = progress && stepOf(room.view.plan, progress.stepId)
    if (!progress || !step || state() === 'paused') return 'none'
    if (leftMs() <= 0) return `${step.id}:over`
    if (leftMs() <= 60_000) return step.minutes > 1 ? `${step.id}:one` : 'none'
    return leftMs() <= step.minutes * 30_000 && step.minutes > 3 ? `${step.id}:half` : 'none'
  })
  createEffect(
    on(
      mark,
      (now) => {
        if (props.silent) return
        if (now.endsWith(':half')) announce(t('phases.halfLeft'))
        if (now.endsWith(':one')) announce(t('phases.oneLeft'))
        if (now.endsWith(':over')) announce(t('phases.timeIsUp'))
      },
      { defer: true },
    ),
  )

  return (
    <Show when={live()}>
      {(progress) => (
        <div class={styles.clock} data-state={state()} data-size={props.size ?? 'm'}>
          <span class={styles.time} role="timer" aria-label={t('phases.timeLeft')}>
            {clockText(leftMs())}
          </span>
          <span class={styles.note}>
            {state() === 'paused'
              ? t('phases.paused')
              : state() === 'over'
                ? t('phases.timeOver')
                : t('phases.ends', { time: timeText(progress().promisedEndAtMs) })}
          </span>
        </div>
      )}
    </Show>
  )
}
