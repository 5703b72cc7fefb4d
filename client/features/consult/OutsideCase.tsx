import { Show } from 'solid-js'
import { plannedMinutes, remainingMs, stepIndex } from '../../../shared/session/clock.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'
import { presentStep } from './case-now.ts'

/** For somebody who stepped out, or came while a story was told: nothing of the case, and something to do. */
export function OutsideCase() {
  const room = useRoom()
  const { t } = useWords()
  const isAside = () => room.mine()?.case.isAside ?? false
  /** Until the parts with a shut door are over. */
  const waitMinutes = () => {
    const { progress, plan } = room.view
    const step = presentStep(room)
    if (progress.state !== 'live' || !step) return 1
    const later = plan.steps.slice(stepIndex(plan, step.id) + 1)
    const open = later.findIndex((one) => !policyOfStep(one).doorShut)
    const between = plannedMinutes(open < 0 ? later : later.slice(0, open))
    return Math.max(1, Math.ceil(Math.max(0, remainingMs(progress.timer, room.now())) / 60_000) + between)
  }
  return (
    <div class={styles.case}>
      <Prompt size="l">{t(isAside() ? 'consult.asideTitle' : 'consult.waitTitle')}</Prompt>
      <p>{isAside() ? t('consult.asideText') : t('consult.waitText', { n: waitMinutes() })}</p>
      <div class={styles.acts}>
        <Button tone="primary" onClick={() => room.goTo('theme')}>
          {t('consult.theme')}
        </Button>
        <Show when={isAside()}>
          <Button tone="plain" onClick={() => void told(room.send({ kind: 'case.aside', on: false }))}>
            {t('consult.asideBack')}
          </Button>
        </Show>
      </div>
    </div>
  )
}
