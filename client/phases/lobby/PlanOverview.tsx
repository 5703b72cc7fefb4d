import { createMemo, For, Show } from 'solid-js'
import { airMinutes, plannedMinutes } from '../../../shared/session/clock.ts'
import { PHASES, type PhaseName } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './PlanOverview.module.css'

/** The plan as people read it: four phases, their steps, their minutes, and what is to spare. */
export function PlanOverview() {
  const room = useRoom()
  const { t, say } = useWords()
  const stepsOf = (phase: PhaseName) => room.view.plan.steps.filter((step) => step.phase === phase)
  const spare = createMemo(() => airMinutes(room.view.plan))
  return (
    <section class={styles.plan} aria-labelledby="lobby-plan">
      <h2 id="lobby-plan">
        {t('lobby.plan')} <span class={styles.soft}>{t('lobby.planTotal', { n: room.view.plan.totalMinutes })}</span>
      </h2>
      <ol class={styles.phases}>
        <For each={PHASES}>
          {(phase) => (
            <Show when={stepsOf(phase).length > 0}>
              <li>
                <h3>
                  {t(`phases.${phase}`)} <span>{t('lobby.minutes', { n: plannedMinutes(stepsOf(phase)) })}</span>
                </h3>
                <p>
                  <For each={stepsOf(phase)}>
                    {(step) => (
                      <span class={styles.step}>
                        {say(step.title)} <span>{step.minutes}</span>
                      </span>
                    )}
                  </For>
                </p>
              </li>
            </Show>
          )}
        </For>
      </ol>
      <Show when={spare() > 0}>
        <p class={styles.soft}>{t('lobby.planSpare', { n: spare() })}</p>
      </Show>
    </section>
  )
}
