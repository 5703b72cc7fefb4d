import { Button } from '../ui/Button.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import styles from './Narrow.module.css'
import { PageFrame } from './PageFrame.tsx'

/** A part of the page could not be loaded or broke. Loading again is the honest way on. */
export function BrokenPage() {
  const { t } = useWords()
  return (
    <PageFrame>
      <div class={styles.narrow} role="alert">
        <Prompt size="l">{t('common.brokenTitle')}</Prompt>
        <p>{t('common.brokenText')}</p>
        <p>
          <Button tone="primary" onClick={() => location.reload()}>
            {t('common.brokenAgain')}
          </Button>
        </p>
      </div>
    </PageFrame>
  )
}
