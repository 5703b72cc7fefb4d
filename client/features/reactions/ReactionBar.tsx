// Reactions under the thumb. Few and with meaning; counts only, never names.
import { For, Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { OPEN_REACTIONS } from '../../../shared/wire/events.ts'
import { useRoom } from '../../state/room-context.tsx'
import { MoreIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './ReactionBar.module.css'
import { SIGNS } from './reaction-sums.ts'

export function ReactionBar() {
  const room = useRoom()
  const { t } = useWords()
  const isOn = () => {
    const { progress, plan } = room.view
    if (progress.state === 'lobby') return true
    if (progress.state !== 'live' || progress.timer.state === 'paused') return false
    return policyOfStep(stepOf(plan, progress.stepId)).reactions
  }
  const toLead = (kind: 'slower' | 'pause') => ({
    id: kind,
    label: t(`reactions.${kind}`),
    onSelect: () => {
      room.react(kind)
      toast(t('reactions.toldLead'))
    },
  })
  return (
    <fieldset class={styles.bar} aria-label={t('reactions.bar')}>
      <Show when={isOn()} fallback={<p class={styles.off}>{t('reactions.off')}</p>}>
        <For each={OPEN_REACTIONS}>
          {(kind) => (
            <button type="button" class={styles.sign} onClick={() => room.react(kind)}>
              <span aria-hidden="true" class={styles.emoji}>
                {SIGNS[kind]}
              </span>
              <span class={styles.name}>{t(`reactions.${kind}`)}</span>
            </button>
          )}
        </For>
      </Show>
      <span class={styles.quiet}>
        <Menu label={t('reactions.toLead')} trigger={<MoreIcon />} items={[toLead('slower'), toLead('pause')]} />
      </span>
    </fieldset>
  )
}
