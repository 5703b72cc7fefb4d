import { createSignal, For, Show } from 'solid-js'
import type { MemberCommand } from '../../shared/community/command.ts'
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { meetingId, memberId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import type { DatePageOfView, DatePageStore } from '../state/date-page-store.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { OpenRoom } from './OpenRoom.tsx'
import { refusedText } from './told.ts'
import { Worded } from './Worded.tsx'

type Before = NonNullable<DatePageOfView['before']>

/** What a group prepares: what it could be about, the first question, the agenda, and who leads. */
export function BeforeDate(props: {
  store: DatePageStore
  before: Before
  voted: readonly string[]
  theme: string
  mayChange: boolean
}) {
  const community = useCommunity()
  const { t, plural } = useWords()
  const [idea, setIdea] = createSignal('')
  const [failed, setFailed] = createSignal('')
  const meeting = () => meetingId(props.store.meeting)
  const date = () => community.page.view.meetings.find((one) => one.id === props.store.meeting)
  const isPlanned = () => date()?.status === 'planned'

  async function tap(command: MemberCommand): Promise<void> {
    const done = await props.store.ask(command)
    if (!done.ok) toast(refusedText(done))
  }
  async function bring(event: Event) {
    event.preventDefault()
    const done = await props.store.ask({ kind: 'page.idea.add', meeting: meeting(), text: idea() })
    setFailed(done.ok ? '' : refusedText(done))
    if (done.ok) setIdea('')
  }
  return (
    <>
      <section class={styles.section} aria-labelledby="date-ideas">
        <h2 id="date-ideas">{t('date.ideas')}</h2>
        <p class={styles.soft}>{t('date.ideasLead')}</p>
        <Show when={props.before.ideas.length > 0}>
          <ul class={styles.list}>
            <For each={[...props.before.ideas].sort((left, right) => right.votes - left.votes)}>
              {(one) => (
                <li>
                  <span class={styles.strong}>{one.text}</span>
                  <div class={styles.between}>
                    <span class={styles.soft}>{plural(one.votes, 'date.votesOne', 'date.votesMany')}</span>
                    <div class={styles.row}>
                      <Show when={isPlanned()}>
                        <Button
                          pressed={props.voted.includes(one.id)}
                          label={`${t('date.vote')}: ${one.text}`}
                          onClick={() =>
                            void tap({
                              kind: 'page.idea.vote',
                              meeting: meeting(),
                              idea: one.id,
                              on: !props.voted.includes(one.id),
                            })
                          }
                        >
                          {t(props.voted.includes(one.id) ? 'date.voted' : 'date.vote')}
                        </Button>
                      </Show>
                      <Show when={props.mayChange}>
                        <Show when={props.theme !== one.text}>
                          <Button
                            tone="plain"
                            label={`${t('date.choose')}: ${one.text}`}
                            onClick={() => void tap({ kind: 'page.idea.choose', meeting: meeting(), idea: one.id })}
                          >
                            {t('date.choose')}
                          </Button>
                        </Show>
                        <Button
                          tone="plain"
                          label={`${t('date.takeOff')}: ${one.text}`}
                          onClick={() => void tap({ kind: 'page.idea.drop', meeting: meeting(), idea: one.id })}
                        >
                          {t('date.takeOff')}
                        </Button>
                      </Show>
                    </div>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.mayChange && props.before.ideas.length < DATE_PAGE_LIMITS.ideas}>
          <form class={styles.form} novalidate onSubmit={(event) => void bring(event)}>
            <TextField
              label={t('date.idea')}
              value={idea()}
              onInput={setIdea}
              maxChars={DATE_PAGE_LIMITS.themeMaxChars}
              error={failed()}
            />
            <div class={styles.row}>
              <Button type="submit" disabled={idea().trim() === ''}>
                {t('date.ideaGo')}
              </Button>
            </div>
          </form>
        </Show>
      </section>
      <section class={styles.section} aria-labelledby="date-prompt">
        <h2 id="date-prompt">{t('date.prompt')}</h2>
        <Worded
          isTitled
          label={t('date.prompt')}
          hint={t('date.promptHint')}
          empty={t('date.promptNone')}
          now={props.before.prompt}
          mayWrite={props.mayChange}
          maxChars={200}
          save={(base, text) => props.store.ask({ kind: 'page.set', meeting: meeting(), part: 'prompt', base, text })}
        />
      </section>
      <Show when={isPlanned() && date()?.kind !== 'outside'}>
        <section class={styles.section} aria-labelledby="date-agenda">
          <h2 id="date-agenda">{t('date.agenda')}</h2>
          <p class={styles.soft}>{t(date()?.room ? 'date.agendaThere' : 'date.agendaNone')}</p>
          <div class={styles.row}>
            <Show when={date()?.room} fallback={<OpenRoom meeting={props.store.meeting} room={null} isSoon={false} />}>
              {(code) => <a href={`/r/${code()}`}>{t('date.toAgenda')}</a>}
            </Show>
          </div>
        </section>
      </Show>
      <section class={styles.section} aria-labelledby="date-lead">
        <h2 id="date-lead">{t('date.leads')}</h2>
        <div class={styles.pair}>
          <Leader as="lead" before={props.before} mayChange={props.mayChange} tap={tap} meeting={props.store.meeting} />
          <Leader
            as="deputy"
            before={props.before}
            mayChange={props.mayChange}
            tap={tap}
            meeting={props.store.meeting}
          />
        </div>
      </section>
    </>
  )
}

/** Everybody says it of themselves; who coordinates may ask somebody. */
function Leader(props: {
  as: 'lead' | 'deputy'
  before: Before
  mayChange: boolean
  meeting: string
  tap(command: MemberCommand): Promise<void>
}) {
  const community = useCommunity()
  const { t } = useWords()
  const people = () => community.page.view.inside?.members ?? []
  const own = () => community.page.mine?.member
  const now = () => props.before[props.as]
  const nameOf = (id: string | null) => people().find((one) => one.id === id)?.name ?? null
  const set = (member: string | null) =>
    void props.tap({
      kind: 'page.lead',
      meeting: meetingId(props.meeting),
      as: props.as,
      member: member === null ? null : memberId(member),
    })
  return (
    <div class={styles.part}>
      <Show
        when={community.page.view.audience === 'coordination' && props.mayChange}
        fallback={
          <>
            <h3>{t(`date.${props.as}`)}</h3>
            <p class={styles.strong}>{nameOf(now()) ?? t('date.nobody')}</p>
            <Show when={props.mayChange}>
              <Show when={now() === null}>
                <div class={styles.row}>
                  <Button onClick={() => set(own() ?? null)}>{t(`date.${props.as}Me`)}</Button>
                </div>
              </Show>
              <Show when={now() !== null && now() === own()}>
                <div class={styles.row}>
                  <Button tone="plain" onClick={() => set(null)}>
                    {t('date.notMe')}
                  </Button>
                </div>
              </Show>
            </Show>
          </>
        }
      >
        <Select
          label={t(`date.${props.as}`)}
          value={now() ?? ''}
          options={[
            { value: '', label: t('date.nobody') },
            ...people()
              .filter((one) => one.roles.length === 0 || one.roles.some((role) => role !== 'sponsor'))
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => set(value === '' ? null : value)}
        />
      </Show>
    </div>
  )
}
