import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { meetingId } from '../../shared/ids.ts'
import type { DatePageOfView, DatePageStore } from '../state/date-page-store.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

/** What the picker of the system offers first. The server looks at the bytes. */
const ENDINGS = '.pdf,.pptx,.docx,.xlsx,.odp,.odt,.ods,.png,.jpg,.jpeg,.webp,.txt,.md,.csv'

/** Slides and other files, newest first: saved by the browser, never shown in the page. */
export function DateFiles(props: { store: DatePageStore; files: DatePageOfView['files']; mayChange: boolean }) {
  const { t, language } = useWords()
  const id = createUniqueId()
  const [failed, setFailed] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  let picker: HTMLInputElement | undefined

  async function put(file: File | undefined): Promise<void> {
    if (!file) return
    if (file.size > DATE_PAGE_LIMITS.fileMaxBytes) return void setFailed(refusedText({ ok: false, code: 'too-large' }))
    setBusy(true)
    const done = await props.store.upload(file)
    setBusy(false)
    setFailed(done.ok ? '' : refusedText(done))
    if (done.ok) announce(t('date.fileThere', { name: file.name }))
    if (picker) picker.value = ''
  }
  async function takeOff(file: string): Promise<void> {
    const meeting = meetingId(props.store.meeting)
    const done = await props.store.ask({ kind: 'page.file.remove', meeting, file })
    if (!done.ok) toast(refusedText(done))
  }
  const sizeOf = (bytes: number): string => {
    const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
    const digits = { maximumFractionDigits: unit === 'kB' ? 0 : 1 }
    return `${Math.max(size, unit === 'kB' ? 1 : 0).toLocaleString(language() === 'de' ? 'de-DE' : 'en-GB', digits)} ${unit}`
  }
  return (
    <Show when={props.mayChange || props.files.length > 0}>
      <section class={styles.section} aria-labelledby="date-files">
        <h2 id="date-files">{t('date.files')}</h2>
        <Show when={props.files.length > 0} fallback={<p class={styles.soft}>{t('date.filesNone')}</p>}>
          <ul class={styles.list}>
            <For each={props.files}>
              {(file) => (
                <li>
                  <div class={styles.titled}>
                    <span>
                      <a href={props.store.addressOf(file.id)} download={file.name}>
                        {file.name}
                      </a>{' '}
                      <span class={styles.soft}>{sizeOf(file.bytes)}</span>
                    </span>
                    <Show when={props.mayChange}>
                      <Button
                        tone="plain"
                        label={`${t('date.takeOff')}: ${file.name}`}
                        onClick={() => void takeOff(file.id)}
                      >
                        {t('date.takeOff')}
                      </Button>
                    </Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.mayChange && props.files.length < DATE_PAGE_LIMITS.files}>
          <div class={styles.form}>
            <label class={styles.strong} for={id}>
              {t('date.fileAdd')}
            </label>
            <input
              id={id}
              class={styles.picker}
              type="file"
              accept={ENDINGS}
              disabled={busy()}
              aria-describedby={`${id}-hint`}
              ref={(element) => {
                picker = element
              }}
              onChange={(event) => void put(event.currentTarget.files?.[0])}
            />
            <p class={styles.soft} id={`${id}-hint`}>
              {t(busy() ? 'date.filePutting' : 'date.fileHint')}
            </p>
            <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
          </div>
        </Show>
      </section>
    </Show>
  )
}
