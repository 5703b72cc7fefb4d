// The state of a shared document, said honestly and always in the same place.
import { type JSX, Match, Switch } from 'solid-js'
import type { DocumentHandle } from '../../state/documents-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { t } from '../../words/words.tsx'
import styles from './DocumentNotice.module.css'

/** A word and a dot. Stands beside the heading of what it is about. */
export function DocumentStateWord(props: { handle: DocumentHandle }): JSX.Element {
  return (
    <span class={styles.state} data-state={props.handle.state()}>
      {t(`editor.${props.handle.state()}`)}
    </span>
  )
}

/** What people need to know when the document is offline or refused; nothing otherwise. */
export function DocumentNotice(props: { handle: DocumentHandle }): JSX.Element {
  return (
    <Switch>
      <Match when={props.handle.lostText()}>
        {(words) => (
          <Notice
            tone="error"
            action={
              <>
                <Button onClick={() => void copyWords(words())}>{t('editor.copyWords')}</Button>
                <Button tone="plain" onClick={() => props.handle.dropLostText()}>
                  {t('editor.dropWords')}
                </Button>
              </>
            }
          >
            <p>{t(props.handle.lostWhy?.() === 'removed' ? 'editor.removedExplain' : 'editor.refusedExplain')}</p>
            <textarea class={styles.words} readOnly rows={4} aria-label={t('editor.refusedWords')} value={words()} />
          </Notice>
        )}
      </Match>
      <Match when={props.handle.state() === 'offline'}>
        <Notice tone="warn">{t('editor.offlineExplain')}</Notice>
      </Match>
    </Switch>
  )
}

/** The clipboard is shut on plain http: then the words stay where they can be marked by hand. */
async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
  } catch {
    const field = document.querySelector<HTMLTextAreaElement>(`.${styles.words}`)
    field?.select()
    if (!document.execCommand('copy')) return
  }
  toast(t('editor.copied'))
}
