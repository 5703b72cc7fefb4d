import { For, Show } from 'solid-js'
import { SaveState } from '../features/connection/SaveState.tsx'
import { HandButton } from '../features/presence/HandButton.tsx'
import { ReactionAir } from '../features/reactions/ReactionAir.tsx'
import { ReactionBar } from '../features/reactions/ReactionBar.tsx'
import type { RoomApi } from '../state/room-api.ts'
import { useRoom } from '../state/room-context.tsx'
import { AgendaIcon, BoardIcon, HomeIcon, PeopleIcon } from '../ui/icons.tsx'
import { t } from '../words/words.tsx'
import styles from './ActionBar.module.css'

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
          <ReactionBar />
          <ReactionAir />
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
