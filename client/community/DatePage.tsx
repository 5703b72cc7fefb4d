import { Match, Show, Switch } from 'solid-js'
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { meetingId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { createDatePageStore, type DatePageOfView } from '../state/date-page-store.ts'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { AfterDate } from './AfterDate.tsx'
import { BeforeDate } from './BeforeDate.tsx'
import { Coming } from './Coming.tsx'
import styles from './community.module.css'
import { DateFiles } from './DateFiles.tsx'
import { DateResources } from './DateResources.tsx'
import { Facts } from './Dates.tsx'
import { longMoment, shortMoment } from './moments.ts'
import { Worded } from './Worded.tsx'

/** `/c/SLUG/d/ID`: one date. Before it, what to prepare; from its beginning on, what the group keeps of it, and nothing else. */
export function DatePage(props: { meeting: string }) {
  const community = useCommunity()
  const { t } = useWords()
  const store = createDatePageStore(community, props.meeting)
  const date = () => community.page.view.meetings.find((one) => one.id === props.meeting)
  const mayChange = () =>
    community.page.mine !== null && community.page.mine.standing !== 'guest' && date()?.status === 'planned'
  const nextOne = () => {
    const from = date()?.startsAtMs ?? 0
    return community.page.view.meetings.find((one) => one.startsAtMs > from && one.status === 'planned')
  }
  return (
    <div class={styles.page}>
      <p>
        <a href={`/c/${community.slug}`}>{t('date.back', { name: community.page.view.name })}</a>
      </p>
      <Switch>
        <Match when={store.state() === 'gone' || !date()}>
          <Prompt size="l">{t('date.gone')}</Prompt>
        </Match>
        <Match when={store.state() === 'offline'}>
          <Notice tone="warn">{t('community.offline')}</Notice>
        </Match>
        <Match when={store.page()} keyed={false}>
          {(page) => (
            <>
              <Show when={date()}>
                {(one) => (
                  <div class={styles.head}>
                    <Prompt size="l">{one().title}</Prompt>
                    <p class={styles.when}>{longMoment(one().startsAtMs, one().zone)}</p>
                    <Facts meeting={one()} />
                  </div>
                )}
              </Show>
              <div class={styles.columns}>
                <div class={styles.column}>
                  <section class={styles.section} aria-labelledby="date-theme">
                    <h2 id="date-theme">{t(isBefore(page()) ? 'date.focus' : 'date.theme')}</h2>
                    <Worded
                      isTitled
                      label={t(isBefore(page()) ? 'date.focus' : 'date.theme')}
                      hint={t('date.focusHint')}
                      empty={t(isBefore(page()) ? 'date.focusNone' : 'date.themeNone')}
                      now={page().theme}
                      mayWrite={mayChange()}
                      maxChars={DATE_PAGE_LIMITS.themeMaxChars}
                      save={(base, text) =>
                        store.ask({ kind: 'page.set', meeting: meetingId(props.meeting), part: 'theme', base, text })
                      }
                    />
                  </section>
                  <Show when={page().before}>
                    {(before) => (
                      <BeforeDate
                        store={store}
                        before={before()}
                        voted={page().mine.voted}
                        theme={page().theme}
                        mayChange={mayChange()}
                      />
                    )}
                  </Show>
                  <Show when={page().after}>
                    {(after) => (
                      <AfterDate
                        store={store}
                        learning={after().learning}
                        theme={page().theme}
                        room={date()?.room ?? null}
                        mayChange={mayChange()}
                      />
                    )}
                  </Show>
                </div>
                <div class={styles.column}>
                  <Show when={isBefore(page()) && date()?.status === 'planned' && date()?.coming}>
                    {(sums) => (
                      <section class={styles.section} aria-label={t('community.comingAsk')}>
                        <Coming meeting={props.meeting} sums={sums()} />
                      </section>
                    )}
                  </Show>
                  <DateFiles store={store} files={page().files} mayChange={mayChange()} />
                  <DateResources store={store} resources={page().resources} mayChange={mayChange()} />
                  <Show when={!isBefore(page())}>
                    <section class={styles.section} aria-labelledby="date-next">
                      <h2 id="date-next">{t('community.next')}</h2>
                      <Show when={nextOne()} fallback={<p class={styles.soft}>{t('community.nextNone')}</p>}>
                        {(one) => (
                          <p>
                            <span class={styles.strong}>{shortMoment(one().startsAtMs, one().zone)}</span>{' '}
                            <a href={`/c/${community.slug}/d/${one().id}`}>{one().title}</a>
                          </p>
                        )}
                      </Show>
                      <p class={styles.soft}>{t('date.noCases')}</p>
                    </section>
                  </Show>
                </div>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

const isBefore = (page: DatePageOfView): boolean => page.before !== null
