import { Show } from 'solid-js'
import { BOARD_LANES, type Lane } from '../../../shared/session/session.ts'
import { CardForm } from '../../features/board/CardForm.tsx'
import { currentStep } from '../../features/board/current-step.ts'
import { DoneToggle } from '../../features/board/DoneToggle.tsx'
import { DraftElsewhere } from '../../features/board/DraftElsewhere.tsx'
import { laneName, lanePrompt } from '../../features/board/lanes.ts'
import { OwnCards } from '../../features/board/OwnCards.tsx'
import { ForMe } from '../../features/consult/ForMe.tsx'
import { PrepareLater } from '../../features/prepare/PrepareLater.tsx'
import { isEmptyCase } from '../../features/prepare/prepared-card.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { plural, t } from '../../words/words.tsx'
import { HarvestView } from './HarvestView.tsx'
import styles from './WriteStep.module.css'

const TAKEAWAY: readonly Lane[] = ['takeaway']

/** Writing alone: cards for the wall, or in the harvest one sentence to take along. */
export function WriteStep() {
  const room = useRoom()
  const isHarvest = () => currentStep(room.view)?.form === 'harvest'
  const lanes = () => room.view.writing?.lanes ?? (isHarvest() ? TAKEAWAY : BOARD_LANES)
  const isElsewhere = () => !lanes().includes(room.draft().lane) && room.draft().text.trim() !== ''
  const lane = (): Lane => {
    const asked = room.draft().lane
    return lanes().includes(asked) ? asked : (lanes()[0] ?? 'challenge')
  }
  const open = () =>
    isHarvest() ? 0 : room.cards().filter((card) => card.lane !== 'takeaway' && card.lane !== 'wave').length
  /** Once they are open, what the group learnt comes first, and the field for one more after it. */
  const areLinesOpen = () => room.cards().some((card) => card.lane === 'takeaway')
  return (
    <div class={styles.step}>
      <Prompt>{lanePrompt(lane())}</Prompt>
      <Show when={isHarvest()}>
        <p class={styles.hint}>{t('board.takeawayHint')}</p>
      </Show>
      <Show when={isHarvest() && areLinesOpen()}>
        <HarvestView />
      </Show>
      <Show when={open() > 0}>
        <Notice tone="info" action={<Button onClick={() => room.goTo('board')}>{t('board.toWall')}</Button>}>
          {plural(open(), 'board.alreadyOpenOne', 'board.alreadyOpenMany')}
        </Notice>
      </Show>
      <Show when={!isHarvest() && !isEmptyCase(room.prepared())}>
        <PrepareLater />
      </Show>
      <Show when={room.me() !== null && !isElsewhere()} fallback={isElsewhere() && <DraftElsewhere useIn={lane()} />}>
        <Show when={room.view.writing === null}>
          <Notice tone="info">{t('board.boxShut')}</Notice>
        </Show>
        <Show when={lanes().length > 1}>
          <Segmented
            label={t('board.lanes')}
            value={lane()}
            options={lanes().map((one) => ({ value: one, label: laneName(one), lane: one }))}
            onChange={(value) => room.setDraft({ lane: lanes().find((one) => one === value) ?? lane() })}
          />
        </Show>
        <CardForm lane={lane()} />
      </Show>
      <Show when={isHarvest() && (room.mine()?.case.forMe.length ?? 0) > 0}>
        <ForMe />
      </Show>
      <OwnCards takeaways={isHarvest()} />
      <DoneToggle />
      <Show when={isHarvest() && !areLinesOpen()}>
        <HarvestView />
      </Show>
    </div>
  )
}
