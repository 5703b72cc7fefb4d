import { type JSX, Show } from 'solid-js'
import styles from './Notice.module.css'

/** Something to know, beside what it is about: what happened, what is kept, what to do. */
export function Notice(props: { tone: 'info' | 'warn' | 'error'; children: JSX.Element; action?: JSX.Element }) {
  return (
    <div class={styles.notice} data-tone={props.tone} role={props.tone === 'error' ? 'alert' : undefined}>
      <div class={styles.text}>{props.children}</div>
      <Show when={props.action}>
        <div class={styles.action}>{props.action}</div>
      </Show>
    </div>
  )
}
