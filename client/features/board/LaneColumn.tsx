import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import type { Lane } from '../../../shared/session/session.ts'
import { Pager } from '../../ui/Pager.tsx'
import { createPages, PAGE_SIZE } from '../../ui/pages.ts'
import { plural, t } from '../../words/words.tsx'
import { withDrag } from './drag-later.ts'
import styles from './LaneColumn.module.css'
import { laneName } from './lanes.ts'
import { StackCard } from './StackCard.tsx'
import { useWall } from './wall-state.ts'

/** One lane of the wall with its cards. On a narrow wall only the lane that was asked for is shown. */
export function LaneColumn(props: { lane: Lane }) {
  const wall = useWall()
  const headingId = createUniqueId()
  const [isOver, setOver] = createSignal(false)
  let element!: HTMLElement
  // Rows are keyed by the card's id: a card keeps its place in the page while others come and go.
  const ids = createMemo(() => wall.stacks(props.lane).map((stack) => stack.top))
  const members = createMemo(
    () => new Map<CardId, CardId[]>(wall.stacks(props.lane).map((stack) => [stack.top, stack.members])),
  )
  /** A wall of hundreds lies in pages; the page is that of the card with the focus, wherever the arrows lead. */
  const pages = createPages(ids, () => {
    const card = wall.current()
    const index = card === null ? -1 : ids().findIndex((id) => id === card || members().get(id)?.includes(card))
    return index < 0 ? null : Math.floor(index / PAGE_SIZE)
  })
  function goTo(page: number): void {
    pages.goTo(page)
    const first = ids()[page * PAGE_SIZE]
    if (first) wall.setCurrent(first)
  }
  onMount(() => onCleanup(withDrag((drag) => drag.makeLaneTarget(element, props.lane, setOver))))
  return (
    <section
      ref={element}
      class={styles.lane}
      data-lane={props.lane}
      data-shown={wall.shownLane() === props.lane ? '' : undefined}
      data-over={isOver() ? '' : undefined}
      aria-labelledby={headingId}
    >
      <h2 class={styles.heading} id={headingId}>
        <span class={styles.name}>{laneName(props.lane)}</span>
        <span class={styles.number} aria-hidden="true">
          {wall.count(props.lane)}
        </span>
        <span class={styles.count}>{plural(wall.count(props.lane), 'board.cardsOne', 'board.cardsMany')}</span>
      </h2>
      <Show when={ids().length > 0} fallback={<p class={styles.empty}>{t('board.emptyLane')}</p>}>
        <ul class={styles.cards}>
          <For each={pages.items()}>
            {(id) => (
              <li>
                <StackCard
                  stack={{
                    top: id,
                    get members() {
                      return members().get(id) ?? []
                    },
                  }}
                />
              </li>
            )}
          </For>
        </ul>
        <Pager
          total={wall.count(props.lane)}
          at={pages.at()}
          count={pages.count()}
          says={wall.shownLane() === props.lane}
          onGo={goTo}
        />
      </Show>
    </section>
  )
}
