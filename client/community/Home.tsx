import { Show } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { Agreed } from './Agreed.tsx'
import styles from './community.module.css'
import { Dates } from './Dates.tsx'
import { KeptHere } from './KeptHere.tsx'
import { Mine } from './Mine.tsx'
import { OurWords } from './OurWords.tsx'
import { People } from './People.tsx'
import { Polls } from './Polls.tsx'
import { ComeBack } from './WaysBack.tsx'
import { WhoWeAre } from './WhoWeAre.tsx'

/** `/c/SLUG`: the next date first, then who we are. Each audience sees its own page. */
export function Home() {
  const community = useCommunity()
  const { t } = useWords()
  const view = () => community.page.view
  return (
    <div class={styles.page}>
      <div class={styles.head}>
        <Prompt size="l">{view().name}</Prompt>
        <Show when={view().charter.purpose}>{(purpose) => <p class={styles.soft}>{purpose()}</p>}</Show>
      </div>
      <Show when={community.isOffline()}>
        <Notice tone="warn">{t('community.offline')}</Notice>
      </Show>
      <Show when={view().audience === 'outside'}>
        <Notice tone="info">
          <p>{t('community.outside')}</p>
        </Notice>
      </Show>
      <Show when={view().audience === 'sponsor'}>
        <Notice tone="info">{t('community.sponsorPage')}</Notice>
      </Show>
      <div class={styles.columns}>
        <div class={styles.column}>
          <Show when={view().audience !== 'outside'}>
            <Dates />
            <Show when={view().inside !== null}>
              <section class={styles.section} aria-labelledby="knowledge">
                <h2 id="knowledge">{t('know.title')}</h2>
                <p class={styles.soft}>{t('know.lead')}</p>
                <p>
                  <a href={`/c/${community.slug}/k`}>{t('know.search')}</a>
                </p>
              </section>
            </Show>
            <Polls />
          </Show>
          <Show when={view().audience === 'outside'}>
            <WhoWeAre />
            <ComeBack />
          </Show>
          <Show when={community.page.mine}>{(own) => <Mine own={own()} />}</Show>
        </div>
        <div class={styles.column}>
          <Show when={view().audience !== 'outside'}>
            <WhoWeAre />
          </Show>
          <Agreed />
          <People />
          <Show when={view().inside !== null}>
            <OurWords />
          </Show>
          <KeptHere />
        </div>
      </div>
    </div>
  )
}
