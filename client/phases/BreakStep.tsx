import { Show } from 'solid-js'
import { epochMs } from '../../shared/ids.ts'
import { remainingMs } from '../../shared/session/clock.ts'
import type { Step } from '../../shared/session/session.ts'
import { StepClock } from '../features/clock/StepClock.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { timeText } from '../words/format.ts'
import { say, t } from '../words/words.tsx'
import styles from './BreakStep.module.css'

/** A big clock, and when we go on. */
export function BreakStep(props: { step: Step }) {
  const room = useRoom()
  const backAt = () => {
    const { progress } = room.view
    if (progress.state !== 'live' || progress.timer.state === 'paused') return undefined
    const leftMs = remainingMs(progress.timer, room.now())
    return leftMs > 0 ? timeText(epochMs(progress.timer.endsAtMs)) : undefined
  }
  return (
    <div class={styles.break}>
      <Prompt size="l">{say(props.step.prompt)}</Prompt>
      <StepClock size="l" silent />
      <Show when={backAt()}>{(time) => <p class={styles.back}>{t('phases.breakBack', { time: time() })}</p>}</Show>
      <p class={styles.soft}>{t('phases.breakHint')}</p>
    </div>
  )
}
