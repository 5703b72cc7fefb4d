import { createSignal, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { type Refused, refusedText } from './told.ts'

/** Words that everybody may write anew; nobody writes over words they did not see. */
export function Worded(props: {
  label: string
  hint: string
  now: string
  mayWrite: boolean
  maxChars: number
  /** One line, or as many rows. */
  rows?: number
  /** What stands there while nobody wrote anything. */
  empty?: string
  /** The title above says it already. */
  isTitled?: boolean
  /** What in it may lead to a person. Then its writer says it more generally, or keeps it on purpose. */
  look?: (text: string) => Promise<readonly string[]>
  save(base: string, text: string): Promise<{ ok: true } | Refused>
}) {
  const { t } = useWords()
  /** What was there when the field was opened; null while it is shut. */
  const [base, setBase] = createSignal<string | null>(null)
  const [text, setText] = createSignal('')
  const [other, setOther] = createSignal<string | null>(null)
  const [marked, setMarked] = createSignal<{ text: string; words: readonly string[] } | null>(null)
  /** Of the words as they stand now. */
  const found = () => (marked()?.text === text() ? (marked()?.words ?? []) : [])
  const [failed, setFailed] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const action = () => t(props.now === '' ? 'community.write' : 'community.edit')

  function begin() {
    setBase(props.now)
    setText(props.now)
    setOther(null)
    setMarked(null)
    setFailed('')
  }
  async function save(event: Event) {
    event.preventDefault()
    setBusy(true)
    const words = found().length > 0 ? [] : ((await props.look?.(text())) ?? [])
    if (words.length > 0) {
      setBusy(false)
      return void setMarked({ text: text(), words })
    }
    setMarked(null)
    const done = await props.save(base() ?? '', text())
    setBusy(false)
    if (done.ok) return setBase(null)
    if (done.code !== 'changed-meanwhile') return setFailed(refusedText(done))
    // Their words above, one's own in the field; saving again is a decision made in sight of both.
    setOther(done.offer ?? '')
    setBase(done.offer ?? '')
  }
  return (
    <div class={styles.part}>
      <Show
        when={base() !== null}
        fallback={
          <>
            <div class={styles.between}>
              <Show when={!props.isTitled} fallback={<Told now={props.now} empty={props.empty} />}>
                <h3>{props.label}</h3>
              </Show>
              <Show when={props.mayWrite}>
                <Button tone="plain" onClick={begin} label={`${action()}: ${props.label}`}>
                  {action()}
                </Button>
              </Show>
            </div>
            <Show when={!props.isTitled}>
              <Told now={props.now} empty={props.empty} />
            </Show>
          </>
        }
      >
        <form class={styles.form} novalidate onSubmit={(event) => void save(event)}>
          <Show when={other() !== null}>
            <Notice tone="warn">
              <p>{t('community.meanwhile')}</p>
              <p class={styles.strong}>{other() === '' ? t('community.empty') : other()}</p>
              <p>{t('community.meanwhileKeep')}</p>
            </Notice>
          </Show>
          <TextField
            label={props.label}
            hint={props.hint}
            multiline={props.rows !== undefined}
            rows={props.rows ?? 1}
            value={text()}
            onInput={setText}
            maxChars={props.maxChars}
            error={failed()}
            ref={(element) => queueMicrotask(() => element.focus())}
          />
          <Show when={found().length > 0}>
            <Notice tone="warn">{t('date.marked', { words: found().join(', ') })}</Notice>
          </Show>
          <div class={styles.row}>
            <Button tone="primary" type="submit" busy={busy()}>
              {t(found().length > 0 ? 'date.saveStill' : 'community.save')}
            </Button>
            <Button tone="plain" onClick={() => setBase(null)}>
              {t('community.cancel')}
            </Button>
          </div>
        </form>
      </Show>
    </div>
  )
}

function Told(props: { now: string; empty: string | undefined }) {
  const { t } = useWords()
  return (
    <Show when={props.now !== ''} fallback={<p class={styles.soft}>{props.empty ?? t('community.empty')}</p>}>
      <p>{props.now}</p>
    </Show>
  )
}
