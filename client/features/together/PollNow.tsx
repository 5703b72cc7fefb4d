import { For, Match, Show, Switch } from 'solid-js'
import { PULSE_LEVELS } from '../../../shared/session/polls.ts'
import type { Step } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Together.module.css'

/** A private choice, or energy from one to five: one tap, changeable until it is shown; then the spread, from five on. */
export function PollNow(props: { step: Step }) {
  const room = useRoom()
  const { t } = useWords()
  const isPulse = () => props.step.form === 'pulse'
  const options = () =>
    isPulse()
      ? Array.from({ length: PULSE_LEVELS }, (_, level) => String(level + 1))
      : (props.step.options ?? []).filter((option) => option.trim() !== '')
  const chosen = () => room.mine()?.pollChoice ?? null
  const poll = () => room.view.poll
  const choose = (choice: number) =>
    void told(room.send({ kind: 'poll.answer', choice: chosen() === choice ? null : choice }))
  return (
    <div class={styles.part}>
      <Switch>
        <Match when={poll()?.state === 'shown'}>
          <h2 class={styles.title}>{t('together.pollShown')}</h2>
          <Show when={poll()?.sums} fallback={<p>{t('together.pollFew')}</p>}>
            {(sums) => (
              <ul class={styles.bars} data-short={isPulse() ? '' : undefined}>
                <For each={options()}>
                  {(option, index) => (
                    <li>
                      <span>{option}</span>
                      <meter
                        min={0}
                        max={Math.max(1, poll()?.count ?? 1)}
                        value={sums()[index()] ?? 0}
                        aria-label={option}
                      >
                        {sums()[index()] ?? 0}
                      </meter>
                      <span class={styles.count}>{sums()[index()] ?? 0}</span>
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Show>
        </Match>
        <Match when={options().length < 2}>
          <p>{t('together.pollNoOptions')}</p>
        </Match>
        <Match when={true}>
          <Show when={room.me() !== null}>
            <div class={isPulse() ? styles.levels : styles.choices}>
              <For each={options()}>
                {(option, index) => (
                  <Button full pressed={chosen() === index()} onClick={() => choose(index())}>
                    {option}
                  </Button>
                )}
              </For>
            </div>
            <Show when={isPulse()}>
              <p class={styles.ends}>
                <span>{t('together.pulseLow')}</span>
                <span>{t('together.pulseHigh')}</span>
              </p>
            </Show>
          </Show>
          <p class={styles.soft}>
            {t('together.pollHint')} {t('together.pollCount', { n: poll()?.count ?? 0 })}
          </p>
        </Match>
      </Switch>
    </div>
  )
}
