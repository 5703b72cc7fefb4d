import { createEffect, onCleanup, onMount, Show } from 'solid-js'
import type { RoomInfo } from '../net/api.ts'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { JoinForm } from './JoinForm.tsx'
import styles from './JoinPage.module.css'
import { PageFrame } from './PageFrame.tsx'
import { Principles } from './Principles.tsx'
import { ReturnForm } from './ReturnForm.tsx'

type Props = {
  room: RoomInfo
  /** Secret of the link this person came by. */
  invite: string | undefined
  /** One more person on a device that has a seat already. */
  adds: boolean
  returnFailed: boolean
  /** The form can be used: time to fetch what comes behind it. */
  onShown: () => void
  onSeated: (seat: string) => void
}

/** A seat in ten seconds: name, place, one tap that also accepts the four principles. */
export function JoinPage(props: Props) {
  const { t } = useWords()
  createEffect(() => {
    document.title = t('join.document', { title: props.room.title })
  })
  onMount(() => {
    onCleanup(whenIdle(() => props.onShown()))
  })
  return (
    <PageFrame footer={<a href={`/screen/${props.room.code}`}>{t('join.watch')}</a>}>
      <div class={styles.join}>
        <div class={styles.what}>
          <p class={styles.invited}>{props.adds ? t('join.addTitle') : t('join.invited')}</p>
          <Prompt size="l">{props.room.title}</Prompt>
        </div>
        <div class={styles.agreement}>
          <Principles />
        </div>
        <section class={styles.form} aria-label={t('join.form')}>
          <Show when={props.returnFailed}>
            <Notice tone="warn">{t('join.backGone')}</Notice>
          </Show>
          <Show when={props.room.door === null && (props.room.locked || (props.room.asks && !props.adds))}>
            <Notice tone="warn">{t(props.room.locked ? 'join.locked' : 'join.codeAsks')}</Notice>
          </Show>
          <JoinForm
            room={props.room}
            invite={props.invite}
            adds={props.adds}
            onSeated={(seat) => props.onSeated(seat)}
          />
          <Show when={!props.adds}>
            <ReturnForm code={props.room.code} onSeated={(seat) => props.onSeated(seat)} />
          </Show>
        </section>
      </div>
    </PageFrame>
  )
}

/** After the form has been painted and a first tap was answered. Safari knows no idle callback. @returns what calls it off. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 300)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(run, { timeout: 1_000 })
  return () => cancelIdleCallback(asked)
}
