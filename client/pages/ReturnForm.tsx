import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { askToReturn, fetchRoom } from '../net/api.ts'
import { Button } from '../ui/Button.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words/words.tsx'
import { failureText } from './failure-text.ts'
import styles from './ReturnForm.module.css'

/** How often the page looks whether the facilitator has nodded. */
const LOOK_MS = 2_000

/** "I was here before", from a new device: ask, wait for the facilitator's nod, go in. */
export function ReturnForm(props: { code: string; onSeated: (seat: string) => void }) {
  const { t } = useWords()
  const [name, setName] = createSignal('')
  const [state, setState] = createSignal<'idle' | 'busy' | 'asked'>('idle')
  const [failed, setFailed] = createSignal('')
  let timer: ReturnType<typeof setInterval> | undefined
  onCleanup(() => clearInterval(timer))

  async function ask(event: SubmitEvent) {
    event.preventDefault()
    if (name().trim() === '') return setFailed('name-empty')
    setState('busy')
    setFailed('')
    const answer = await askToReturn(props.code, name())
    if (!answer.ok) {
      setState('idle')
      setFailed(answer.code)
      return
    }
    setState('asked')
    clearInterval(timer)
    timer = setInterval(look, LOOK_MS)
  }

  async function look() {
    const found = await fetchRoom(props.code)
    const seat = found.ok ? found.value.seats[0] : undefined
    if (!seat) return
    clearInterval(timer)
    props.onSeated(seat.id)
  }

  const problem = () => (failed() ? failureText(failed()) : '')
  return (
    <details class={styles.details}>
      <summary class={styles.summary}>{t('join.before')}</summary>
      <form class={styles.form} onSubmit={ask} novalidate>
        <p class={styles.text}>{t('join.beforeText')}</p>
        <Switch>
          <Match when={state() === 'asked'}>
            <div role="status">
              <Notice tone="info">{t('join.asked')}</Notice>
            </div>
          </Match>
          <Match when={true}>
            <NameField
              label={t('join.beforeName')}
              value={name()}
              onInput={(value) => {
                setName(value)
                setFailed('')
              }}
              error={problem()}
            />
            <Button type="submit" full busy={state() === 'busy'}>
              {t('join.beforeAsk')}
            </Button>
          </Match>
        </Switch>
        <Show when={state() === 'asked'}>
          <Button tone="plain" onClick={() => setState('idle')}>
            {t('join.askAgain')}
          </Button>
        </Show>
      </form>
    </details>
  )
}
