import { createEffect, Match, on, Show, Switch } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { told } from '../../ui/told.ts'
import { clockText, timeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Together.module.css'

/** What is asked of everybody, or happens to everybody, in this step: a question to the group, a quiet half minute, minutes
 *  that were taken from somewhere. Announced once each. */
export function TogetherNotices() {
  const room = useRoom()
  const { t, say } = useWords()
  const titleOf = (id: string | null | undefined) => {
    const step = room.view.plan.steps.find((one) => one.id === id)
    return step ? say(step.title) : ''
  }
  const ask = () => room.view.groupAsk
  const thinkingMs = () => {
    const until = room.view.thinkingUntilMs
    return until === null ? 0 : until - room.now()
  }
  const end = () => (room.view.progress.state === 'live' ? timeText(room.view.progress.promisedEndAtMs) : '')
  const borrowed = () => {
    const taken = room.view.borrowed
    if (!taken) return ''
    if (taken.from === null || !stepOf(room.view.plan, taken.from)) {
      return t('together.borrowedAir', { n: taken.minutes, time: end() })
    }
    return t('together.borrowedFrom', { n: taken.minutes, title: titleOf(taken.from), time: end() })
  }
  const question = () => {
    const open = ask()
    return open?.state === 'open' ? t('together.askTitle', { n: open.minutes, title: titleOf(open.from) }) : ''
  }
  const decision = () => {
    const decided = ask()
    if (decided?.state !== 'decided') return ''
    return decided.agreed ? t('together.askAgreed', { n: decided.minutes }) : t('together.askRefused')
  }
  for (const text of [question, decision, borrowed]) {
    createEffect(on(text, (now) => now !== '' && announce(now), { defer: true }))
  }
  return (
    <>
      <Show when={ask()}>
        <Notice tone="info">
          <Switch>
            <Match when={ask()?.state === 'decided'}>{decision()}</Match>
            <Match when={question()}>
              <section class={styles.part} aria-labelledby="group-ask">
                <strong id="group-ask">{question()}</strong>
                <span>
                  {t('together.askText', {
                    time: clockText(Math.max(0, (asOpen()?.endsAtMs ?? room.now()) - room.now())),
                  })}
                </span>
                <Show when={room.me() !== null}>
                  <div class={styles.acts}>
                    <Button
                      pressed={room.mine()?.timeAnswer === true}
                      onClick={() => void told(room.send({ kind: 'time.answer', yes: true }))}
                    >
                      {t('together.askYes')}
                    </Button>
                    <Button
                      pressed={room.mine()?.timeAnswer === false}
                      onClick={() => void told(room.send({ kind: 'time.answer', yes: false }))}
                    >
                      {t('together.askNo')}
                    </Button>
                  </div>
                </Show>
              </section>
            </Match>
          </Switch>
        </Notice>
      </Show>
      <Show when={thinkingMs() > 0}>
        <Notice tone="info">
          <strong>{t('together.thinking', { time: clockText(thinkingMs()) })}</strong>
        </Notice>
      </Show>
      <Show when={borrowed()}>{(text) => <Notice tone="info">{text()}</Notice>}</Show>
    </>
  )

  function asOpen() {
    const open = ask()
    return open?.state === 'open' ? open : undefined
  }
}
