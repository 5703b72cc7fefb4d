import { createSignal, For, Index, Show } from 'solid-js'
import type { PollAnswer } from '../../shared/community/community.ts'
import { wallTime } from '../../shared/zoned-time.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { shortMoment } from './moments.ts'
import { refusedText } from './told.ts'
import { ZoneSelect } from './ZoneSelect.tsx'

type Poll = NonNullable<ReturnType<typeof useCommunity>['page']['view']['inside']>['polls'][number]

/** Several days to choose from: one answer each, sums for all, and the chosen one goes into the calendar. */
export function Polls() {
  const community = useCommunity()
  const { t } = useWords()
  const [asks, setAsks] = createSignal(false)
  const polls = () => community.page.view.inside?.polls ?? []
  return (
    <Show when={community.page.view.inside}>
      <section class={styles.section} aria-labelledby="polls">
        <h2 id="polls">{t('community.polls')}</h2>
        <For each={polls()}>{(poll) => <PollSheet poll={poll} />}</For>
        <div class={styles.row}>
          <Button onClick={() => setAsks(true)}>{t('community.pollAdd')}</Button>
        </div>
        <Dialog open={asks()} onOpenChange={setAsks} title={t('community.pollAdd')}>
          <PollForm onDone={() => setAsks(false)} />
        </Dialog>
      </section>
    </Show>
  )
}

function PollSheet(props: { poll: Poll }) {
  const community = useCommunity()
  const { t } = useWords()
  const own = () => community.page.mine?.polls[props.poll.id]
  async function tell(result: Promise<{ ok: true } | { ok: false; code: string; offer?: string }>) {
    const done = await result
    if (!done.ok) toast(refusedText(done))
  }
  function say(index: number, said: string) {
    const answers: PollAnswer[] = props.poll.options.map((_, at) => own()?.[at] ?? 'no')
    answers[index] = said === 'yes' || said === 'maybe' ? said : 'no'
    void tell(community.ask({ kind: 'poll.answer', poll: props.poll.id, answers }))
  }
  function choose(option: number) {
    const details = { kind: 'session', title: props.poll.title, minutes: props.poll.minutes } as const
    const where = { mode: 'hybrid', place: '', link: '' } as const
    void tell(community.ask({ kind: 'poll.choose', poll: props.poll.id, option, details: { ...details, ...where } }))
  }
  return (
    <article class={styles.sheet} aria-label={props.poll.title}>
      <h3>{props.poll.title}</h3>
      <Index each={props.poll.options}>
        {(option, index) => (
          <div class={styles.part}>
            <p class={styles.strong}>{shortMoment(option().startsAtMs, props.poll.zone)}</p>
            <Segmented
              label={t('community.pollYour', { day: shortMoment(option().startsAtMs, props.poll.zone) })}
              value={own()?.[index] ?? ''}
              options={[
                { value: 'yes', label: t('community.pollYes') },
                { value: 'maybe', label: t('community.pollMaybe') },
                { value: 'no', label: t('community.pollNo') },
              ]}
              onChange={(said) => say(index, said)}
            />
            <div class={styles.between}>
              <span class={styles.soft}>{t('community.pollSums', { ...option().sums })}</span>
              <Button tone="plain" onClick={() => choose(index)}>
                {t('community.pollChoose')}
              </Button>
            </div>
          </div>
        )}
      </Index>
      <div class={styles.row}>
        <Button tone="plain" onClick={() => void tell(community.ask({ kind: 'poll.drop', poll: props.poll.id }))}>
          {t('community.pollDrop')}
        </Button>
      </div>
    </article>
  )
}

function PollForm(props: { onDone: () => void }) {
  const community = useCommunity()
  const { t } = useWords()
  const own = community.page.view.zone
  const noonIn = (days: number) => `${wallTime(Date.now() + days * 86_400_000, own).slice(0, 10)}T12:00`
  const [title, setTitle] = createSignal('')
  const [zone, setZone] = createSignal(own)
  const [walls, setWalls] = createSignal([noonIn(14), noonIn(21), noonIn(28)])
  const [failed, setFailed] = createSignal('')
  async function ask(event: Event) {
    event.preventDefault()
    const days = walls().filter((wall) => wall !== '')
    const done = await community.ask({ kind: 'poll.open', title: title(), zone: zone(), minutes: 120, walls: days })
    if (done.ok) props.onDone()
    else setFailed(refusedText(done))
  }
  return (
    <form class={styles.form} novalidate onSubmit={(event) => void ask(event)}>
      <TextField label={t('community.pollTitle')} value={title()} onInput={setTitle} maxChars={80} required />
      <ZoneSelect value={zone()} onChange={setZone} />
      <Index each={walls()}>
        {(wall, index) => (
          <DateTimeField
            label={t('community.pollDay', { n: index + 1 })}
            value={wall()}
            onInput={(next) => setWalls(walls().map((one, at) => (at === index ? next : one)))}
          />
        )}
      </Index>
      <div class={styles.row}>
        <Button tone="plain" onClick={() => setWalls([...walls(), noonIn(14 + walls().length * 7)])}>
          {t('community.pollMore')}
        </Button>
      </div>
      <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <Button tone="primary" type="submit">
        {t('community.pollGo')}
      </Button>
    </form>
  )
}
