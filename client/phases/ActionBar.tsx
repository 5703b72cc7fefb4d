import { For, lazy, Show, Suspense } from 'solid-js'
import { SaveState } from '../features/connection/SaveState.tsx'
import { HandButton } from '../features/presence/HandButton.tsx'
import type { RoomApi } from '../state/room-api.ts'
import { useRoom } from '../state/room-context.tsx'
import { AgendaIcon, BoardIcon, HomeIcon, PeopleIcon } from '../ui/icons.tsx'
import { t } from '../words/words.tsx'
import styles from './ActionBar.module.css'

const ReactionBar = lazy(async () => ({ default: (await import('../features/reactions/ReactionBar.tsx')).ReactionBar }))
const ReactionAir = lazy(async () => ({ default: (await import('../features/reactions/ReactionAir.tsx')).ReactionAir }))

const PLACES = [
  { place: 'group', icon: HomeIcon },
  { place: 'agenda', icon: AgendaIcon },
  { place: 'board', icon: BoardIcon },
  { place: 'people', icon: PeopleIcon },
] as const satisfies { place: ReturnType<RoomApi['place']>; icon: () => unknown }[]

/** Under the thumb: reactions, the places of the room, raise hand, and whether everything is saved. */
export function ActionBar() {
  const room = useRoom()
  const isOver = () => room.view.progress.state === 'closed'
  return (
    <div class={styles.bar} data-cockpit={room.seesCockpit() ? '' : undefined}>
      <Show when={!isOver()}>
        <div class={styles.reactions}>
          <Suspense>
            <ReactionBar />
            <ReactionAir />
          </Suspense>
        </div>
      </Show>
      <div class={styles.row}>
        <nav class={styles.places} aria-label={t('frame.places')}>
          <For each={PLACES}>
            {(one) => (
              <button
                type="button"
                aria-current={room.place() === one.place ? 'page' : undefined}
                onClick={() => room.goTo(one.place)}
              >
                {one.icon()}
                <span>{t(`frame.${one.place}`)}</span>
              </button>
            )}
          </For>
        </nav>
        <Show when={!isOver()}>
          <HandButton />
        </Show>
        <Show when={!room.seesCockpit()}>
          <span class={styles.save}>
            <SaveState />
          </span>
        </Show>
      </div>
    </div>
  )
}
