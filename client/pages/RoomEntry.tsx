import { createResource, createSignal, lazy, Match, onCleanup, onMount, Switch } from 'solid-js'
import { fetchRoom, returnToSeat } from '../net/api.ts'
import { loadRoomWords, useWords } from '../words/words.tsx'
import { JoinPage } from './JoinPage.tsx'
import { NoRoomPage } from './NoRoomPage.tsx'
import { rememberRoom } from './recent-rooms.ts'
import { navigate } from './routes.ts'
import { Waiting } from './Waiting.tsx'

// The join page is a part of the first script: most people who come for the first time come to it, some on a slow line.
const RoomPage = lazy(async () => {
  const [page] = await loadRoomPage()
  return { default: page.RoomPage }
})

const SummaryPage = lazy(async () => {
  const [page] = await Promise.all([import('./SummaryPage.tsx'), loadRoomWords()])
  return { default: page.SummaryPage }
})

function loadRoomPage() {
  return Promise.all([import('./RoomPage.tsx'), loadRoomWords()])
}

/** While the server is away or the room is locked the page asks again by itself. */
const ASK_AGAIN_MS = 4_000

/** Where many guess codes, right ones wait for their turn. Who has the link need not. */
const PATIENCE_MS = 1_500

/** Nothing was asked since the page was loaded. */
let isFirst = true

/** `/r/CODE`: a device with a seat goes in, one without meets the join page. A return link takes its seat first. */
export function RoomEntry(props: { code: string; adds: boolean }) {
  const { t } = useWords()
  const [isFresh, setIsFresh] = createSignal(false)
  const [returnFailed, setReturnFailed] = createSignal(false)
  const [invite, setInvite] = createSignal<string>()
  const [answer, { refetch, mutate }] = createResource(
    () => props.code,
    async (code) => {
      const secret = takeSecret()
      const link = inviteInAddress()
      if (link !== null) setInvite(link)
      if (secret !== null) setReturnFailed(!(await returnToSeat(code, secret)).ok)
      const asOf = secret === null && isFirst ? 'load' : 'now'
      isFirst = false
      const found = await ask(code, asOf, invite())
      if (found.ok && found.value.seats.length > 0) {
        rememberRoom(found.value, code)
        hideInvite()
      }
      return found
    },
  )
  onMount(() => {
    const timer = setInterval(() => {
      if (!document.hidden && (failure() === 'offline' || room()?.locked || room()?.asks)) void refetch()
    }, ASK_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })
  const room = () => {
    const found = answer.latest
    return found?.ok ? found.value : undefined
  }
  const failure = () => {
    const found = answer.latest
    return found && !found.ok ? found.code : undefined
  }
  const hasSeat = () => (room()?.seats.length ?? 0) > 0
  return (
    <Switch fallback={<Waiting text={secretWaits() ? t('join.backGoing') : t('common.loading')} />}>
      <Match when={failure()}>
        {(code) => <NoRoomPage code={props.code} failure={code()} onTryAgain={() => void refetch()} />}
      </Match>
      <Match when={room()?.closed}>
        <SummaryPage code={props.code} />
      </Match>
      <Match when={hasSeat() && !props.adds}>
        <RoomPage code={props.code} isFresh={isFresh()} onNoSeat={() => void refetch()} />
      </Match>
      <Match when={room()}>
        {(found) => (
          <JoinPage
            room={found()}
            invite={invite()}
            adds={props.adds && hasSeat()}
            returnFailed={returnFailed()}
            onShown={() => {
              // Without a connection it is simply loaded later, or says so then.
              loadRoomPage().catch(() => undefined)
            }}
            onSeated={(seat) => {
              const known = found()
              rememberRoom(known)
              hideInvite()
              setIsFresh(true)
              // The server has just said so: it need not be asked again before the room opens.
              mutate({ ok: true, value: { ...known, seats: [...known.seats, { id: seat, name: '' }] } })
              if (props.adds) navigate(`/r/${props.code}`, 'replace')
            }}
          />
        )}
      </Match>
    </Switch>
  )
}

/** Asked with the link's secret only where the code is not enough: without it the browser has the answer already. */
async function ask(code: string, asOf: 'load' | 'now', invite: string | undefined) {
  if (invite === undefined) return fetchRoom(code, asOf)
  const plain = fetchRoom(code, asOf)
  const first = await Promise.race([
    plain,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS)),
  ])
  const isEnough = first !== null && (first.ok ? !first.value.asks : first.code !== 'too-many')
  return isEnough ? first : fetchRoom(code, 'now', invite)
}

/** Inside, the address is in pictures and shared windows: the secret goes from it. */
function hideInvite(): void {
  if (inviteInAddress() !== null) history.replaceState(null, '', location.pathname + location.search)
}

/** The secret of the link somebody passed on; it stays in the address of the join page, which may be loaded again. */
function inviteInAddress(): string | null {
  return location.hash.match(/^#i=([a-z0-9]{16,64})$/)?.[1] ?? null
}

function secretWaits(): boolean {
  return location.hash.startsWith('#back=')
}

/** Takes the secret out of the address at once, so that it is in no history, screenshot or copied link. */
function takeSecret(): string | null {
  const match = location.hash.match(/^#back=([0-9a-f]{16,128})$/i)
  if (!secretWaits()) return null
  history.replaceState(null, '', location.pathname + location.search)
  return match?.[1]?.toLowerCase() ?? ''
}
