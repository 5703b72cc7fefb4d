import { createEffect, createMemo, For, on, onCleanup, onMount, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { t } from '../../words/words.tsx'
import { currentStep } from './current-step.ts'
import { withDrag } from './drag-later.ts'
import { LaneColumn } from './LaneColumn.tsx'
import { laneName } from './lanes.ts'
import { ReleaseButton } from './ReleaseButton.tsx'
import { SpotlightCard } from './SpotlightCard.tsx'
import styles from './Wall.module.css'
import { WallDialogs } from './WallDialogs.tsx'
import { makeWallKeys } from './wall-keys.ts'
import { createWall, WallProvider } from './wall-state.ts'

/** The case board: three lanes of released cards, side by side where there is room, else one at a time. */
export function Wall() {
  const room = useRoom()
  const wall = createWall(room)
  let element!: HTMLDivElement
  const isEmpty = createMemo(() => wall.lanes.every((lane) => wall.stacks(lane).length === 0))

  onMount(() => {
    const keys = makeWallKeys(element, wall)
    onCleanup(keys.end)
    onCleanup(
      withDrag((drag) =>
        drag.makeDropMonitor((dragged, place) => {
          wall.setCurrent(dragged)
          if ('lane' in place) return void wall.moveTo(dragged, place.lane, wall.stacks(place.lane).length)
          if (place.how === 'onto') return void wall.putOn(dragged, place.on)
          const lane = wall.byId().get(place.on)?.lane
          if (!lane) return
          const others = wall.stacks(lane).filter((stack) => stack.top !== dragged)
          const at = others.findIndex((stack) => stack.top === place.on)
          void wall.moveTo(dragged, lane, place.how === 'before' ? at : at + 1)
        }),
      ),
    )
    createEffect(
      on(wall.dialog, (open, before) => {
        if (before && !open) keys.backToCard()
      }),
    )
    // Cards that move are moved in the page too, and the browser drops the focus then.
    createEffect(
      on(
        () => wall.lanes.map((lane) => wall.stacks(lane)),
        () => queueMicrotask(keys.keepFocus),
        { defer: true },
      ),
    )
  })

  return (
    <WallProvider value={wall}>
      <div class={styles.wall} ref={element}>
        <SpotlightCard />
        <WallNotice />
        <Show when={!isEmpty()} fallback={<EmptyWall />}>
          <div class={styles.tabs}>
            <Segmented
              label={t('board.lanesShown')}
              value={wall.shownLane()}
              options={wall.lanes.map((lane) => ({
                value: lane,
                label: laneName(lane),
                lane,
              }))}
              onChange={(value) => wall.setShownLane(wall.lanes.find((lane) => lane === value) ?? 'success')}
            />
          </div>
          <VisuallyHidden>{t('board.wallHelp')}</VisuallyHidden>
          <div class={styles.lanes}>
            <For each={wall.lanes}>{(lane) => <LaneColumn lane={lane} />}</For>
          </div>
        </Show>
        <WallDialogs />
      </div>
    </WallProvider>
  )
}

function WallNotice() {
  const room = useRoom()
  return (
    <>
      <Show when={room.saveState().state === 'offline'}>
        <Notice tone="info">{t('board.offline')}</Notice>
      </Show>
      <Show when={room.saveState().state === 'read-only'}>
        <Notice tone="info">{t('board.readOnly')}</Notice>
      </Show>
    </>
  )
}

function EmptyWall() {
  const room = useRoom()
  const waits = () => room.view.writing !== null && currentStep(room.view)?.form === 'read'
  const lead = () => room.view.seats[room.view.facilitator]?.name ?? ''
  return (
    <Show
      when={waits()}
      fallback={
        <div class={styles.empty}>
          <p class={styles.emptyTitle}>{t('board.emptyTitle')}</p>
          <p>{t('board.emptyText')}</p>
        </div>
      }
    >
      <div class={styles.waits}>
        <p class={styles.waitsTitle}>{t('board.waitsTitle')}</p>
        <p>{room.amFacilitator() ? t('board.waitsLead') : t('board.waitsText', { name: lead() })}</p>
        <Show when={room.amFacilitator() && room.place() === 'group'}>
          <div>
            <ReleaseButton tone="primary" />
          </div>
        </Show>
      </div>
    </Show>
  )
}
