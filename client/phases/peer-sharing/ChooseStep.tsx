import { createMemo, Match, Show, Switch } from 'solid-js'
import { currentStep } from '../../features/board/current-step.ts'
import { DoneToggle } from '../../features/board/DoneToggle.tsx'
import { DotCards } from '../../features/board/DotCards.tsx'
import { DotSums } from '../../features/board/DotSums.tsx'
import { DraftWaiting } from '../../features/board/DraftWaiting.tsx'
import { Wall } from '../../features/board/Wall.tsx'
import { eligibleStacks } from '../../features/board/wall-order.ts'
import { OfferCase } from '../../features/consult/OfferCase.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { say, t } from '../../words/words.tsx'
import styles from './ChooseStep.module.css'

/** Two hidden dots each; sums for all at once when the facilitator shows them. */
export function ChooseStep() {
  const room = useRoom()
  const byId = createMemo(() => new Map(room.cards().map((card) => [card.id, card])))
  const stacks = createMemo(() => eligibleStacks(room.cards()))
  const asksHelp = () => room.cards().some((card) => card.lane === 'challenge' && card.wantsHelp)
  return (
    <div class={styles.step}>
      <Show when={currentStep(room.view)}>{(step) => <Prompt>{say(step().prompt)}</Prompt>}</Show>
      <DraftWaiting />
      <Show when={room.saveState().state === 'offline'}>
        <Notice tone="info">{t('board.offline')}</Notice>
      </Show>
      <Switch
        fallback={
          <>
            <Notice tone="info">
              <strong>{t('board.chooseWait')}</strong> {t('board.chooseWaitText')}
            </Notice>
            <Wall />
          </>
        }
      >
        <Match when={stacks().length === 0}>
          <div class={styles.empty}>
            <p class={styles.emptyTitle}>{t('board.chooseNone')}</p>
            <p>{t('board.chooseNoneText')}</p>
          </div>
        </Match>
        <Match when={room.view.vote?.state === 'shown'}>
          <DotSums stacks={stacks()} byId={byId()} />
        </Match>
        <Match when={room.view.vote?.state === 'open'}>
          <p class={styles.hint}>{t(asksHelp() ? 'board.chooseAsk' : 'board.chooseAll')}</p>
          <DotCards stacks={stacks()} byId={byId()} />
          <DoneToggle />
          <OfferCase />
        </Match>
      </Switch>
    </div>
  )
}
