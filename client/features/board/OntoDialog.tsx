import { createMemo, For, Show } from 'solid-js'
import { Dialog } from '../../ui/Dialog.tsx'
import { t } from '../../words/words.tsx'
import { firstWords, laneName } from './lanes.ts'
import styles from './WallDialogs.module.css'
import { topOf, type WallCard } from './wall-order.ts'
import { useWall } from './wall-state.ts'

/** The other cards as a list: what dragging one onto another does, without dragging. */
export function OntoDialog(props: { card: WallCard; onClose(): void }) {
  const wall = useWall()
  const others = createMemo(() => {
    const own = topOf(props.card, wall.byId())
    return wall.lanes
      .flatMap((lane) => wall.stacks(lane))
      .flatMap((stack) => (stack.top === own ? [] : (wall.byId().get(stack.top) ?? [])))
  })
  return (
    <Dialog open onOpenChange={(open) => open || props.onClose()} title={t('board.ontoTitle')}>
      <div class={styles.body}>
        <p class={styles.quote}>{firstWords(props.card.text, 120)}</p>
        <p class={styles.hint}>{t('board.ontoHint')}</p>
        <Show when={others().length > 0} fallback={<p>{t('board.ontoNone')}</p>}>
          <ul class={styles.choices}>
            <For each={others()}>
              {(other) => (
                <li>
                  <button
                    type="button"
                    class={styles.choice}
                    data-lane={other.lane}
                    onClick={() => {
                      void wall.putOn(props.card.id, other.id)
                      props.onClose()
                    }}
                  >
                    <span class={styles.choiceLane}>{laneName(other.lane)}</span>
                    <span>{firstWords(other.text, 120)}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Dialog>
  )
}
