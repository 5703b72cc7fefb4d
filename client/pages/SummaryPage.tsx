import { createEffect, createResource, onCleanup, onMount, Show } from 'solid-js'
import { Summary } from '../features/summary/Summary.tsx'
import { readSummary } from '../features/summary/summary-data.ts'
import { fetchSummary } from '../net/api.ts'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { PageFrame } from './PageFrame.tsx'
import { Waiting } from './Waiting.tsx'

/** The close and the writing of the summary are a moment apart; a lost connection comes back. */
const ASK_AGAIN_MS = 3_000

/** `/r/CODE` of a closed room, for devices that had a seat. */
export function SummaryPage(props: { code: string }) {
  const { t } = useWords()
  const [answer, { refetch }] = createResource(() => props.code, fetchSummary)
  const summary = () => {
    const latest = answer.latest
    return latest?.ok ? readSummary(latest.value) : null
  }
  const isGone = () => {
    const latest = answer.latest
    return latest !== undefined && !latest.ok && latest.code === 'not-found'
  }
  createEffect(() => {
    const found = summary()
    if (found) document.title = found.title
  })
  onMount(() => {
    const timer = setInterval(() => {
      if (!document.hidden && !summary() && !isGone()) void refetch()
    }, ASK_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <PageFrame>
      <Show
        when={summary()}
        fallback={
          <Show when={isGone()} fallback={<Waiting text={t('summary.waiting')} />}>
            <Prompt>{t('summary.gone')}</Prompt>
          </Show>
        }
      >
        {(found) => <Summary summary={found()} />}
      </Show>
    </PageFrame>
  )
}
