// The room on the wall: read-only, no identity, readable from eight metres.
import { createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { ReactionAir } from '../features/reactions/ReactionAir.tsx'
import { needExerciseWords } from '../features/together/exercise-words.ts'
import { useRoom } from '../state/room-context.tsx'
import { useWords } from '../words/words.tsx'
import { holdAwake } from './awake.ts'
import { ClosedScreen, LobbyScreen } from './EdgeScreens.tsx'
import styles from './Projector.module.css'
import { ScreenFooter } from './ScreenFooter.tsx'
import { ScreenPath } from './ScreenPath.tsx'
import { Stage } from './Stage.tsx'

/** @param props.origin where others reach this server; the page's own when left out.
 *  @param props.isOver the room has closed and let this screen go. */
export function RoomScreen(props: { origin?: string | undefined; isOver?: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  needExerciseWords(room)
  const [blankedHere, setBlankedHere] = createSignal(false)
  const [theme, setTheme] = createSignal(
    new URLSearchParams(location.search).get('theme') === 'light' ? 'light' : 'dark',
  )
  /** While a detail slipped there is nothing on the wall but a word, so that nobody thinks it is broken. */
  const isCovered = () => room.view.slip !== null
  const isBlank = () => blankedHere() || room.view.isBlanked || isCovered()

  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      // B and the full stop are what presenters send for "black".
      if (event.key === 'b' || event.key === 'B' || event.key === '.') setBlankedHere((blank) => !blank)
      if (event.key === 'l' || event.key === 'L') setTheme((now) => (now === 'dark' ? 'light' : 'dark'))
    }
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
    onCleanup(holdAwake())
  })

  return (
    <div class={styles.screen} data-theme={theme()} data-blank={isBlank() ? '' : undefined}>
      <Show
        when={!isBlank()}
        fallback={
          <main class={styles.blank}>
            <Show when={isCovered()} fallback={<h1 class={styles.hidden}>{t('projector.blank')}</h1>}>
              <h1 class={styles.moment}>{t('slip.screen')}</h1>
            </Show>
          </main>
        }
      >
        <header class={styles.header}>
          <ScreenPath />
        </header>
        <main class={styles.main}>
          <Switch fallback={<Stage />}>
            <Match when={room.view.progress.state === 'lobby'}>
              <LobbyScreen origin={props.origin} />
            </Match>
            <Match when={room.view.progress.state === 'closing' || room.view.progress.state === 'closed'}>
              <ClosedScreen isOver={props.isOver ?? false} />
            </Match>
          </Switch>
        </main>
        <ScreenFooter origin={props.origin} />
        <ReactionAir announces={false} />
      </Show>
    </div>
  )
}
