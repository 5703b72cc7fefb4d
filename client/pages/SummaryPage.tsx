import { createEffect } from 'solid-js'
import { Summary } from '../features/summary/Summary.tsx'
import { useRoom } from '../state/room-context.tsx'
import { useWords } from '../words/words.tsx'
import { PageFrame } from './PageFrame.tsx'

/** After the close: what the group takes home, for thirty days. */
export function SummaryPage() {
  const room = useRoom()
  const { t } = useWords()
  createEffect(() => {
    document.title = `${t('phases.closed')} · ${room.view.title}`
  })
  return (
    <PageFrame>
      <Summary />
    </PageFrame>
  )
}
