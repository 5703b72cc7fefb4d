import type { JSX } from 'solid-js'
import styles from './Prompt.module.css'

/** The one thing now: the largest words on the page. Exactly one on every screen. */
export function Prompt(props: { children: JSX.Element; size?: 'm' | 'l' | 'xl' }) {
  return (
    <h1 class={styles.prompt} data-size={props.size ?? 'm'}>
      {props.children}
    </h1>
  )
}
