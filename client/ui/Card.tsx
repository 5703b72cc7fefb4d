import type { JSX } from 'solid-js'
import type { Lane } from '../../shared/session/session.ts'
import styles from './Card.module.css'

/** A sheet of paper. A lane shows as a 4 px edge; say its name beside it too. */
export function Card(props: { lane?: Lane; raised?: boolean; children: JSX.Element }) {
  return (
    <div class={styles.card} data-lane={props.lane} data-raised={props.raised ? '' : undefined}>
      {props.children}
    </div>
  )
}
