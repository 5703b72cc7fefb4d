import { Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { NextDate } from '../../features/checkout/NextDate.tsx'
import { SharedWords } from '../../features/checkout/SharedWords.tsx'
import { SoonDeleted } from '../../features/checkout/SoonDeleted.tsx'
import { TapMeans } from '../../features/checkout/TapMeans.tsx'
import { ForMe } from '../../features/consult/ForMe.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { KeptList } from '../../ui/KeptList.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CheckOut.module.css'

/** The last step: a phrase to leave with, the next date, and what stays. Also shown while the session closes. */
export function LeaveStep() {
  const room = useRoom()
  const { t, say } = useWords()
  const prompt = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' || progress.state === 'closing' ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.prompt) : ''
  }
  return (
    <div class={styles.step}>
      <Prompt size="l">{prompt()}</Prompt>
      <SoonDeleted />
      <NextDate />
      <Show when={(room.mine()?.case.forMe.length ?? 0) > 0}>
        <ForMe />
      </Show>
      <section>
        <KeptList days={room.view.keeping.summaryDays} />
      </section>
      <section>
        <h2 class={styles.title}>{t('checkout.meansTitle')}</h2>
        <TapMeans />
      </section>
      <SharedWords />
    </div>
  )
}
