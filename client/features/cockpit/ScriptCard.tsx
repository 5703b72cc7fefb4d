import { createSignal, For, Show } from 'solid-js'
import type { StepForm } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { timeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { presentStep } from './cockpit-plan.ts'

const SITUATIONS = ['early', 'dominant', 'silence', 'overrun', 'feelings', 'handover'] as const

/** Words to say now, for somebody who leads for the first time; the rare moments unfold below. */
export function ScriptCard() {
  const room = useRoom()
  const { t } = useWords()
  const [showsMore, setShowsMore] = createSignal(false)
  const form = (): StepForm => presentStep(room.view)?.form ?? 'talk'
  const words = () => {
    const part = presentStep(room.view)?.consult?.part
    if (isOpening()) return t('cockpit.script_opening', { time: end() })
    return part ? t(`script.${part}`) : t(`cockpit.script_${form()}`)
  }
  const isOpening = () => presentStep(room.view)?.id === room.view.plan.steps[0]?.id
  const end = () => (room.view.progress.state === 'live' ? timeText(room.view.progress.promisedEndAtMs) : '')
  return (
    <section class={styles.script}>
      <h2 class={styles.title}>{t('cockpit.script')}</h2>
      <p>{words()}</p>
      <footer>
        <Button tone="plain" expanded={showsMore()} onClick={() => setShowsMore((shown) => !shown)}>
          {showsMore() ? t('cockpit.scriptLess') : t('cockpit.scriptMore')}
        </Button>
      </footer>
      <Show when={showsMore()}>
        <dl>
          <For each={SITUATIONS}>
            {(situation) => (
              <>
                <dt class={styles.title}>{t(`cockpit.when_${situation}`)}</dt>
                <dd class={styles.saying}>{t(`cockpit.say_${situation}`)}</dd>
              </>
            )}
          </For>
        </dl>
      </Show>
    </section>
  )
}
