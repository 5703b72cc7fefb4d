import { createResource, createSignal, lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { addScreen, fetchAbout } from '../net/api.ts'
import { createRoomStore } from '../state/room-store.ts'
import { loadRoomWords } from '../words/words.tsx'
import { NoRoomPage } from './NoRoomPage.tsx'
import { reachableLink } from './reachable-link.ts'
import { Waiting } from './Waiting.tsx'

const Projector = lazy(async () => {
  const [part] = await Promise.all([import('../projector/Projector.tsx'), loadRoomWords()])
  return { default: part.Projector }
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
          {(code) => <Paired code={props.code} pairing={code} />}
        </Match>
      </Switch>
    </Suspense>
  )
}

function Paired(props: { code: string; pairing: string }) {
  const store = createRoomStore({ code: props.code, as: 'screen' })
  // A phone cannot come to the localhost of the laptop that drives the projector.
  const [about] = createResource(fetchAbout)
  const origin = () => {
    const answer = about.latest
    return answer?.ok ? new URL(reachableLink('/', answer.value.origins)).origin : undefined
  }
  return <Projector store={store} pairing={props.pairing} origin={origin()} />
}
