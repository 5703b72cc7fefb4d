import type { JSX } from 'solid-js'
import styles from './Badge.module.css'

/** A small fact about what it stands beside. */
export function Badge(props: { children: JSX.Element }) {
  return <span class={styles.badge}>{props.children}</span>
}
