import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Step } from '../../shared/session/session.ts'
import { CardForm } from '../features/board/CardForm.tsx'
import { DoneToggle } from '../features/board/DoneToggle.tsx'
import { DraftElsewhere } from '../features/board/DraftElsewhere.tsx'
import { OwnCards } from '../features/board/OwnCards.tsx'
import { GroupNow } from '../features/together/GroupNow.tsx'
import { PollNow } from '../features/together/PollNow.tsx'
import styles from '../features/together/Together.module.css'
import { WaveLines } from '../features/together/WaveLines.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { say, t } from '../words/words.tsx'

/** Pairs, threes and circles; a written wave; a poll and the energy pulse. */
export function TogetherStep(props: { step: Step }) {
  const room = useRoom()
  const isOpen = () => room.view.waveCards.length > 0
  const [wantsMore, setWantsMore] = createSignal(false)
  const isElsewhere = () => room.draft().lane !== 'wave' && room.draft().text.trim() !== ''
  return (
    <div class={styles.step}>
      <Prompt size="l">{say(props.step.prompt)}</Prompt>
      <Switch fallback={<GroupNow step={props.step} />}>
        <Match when={props.step.form === 'poll' || props.step.form === 'pulse'}>
          <PollNow step={props.step} />
        </Match>
        <Match when={props.step.form === 'wave'}>
          <Show when={isOpen()}>
            <WaveLines />
          </Show>
          <Show when={room.me() !== null}>
            <Show
              when={!isOpen() || wantsMore() || room.draft().text.trim() !== ''}
              fallback={
                <div>
                  <Button tone="quiet" onClick={() => setWantsMore(true)}>
                    {t('together.waveMore')}
                  </Button>
                </div>
              }
            >
              <p class={styles.soft}>{t('together.waveHint')}</p>
              <Show when={!isElsewhere()} fallback={<DraftElsewhere useIn="wave" />}>
                <CardForm lane="wave" />
              </Show>
            </Show>
            <OwnCards takeaways />
            <Show when={!isOpen()}>
              <DoneToggle />
            </Show>
          </Show>
          <Show when={!isOpen()}>
            <WaveLines />
          </Show>
        </Match>
      </Switch>
    </div>
  )
}
