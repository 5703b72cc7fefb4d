import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { ENTRY_TYPES, type EntryType } from '../../shared/community/entries.ts'
import { useCommunity } from '../state/community-context.tsx'
import { createShelfStore, type LineOfShelf } from '../state/entries-store.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

/** `/c/SLUG/k`: what the community knows. Search first, then where to start, drafts that wait for readers, and all of it. */
export function Knowledge() {
  const community = useCommunity()
  const { t, plural } = useWords()
  const store = createShelfStore(community)
  const [drafts, setDrafts] = createSignal(false)
  const mayWrite = () => community.page.mine !== null && community.page.mine.standing !== 'guest'
  const found = () => store.shelf()?.found ?? null
  const hrefOf = (one: { kind: 'entry' | 'date'; id: string }) =>
    `/c/${community.slug}/${one.kind === 'entry' ? 'k' : 'd'}/${one.id}`
  return (
    <div class={styles.page}>
      <p>
        <a href={`/c/${community.slug}`}>{t('date.back', { name: community.page.view.name })}</a>
      </p>
      <div class={styles.head}>
        <Prompt size="l">{t('know.title')}</Prompt>
        <p class={styles.soft}>{t('know.lead')}</p>
      </div>
      <Show when={store.isOffline()}>
        <Notice tone="warn">{t('community.offline')}</Notice>
      </Show>
      <div class={styles.columns}>
        <div class={styles.column}>
          <section class={styles.section} aria-labelledby="know-search">
            <h2 id="know-search">{t('know.search')}</h2>
            <TextField
              label={t('know.searchLabel')}
              hint={t('know.searchHint')}
              value={store.query()}
              onInput={store.search}
              inputMode="search"
            />
            <p class={styles.soft} role="status">
              <Show when={found()}>
                {(all) =>
                  all().length === 0 ? t('know.foundNone') : plural(all().length, 'know.foundOne', 'know.foundMany')
                }
              </Show>
            </p>
            <Show when={(found()?.length ?? 0) > 0}>
              <ul class={styles.list}>
                <For each={found()}>
                  {(one) => (
                    <li>
                      <a href={hrefOf(one)}>{one.title}</a>
                      <span class={styles.soft}>{one.kind === 'date' ? one.text : one.text || t('know.entry')}</span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </section>
          <Show when={(store.shelf()?.start.length ?? 0) > 0}>
            <section class={styles.section} aria-labelledby="know-start">
              <h2 id="know-start">{t('know.start')}</h2>
              <Lines lines={store.shelf()?.start ?? []} />
            </section>
          </Show>
          <section class={styles.section} aria-labelledby="know-all">
            <h2 id="know-all">{t('know.all')}</h2>
            <Show
              when={(store.shelf()?.entries.length ?? 0) > 0}
              fallback={<p class={styles.soft}>{t('know.allNone')}</p>}
            >
              <Lines lines={store.shelf()?.entries ?? []} />
            </Show>
            <Show when={(store.shelf()?.count ?? 0) > (store.shelf()?.entries.length ?? 0)}>
              <p class={styles.soft}>{t('know.more', { n: store.shelf()?.count ?? 0 })}</p>
            </Show>
          </section>
        </div>
        <div class={styles.column}>
          <section class={styles.section} aria-labelledby="know-drafts">
            <h2 id="know-drafts">{t('know.drafts')}</h2>
            <p class={styles.soft}>{t('know.draftsLead')}</p>
            <Show when={(store.shelf()?.drafts.length ?? 0) > 0}>
              <Lines lines={store.shelf()?.drafts ?? []} />
            </Show>
            <Show when={mayWrite()}>
              <div class={styles.row}>
                <Button tone="primary" onClick={() => setDrafts(true)}>
                  {t('know.draft')}
                </Button>
              </div>
              <Dialog open={drafts()} onOpenChange={setDrafts} title={t('know.draft')}>
                <DraftForm
                  onAsk={(type, title) => store.ask({ kind: 'entry.add', type, title, from: '' })}
                  onDone={() => setDrafts(false)}
                />
              </Dialog>
            </Show>
          </section>
          <TakeAlong store={store} />
        </div>
      </div>
    </div>
  )
}

function Lines(props: { lines: readonly LineOfShelf[] }) {
  const community = useCommunity()
  const { t } = useWords()
  return (
    <ul class={styles.list}>
      <For each={props.lines}>
        {(one) => (
          <li>
            <a href={`/c/${community.slug}/k/${one.id}`}>{one.title}</a>
            <p class={styles.facts}>
              <span>{t(`know.type_${one.type}`)}</span>
              <Show when={one.isDue}>
                <span>{t('know.due')}</span>
              </Show>
              <Show when={one.needsSteward}>
                <span>{t('know.needsSteward')}</span>
              </Show>
            </p>
          </li>
        )}
      </For>
    </ul>
  )
}

type Asked = Promise<{ ok: true } | { ok: false; code: string; offer?: string }>

export function DraftForm(props: { title?: string; onAsk(type: EntryType, title: string): Asked; onDone: () => void }) {
  const { t } = useWords()
  const [title, setTitle] = createSignal(props.title ?? '')
  const [type, setType] = createSignal<EntryType>('practice')
  const [failed, setFailed] = createSignal('')
  async function go(event: Event) {
    event.preventDefault()
    const done = await props.onAsk(type(), title())
    if (done.ok) props.onDone()
    else setFailed(refusedText(done))
  }
  return (
    <form class={styles.form} novalidate onSubmit={(event) => void go(event)}>
      <TextField
        label={t('know.part_title')}
        hint={t('know.hint_title')}
        value={title()}
        onInput={setTitle}
        maxChars={120}
        required
      />
      <Select
        label={t('know.type')}
        value={type()}
        options={ENTRY_TYPES.map((value) => ({ value, label: t(`know.type_${value}`) }))}
        onChange={(value) => setType(ENTRY_TYPES.find((one) => one === value) ?? 'practice')}
      />
      <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <div class={styles.row}>
        <Button tone="primary" type="submit">
          {t('know.draftGo')}
        </Button>
        <Button tone="plain" onClick={props.onDone}>
          {t('community.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** All of it as one file, and such a file brought in. */
function TakeAlong(props: { store: ReturnType<typeof createShelfStore> }) {
  const community = useCommunity()
  const { t, plural } = useWords()
  const id = createUniqueId()
  const [failed, setFailed] = createSignal('')
  const mayBringIn = () => community.page.mine?.roles.some((role) => role === 'coordinator' || role === 'steward')
  async function bringIn(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    const done = await props.store.bringIn(file)
    input.value = ''
    if (!done.ok) return void setFailed(refusedText(done))
    setFailed('')
    const words = plural(done.value.added, 'know.broughtOne', 'know.broughtMany')
    toast(words)
    announce(words)
  }
  return (
    <section class={styles.section} aria-labelledby="know-along">
      <h2 id="know-along">{t('know.along')}</h2>
      <p class={styles.soft}>{t('know.alongLead')}</p>
      <p>
        <a href={props.store.address()} download="entries.md">
          {t('know.save')}
        </a>
      </p>
      <Show when={mayBringIn()}>
        <div class={styles.form}>
          <label class={styles.strong} for={id}>
            {t('know.bring')}
          </label>
          <input
            id={id}
            class={styles.picker}
            type="file"
            accept=".md"
            onChange={(event) => void bringIn(event.currentTarget)}
          />
          <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
        </div>
      </Show>
    </section>
  )
}
