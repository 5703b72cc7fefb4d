import { createEffect, on, onMount, Show } from 'solid-js'
import { t } from '../words/words.tsx'
import { announce } from './announcer.tsx'
import { Button } from './Button.tsx'
import styles from './Pager.module.css'

/** "140 answers, 1 of 12 pages": said once when they come, and the page alone when somebody turns it. Nothing where one page is enough.
 *  @param props.says false where another list on the page says it already. */
export function Pager(props: { total: number; at: number; count: number; says?: boolean; onGo(page: number): void }) {
  const now = () => ({ n: props.total, at: props.at + 1, of: props.count })
  onMount(() => {
    if (props.count > 1 && props.says !== false) announce(t('frame.pages', now()))
  })
  createEffect(
    on(
      () => props.at,
      () => announce(t('frame.page', now())),
      { defer: true },
    ),
  )
  return (
    <Show when={props.count > 1}>
      <nav class={styles.pager} aria-label={t('frame.pagesLabel')}>
        <Button disabled={props.at === 0} onClick={() => props.onGo(props.at - 1)}>
          {t('frame.pageBack')}
        </Button>
        <span class={styles.now}>{t('frame.pages', now())}</span>
        <Button disabled={props.at >= props.count - 1} onClick={() => props.onGo(props.at + 1)}>
          {t('frame.pageOn')}
        </Button>
      </nav>
    </Show>
  )
}
