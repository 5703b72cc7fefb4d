import { createSignal, For, Show } from 'solid-js'
import { CHARTER_PARTS, COMMUNITY_LIMITS } from '../../shared/community/community.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

type Part = (typeof CHARTER_PARTS)[number]

/** The charter in four parts. Members word it; nobody writes over words they did not see. */
export function WhoWeAre() {
  const community = useCommunity()
  const { t } = useWords()
  const isInside = () => community.page.view.inside !== null
  const hasWords = () => CHARTER_PARTS.some((part) => community.page.view.charter[part] !== '')
  return (
    <Show when={isInside() || hasWords()}>
      <section class={styles.section} aria-labelledby="who-we-are">
        <h2 id="who-we-are">{t('community.who')}</h2>
        <For each={CHARTER_PARTS}>
          {(part) => (
            <Show when={isInside() || community.page.view.charter[part] !== ''}>
              <CharterPart part={part} mayWrite={isInside()} />
            </Show>
          )}
        </For>
      </section>
    </Show>
  )
}

function CharterPart(props: { part: Part; mayWrite: boolean }) {
  const community = useCommunity()
  const { t } = useWords()
  const now = () => community.page.view.charter[props.part]
  /** What was there when the field was opened; null while it is shut. */
  const [base, setBase] = createSignal<string | null>(null)
  const [text, setText] = createSignal('')
  const [other, setOther] = createSignal<string | null>(null)
  const [failed, setFailed] = createSignal('')
  const [busy, setBusy] = createSignal(false)

  function begin() {
    setBase(now())
    setText(now())
    setOther(null)
    setFailed('')
  }
  async function save(event: Event) {
    event.preventDefault()
    setBusy(true)
    const done = await community.ask({ kind: 'charter.set', part: props.part, base: base() ?? '', text: text() })
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
              <h3>{t(`community.${props.part}`)}</h3>
              <Show when={props.mayWrite}>
                <Button
                  tone="plain"
                  onClick={begin}
                  label={`${t(now() === '' ? 'community.write' : 'community.edit')}: ${t(`community.${props.part}`)}`}
                >
                  {t(now() === '' ? 'community.write' : 'community.edit')}
                </Button>
              </Show>
            </div>
            <Show when={now() !== ''} fallback={<p class={styles.soft}>{t('community.empty')}</p>}>
              <p>{now()}</p>
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
            label={t(`community.${props.part}`)}
            hint={t(`community.${props.part}Hint`)}
            multiline
            rows={4}
            value={text()}
            onInput={setText}
            maxChars={COMMUNITY_LIMITS.charterPartMaxChars}
            error={failed()}
            ref={(element) => queueMicrotask(() => element.focus())}
          />
          <div class={styles.row}>
            <Button tone="primary" type="submit" busy={busy()}>
              {t('community.save')}
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
