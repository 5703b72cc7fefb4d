import { Show } from 'solid-js'
import { currentStep } from '../../features/board/current-step.ts'
import { DoneToggle } from '../../features/board/DoneToggle.tsx'
import { DraftWaiting } from '../../features/board/DraftWaiting.tsx'
import { Wall } from '../../features/board/Wall.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { say } from '../../words/words.tsx'
import styles from './ReadStep.module.css'

/** Reading the wall together, after the cards were opened. */
export function ReadStep() {
  const room = useRoom()
  return (
    <div class={styles.step}>
      <Show when={currentStep(room.view)}>{(step) => <Prompt>{say(step().prompt)}</Prompt>}</Show>
      <DraftWaiting />
      <Wall />
      <Show when={room.cards().some((card) => card.lane !== 'takeaway' && card.lane !== 'wave')}>
        <DoneToggle reading />
      </Show>
    </div>
  )
}
