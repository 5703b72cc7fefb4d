import { createEffect, Show } from 'solid-js'
import type { RoomInfo } from '../net/api.ts'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { JoinForm } from './JoinForm.tsx'
import styles from './JoinPage.module.css'
import { PageFrame } from './PageFrame.tsx'
import { Principles } from './Principles.tsx'
import { ReturnForm } from './ReturnForm.tsx'

/** A seat in ten seconds: name, place, one tap that also accepts the four principles.
 *  @param props.adds one more person on a device that has a seat already. */
export function JoinPage(props: { room: RoomInfo; adds: boolean; returnFailed: boolean; onSeated: () => void }) {
  const { t } = useWords()
  createEffect(() => {
    document.title = t('join.document', { title: props.room.title })
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
          <Show when={props.room.locked}>
            <Notice tone="warn">{t('join.locked')}</Notice>
          </Show>
          <JoinForm room={props.room} adds={props.adds} onSeated={() => props.onSeated()} />
          <Show when={!props.adds}>
            <ReturnForm code={props.room.code} onSeated={() => props.onSeated()} />
          </Show>
        </section>
      </div>
    </PageFrame>
  )
}
