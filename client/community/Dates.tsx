import { createSignal, For, Show } from 'solid-js'
import { meetingId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { MoreIcon } from '../ui/icons.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/words.tsx'
import { Coming } from './Coming.tsx'
import styles from './community.module.css'
import { DateForm } from './DateForm.tsx'
import { hereIfOther, longMoment, shortMoment } from './moments.ts'
import { OpenRoom } from './OpenRoom.tsx'
import { refusedText } from './told.ts'

type Meeting = ReturnType<typeof useCommunity>['page']['view']['meetings'][number]
const DAY_MS = 86_400_000
type Asked = { what: 'add' } | { what: 'change' | 'call-off'; meeting: Meeting }

/** The next date large, with the one thing to say; later ones and past ones below. */
export function Dates() {
  const community = useCommunity()
  const { t } = useWords()
  const [asked, setAsked] = createSignal<Asked | null>(null)
  const [showsAll, setShowsAll] = createSignal(false)
  const nowMs = Date.now()
  const endOf = (one: Meeting) => one.startsAtMs + one.minutes * 60_000
  const ahead = () => community.page.view.meetings.filter((one) => endOf(one) > nowMs)
  const next = () => ahead().find((one) => one.status === 'planned')
  const later = () => ahead().filter((one) => one.id !== next()?.id)
  const past = () =>
    community.page.view.meetings
      .filter((one) => endOf(one) <= nowMs && one.status === 'planned')
      .reverse()
      .slice(0, showsAll() ? undefined : 5)
  const isInside = () => community.page.view.inside !== null
  const ownWord = (one: Meeting) => {
    const own = community.page.mine?.coming[one.id]
    return own && t(`community.coming_${own}`)
  }
  const chosen = () => {
    const now = asked()
    return now && now.what !== 'add' ? now.meeting : undefined
  }
  const menu = (one: Meeting) => (
    <Menu
      label={t('community.more')}
      trigger={<MoreIcon />}
      items={[
        { id: 'change', label: t('community.change'), onSelect: () => setAsked({ what: 'change', meeting: one }) },
        {
          id: 'off',
          label: t('community.callOff'),
          tone: 'danger',
          onSelect: () => setAsked({ what: 'call-off', meeting: one }),
        },
      ]}
    />
  )

  return (
    <>
      <section class={styles.section} aria-labelledby="next-date">
        <h2 id="next-date">{t('community.next')}</h2>
        <Show
          when={next()}
          fallback={
            <div class={styles.sheet}>
              <p class={styles.when}>{t('community.nextNone')}</p>
              <p class={styles.soft}>{t('community.nextNoneLead')}</p>
            </div>
          }
        >
          {(one) => (
            <article class={styles.sheet} aria-label={one().title}>
              <div class={styles.titled}>
                <h3>
                  <ToDate meeting={one()} isInside={isInside()} />
                </h3>
                <Show when={isInside()}>{menu(one())}</Show>
              </div>
              <p class={styles.when}>{longMoment(one().startsAtMs, one().zone)}</p>
              <Facts meeting={one()} />
              <Show when={one().coming}>{(sums) => <Coming meeting={one().id} sums={sums()} />}</Show>
              <Show when={isInside()}>
                <div class={styles.row}>
                  <Show when={one().kind !== 'outside'}>
                    <OpenRoom meeting={one().id} room={one().room} isSoon={one().startsAtMs - nowMs < DAY_MS} />
                  </Show>
                  <a href={`/api/communities/${community.slug}/meetings/${one().id}/date.ics`} download="date.ics">
                    {t('community.file')}
                  </a>
                </div>
              </Show>
            </article>
          )}
        </Show>
        <Show when={isInside()}>
          <div class={styles.row}>
            <Button tone={next() ? 'quiet' : 'primary'} onClick={() => setAsked({ what: 'add' })}>
              {t('community.add')}
            </Button>
          </div>
          <Show when={next() !== undefined && ahead().filter((one) => one.status === 'planned').length < 2}>
            <p class={styles.soft}>{t('community.few')}</p>
          </Show>
        </Show>
      </section>
      <Show when={later().length > 0}>
        <section class={styles.section} aria-labelledby="later-dates">
          <h2 id="later-dates">{t('community.later')}</h2>
          <ul class={styles.list}>
            <For each={later()}>
              {(one) => (
                <li>
                  <div class={styles.titled}>
                    <span classList={{ [styles.off ?? '']: one.status === 'cancelled' }}>
                      <span class={styles.strong}>{shortMoment(one.startsAtMs, one.zone)}</span>{' '}
                      <ToDate meeting={one} isInside={isInside()} />
                    </span>
                    <Show when={isInside() && one.status === 'planned'}>{menu(one)}</Show>
                  </div>
                  <Facts meeting={one} />
                  <Show when={one.status === 'planned' && one.coming}>
                    {(sums) => (
                      <details class={styles.fold}>
                        <summary>{ownWord(one) ?? t('community.comingAsk')}</summary>
                        <Coming meeting={one.id} sums={sums()} />
                      </details>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={past().length > 0}>
        <section class={styles.section} aria-labelledby="past-dates">
          <h2 id="past-dates">{t('community.past')}</h2>
          <ul class={styles.list}>
            <For each={past()}>
              {(one) => (
                <li>
                  <span>
                    <span class={styles.strong}>{shortMoment(one.startsAtMs, one.zone)}</span>{' '}
                    <ToDate meeting={one} isInside={isInside()} />
                  </span>
                  <Show when={one.theme}>{(theme) => <span class={styles.soft}>{theme()}</span>}</Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={!showsAll() && past().length === 5}>
            <div class={styles.row}>
              <Button tone="plain" onClick={() => setShowsAll(true)}>
                {t('date.all')}
              </Button>
            </div>
          </Show>
        </section>
      </Show>
      <Dialog
        open={asked()?.what === 'add' || asked()?.what === 'change'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={asked()?.what === 'change' ? t('community.editTitle') : t('community.addTitle')}
      >
        <Show when={chosen()} fallback={<DateForm onDone={() => setAsked(null)} />}>
          {(one) => <DateForm meeting={{ ...one() }} onDone={() => setAsked(null)} />}
        </Show>
      </Dialog>
      <Dialog
        open={asked()?.what === 'call-off'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t('community.callOffTitle')}
      >
        <Show when={chosen()}>{(one) => <CallOff meeting={one()} onDone={() => setAsked(null)} />}</Show>
      </Dialog>
    </>
  )
}

/** Members get to its page; a sponsor sees that there is a date. */
function ToDate(props: { meeting: Meeting; isInside: boolean }) {
  const community = useCommunity()
  return (
    <Show when={props.isInside} fallback={props.meeting.title}>
      <a href={`/c/${community.slug}/d/${props.meeting.id}`}>{props.meeting.title}</a>
    </Show>
  )
}

const WHERE = { online: 'inOnline', room: 'inRoom', hybrid: 'inHybrid' } as const

export function Facts(props: { meeting: Meeting }) {
  const { t } = useWords()
  const where = () => WHERE[props.meeting.mode]
  return (
    <>
      <p class={styles.facts}>
        <Show when={props.meeting.status === 'cancelled'}>
          <span class={styles.strong}>{t('community.off')}</span>
        </Show>
        <span>{t('community.minutes', { n: props.meeting.minutes })}</span>
        <span>{t(`community.${where()}`)}</span>
        <Show when={props.meeting.place}>{(place) => <span>{place()}</span>}</Show>
        <Show when={props.meeting.link}>
          {(link) => (
            <a href={link()} target="_blank" rel="noopener noreferrer">
              {t('community.link')}
            </a>
          )}
        </Show>
        <Show when={hereIfOther(props.meeting.startsAtMs, props.meeting.zone)}>
          {(when) => <span>{t('community.yourTime', { when: when() })}</span>}
        </Show>
      </p>
      <Show when={props.meeting.reason}>
        {(reason) => <p class={styles.soft}>{t('community.because', { reason: reason() })}</p>}
      </Show>
    </>
  )
}

function CallOff(props: { meeting: Meeting; onDone: () => void }) {
  const community = useCommunity()
  const { t } = useWords()
  const [reason, setReason] = createSignal('')
  const [following, setFollowing] = createSignal(false)
  const [failed, setFailed] = createSignal('')
  const hasLater = () =>
    community.page.view.meetings.some(
      (one) => one.series === props.meeting.series && one.startsAtMs > props.meeting.startsAtMs,
    )
  async function go(event: Event) {
    event.preventDefault()
    const done = await community.ask({
      kind: 'meeting.cancel',
      meeting: meetingId(props.meeting.id),
      following: following(),
      reason: reason(),
    })
    if (done.ok) props.onDone()
    else setFailed(done.code === 'text-empty' ? t('community.no_reason') : refusedText(done))
  }
  return (
    <form class={styles.form} novalidate onSubmit={(event) => void go(event)}>
      <p>{t('community.callOffText')}</p>
      <TextField label={t('community.callOffReason')} value={reason()} onInput={setReason} maxChars={200} required />
      <Show when={hasLater()}>
        <Checkbox label={t('community.callOffFollowing')} checked={following()} onChange={setFollowing} />
      </Show>
      <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <div class={styles.row}>
        <Button tone="danger" type="submit">
          {t('community.callOffGo')}
        </Button>
        <Button tone="plain" onClick={props.onDone}>
          {t('community.keep')}
        </Button>
      </div>
    </form>
  )
}
