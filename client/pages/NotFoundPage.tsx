import { createEffect } from 'solid-js'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { CodeForm } from './CodeForm.tsx'
import styles from './Narrow.module.css'
import { PageFrame } from './PageFrame.tsx'

/** An address that leads nowhere; the way on is a code. */
export function NotFoundPage() {
  const { t } = useWords()
  createEffect(() => {
    document.title = t('start.notFoundTitle')
  })
  return (
    <PageFrame>
      <div class={styles.narrow}>
        <Prompt size="l">{t('start.notFoundTitle')}</Prompt>
        <p>{t('start.notFoundText')}</p>
        <CodeForm />
        <p>
          <a href="/">{t('start.home')}</a>
        </p>
      </div>
    </PageFrame>
  )
}
