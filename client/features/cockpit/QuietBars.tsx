// The bar before the start, in the minute after closing, and for the deputy.
import { createSignal, type JSX, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { told } from '../../ui/told.ts'
import { clockText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitBar.module.css'
import { presentStep, stepAfter } from './cockpit-plan.ts'

export function LobbyBar(props: { more: JSX.Element }) {
  const room = useRoom()
  const { t, say } = useWords()
  const [busy, setBusy] = createSignal(false)
  async function begin() {
    setBusy(true)
    await told(room.send({ kind: 'session.start' }))
    setBusy(false)
  }
  return (
    <>
      <div class={styles.next}>
        <Show when={room.view.plan.steps[0]}>
          {(first) => (
            <Button tone="primary" full busy={busy()} onClick={begin}>
              {t('cockpit.begin', { title: say(first().title), n: first().minutes })}
            </Button>
          )}
        </Show>
      </div>
      <div class={styles.keys}>{props.more}</div>
    </>
  )
}

export function ClosingBar() {
  const room = useRoom()
  const { t } = useWords()
  const [asks, setAsks] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  async function deleteNow() {
    setBusy(true)
    const done = await told(room.send({ kind: 'session.closeNow' }))
    setBusy(false)
    if (done) setAsks(false)
  }
  const leftMs = () =>
    room.view.progress.state === 'closing' ? Math.max(0, room.view.progress.closesAtMs - room.now()) : 0
  return (
    <>
      <div class={styles.next}>
        <Show when={room.amFacilitator()}>
          <Button tone="quiet" full onClick={() => void told(room.send({ kind: 'session.keepOpen' }))}>
            {t('cockpit.keepOpen')}
          </Button>
        </Show>
      </div>
      <p class={styles.said}>{t('cockpit.closesIn', { time: clockText(leftMs()) })}</p>
      <Show when={room.amFacilitator()}>
        <div class={styles.keys}>
          <Button tone="plain" onClick={() => setAsks(true)}>
            {t('cockpit.deleteNow')}
          </Button>
        </div>
      </Show>
      <Dialog
        open={asks()}
        onOpenChange={setAsks}
        title={t('cockpit.deleteNowTitle')}
        footer={
          <>
            <Button tone="quiet" onClick={() => setAsks(false)}>
              {t('cockpit.deleteNowWait')}
            </Button>
            <Button tone="danger" busy={busy()} onClick={() => void deleteNow()}>
              {t('cockpit.deleteNowGo')}
            </Button>
          </>
        }
      >
        <p>{t('cockpit.deleteNowText')}</p>
      </Dialog>
    </>
  )
}

/** The deputy sees the same and can open the desk. Taking the lead stands where everybody has it, above the step (ROL4). */
export function DeputyBar(props: { more: JSX.Element }) {
  const room = useRoom()
  const { t, say } = useWords()
  const next = () => {
    const step = presentStep(room.view)
    return step ? stepAfter(room.view.plan, step.id) : undefined
  }
  const lead = () => room.view.seats[room.view.facilitator]?.name ?? ''
  return (
    <div class={styles.aside}>
      <p class={styles.said}>
        {t('cockpit.leads', { name: lead() })}{' '}
        <Show when={next()}>
          {(step) => <span>{t('cockpit.thenComes', { title: say(step().title), n: step().minutes })}</span>}
        </Show>
      </p>
      {props.more}
    </div>
  )
}
