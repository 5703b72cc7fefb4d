import { For, Show } from 'solid-js'
import type { PreparedCase } from '../../state/room-api.ts'
import { t } from '../../words/words.tsx'
import styles from './PrepareCase.module.css'

/** The whole case in large words, to tell it from, or to show to who will tell it. It is sent to nobody. */
export function ReadOut(props: { prepared: PreparedCase }) {
  const parts = () =>
    (['situation', 'part', 'question', 'notWanted'] as const)
      .map((part) => ({ part, text: props.prepared[part].trim() }))
      .filter(({ text }) => text !== '')
  return (
    <article class={styles.read}>
      <p class={styles.soft}>{t('prepare.readHint')}</p>
      <Show when={props.prepared.title.trim()}>{(title) => <h3 class={styles.readTitle}>{title()}</h3>}</Show>
      <For each={parts()}>
        {({ part, text }) => (
          <div>
            <h4 class={styles.readLabel}>{t(`prepare.${part}`)}</h4>
            <p class={styles.readText}>{text}</p>
          </div>
        )}
      </For>
      <Show when={props.prepared.help !== 'open'}>
        <div>
          <h4 class={styles.readLabel}>{t('prepare.help')}</h4>
          <p class={styles.readText}>{t(`prepare.help_${props.prepared.help}`)}</p>
        </div>
      </Show>
    </article>
  )
}
