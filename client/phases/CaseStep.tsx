import { createMemo, For, Show } from 'solid-js'
import { remainingMs } from '../../shared/session/clock.ts'
import type { Step } from '../../shared/session/session.ts'
import { moveAt, movesOf } from '../features/consult/case-moves.ts'
import { useRoom } from '../state/room-context.tsx'
import { Card } from '../ui/Card.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { say, t } from '../words/words.tsx'
import styles from './CaseStep.module.css'

/** A consultation: who may speak, move by move; by the clock the page says which one it is. */
export function CaseStep(props: { step: Step }) {
  const room = useRoom()
  const moves = createMemo(() =>
    movesOf(props.step.title.kind === 'ours' ? props.step.title.key : '', props.step.minutes),
  )
  const present = createMemo(() => {
    const { progress } = room.view
    if (progress.state !== 'live') return 0
    return moveAt(moves(), props.step.minutes * 60_000 - remainingMs(progress.timer, room.now()))
  })
  const spotlight = () => room.cards().find((card) => card.id === room.view.spotlight)
  return (
    <div class={styles.case}>
      <Prompt size={moves().length > 0 ? 'm' : 'l'}>{say(props.step.prompt)}</Prompt>
      <Show when={spotlight()}>
        {(card) => (
          <div class={styles.spotlight}>
            <Card lane={card().lane}>{card().text}</Card>
          </div>
        )}
      </Show>
      <ol class={styles.moves}>
        <For each={moves()}>
          {(move, index) => (
            <li data-now={index() === present() ? '' : undefined} aria-current={index() === present() || undefined}>
              <h2>
                {t(`consult.${move.name}`)}
                <Show when={index() === present()}>
                  <span class={styles.now}>{t('consult.byClock')}</span>
                </Show>
                <span class={styles.minutes}>{t('consult.min', { n: move.minutes })}</span>
              </h2>
              <p>{t(`consult.${move.name}How`)}</p>
            </li>
          )}
        </For>
      </ol>
      <p class={styles.rule}>{t('consult.rule')}</p>
    </div>
  )
}
