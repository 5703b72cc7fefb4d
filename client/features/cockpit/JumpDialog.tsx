import { For } from 'solid-js'
import type { StepId } from '../../../shared/ids.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { stepIdOf } from './cockpit-plan.ts'

/** To any step; what people made in the others stays (PHA4). */
export function JumpDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const room = useRoom()
  const { t, say } = useWords()
  const present = () => stepIdOf(room.view.progress)
  async function go(to: StepId) {
    if (await told(room.send({ kind: 'step.jump', to }))) props.onOpenChange(false)
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={t('cockpit.jumpTitle')}>
      <p>{t('cockpit.jumpHint')}</p>
      <ol class={styles.jumps}>
        <For each={room.view.plan.steps}>
          {(step) => (
            <li>
              <Button
                tone={step.id === present() ? 'quiet' : 'plain'}
                disabled={step.id === present()}
                onClick={() => void go(step.id)}
              >
                {t(step.id === present() ? 'cockpit.jumpNow' : 'cockpit.jumpTo', {
                  title: say(step.title),
                  n: step.minutes,
                })}
              </Button>
            </li>
          )}
        </For>
      </ol>
    </Dialog>
  )
}
