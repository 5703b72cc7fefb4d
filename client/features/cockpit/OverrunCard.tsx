// Over time: from which later step it is taken, air first, never from check-out unless the group agrees (CLK6, ASK1).
import { createSignal, For, Show } from 'solid-js'
import { airMs, remainingMs, stepIndex } from '../../../shared/session/clock.ts'
import { borrowProposal } from '../../../shared/session/time.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { clockText, listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

const ADDS = [2, 3, 5] as const

export function OverrunCard() {
  const room = useRoom()
  const { t, say } = useWords()
  const [add, setAdd] = createSignal<number>(2)
  const live = () => (room.view.progress.state === 'live' ? room.view.progress : null)
  const isOver = () => {
    const progress = live()
    return progress !== null && remainingMs(progress.timer, room.now()) <= 0
  }
  const air = () => {
    const progress = live()
    return progress ? Math.floor(airMs(room.view.plan, progress, room.now()) / 60_000) : 0
  }
  const proposal = (minutes: number) => {
    const progress = live()
    return progress
      ? borrowProposal(room.view.plan, progress.stepId, air(), minutes)
      : { fromAir: 0, takes: [], short: 0 }
  }
  const titleOf = (id: string) => {
    const step = room.view.plan.steps.find((one) => one.id === id)
    return step ? say(step.title) : ''
  }
  const sources = (minutes: number) => {
    const { fromAir, takes } = proposal(minutes)
    return listText([
      ...(fromAir > 0 ? [t('desk.overAir', { n: fromAir })] : []),
      ...takes.map((take) => t('desk.overFrom', { n: take.minutes, title: titleOf(take.from) })),
    ])
  }
  const take = (minutes: number) =>
    void told(room.send({ kind: 'time.take', add: minutes, takes: proposal(minutes).takes }))
  /** The longest later step of the check-out: only the group can give of it. */
  const checkOut = () => {
    const progress = live()
    if (!progress) return undefined
    const later = room.view.plan.steps.slice(stepIndex(room.view.plan, progress.stepId) + 1)
    return later
      .filter((step) => step.phase === 'check-out' && step.minutes > 1)
      .sort((a, b) => b.minutes - a.minutes)[0]
  }
  const asking = () => (room.view.groupAsk?.state === 'open' ? room.view.groupAsk : null)
  return (
    <Show when={isOver()}>
      <div class={styles.ask}>
        <p>
          <strong>{t('desk.overStep')}</strong> {air() < 0 ? t('desk.over', { n: -air() }) : ''}
        </p>
        <Show when={air() < 0 && proposal(0).takes.length > 0}>
          <Button onClick={() => take(0)}>{t('desk.overCover', { from: sources(0) })}</Button>
        </Show>
        <div class={styles.answers}>
          <For each={ADDS}>
            {(minutes) => (
              <Button tone="quiet" pressed={add() === minutes} onClick={() => setAdd(minutes)}>
                {t('desk.overAdd', { n: minutes })}
              </Button>
            )}
          </For>
        </div>
        <Show
          when={proposal(add()).short === 0}
          fallback={<p class={styles.hint}>{t('desk.overShort', { n: proposal(add()).short })}</p>}
        >
          <Button tone="primary" onClick={() => take(add())}>
            {t('desk.overTake', { from: sources(add()) })}
          </Button>
        </Show>
        <Show
          when={asking()}
          fallback={
            <Show when={checkOut()}>
              {(step) => (
                <Button
                  tone="quiet"
                  onClick={() =>
                    void told(
                      room.send({
                        kind: 'time.askGroup',
                        minutes: Math.min(add(), step().minutes - 1),
                        from: step().id,
                      }),
                    )
                  }
                >
                  {t('desk.overAsk', { n: Math.min(add(), step().minutes - 1), title: say(step().title) })}
                </Button>
              )}
            </Show>
          }
        >
          {(open) => <p>{t('desk.overAsked', { time: clockText(Math.max(0, open().endsAtMs - room.now())) })}</p>}
        </Show>
      </div>
    </Show>
  )
}
