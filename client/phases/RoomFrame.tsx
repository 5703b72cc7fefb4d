import {
  createEffect,
  createMemo,
  ErrorBoundary,
  type JSX,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { needExerciseWords } from '../features/together/exercise-words.ts'
import { useRoom } from '../state/room-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { loadLeadWords, say, t } from '../words/words.tsx'
import { ActionBar } from './ActionBar.tsx'
import { Banners } from './Banners.tsx'
import { LateCard } from './LateCard.tsx'
import { Lobby } from './lobby/Lobby.tsx'
import styles from './RoomFrame.module.css'
import { RoomHeader } from './RoomHeader.tsx'
import { StepScreen } from './StepScreen.tsx'
import { fetchStepsLater, NotesStep } from './step-screens.ts'

const EarlyLeave = lazy(async () => ({ default: (await import('./EarlyLeave.tsx')).EarlyLeave }))
const PeoplePlace = lazy(async () => ({ default: (await import('./PeoplePlace.tsx')).PeoplePlace }))
const AgendaPanel = lazy(async () => ({ default: (await import('../features/agenda/AgendaPanel.tsx')).AgendaPanel }))
const BoardPlace = lazy(async () => ({ default: (await import('../features/board/BoardPlace.tsx')).BoardPlace }))
const CockpitBar = lazy(async () => {
  const [part] = await Promise.all([import('../features/cockpit/CockpitBar.tsx'), loadLeadWords()])
  return { default: part.CockpitBar }
})
const CockpitAside = lazy(async () => {
  const [part] = await Promise.all([import('../features/cockpit/CockpitAside.tsx'), loadLeadWords()])
  return { default: part.CockpitAside }
})
const SlipCurtain = lazy(async () => ({ default: (await import('../features/slip/SlipCurtain.tsx')).SlipCurtain }))
const StepActions = lazy(async () => ({ default: (await import('./StepActions.tsx')).StepActions }))

/** The room around every step: path and clock on top, the one thing now, actions under the thumb. Who leads has a
 *  bar below and, on a wide window, a column beside it.
 *  @param props.link address of the room as others can reach it
 *  @param props.isFresh this person sat down a moment ago
 *  @param props.onAddPerson wishes a seat for one more person on this device */
export function RoomFrame(props: { link: string; isFresh?: boolean; onAddPerson?: () => void }) {
  const room = useRoom()
  let main: HTMLElement | undefined
  onCleanup(fetchStepsLater())
  needExerciseWords(room)
  const step = createMemo(() => {
    const { progress, plan } = room.view
    return 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
  })
  const moment = createMemo(() =>
    room.view.progress.state === 'live' ? (step()?.id ?? 'none') : room.view.progress.state,
  )

  const isCovered = () => room.view.slip !== null
  createEffect(
    on(isCovered, (covered) => announce(t(covered ? 'slip.announce' : 'slip.announceOver')), { defer: true }),
  )

  // Said once per change of the group's place; where the reader looks around does not matter.
  createEffect(
    on(
      moment,
      (now) => {
        const present = step()
        // A new step begins at its prompt, wherever people had scrolled to in the one before.
        if (room.place() === 'group') {
          scrollTo({ top: 0 })
          main?.scrollTo({ top: 0 })
        }
        if (now === 'closing') announce(t('phases.announceClosing'))
        else if (now === 'closed') announce(t('phases.announceClosed'))
        else if (present)
          announce(
            t('phases.announce', {
              phase: t(`phases.${present.phase}`),
              step: say(present.title),
              n: present.minutes,
            }),
          )
      },
      { defer: true },
    ),
  )
  createEffect(() => {
    const present = step()
    const now = present
      ? say(present.title)
      : t(room.view.progress.state === 'closed' ? 'phases.closed' : 'phases.lobby')
    document.title = `${now} · ${room.view.title}`
  })

  return (
    <div class={styles.room} data-cockpit={room.seesCockpit() && !isCovered() ? '' : undefined}>
      <a class={styles.skip} href="#main">
        {t('common.skip')}
      </a>
      <RoomHeader {...(props.onAddPerson ? { onAddPerson: props.onAddPerson } : {})} />
      <div class={styles.middle}>
        <main
          ref={(element) => {
            main = element
          }}
          class={styles.main}
          id="main"
          tabindex="-1"
          aria-label={t('frame.mainLabel')}
        >
          <Banners />
          <Show when={isCovered()}>
            <Part>
              <SlipCurtain />
            </Part>
          </Show>
          {/* Kept while it is covered, so that nothing half written is lost; the cards and documents in it are gone until then. */}
          <div class={styles.parts} hidden={isCovered()}>
            <Show when={props.isFresh}>
              <LateCard />
            </Show>
            <Show when={room.place() === 'group' && (room.mine()?.leavingAtMs ?? null) !== null}>
              <Part>
                <EarlyLeave />
              </Part>
            </Show>
            <Part>
              <Switch
                fallback={
                  <Show when={room.view.progress.state !== 'lobby'} fallback={<Lobby link={props.link} />}>
                    <StepScreen />
                  </Show>
                }
              >
                <Match when={room.place() === 'agenda'}>
                  <AgendaPanel />
                </Match>
                <Match when={room.place() === 'board'}>
                  <BoardPlace />
                </Match>
                <Match when={room.place() === 'people'}>
                  <PeoplePlace />
                </Match>
                <Match when={room.place() === 'theme'}>
                  <NotesStep />
                </Match>
              </Switch>
            </Part>
          </div>
        </main>
        <Show when={room.seesCockpit()}>
          <div class={styles.aside} hidden={isCovered()}>
            <Part>
              <CockpitAside stepActions={<StepActions />} />
            </Part>
          </div>
        </Show>
      </div>
      <footer class={styles.footer} hidden={isCovered()}>
        <ActionBar />
        <Show when={room.seesCockpit()}>
          <Part>
            <CockpitBar stepActions={<StepActions />} />
          </Part>
        </Show>
      </footer>
    </div>
  )
}

/** A part that fails says so in its own place; the rest of the room goes on. */
function Part(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(_problem, reset) => (
        <Notice tone="error" action={<Button onClick={reset}>{t('common.brokenAgain')}</Button>}>
          <strong>{t('common.brokenTitle')}</strong> {t('common.brokenText')}
        </Notice>
      )}
    >
      <Suspense fallback={<p class={styles.waiting}>{t('common.loading')}</p>}>{props.children}</Suspense>
    </ErrorBoundary>
  )
}
