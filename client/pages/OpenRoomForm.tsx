import { createResource, createSignal, onMount, Show } from 'solid-js'
import { type ApiFailure, createRoom } from '../net/api.ts'
import { liesHere } from '../state/kept-here.ts'
import { Button } from '../ui/Button.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/words.tsx'
import { failureText } from './failure-text.ts'
import styles from './OpenRoomForm.module.css'
import { navigate } from './routes.ts'

const TITLE_MAX_CHARS = 80
const GROUPS = ['circle', 'community', 'assembly'] as const
const LENGTHS = ['60', '90', '120'] as const

/** Makes a room with its facilitator and goes there. What was typed stays when something is refused. */
export function OpenRoomForm(props: { needsKey: boolean }) {
  const { t, language } = useWords()
  const [title, setTitle] = createSignal('')
  const [name, setName] = createSignal('')
  const [group, setGroup] = createSignal('community')
  const [length, setLength] = createSignal('120')
  const [key, setKey] = createSignal('')
  const [own, setOwn] = createSignal('')
  /** Plans kept on this device; what reads them is loaded only where there are some. */
  const [ownPlans] = createResource(async () =>
    liesHere('copse.plan.') ? (await import('../state/own-plans.ts')).ownPlans() : [],
  )
  const chosen = () => ownPlans.latest?.find((one) => one.name === own())
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<ApiFailure | null>(null)
  let first: HTMLElement | undefined
  onMount(() => first?.focus())

  async function create(event: SubmitEvent) {
    event.preventDefault()
    if (title().trim() === '') return setFailed({ ok: false, code: 'title-empty' })
    if (name().trim() === '') return setFailed({ ok: false, code: 'name-empty' })
    setBusy(true)
    setFailed(null)
    const own = chosen()
    const wish = {
      title: title(),
      name: name(),
      plan: `${group()}_${length()}`,
      language: language(),
      ...(own ? { ownPlan: own.plan } : {}),
    }
    const made = await createRoom(props.needsKey ? { ...wish, createKey: key() } : wish)
    setBusy(false)
    if (made.ok) navigate(`/r/${made.value.code}`)
    else setFailed(made)
  }

  const about = (part: 'title' | 'name' | 'key' | 'other') => {
    const failure = failed()
    return failure && partOf(failure.code) === part ? failureText(failure.code) : ''
  }

  return (
    <form class={styles.form} onSubmit={create} novalidate>
      <TextField
        ref={(element) => {
          first = element
        }}
        label={t('start.roomTitle')}
        hint={t('start.roomTitleHint')}
        placeholder={t('start.roomTitleExample')}
        name="title"
        value={title()}
        onInput={setTitle}
        maxChars={TITLE_MAX_CHARS}
        error={about('title')}
        required
      />
      <NameField
        label={t('start.ownName')}
        hint={t('start.ownNameHint')}
        value={name()}
        onInput={setName}
        error={about('name')}
        required
      />
      <Show when={(ownPlans.latest?.length ?? 0) > 0}>
        <Select
          label={t('start.plan')}
          value={own()}
          onChange={setOwn}
          options={[
            { value: '', label: t('start.planReady') },
            ...(ownPlans.latest ?? []).map((one) => ({
              value: one.name,
              label: t('start.planOwn', { name: one.name, n: one.plan.totalMinutes }),
            })),
          ]}
        />
      </Show>
      <Show when={!chosen()}>
        <Segmented
          label={t('start.group')}
          showLabel
          value={group()}
          onChange={setGroup}
          options={GROUPS.map((value) => ({ value, label: t(`start.${value}`) }))}
        />
        <Segmented
          label={t('start.minutes')}
          showLabel
          value={length()}
          onChange={setLength}
          options={LENGTHS.map((value) => ({ value, label: t('start.minutesOption', { n: value }) }))}
        />
      </Show>
      <p class={styles.note}>{t('start.planHint')}</p>
      <Show when={props.needsKey}>
        <TextField
          label={t('start.key')}
          hint={t('start.keyHint')}
          value={key()}
          onInput={setKey}
          error={about('key')}
          spellcheck={false}
          autocapitalize="off"
        />
      </Show>
      <Show when={about('other')}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <Button tone="primary" type="submit" full busy={busy()}>
        {busy() ? t('start.creating') : t('start.create')}
      </Button>
    </form>
  )
}

function partOf(code: string): 'title' | 'name' | 'key' | 'other' {
  if (code === 'title-empty' || code === 'text-empty' || code === 'text-too-long') return 'title'
  if (code.startsWith('name-')) return 'name'
  return code === 'create-key' ? 'key' : 'other'
}
