import { createResource, createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'
import { addScreen, fetchAbout } from '../net/api.ts'
import { RoomProvider } from '../state/room-context.tsx'
import { createRoomStore } from '../state/room-store.ts'
import { loadRoomWords } from '../words/words.tsx'
import { NoRoomPage } from './NoRoomPage.tsx'
import { reachableLink } from './reachable-link.ts'
import { Waiting } from './Waiting.tsx'

const Projector = lazy(async () => {
  const [part] = await Promise.all([import('../projector/Projector.tsx'), loadRoomWords()])
  return { default: part.Projector }
})
const PairingScreen = lazy(async () => {
  const [part] = await Promise.all([import('../projector/PairingScreen.tsx'), loadRoomWords()])
  return { default: part.PairingScreen }
})

/** Nobody sits before a wall to press a key. */
const TRY_AGAIN_MS = 4_000

/** `/screen/CODE`: a display without a person. It shows its pairing code until the facilitator allows it. */
export function ScreenPage(props: { code: string }) {
  const [round, setRound] = createSignal(0)
  const [added] = createResource(
    () => ({ code: props.code, round: round() }),
    ({ code }) => addScreen(code),
  )
  const failure = () => {
    const answer = added.latest
    return answer && !answer.ok ? answer.code : undefined
  }
  const pairing = () => {
    const answer = added.latest
    return answer?.ok ? answer.value.pairing : undefined
  }
  onMount(() => {
    const timer = setInterval(() => {
      if (failure() === 'offline') setRound((n) => n + 1)
    }, TRY_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Match when={failure()}>
          {(code) => <NoRoomPage code={props.code} failure={code()} onTryAgain={() => setRound((n) => n + 1)} />}
        </Match>
        <Match when={pairing()} keyed>
          {(code) => <Paired code={props.code} pairing={code} onRefused={() => setRound((n) => n + 1)} />}
        </Match>
      </Switch>
    </Suspense>
  )
}

/** The server sends a view only to a screen that is allowed; until then there is nothing to leak. */
function Paired(props: { code: string; pairing: string; onRefused: () => void }) {
  const store = createRoomStore({ code: props.code, as: 'screen' })
  const [about] = createResource(fetchAbout)
  const address = () => {
    const answer = about.latest
    return reachableLink('', answer?.ok ? answer.value.origins : []).replace(/^https?:\/\//, '')
  }
  const state = () => {
    const link = store.linkState()
    if (link.state === 'ended') return 'refused' as const
    return link.state === 'offline' ? ('offline' as const) : ('waiting' as const)
  }
  const isAllowed = () => store.linkState().state !== 'ended' && store.room() !== null
  return (
    <Show when={isAllowed() && store.room()} fallback={<PairingScreen pairing={props.pairing} state={state()} />}>
      {(room) => (
        <RoomProvider room={room()}>
          <Projector address={address()} />
        </RoomProvider>
      )}
    </Show>
  )
}
