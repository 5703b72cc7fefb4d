import { createResource, lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { addScreen } from '../net/api.ts'
import { loadRoomWords } from '../words/words.tsx'
import { NoRoomPage } from './NoRoomPage.tsx'
import { Waiting } from './Waiting.tsx'

const ConnectedScreen = lazy(async () => {
  const [part] = await Promise.all([import('./ConnectedScreen.tsx'), loadRoomWords()])
  return { default: part.ConnectedScreen }
})

/** Nobody stands at a projector's keyboard: it asks again by itself. */
const ASK_AGAIN_MS = 4_000

/** `/screen/CODE`: a display without a person. It registers itself, and waits to be allowed. */
export function ScreenPage(props: { code: string }) {
  const [answer, { refetch }] = createResource(() => props.code, addScreen)
  const found = () => {
    const latest = answer.latest
    return latest?.ok ? latest.value : undefined
  }
  const failure = () => {
    const latest = answer.latest
    return latest && !latest.ok ? latest.code : undefined
  }
  onMount(() => {
    const timer = setInterval(() => {
      if (failure() === 'offline') void refetch()
    }, ASK_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Suspense fallback={<Waiting />}>
      <Switch fallback={<Waiting />}>
        <Match when={failure()}>
          {(code) => <NoRoomPage code={props.code} failure={code()} onTryAgain={() => void refetch()} />}
        </Match>
        <Match when={found()} keyed>
          {(screen) => <ConnectedScreen code={props.code} pairing={screen.pairing} />}
        </Match>
      </Switch>
    </Suspense>
  )
}
