import { createSignal, For, Show } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { type Refused, refusedText } from './told.ts'

/** Coming in with an invitation: what the group agreed, a name, one tap. */
export function Join(props: { secret: string; onIn: () => void }) {
  const community = useCommunity()
  const { t } = useWords()
  const [name, setName] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<Refused | null>(null)

  async function join(as: string) {
    if (as.trim() === '') return setRefused({ ok: false, code: 'name-empty' })
    setBusy(true)
    const done = await community.join({ secret: props.secret, name: as })
    setBusy(false)
    if (done.ok) props.onIn()
    else setRefused(done)
  }
  const offer = () => (refused()?.code === 'name-taken' ? refused()?.offer : undefined)
  const isOfName = () => refused()?.code.startsWith('name-') ?? false
  const words = () => {
    const now = refused()
    return now ? refusedText(now) : ''
  }
  return (
    <div class={styles.page}>
      <div class={styles.head}>
        <p class={styles.soft}>{t('community.joinTitle')}</p>
        <Prompt size="l">{community.page.view.name}</Prompt>
      </div>
      <form
        class={styles.sheet}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void join(name())
        }}
      >
        <p>{t('community.joinLead')}</p>
        <NameField
          label={t('community.joinName')}
          hint={t('community.joinNameHint')}
          value={name()}
          onInput={setName}
          error={isOfName() && !offer() ? words() : ''}
          required
        />
        <Show when={offer()}>
          {(free) => (
            <Notice
              tone="warn"
              action={<Button onClick={() => void join(free())}>{t('community.joinOffer', { name: free() })}</Button>}
            >
              {t('community.joinTaken', { name: name().trim() })}
            </Notice>
          )}
        </Show>
        <div class={styles.part}>
          <h3>{t('community.joinPrinciples')}</h3>
          <ol class={styles.lines}>
            <For each={community.page.view.principles}>{(line) => <li>{line}</li>}</For>
          </ol>
        </div>
        <Show when={refused() && !isOfName()}>
          <Notice tone="error">{words()}</Notice>
        </Show>
        <Button tone="primary" type="submit" full busy={busy()}>
          {t('community.joinGo')}
        </Button>
      </form>
    </div>
  )
}
