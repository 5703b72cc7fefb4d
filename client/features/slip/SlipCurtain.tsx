// What everybody sees while a detail slipped. The words are not behind it: they are not on the page at all.
import { createEffect, createMemo, createSignal, lazy, on, onMount, Show, Suspense } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { plural, useWords } from '../../words/words.tsx'
import styles from './Slip.module.css'

const MarkWords = lazy(async () => ({ default: (await import('./MarkWords.tsx')).MarkWords }))

export function SlipCurtain() {
  const room = useRoom()
  const { t } = useWords()
  const [isMarking, setMarking] = createSignal(false)
  let heading: HTMLElement | undefined
  const leads = () => room.amFacilitator()
  const removed = () => room.view.slip?.removed ?? 0
  const mayGoOn = () => leads() || room.now() >= (room.view.slip?.freeAtMs ?? Number.POSITIVE_INFINITY)
  const hasOwn = createMemo(() => room.ownCards().some((card) => card.released !== null))
  const leader = () => room.view.seats[room.view.facilitator]?.name ?? ''
  // What had the focus is covered now.
  onMount(() => heading?.focus())
  createEffect(on(removed, () => setMarking(false), { defer: true }))

  return (
    <section class={styles.curtain} aria-labelledby="slip-title">
      <Show when={!isMarking()}>
        <div class={styles.shapes} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      </Show>
      <div class={styles.words}>
        <h1
          id="slip-title"
          class={styles.title}
          tabindex="-1"
          ref={(element) => {
            heading = element
          }}
        >
          {t('slip.title')}
        </h1>
        <p>{t('slip.text')}</p>
        <Show when={removed() > 0}>
          <p class={styles.done}>{plural(removed(), 'slip.removedOne', 'slip.removedMany')}</p>
        </Show>
        <Show
          when={leads()}
          fallback={<p class={styles.soft}>{t(mayGoOn() ? 'slip.anybody' : 'slip.wait', { name: leader() })}</p>}
        >
          <blockquote class={styles.say}>{t('slip.say')}</blockquote>
        </Show>
        <Show when={!isMarking() && (mayGoOn() || hasOwn())}>
          <div class={styles.actions}>
            <Show when={leads()}>
              <Button tone={removed() > 0 ? 'quiet' : 'primary'} onClick={() => setMarking(true)}>
                {t(removed() > 0 ? 'slip.markMore' : 'slip.mark')}
              </Button>
            </Show>
            <Show when={!leads() && hasOwn()}>
              <Button onClick={() => setMarking(true)}>{t('slip.markOwn')}</Button>
            </Show>
            <Show when={mayGoOn()}>
              <Button
                tone={removed() > 0 ? 'primary' : 'quiet'}
                onClick={() => void told(room.send({ kind: 'slip.resume', turn: room.view.slipTurn }))}
              >
                {t(removed() > 0 ? 'slip.goOn' : 'slip.goOnUnchanged')}
              </Button>
            </Show>
          </div>
        </Show>
        <Show when={!isMarking()}>
          <p class={styles.soft}>{t('slip.nobody')}</p>
        </Show>
      </div>
      <Show when={isMarking()}>
        <Suspense fallback={<p class={styles.soft}>{t('common.loading')}</p>}>
          <MarkWords own={!leads()} onClose={() => setMarking(false)} />
        </Suspense>
      </Show>
    </section>
  )
}
