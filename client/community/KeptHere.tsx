import { createSignal, Show } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

const DAYS = [1, 7, 14, 30, 60, 90]
const MINUTES = [1, 2, 5, 10]

/** How long things are kept: told to every member, set by who coordinates. A room keeps what holds when it is opened. */
export function KeptHere() {
  const community = useCommunity()
  const { t, plural } = useWords()
  const now = () => community.page.view.inside?.keeping
  const [edits, setEdits] = createSignal(false)
  const [summaryDays, setSummaryDays] = createSignal(30)
  const [graceMinutes, setGraceMinutes] = createSignal(1)
  const [answersDays, setAnswersDays] = createSignal(30)
  const [failed, setFailed] = createSignal('')
  const [busy, setBusy] = createSignal(false)

  function begin() {
    const kept = now()
    if (!kept) return
    setSummaryDays(kept.summaryDays)
    setGraceMinutes(kept.graceMinutes)
    setAnswersDays(kept.answersDays)
    setFailed('')
    setEdits(true)
  }
  async function save(event: Event) {
    event.preventDefault()
    setBusy(true)
    const done = await community.ask({
      kind: 'keeping.set',
      keeping: { summaryDays: summaryDays(), graceMinutes: graceMinutes(), answersDays: answersDays() },
    })
    setBusy(false)
    if (done.ok) setEdits(false)
    else setFailed(refusedText(done))
  }
  const days = (n: number) => plural(n, 'community.dayOne', 'community.dayMany')
  const minutes = (n: number) => plural(n, 'community.minuteOne', 'community.minuteMany')
  /** What is set now is among them, whatever a program set. */
  const options = (offered: readonly number[], present: number, words: (n: number) => string) =>
    [...new Set([...offered, present])]
      .sort((left, right) => left - right)
      .map((n) => ({ value: String(n), label: words(n) }))
  return (
    <Show when={now()}>
      {(kept) => (
        <section class={styles.section} aria-labelledby="kept-here">
          <div class={styles.between}>
            <h2 id="kept-here" class={styles.large}>
              {t('community.kept')}
            </h2>
            <Show when={community.page.view.audience === 'coordination' && !edits()}>
              <Button tone="plain" onClick={begin} label={t('community.keptEdit')}>
                {t('community.edit')}
              </Button>
            </Show>
          </div>
          <Show
            when={edits()}
            fallback={
              <dl class={styles.terms}>
                <div>
                  <dt>{t('community.keptSummary')}</dt>
                  <dd>{days(kept().summaryDays)}</dd>
                </div>
                <div>
                  <dt>{t('community.keptGrace')}</dt>
                  <dd>{minutes(kept().graceMinutes)}</dd>
                </div>
                <div>
                  <dt>{t('community.keptAnswers')}</dt>
                  <dd>{days(kept().answersDays)}</dd>
                </div>
              </dl>
            }
          >
            <form class={styles.form} onSubmit={(event) => void save(event)}>
              <Select
                label={t('community.keptSummary')}
                value={String(summaryDays())}
                options={options(DAYS, kept().summaryDays, days)}
                onChange={(value) => setSummaryDays(Number(value))}
              />
              <Select
                label={t('community.keptGrace')}
                value={String(graceMinutes())}
                options={options(MINUTES, kept().graceMinutes, minutes)}
                onChange={(value) => setGraceMinutes(Number(value))}
              />
              <Select
                label={t('community.keptAnswers')}
                value={String(answersDays())}
                options={options(DAYS, kept().answersDays, days)}
                onChange={(value) => setAnswersDays(Number(value))}
              />
              <p class={styles.soft}>{t('community.keptOpened')}</p>
              <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
              <div class={styles.row}>
                <Button tone="primary" type="submit" busy={busy()}>
                  {t('community.save')}
                </Button>
                <Button tone="plain" onClick={() => setEdits(false)}>
                  {t('community.cancel')}
                </Button>
              </div>
            </form>
          </Show>
        </section>
      )}
    </Show>
  )
}
