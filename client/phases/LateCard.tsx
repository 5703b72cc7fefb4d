import { createSignal, Show, untrack } from 'solid-js'
import { remainingMs, stepOf } from '../../shared/session/clock.ts'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { clockText } from '../words/format.ts'
import { say, t } from '../words/words.tsx'

/** For somebody who comes while the meeting runs: where we are, and what is promised. Closed with a tap, and gone with
 *  the step they came into. */
export function LateCard() {
  const room = useRoom()
  // Who waited in the lobby is not late: only what was so at the first sight of the room counts.
  const stepNow = () => (room.view.progress.state === 'live' ? room.view.progress.stepId : undefined)
  const cameInto = untrack(stepNow)
  const [isSeen, setIsSeen] = createSignal(cameInto === undefined)
  const where = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' && stepNow() === cameInto ? stepOf(plan, progress.stepId) : undefined
    if (progress.state !== 'live' || !step) return undefined
    return { step, leftMs: Math.max(0, remainingMs(progress.timer, room.now())) }
  }
  return (
    <Show when={!isSeen() && where()}>
      {(at) => (
        <Notice
          tone="info"
          action={
            <Button tone="primary" onClick={() => setIsSeen(true)}>
              {t('frame.lateOk')}
            </Button>
          }
        >
          <strong>{t('frame.lateTitle')}</strong>{' '}
          {t('frame.lateText', {
            phase: t(`phases.${at().step.phase}`),
            step: say(at().step.title),
            time: clockText(at().leftMs),
          })}{' '}
          {at().step.form === 'round' ? t('frame.lateRound') : t('frame.lateStories')}
        </Notice>
      )}
    </Show>
  )
}
