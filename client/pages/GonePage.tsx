import type { JSX } from 'solid-js'
import { Prompt } from '../ui/Prompt.tsx'
import styles from './Narrow.module.css'
import { PageFrame } from './PageFrame.tsx'

/** Not in the room, and why; with the way back, if there is one. */
export function GonePage(props: { title: string; text: string; action?: JSX.Element }) {
  return (
    <PageFrame>
      <div class={styles.narrow}>
        <Prompt size="l">{props.title}</Prompt>
        <p>{props.text}</p>
        <div>{props.action}</div>
      </div>
    </PageFrame>
  )
}
