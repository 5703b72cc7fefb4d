import { createSignal, For, Show } from 'solid-js'
import { DATE_PAGE_LIMITS, RESOURCE_TYPES, type ResourceType } from '../../shared/community/date-page.ts'
import { meetingId } from '../../shared/ids.ts'
import type { DatePageOfView, DatePageStore } from '../state/date-page-store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

type Resource = DatePageOfView['resources'][number]

/** Things to read, see or use: by whom, of when, what it is, and where to get it. */
export function DateResources(props: { store: DatePageStore; resources: readonly Resource[]; mayChange: boolean }) {
  const { t } = useWords()
  const [adds, setAdds] = createSignal(false)
  async function takeOff(resource: string): Promise<void> {
    const meeting = meetingId(props.store.meeting)
    const done = await props.store.ask({ kind: 'page.resource.remove', meeting, resource })
    if (!done.ok) toast(refusedText(done))
  }
  return (
    <Show when={props.mayChange || props.resources.length > 0}>
      <section class={styles.section} aria-labelledby="date-resources">
        <h2 id="date-resources">{t('date.resources')}</h2>
        <Show when={props.resources.length > 0} fallback={<p class={styles.soft}>{t('date.resourcesNone')}</p>}>
          <ul class={styles.list}>
            <For each={props.resources}>
              {(one) => (
                <li>
                  <div class={styles.titled}>
                    <span>
                      <Show when={isAddress(one.where)} fallback={<span class={styles.strong}>{one.title}</span>}>
                        <a href={one.where} target="_blank" rel="noopener noreferrer">
                          {one.title}
                        </a>
                      </Show>
                    </span>
                    <Show when={props.mayChange}>
                      <Button
                        tone="plain"
                        label={`${t('date.takeOff')}: ${one.title}`}
                        onClick={() => void takeOff(one.id)}
                      >
                        {t('date.takeOff')}
                      </Button>
                    </Show>
                  </div>
                  <p class={styles.facts}>
                    <span>{t(`date.type_${one.type}`)}</span>
                    <Show when={one.author}>{(author) => <span>{author()}</span>}</Show>
                    <Show when={one.year}>{(year) => <span>{year()}</span>}</Show>
                    <Show when={one.where !== '' && !isAddress(one.where)}>
                      <span>{one.where}</span>
                    </Show>
                  </p>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.mayChange && props.resources.length < DATE_PAGE_LIMITS.resources}>
          <div class={styles.row}>
            <Button onClick={() => setAdds(true)}>{t('date.resourceAdd')}</Button>
          </div>
          <Dialog open={adds()} onOpenChange={setAdds} title={t('date.resourceAdd')}>
            <ResourceForm store={props.store} onDone={() => setAdds(false)} />
          </Dialog>
        </Show>
      </section>
    </Show>
  )
}

function ResourceForm(props: { store: DatePageStore; onDone: () => void }) {
  const { t } = useWords()
  const [title, setTitle] = createSignal('')
  const [author, setAuthor] = createSignal('')
  const [year, setYear] = createSignal('')
  const [type, setType] = createSignal<ResourceType>('text')
  const [where, setWhere] = createSignal('')
  const [failed, setFailed] = createSignal('')
  async function add(event: Event) {
    event.preventDefault()
    const digits = year().trim()
    if (digits !== '' && !/^\d{1,4}$/.test(digits)) return void setFailed(t('date.no_year'))
    const done = await props.store.ask({
      kind: 'page.resource.add',
      meeting: meetingId(props.store.meeting),
      resource: {
        title: title(),
        author: author(),
        year: digits === '' ? null : Number(digits),
        type: type(),
        where: where(),
      },
    })
    if (done.ok) props.onDone()
    else setFailed(done.code === 'not-in-limits' ? t('date.no_year') : refusedText(done))
  }
  return (
    <form class={styles.form} novalidate onSubmit={(event) => void add(event)}>
      <TextField label={t('date.resourceTitle')} value={title()} onInput={setTitle} maxChars={200} required />
      <TextField
        label={t('date.resourceWhere')}
        hint={t('date.resourceWhereHint')}
        value={where()}
        onInput={setWhere}
      />
      <div class={styles.pair}>
        <TextField label={t('date.resourceAuthor')} value={author()} onInput={setAuthor} maxChars={80} />
        <TextField label={t('date.resourceYear')} value={year()} onInput={setYear} inputMode="numeric" />
      </div>
      <Select
        label={t('date.resourceType')}
        value={type()}
        options={RESOURCE_TYPES.map((value) => ({ value, label: t(`date.type_${value}`) }))}
        onChange={(value) => setType(RESOURCE_TYPES.find((one) => one === value) ?? 'other')}
      />
      <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <div class={styles.row}>
        <Button tone="primary" type="submit">
          {t('date.resourceGo')}
        </Button>
        <Button tone="plain" onClick={props.onDone}>
          {t('community.cancel')}
        </Button>
      </div>
    </form>
  )
}

const isAddress = (where: string): boolean => /^https?:\/\/[^\s<>"]+$/.test(where)
