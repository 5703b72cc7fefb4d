import { createUniqueId, For, Show } from 'solid-js'
import { type Coming as Answer, COMINGS } from '../../shared/community/community.ts'
import { meetingId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

type Sums = Readonly<Record<Answer, number>>

/** One's own answer for a date, and how many come: sums, never who. */
export function Coming(props: { meeting: string; sums: Sums }) {
  const community = useCommunity()
  const { t } = useWords()
  const name = createUniqueId()
  const own = () => community.page.mine?.coming[props.meeting]
  const here = () => props.sums.room + props.sums.remote + props.sums.half

  async function say(coming: Answer) {
    const done = await community.ask({ kind: 'meeting.coming', meeting: meetingId(props.meeting), coming })
    if (!done.ok) toast(refusedText(done))
  }
  return (
    <fieldset class={styles.options}>
      <legend class={styles.strong}>{t('community.comingAsk')}</legend>
      <div class={styles.choices}>
        <For each={COMINGS}>
          {(one) => (
            <label>
              <input type="radio" name={name} checked={own() === one} onChange={() => void say(one)} />
              {t(`community.coming_${one}`)}
            </label>
          )}
        </For>
      </div>
      <p class={styles.soft}>
        <Show when={here() + props.sums.unsure > 0} fallback={t('community.comingNone')}>
          <span class={styles.strong}>{t('community.comingSome', { n: here() })}</span>
          {': '}
          {t('community.comingHow', { ...props.sums })}
        </Show>
      </p>
    </fieldset>
  )
}
