// The room as a small window beside a call: where we are, how long, whose turn, a hand and reactions. Nothing of the wall and nothing of
// a case: such a window is easily shared by mistake.
import { For, Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { OPEN_REACTIONS } from '../../../shared/wire/events.ts'
import { StepClock } from '../../features/clock/StepClock.tsx'
import { HandButton } from '../../features/presence/HandButton.tsx'
import { SIGNS } from '../../features/reactions/reaction-sums.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './FloatRoom.module.css'
import { floatTurn } from './float-now.ts'

/** @param props.onBack brings the room's own window to the front. */
export function FloatRoom(props: { onBack: () => void }) {
  const room = useRoom()
  const { t, say } = useWords()
  const step = () => {
    const { progress, plan } = room.view
    return 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
  }
  const where = () => {
    const present = step()
    return present
      ? t(`phases.${present.phase}`)
      : t(room.view.progress.state === 'closed' ? 'phases.closed' : 'phases.lobby')
  }
  const isCovered = () => room.view.slip !== null
  const mayReact = () => {
    const { progress } = room.view
    if (progress.state === 'lobby') return true
    return progress.state === 'live' && progress.timer.state !== 'paused' && policyOfStep(step()).reactions
  }
  const isSpeaking = () => floatTurn(room)?.isMine === true && room.view.round !== null
  return (
    <main class={styles.float} aria-label={t('frame.float')}>
      <div class={styles.head}>
        <p class={styles.where}>
          <span class={styles.phase}>{where()}</span>
          <Show when={step()}>{(present) => <strong class={styles.step}>{say(present().title)}</strong>}</Show>
        </p>
        <StepClock silent size="l" />
      </div>
      <Show when={!isCovered()} fallback={<p class={styles.turn}>{t('slip.announce')}</p>}>
        <Show when={floatTurn(room)}>
          {(turn) => (
            <p class={styles.turn} data-mine={turn().isMine ? '' : undefined} role="status">
              {turn().text}
            </p>
          )}
        </Show>
        <Show when={isSpeaking()}>
          <div class={styles.row}>
            <Button tone="primary" onClick={() => void told(room.send({ kind: 'round.finish' }))}>
              {t('round.finish')}
            </Button>
            <Button onClick={() => void told(room.send({ kind: 'round.pass' }))}>{t('round.pass')}</Button>
          </div>
        </Show>
        <div class={styles.row}>
          <HandButton />
          <Show when={mayReact()} fallback={<span class={styles.soft}>{t('reactions.off')}</span>}>
            <For each={OPEN_REACTIONS}>
              {(kind) => (
                <button
                  type="button"
                  class={styles.sign}
                  aria-label={t(`reactions.${kind}`)}
                  title={t(`reactions.${kind}`)}
                  onClick={() => room.react(kind)}
                >
                  <span aria-hidden="true">{SIGNS[kind]}</span>
                </button>
              )}
            </For>
          </Show>
        </div>
      </Show>
      <div class={styles.foot}>
        <Button tone="quiet" onClick={() => props.onBack()}>
          {t('frame.floatBack')}
        </Button>
        <Show when={room.view.callLink}>
          {(link) => (
            <a class={styles.call} href={link()} target="_blank" rel="noopener noreferrer">
              {t('frame.floatCall')}
            </a>
          )}
        </Show>
      </div>
    </main>
  )
}
