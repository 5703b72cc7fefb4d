import { Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { RoundList } from '../../features/round/RoundList.tsx'
import { RoundNow } from '../../features/round/RoundNow.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './RoundStep.module.css'

/** One voice after the other on one prompt; in check-in and in check-out. */
export function RoundStep() {
  const room = useRoom()
  const { say } = useWords()
  const prompt = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' || progress.state === 'closing' ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.prompt) : ''
  }
  return (
    <div class={styles.step}>
      <Prompt size="l">{prompt()}</Prompt>
      <Show when={room.view.round}>
        {(round) => (
          <>
            <RoundNow round={round()} />
            <RoundList round={round()} />
          </>
        )}
      </Show>
    </div>
  )
}
