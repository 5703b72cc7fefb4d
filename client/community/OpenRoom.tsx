import { createSignal, Show } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import { refusedText } from './told.ts'

/** The way into the room of a date; whoever opens it first facilitates. Days ahead it can be prepared. */
export function OpenRoom(props: { meeting: string; room: string | null; isSoon: boolean }) {
  const community = useCommunity()
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  async function open() {
    setBusy(true)
    const opened = await community.openRoom(props.meeting)
    setBusy(false)
    if (opened.ok) location.assign(`/r/${opened.value.code}`)
    else toast(refusedText(opened))
  }
  return (
    <Show
      when={props.room}
      fallback={
        <Button tone={props.isSoon ? 'primary' : 'quiet'} busy={busy()} onClick={() => void open()}>
          {t('community.openRoom')}
        </Button>
      }
    >
      {(code) => <a href={`/r/${code()}`}>{t('community.toRoom')}</a>}
    </Show>
  )
}
