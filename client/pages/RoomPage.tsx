import { createEffect, createMemo, createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { fetchAbout, takeSeat } from '../net/api.ts'
import { RoomFrame } from '../phases/RoomFrame.tsx'
import { inviteLink, setSharedOrigin } from '../state/invite-link.ts'
import { LiveDocuments } from '../state/live-documents.tsx'
import { RoomProvider } from '../state/room-context.tsx'
import { createRoomStore, type RoomStore } from '../state/room-store.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words/words.tsx'
import { failureText } from './failure-text.ts'
import { GonePage } from './GonePage.tsx'
import { reachableLink } from './reachable-link.ts'
import { rememberRoom } from './recent-rooms.ts'
import { navigate } from './routes.ts'
import { Waiting } from './Waiting.tsx'

const SummaryPage = lazy(async () => ({ default: (await import('./SummaryPage.tsx')).SummaryPage }))

/** The room of a device that has a seat in it.
 *  @param props.isFresh the seat was taken a moment ago in this tab
 *  @param props.onNoSeat the server does not know this device here any more */
export function RoomPage(props: { code: string; isFresh: boolean; onNoSeat: () => void }) {
  const { t } = useWords()
  const store = createRoomStore({ code: props.code, as: 'seat' })
  onMount(async () => {
    const about = await fetchAbout()
    if (about.ok) setSharedOrigin(new URL(reachableLink('/', about.value.origins)).origin)
  })
  const ended = () => {
    const link = store.linkState()
    return link.state === 'ended' ? link.because : undefined
  }
  return (
    <Switch fallback={<Waiting text={t(store.linkState().state === 'offline' ? 'frame.waitLong' : 'frame.wait')} />}>
      <Match when={ended() === 'removed'}>
        <GonePage title={t('frame.removedTitle')} text={t('frame.removedText')} />
      </Match>
      <Match when={ended() === 'old-version'}>
        <GonePage
          title={t('frame.oldTitle')}
          text={t('frame.oldText')}
          action={
            <Button tone="primary" onClick={() => location.reload()}>
              {t('frame.reload')}
            </Button>
          }
        />
      </Match>
      <Match when={ended() === 'not-seated'}>
        <GonePage
          title={t('rejection.not-seated')}
          text=""
          action={
            <Button tone="primary" onClick={() => props.onNoSeat()}>
              {t('start.go')}
            </Button>
          }
        />
      </Match>
      <Match when={store.room()}>
        {(room) => (
          <RoomProvider room={room()}>
            <LiveDocuments store={store}>
              <Inside store={store} code={props.code} link={inviteLink(room().view)} isFresh={props.isFresh} />
            </LiveDocuments>
          </RoomProvider>
        )}
      </Match>
    </Switch>
  )
}

/** Three things one can be in a room that answers: gone by choice, at its end, or in it. */
function Inside(props: { store: RoomStore; code: string; link: string; isFresh: boolean }) {
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal('')
  const mine = createMemo(() => {
    const room = props.store.room()
    return room?.view.seats[room.me() ?? '']
  })
  const isClosed = () => props.store.room()?.view.progress.state === 'closed'
  const code = () => props.store.room()?.view.code ?? props.code
  // A new link has a new code: who loads the page again, or passes its address on, has the one that opens.
  createEffect((before: string) => {
    const title = props.store.room()?.view.title
    if (code() === before || title === undefined) return before
    history.replaceState(null, '', `/r/${code()}${location.search}`)
    rememberRoom({ code: code(), title }, before)
    return code()
  }, props.code)

  async function comeBack(name: string, place: 'room' | 'remote') {
    setBusy(true)
    const seated = await takeSeat(props.code, { name, place })
    setBusy(false)
    setProblem(seated.ok ? '' : failureText(seated.code))
  }
  return (
    <Switch
      fallback={
        <RoomFrame link={props.link} isFresh={props.isFresh} onAddPerson={() => navigate(`/r/${code()}?add`)} />
      }
    >
      <Match when={isClosed()}>
        <Suspense fallback={<Waiting />}>
          <SummaryPage code={props.code} isNew />
        </Suspense>
      </Match>
      <Match when={mine()?.state === 'left' && mine()}>
        {(seat) => (
          <GonePage
            title={t('frame.leftTitle')}
            text={t('frame.leftText')}
            action={
              <>
                <Button tone="primary" busy={busy()} onClick={() => void comeBack(seat().name, seat().place)}>
                  {t('frame.comeBack')}
                </Button>
                <Show when={problem()}>
                  <Notice tone="error">{problem()}</Notice>
                </Show>
              </>
            }
          />
        )}
      </Match>
    </Switch>
  )
}
