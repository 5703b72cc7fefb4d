import { createSignal, For, Show } from 'solid-js'
import { ENTRY_LIMITS } from '../../shared/community/entries.ts'
import { meetingId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import type { DatePageOfView, DatePageStore } from '../state/date-page-store.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { namesIn } from './names-in.ts'
import { refusedText } from './told.ts'

type Learning = NonNullable<DatePageOfView['after']>['learning']

/** What a group keeps of a date that has begun: sentences of learning, put up on purpose. */
export function AfterDate(props: {
  store: DatePageStore
  learning: Learning
  theme: string
  room: string | null
  mayChange: boolean
}) {
  const community = useCommunity()
  const { t } = useWords()
  const [line, setLine] = createSignal('')
  const [failed, setFailed] = createSignal('')
  const [offered, setOffered] = createSignal<readonly string[]>([])
  /** Words in it that may lead to a person; its writer decides. */
  const [marked, setMarked] = createSignal<{ text: string; words: readonly string[] } | null>(null)
  const meeting = () => meetingId(props.store.meeting)
  const left = () => offered().filter((text) => !props.learning.some((one) => one.text === text))

  async function put(text: string): Promise<void> {
    const isDecided = marked()?.text === text
    const words = isDecided ? [] : await namesIn(community, text)
    if (words.length > 0) {
      setLine(text)
      setMarked({ text, words })
      return
    }
    setMarked(null)
    const done = await props.store.ask({ kind: 'page.learning.add', meeting: meeting(), text })
    setFailed(done.ok ? '' : refusedText(done))
    if (done.ok && line() === text) setLine('')
  }
  async function fetchLines(room: string): Promise<void> {
    const lines = await props.store.learningLines(room)
    if (!lines.ok) return void toast(t('date.linesGone'))
    setOffered(lines.value)
    if (left().length === 0) toast(t('date.linesNone'))
  }
  /** The line becomes the title of a draft that says which date it is from, and never who was there. */
  async function makeEntry(text: string): Promise<void> {
    const date = community.page.view.meetings.find((one) => one.id === props.store.meeting)
    const title = [...text].slice(0, ENTRY_LIMITS.titleMaxChars).join('')
    const from = [props.theme || date?.title, date?.wall.slice(0, 7)].filter(Boolean).join(', ')
    const done = await community.ask({ kind: 'entry.add', type: 'lesson', title, from })
    toast(done.ok ? t('know.draftThere') : refusedText(done))
  }
  async function takeOff(id: string): Promise<void> {
    const done = await props.store.ask({ kind: 'page.learning.remove', meeting: meeting(), line: id })
    if (!done.ok) toast(refusedText(done))
  }
  return (
    <section class={styles.section} aria-labelledby="date-learning">
      <h2 id="date-learning">{t('date.learning')}</h2>
      <p class={styles.soft}>{t('date.learningLead')}</p>
      <Show when={props.learning.length > 0}>
        <ul class={styles.list}>
          <For each={props.learning}>
            {(one) => (
              <li>
                <div class={styles.between}>
                  <span>{one.text}</span>
                  <Show when={props.mayChange}>
                    <div class={styles.row}>
                      <Button
                        tone="plain"
                        label={`${t('know.toEntry')}: ${one.text}`}
                        onClick={() => void makeEntry(one.text)}
                      >
                        {t('know.toEntry')}
                      </Button>
                      <Button
                        tone="plain"
                        label={`${t('date.takeOff')}: ${one.text}`}
                        onClick={() => void takeOff(one.id)}
                      >
                        {t('date.takeOff')}
                      </Button>
                    </div>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.mayChange}>
        <Show when={left().length > 0}>
          <div class={styles.sheet}>
            <h3>{t('date.fromSession')}</h3>
            <ul class={styles.list}>
              <For each={left()}>
                {(text) => (
                  <li>
                    <div class={styles.titled}>
                      <span>{text}</span>
                      <Button label={`${t('date.putUp')}: ${text}`} onClick={() => void put(text)}>
                        {t('date.putUp')}
                      </Button>
                    </div>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
        <form
          class={styles.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            void put(line())
          }}
        >
          <TextField
            label={t('date.line')}
            hint={t('date.lineHint')}
            value={line()}
            onInput={(text) => {
              setLine(text)
              setMarked(null)
            }}
            maxChars={200}
            error={failed()}
          />
          <Show when={marked()}>
            {(found) => (
              <Notice tone="warn">
                <p>{t('date.marked', { words: found().words.join(', ') })}</p>
              </Notice>
            )}
          </Show>
          <div class={styles.row}>
            <Button type="submit" disabled={line().trim() === ''}>
              {t(marked() ? 'date.putUpStill' : 'date.putUp')}
            </Button>
            <Show when={props.room !== null && offered().length === 0 ? props.room : null}>
              {(room) => (
                <Button tone="plain" onClick={() => void fetchLines(room())}>
                  {t('date.takeLines')}
                </Button>
              )}
            </Show>
          </div>
        </form>
      </Show>
    </section>
  )
}
