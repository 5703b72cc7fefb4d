import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { plural, t } from '../../words/words.tsx'
import { StackWords } from './DotCards.tsx'
import styles from './DotSums.module.css'
import { tieOf } from './tie.ts'
import { orderBySums, type Stack, type WallCard } from './wall-order.ts'

/** What the group chose: sums for all at once, most dots first. */
export function DotSums(props: { stacks: readonly Stack[]; byId: ReadonlyMap<CardId, WallCard> }) {
  const room = useRoom()
  const headingId = createUniqueId()
  const ordered = createMemo(() => orderBySums(props.stacks, room.view.voteSums))
  const most = () => Math.max(1, ordered()[0]?.sum ?? 1)
  const tie = createMemo(() => tieOf(room.view, ordered(), props.byId))
  const isFirst = (card: CardId, place: number, sum: number) =>
    sum > 0 && place === 1 && (tie() === null || tie()?.first === null || tie()?.first?.card === card)
  return (
    <section class={styles.sums} aria-labelledby={headingId}>
      <h2 class={styles.heading} id={headingId}>
        {t('board.result')}
      </h2>
      <Show when={tie()}>
        {(level) => (
          <Show
            when={level().first}
            fallback={
              <div class={styles.tie}>
                <p class={styles.hint}>{t('board.resultTie')}</p>
                <Show when={room.amFacilitator()}>
                  <Button onClick={() => void told(room.send({ kind: 'vote.draw', cards: level().level }))}>
                    {t('board.resultDraw')}
                  </Button>
                </Show>
              </div>
            }
          >
            {(first) => <p class={styles.hint}>{t(first().by === 'lot' ? 'board.resultDrawn' : 'board.resultFair')}</p>}
          </Show>
        )}
      </Show>
      <ol class={styles.list}>
        <For each={ordered()}>
          {(one) => (
            <Show when={props.byId.get(one.stack.top)}>
              {(card) => (
                <li
                  class={styles.row}
                  data-lane={card().lane}
                  data-first={isFirst(one.stack.top, one.place, one.sum) ? '' : undefined}
                >
                  <div class={styles.words}>
                    <StackWords card={card()} stacks={props.stacks} byId={props.byId} />
                  </div>
                  <div class={styles.sum}>
                    <span class={styles.number}>
                      {one.sum === 0 ? t('board.noDots') : plural(one.sum, 'board.dotsOne', 'board.dotsMany')}
                    </span>
                    <span
                      class={styles.bar}
                      aria-hidden="true"
                      ref={(bar) => bar.style.setProperty('--share', String(one.sum / most()))}
                    />
                    <Show when={room.amFacilitator()}>
                      <div class={styles.lead}>
                        <Button
                          pressed={room.view.spotlight === card().id}
                          onClick={() =>
                            void told(
                              room.send({
                                kind: 'spotlight.set',
                                card: room.view.spotlight === card().id ? null : card().id,
                              }),
                            )
                          }
                        >
                          {t(room.view.spotlight === card().id ? 'board.unshow' : 'board.show')}
                        </Button>
                      </div>
                    </Show>
                  </div>
                </li>
              )}
            </Show>
          )}
        </For>
      </ol>
      <p class={styles.hint}>{t('board.resultText')}</p>
    </section>
  )
}
