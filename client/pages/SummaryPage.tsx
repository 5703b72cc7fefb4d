import { createEffect, createResource, lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { Summary } from '../features/summary/Summary.tsx'
import { readSummary } from '../features/summary/summary-data.ts'
import { fetchSummary } from '../net/api.ts'
import { useWords } from '../words/words.tsx'
import { NoRoomPage } from './NoRoomPage.tsx'
import { PageFrame } from './PageFrame.tsx'
import { Waiting } from './Waiting.tsx'

const KeptSheets = lazy(async () => ({ default: (await import('../features/consult/KeptSheets.tsx')).KeptSheets }))

/** Right after the close the summary is being written: ask again until it is there. */
const ASK_AGAIN_MS = 2_000

/** After the close: what the group takes home, for thirty days.
 *  @param props.isNew the meeting has closed in front of this person's eyes */
export function SummaryPage(props: { code: string; isNew?: boolean }) {
  const { t } = useWords()
  const [answer, { refetch }] = createResource(() => props.code, fetchSummary)
  const summary = () => {
    const got = answer.latest
    return got?.ok ? readSummary(got.value) : null
  }
  const failure = () => {
    const got = answer.latest
    return got && !got.ok && !props.isNew ? got.code : undefined
  }
  onMount(() => {
    const timer = setInterval(() => {
      if (!summary() && !document.hidden && (props.isNew || failure() === 'offline')) void refetch()
    }, ASK_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })
  createEffect(() => {
    const got = summary()
    if (got) document.title = `${t('phases.closed')} · ${got.title}`
  })
  return (
    <Switch fallback={<Waiting />}>
      <Match when={summary()}>
        {(got) => (
          <PageFrame>
            <Summary summary={got()} />
            <Suspense>
              <KeptSheets code={got().code} />
            </Suspense>
          </PageFrame>
        )}
      </Match>
      <Match when={failure()}>
        {(code) => <NoRoomPage code={props.code} failure={code()} onTryAgain={() => void refetch()} />}
      </Match>
    </Switch>
  )
}
