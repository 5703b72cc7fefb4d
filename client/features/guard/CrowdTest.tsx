import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { Button } from '../../ui/Button.tsx'
import { t } from '../../words/words.tsx'
import styles from './CrowdTest.module.css'

/** The question no check can answer, before words go: to how many could it apply? Many goes at once, few is said once more
 *  and never forbidden. */
export function CrowdTest(props: { isBusy: boolean; onPut(): void; onChange(): void }) {
  const headingId = createUniqueId()
  const [answer, setAnswer] = createSignal<'few' | 'some' | null>(null)
  let heading: HTMLElement | undefined
  onMount(() => heading?.focus())
  return (
    <section class={styles.crowd} aria-labelledby={headingId}>
      <h3
        class={styles.title}
        id={headingId}
        tabindex={-1}
        ref={(element) => {
          heading = element
        }}
      >
        {t('guard.crowd')}
      </h3>
      <p class={styles.soft}>{t('guard.crowdWhy')}</p>
      <div class={styles.acts}>
        <Button pressed={answer() === 'few'} onClick={() => setAnswer('few')}>
          {t('guard.crowdFew')}
        </Button>
        <Button pressed={answer() === 'some'} onClick={() => setAnswer('some')}>
          {t('guard.crowdSome')}
        </Button>
        <Button tone={answer() === null ? 'primary' : 'quiet'} busy={props.isBusy} onClick={() => props.onPut()}>
          {t('guard.crowdMany')}
        </Button>
      </div>
      <div aria-live="polite">
        <Show when={answer()}>
          {(how) => <p class={styles.say}>{t(how() === 'few' ? 'guard.crowdFewText' : 'guard.crowdSomeText')}</p>}
        </Show>
      </div>
      <Show
        when={answer() !== null}
        fallback={
          <Button tone="plain" onClick={() => props.onChange()}>
            {t('guard.crowdBack')}
          </Button>
        }
      >
        <div class={styles.acts}>
          <Button tone="primary" onClick={() => props.onChange()}>
            {t('guard.crowdChange')}
          </Button>
          <Button busy={props.isBusy} onClick={() => props.onPut()}>
            {t('guard.crowdPut')}
          </Button>
        </div>
      </Show>
    </section>
  )
}
