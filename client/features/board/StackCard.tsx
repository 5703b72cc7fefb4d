import { createEffect, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { t } from '../../words/words.tsx'
import { CardWords } from './CardWords.tsx'
import { withDrag } from './drag-later.ts'
import styles from './StackCard.module.css'
import type { DropHint } from './wall-drag.ts'
import type { Stack } from './wall-order.ts'
import { useWall } from './wall-state.ts'

/** One card on the wall, with the cards that were put on it. */
export function StackCard(props: { stack: Stack }) {
  const wall = useWall()
  const [hint, setHint] = createSignal<DropHint>(null)
  let element!: HTMLDivElement
  const members = () => props.stack.members
  onMount(() =>
    onCleanup(
      withDrag((drag) =>
        drag.makeStackTarget(
          element,
          props.stack.top,
          (dragged) => dragged !== props.stack.top && wall.mayTidy(),
          setHint,
        ),
      ),
    ),
  )
  return (
    <div
      ref={element}
      class={styles.stack}
      data-drop={hint()}
      data-many={members().length > 0 ? '' : undefined}
      data-lit={wall.room.view.spotlight === props.stack.top ? '' : undefined}
      data-dragged={wall.dragged() === props.stack.top ? '' : undefined}
    >
      <OneCard id={props.stack.top} />
      <Show when={members().length > 0}>
        <ul class={styles.members} aria-label={t('board.withIt')}>
          <For each={members()}>
            {(id) => (
              <li>
                <OneCard id={id} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

/** Tab stops at one card of the wall and at what is in it; arrow keys go to the others. */
function OneCard(props: { id: CardId }) {
  const wall = useWall()
  const textId = createUniqueId()
  let element!: HTMLElement
  const isCurrent = () => wall.current() === props.id
  const hasFinePointer = matchMedia('(pointer: fine)').matches

  onMount(() => {
    if (!hasFinePointer) return
    onCleanup(
      withDrag((drag) =>
        drag.makeCardDraggable(element, props.id, wall.mayTidy, (dragging) =>
          wall.setDragged(dragging ? props.id : null),
        ),
      ),
    )
  })
  createEffect(() => {
    const stop = isCurrent() ? 0 : -1
    // Read so that buttons that come and go are found again.
    wall.canChange()
    for (const button of element.querySelectorAll('button')) button.tabIndex = stop
  })

  return (
    <Show when={wall.byId().get(props.id)}>
      {(card) => (
        <article
          ref={element}
          class={styles.card}
          tabindex={isCurrent() ? 0 : -1}
          data-card={props.id}
          aria-labelledby={textId}
          aria-roledescription={t('board.card')}
          onFocusIn={() => wall.setCurrent(props.id)}
        >
          <CardWords card={card()} textId={textId} />
        </article>
      )}
    </Show>
  )
}
