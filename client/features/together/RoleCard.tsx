import { Show } from 'solid-js'
import { isFeedback, roleInExercise } from '../../../shared/session/exercises.ts'
import type { Step } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import { myGroup, passedMs, voiceNow } from './huddle-now.ts'
import styles from './Together.module.css'

/** In an exercise with roles: what I do now. Everybody changes with the clock, the observer ends each turn (EXE2, EXE3). */
export function RoleCard(props: { step: Step }) {
  const room = useRoom()
  const { t } = useWords()
  const place = () => {
    const me = room.me()
    return me === null ? -1 : myGroup(room).indexOf(me)
  }
  const size = () => myGroup(room).length
  const role = () => roleInExercise(props.step, place(), voiceNow(room, props.step, size()).index, size())
  const isTalkingBack = () => {
    const { passed, total } = passedMs(room, props.step)
    const turnMs = total / Math.max(1, size())
    const leftMs = voiceNow(room, props.step, size()).leftMs ?? Math.max(0, total - passed)
    return isFeedback(props.step, turnMs, leftMs)
  }
  const words = (now: NonNullable<ReturnType<typeof role>>) => {
    if (now === 'asks' || now === 'answers') return t(`exercises.card_${now}`)
    return t(isTalkingBack() ? `exercises.feedback_${now}` : `exercises.card_${now}`)
  }
  return (
    <Show when={role()}>
      {(now) => (
        <section class={styles.role} aria-label={t('exercises.role')} data-back={isTalkingBack() ? '' : undefined}>
          <h2 class={styles.roleName}>{t(`exercises.role_${now()}`)}</h2>
          <p>{words(now())}</p>
        </section>
      )}
    </Show>
  )
}
