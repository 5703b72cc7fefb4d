import { For, Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { RoundList } from '../../features/round/RoundList.tsx'
import { RoundNow } from '../../features/round/RoundNow.tsx'
import { OwnHeadline } from '../../features/together/OwnHeadline.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './RoundStep.module.css'

/** One voice after the other on one prompt; in check-in and in check-out. */
export function RoundStep() {
  const room = useRoom()
  const { say, t } = useWords()
  const prompt = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' || progress.state === 'closing' ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.prompt) : ''
  }
  const isHeadlines = () => {
    const { progress, plan } = room.view
    return progress.state === 'live' && stepOf(plan, progress.stepId)?.form === 'headlines'
  }
  return (
    <div class={styles.step}>
      <Prompt size="l">{prompt()}</Prompt>
      <Show when={isHeadlines()}>
        <OwnHeadline />
      </Show>
      <Show when={room.view.round}>
        {(round) => (
          <>
            <RoundNow round={round()} />
            <For each={round().lines}>
              {(line) => (
                <p>{t('together.lineFrom', { name: room.view.seats[line.seat]?.name ?? '', text: line.text })}</p>
              )}
            </For>
            <RoundList round={round()} />
          </>
        )}
      </Show>
    </div>
  )
}
