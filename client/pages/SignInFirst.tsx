import { createSignal, type JSX, Show } from 'solid-js'
import type { About } from '../net/api.ts'
import { signIn, signOut } from '../net/ways-back-api.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words/words.tsx'
import { failureText } from './failure-text.ts'
import styles from './SignInFirst.module.css'

/** Where rooms and communities are opened by who signed in: the way there, then what stands behind it.
 *  @param props.failed the way to the provider did not end well */
export function SignInFirst(props: { about: About | undefined; failed: boolean; children: JSX.Element }) {
  const { t } = useWords()
  const [problem, setProblem] = createSignal(props.failed ? t('start.signInFailed') : '')
  const name = () => props.about?.signIn?.name ?? ''
  async function go(way: () => ReturnType<typeof signOut>) {
    const failed = await way()
    if (failed) setProblem(failureText(failed.code))
  }
  return (
    <Show when={props.about?.create === 'sign-in'} fallback={props.children}>
      <Show
        when={props.about?.signedIn}
        fallback={
          <div class={styles.first}>
            <p>{t('start.signInLead', { name: name() })}</p>
            <Show when={problem()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
            <Button tone="primary" full onClick={() => void go(() => signIn({ purpose: 'create', slug: null }))}>
              {t('start.signIn', { name: name() })}
            </Button>
          </div>
        }
      >
        {props.children}
        <div class={styles.out}>
          <Button tone="plain" onClick={() => void go(signOut)}>
            {t('start.signInOut')}
          </Button>
        </div>
      </Show>
    </Show>
  )
}
