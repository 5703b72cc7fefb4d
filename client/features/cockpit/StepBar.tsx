// The bar while the meeting runs.
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { StepId } from '../../../shared/ids.ts'
import { airMs, stepOf } from '../../../shared/session/clock.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { BorrowMenu } from './BorrowMenu.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import styles from './CockpitBar.module.css'
import { presentStep, stepAfter, stepBefore, wholeMinutes } from './cockpit-plan.ts'
import { LeadSignals } from './LeadSignals.tsx'
import { SaveMark } from './SaveMark.tsx'
import { UndoStrip } from './UndoStrip.tsx'

export function StepBar(props: { more: JSX.Element }) {
  const room = useRoom()
  const { t, say } = useWords()
  const [busy, setBusy] = createSignal(false)
  const [closing, setClosing] = createSignal(false)
  const live = () => (room.view.progress.state === 'live' ? room.view.progress : null)
  const step = () => presentStep(room.view)
  const next = () => withPlan((id) => stepAfter(room.view.plan, id))
  const before = () => withPlan((id) => stepBefore(room.view.plan, id))
  const isPaused = () => live()?.timer.state === 'paused'
  const air = createMemo(() => {
    const progress = live()
    return progress ? wholeMinutes(airMs(room.view.plan, progress, room.now())) : 0
  })

  function withPlan<T>(found: (id: StepId) => T): T | undefined {
    const progress = live()
    return progress ? found(progress.stepId) : undefined
  }
  async function move(kind: 'step.next' | 'step.back') {
    const progress = live()
    if (!progress || busy()) return
    setBusy(true)
    await told(room.send({ kind, from: progress.stepId }))
    setBusy(false)
  }

  return (
    <>
      <UndoStrip />
      <div class={styles.next}>
        <Show
          when={next()}
          fallback={
            <Button tone="primary" full onClick={() => setClosing(true)}>
              {t('cockpit.close')}
            </Button>
          }
        >
          {(after) => (
            <Button tone="primary" full busy={busy()} onClick={() => move('step.next')}>
              {t('cockpit.next', { title: say(after().title), n: after().minutes })}
            </Button>
          )}
        </Show>
      </div>
      <div class={styles.keys}>
        <Button
          tone="quiet"
          disabled={!before()}
          label={before() ? t('cockpit.backTo', { title: titleOf(before()?.id) }) : t('cockpit.back')}
          onClick={() => move('step.back')}
        >
          {t('cockpit.back')}
        </Button>
        <Button
          tone="quiet"
          onClick={() => void told(room.send({ kind: isPaused() ? 'clock.resume' : 'clock.pause' }))}
        >
          {isPaused() ? t('cockpit.resume') : t('cockpit.pause')}
        </Button>
        <Show when={air() >= 1} fallback={<BorrowMenu />}>
          <Button
            tone="quiet"
            label={t('cockpit.addFromAir')}
            onClick={() => void told(room.send({ kind: 'time.add', minutes: 1, from: null }))}
          >
            <span class={styles.wide}>{t('cockpit.addFromAir')}</span>
            <span class={styles.narrow}>{t('cockpit.addOne')}</span>
          </Button>
        </Show>
        {props.more}
      </div>
      <div class={styles.facts}>
        <LeadSignals />
        <Show when={policyOfStep(step()).done}>
          <span>{t('cockpit.doneOf', { n: room.view.done.count, of: room.view.done.of })}</span>
        </Show>
        <span data-over={air() < 0 ? '' : undefined}>{airText(air())}</span>
        <SaveMark />
      </div>
      <CloseDialog open={closing()} onOpenChange={setClosing} />
    </>
  )

  function titleOf(id: StepId | undefined): string {
    const found = id === undefined ? undefined : stepOf(room.view.plan, id)
    return found ? say(found.title) : ''
  }
  function airText(whole: number): string {
    if (whole < 0) return t('cockpit.airOver', { n: -whole })
    return whole === 0 ? t('cockpit.airNone') : t('cockpit.airLeft', { n: whole })
  }
}
