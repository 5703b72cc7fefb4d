import { createEffect, createResource, createSignal, Show, Suspense } from 'solid-js'
import { type ApiFailure, fetchAbout } from '../net/api.ts'
import { createCommunity } from '../net/community-api.ts'
import { Button } from '../ui/Button.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { loadCommunityWords, useWords } from '../words/words.tsx'
import styles from './BeginCommunityPage.module.css'
import { failureText } from './failure-text.ts'
import { PageFrame } from './PageFrame.tsx'
import { navigate } from './routes.ts'
import { SignInFirst } from './SignInFirst.tsx'
import { Waiting } from './Waiting.tsx'

const KINDS = ['mixed', 'mentors', 'mentees', 'circle'] as const
const WORD_OF = { mixed: 'kindMixed', mentors: 'kindMentors', mentees: 'kindMentees', circle: 'kindCircle' } as const

/** `/c`: a community in two minutes. The agreement comes with it and can be worded anew by the group. */
export function BeginCommunityPage() {
  const { t, language } = useWords()
  const [about] = createResource(async () => {
    const [answer] = await Promise.all([fetchAbout(), loadCommunityWords()])
    return answer
  })
  const [title, setTitle] = createSignal('')
  const [name, setName] = createSignal('')
  const [kind, setKind] = createSignal<(typeof KINDS)[number]>('mixed')
  const [key, setKey] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<ApiFailure | null>(null)
  const known = () => {
    const answer = about()
    return answer?.ok ? answer.value : undefined
  }
  const needsKey = () => known()?.create === 'key'
  createEffect(() => {
    if (about()) document.title = t('community.beginDocument')
  })

  async function create(event: Event) {
    event.preventDefault()
    if (title().trim() === '') return setFailed({ ok: false, code: 'title-empty' })
    if (name().trim() === '') return setFailed({ ok: false, code: 'name-empty' })
    setBusy(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
    const wish = { title: title(), name: name(), kind: kind(), language: language(), zone }
    const made = await createCommunity(needsKey() ? { ...wish, createKey: key() } : wish)
    setBusy(false)
    if (made.ok) navigate(`/c/${made.value.slug}`)
    else setFailed(made)
  }
  const isAbout = (part: 'title' | 'name') => {
    const code = failed()?.code ?? ''
    const isName = code.startsWith('name-')
    const isTitle = code === 'title-empty' || code.startsWith('text-')
    return (part === 'name' ? isName : isTitle) ? failureText(code) : ''
  }
  return (
    <PageFrame>
      <Suspense fallback={<Waiting />}>
        <Show when={about()}>
          <div class={styles.page}>
            <div class={styles.lead}>
              <Prompt size="l">{t('community.beginTitle')}</Prompt>
              <p>{t('community.beginLead')}</p>
            </div>
            <SignInFirst about={known()} failed={false}>
              <form class={styles.form} novalidate onSubmit={(event) => void create(event)}>
                <TextField
                  label={t('community.beginName')}
                  hint={t('community.beginNameHint')}
                  placeholder={t('community.beginNameExample')}
                  value={title()}
                  onInput={setTitle}
                  maxChars={80}
                  error={isAbout('title')}
                  required
                />
                <NameField
                  label={t('start.ownName')}
                  hint={t('start.ownNameHint')}
                  value={name()}
                  onInput={setName}
                  error={isAbout('name')}
                  required
                />
                <Select
                  label={t('community.beginKind')}
                  hint={t('community.kindCircleHint')}
                  value={kind()}
                  options={KINDS.map((value) => ({ value, label: t(`community.${WORD_OF[value]}`) }))}
                  onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'mixed')}
                />
                <Show when={needsKey()}>
                  <TextField label={t('start.key')} hint={t('start.keyHint')} value={key()} onInput={setKey} />
                </Show>
                <Show when={failed() && isAbout('title') === '' && isAbout('name') === ''}>
                  <Notice tone="error">{failureText(failed()?.code ?? '')}</Notice>
                </Show>
                <Button tone="primary" type="submit" full busy={busy()}>
                  {busy() ? t('community.beginGoing') : t('community.beginGo')}
                </Button>
              </form>
            </SignInFirst>
          </div>
        </Show>
      </Suspense>
    </PageFrame>
  )
}
