import type { JSX } from 'solid-js'
import styles from './VisuallyHidden.module.css'

/** Words for screen readers where the eye sees it otherwise. */
export function VisuallyHidden(props: { children: JSX.Element }) {
  return <span class={styles.hidden}>{props.children}</span>
}
