import { Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { OwnStepForm } from '../../features/checkout/OwnStepForm.tsx'
import { SharedWords } from '../../features/checkout/SharedWords.tsx'
import { TapMeans } from '../../features/checkout/TapMeans.tsx'
import { ThanksForm } from '../../features/checkout/ThanksForm.tsx'
import { ThreeTaps } from '../../features/checkout/ThreeTaps.tsx'
import { ForMe } from '../../features/consult/ForMe.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CheckOut.module.css'

/** Quiet writing at the end: my step, three taps, a thank-you. */
export function ReflectStep() {
  const room = useRoom()
  const { t, say } = useWords()
  const prompt = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.prompt) : ''
  }
  return (
    <div class={styles.step}>
      <Prompt size="l">{prompt()}</Prompt>
      <Show when={(room.mine()?.case.forMe.length ?? 0) > 0}>
        <ForMe />
      </Show>
      <OwnStepForm />
      <ThreeTaps />
      <Show when={room.view.evaluation.means && room.mine()?.evaluation}>
        <TapMeans />
      </Show>
      <ThanksForm />
      <SharedWords />
      <p class={styles.soft}>{t('checkout.deletedAtClose')}</p>
    </div>
  )
}
