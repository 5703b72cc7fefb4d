import { createEffect, Match, Switch } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { CodeForm } from './CodeForm.tsx'
import styles from './Narrow.module.css'
import { PageFrame } from './PageFrame.tsx'

/** Why there is no room here, and the way on. Unknown, wrong and closed look the same. */
export function NoRoomPage(props: { code: string; failure: string; onTryAgain: () => void }) {
  const { t } = useWords()
  const kind = () =>
    props.failure === 'offline' || props.failure === 'too-many' || props.failure === 'internal'
      ? props.failure
      : 'not-found'
  const title = () => {
    if (kind() === 'offline') return t('join.offlineTitle')
    if (kind() === 'too-many') return t('join.tooManyTitle')
    return kind() === 'internal' ? t('common.brokenTitle') : t('join.notFoundTitle')
  }
  createEffect(() => {
    document.title = title()
  })
  return (
    <PageFrame>
      <div class={styles.narrow}>
        <Prompt size="l">{title()}</Prompt>
        <Switch>
          <Match when={kind() === 'not-found'}>
            <p>{t('join.notFoundText')}</p>
            <h2>{t('join.tryCode')}</h2>
            <CodeForm initial={props.code} />
          </Match>
          <Match when={kind() === 'too-many'}>
            <p>{t('join.tooManyText')}</p>
            <p>
              <Button onClick={() => props.onTryAgain()}>{t('join.tryAgain')}</Button>
            </p>
          </Match>
          <Match when={kind() === 'offline'}>
            <p>{t('join.offlineText')}</p>
            <p>
              <Button onClick={() => props.onTryAgain()}>{t('join.tryAgain')}</Button>
            </p>
          </Match>
          <Match when={kind() === 'internal'}>
            <p>{t('rejection.internal')}</p>
            <p>
              <Button onClick={() => props.onTryAgain()}>{t('join.tryAgain')}</Button>
            </p>
          </Match>
        </Switch>
      </div>
    </PageFrame>
  )
}
