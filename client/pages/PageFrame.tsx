import { type JSX, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { useWords } from '../words/words.tsx'
import { Mark } from './Mark.tsx'
import styles from './PageFrame.module.css'

/** Pages outside the room: the name on top, one column of content, who runs this at the bottom. */
export function PageFrame(props: { children: JSX.Element; footer?: JSX.Element; operator?: string | undefined }) {
  const { t, language, setLanguage } = useWords()
  const other = () => (language() === 'de' ? ('en' as const) : ('de' as const))
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <a class={styles.home} href="/">
          <Mark />
          {t('start.title')}
        </a>
        <span lang={other()}>
          <Button tone="plain" onClick={() => void setLanguage(other())}>
            {other() === 'de' ? 'Deutsch' : 'English'}
          </Button>
        </span>
      </header>
      <main class={styles.main} id="main">
        {props.children}
      </main>
      <footer class={styles.footer}>
        <span>{props.footer ?? t('start.noAccount')}</span>
        <span class={styles.links}>
          <Show when={props.operator}>{(operator) => <span>{t('start.runBy', { operator: operator() })}</span>}</Show>
          <a href="/privacy">{t('start.privacy')}</a>
        </span>
      </footer>
    </div>
  )
}
