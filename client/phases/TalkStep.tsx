import { For } from 'solid-js'
import type { Step } from '../../shared/session/session.ts'
import { Prompt } from '../ui/Prompt.tsx'
import { say, t, type useWords } from '../words/words.tsx'
import styles from './TalkStep.module.css'

type Key = Parameters<ReturnType<typeof useWords>['t']>[0]

const HOW: Record<string, readonly Key[]> = {
  welcome: ['phases.talkWelcome1', 'phases.talkWelcome2', 'phases.talkWelcome3'],
  move: ['phases.talkMove1', 'phases.talkMove2'],
  wave: ['phases.talkWave1', 'phases.talkWave2'],
}
const PLAIN: readonly Key[] = ['phases.talkPlain']

/** Speaking together: the prompt, and what it asks of people now. */
export function TalkStep(props: { step: Step }) {
  const how = () => (props.step.title.kind === 'ours' ? (HOW[props.step.title.key] ?? PLAIN) : PLAIN)
  return (
    <div class={styles.talk}>
      <Prompt size="l">{say(props.step.prompt)}</Prompt>
      <ul class={styles.how} aria-label={t('phases.whatNow')}>
        <For each={how()}>{(line) => <li>{t(line)}</li>}</For>
      </ul>
    </div>
  )
}
