// The facilitator's bar: always at the bottom, always next, back, pause, time. Rare and dangerous things are elsewhere.
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitBar.module.css'
import { CockpitPanel } from './CockpitPanel.tsx'
import { ClosingBar, DeputyBar, LobbyBar } from './QuietBars.tsx'
import { SaveMark } from './SaveMark.tsx'
import { StepBar } from './StepBar.tsx'

/** @param props.stepActions what the present step adds (opening the cards, for example); shown in the sheet on a phone. */
export function CockpitBar(props: { stepActions?: JSX.Element }) {
  const room = useRoom()
  const { t } = useWords()
  const [sheetOpen, setSheetOpen] = createSignal(false)
  const more = () => (
    <div class={styles.more}>
      <Button tone="quiet" full onClick={() => setSheetOpen(true)}>
        {t('common.more')}
        <Show when={room.view.hands.length + room.view.returnRequests.length + room.view.knocks.length > 0}>
          <span class={styles.count}>
            {room.view.hands.length + room.view.returnRequests.length + room.view.knocks.length}
          </span>
        </Show>
      </Button>
    </div>
  )
  return (
    <section class={styles.bar} aria-label={t('cockpit.bar')} data-state={room.view.progress.state}>
      <Switch>
        <Match when={room.view.progress.state === 'closing'}>
          <ClosingBar />
        </Match>
        <Match when={room.view.progress.state !== 'closed' && !room.amFacilitator()}>
          <DeputyBar more={more()} />
        </Match>
        <Match when={room.view.progress.state === 'lobby'}>
          <LobbyBar more={more()} />
        </Match>
        <Match when={room.view.progress.state === 'live'}>
          <StepBar more={more()} />
        </Match>
      </Switch>
      <Show when={room.view.progress.state !== 'live'}>
        <div class={styles.facts}>
          <SaveMark />
        </div>
      </Show>
      <Dialog open={sheetOpen()} onOpenChange={setSheetOpen} title={t('cockpit.more')}>
        <CockpitPanel stepActions={props.stepActions} />
      </Dialog>
    </section>
  )
}
