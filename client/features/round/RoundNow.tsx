// Whose turn it is, and what I can do: pass, always; finish, when it is my turn.
import { createMemo, Match, Show, Switch } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import type { RoundView } from '../../../shared/session/view-steps.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './RoundNow.module.css'
import { nextVoices, turnOf, voiceLeftMs } from './round-order.ts'
import { SpeakerClock } from './SpeakerClock.tsx'

export function RoundNow(props: { round: RoundView }) {
  const room = useRoom()
  const { t } = useWords()
  const speaker = () => props.round.order[props.round.index]
  const name = (seat: string | undefined) => (seat === undefined ? '' : (room.view.seats[seat]?.name ?? ''))
  const turn = createMemo(() => turnOf(props.round, room.me()))
  const isMine = () => turn().state === 'speaking'
  const coming = () => nextVoices(props.round, 2).map(name)
  const timer = () => (room.view.progress.state === 'live' ? room.view.progress.timer : null)
  const leftMs = () => voiceLeftMs(props.round, timer(), room.now())
  const totalMs = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' ? stepOf(plan, progress.stepId) : undefined
    return (step?.secondsEach ?? 0) * 1000
  }
  return (
    <div class={styles.now} data-mine={isMine() ? '' : undefined}>
      <Show when={speaker()} fallback={<p class={styles.name}>{t('round.allHeard')}</p>}>
        <div class={styles.speaker}>
          <div class={styles.who}>
            <p class={styles.name}>
              <Show when={!isMine()}>
                <Avatar name={name(speaker())} />
              </Show>
              {isMine() ? t('round.yourTurn') : name(speaker())}
            </p>
            <Show when={coming().length > 0}>
              <p class={styles.next}>{t('round.next', { names: listText(coming()) })}</p>
            </Show>
            <Switch>
              <Match when={turn().state === 'next'}>
                <p class={styles.mine}>{t('round.youAreNext')}</p>
              </Match>
              <Match when={waiting()}>
                {(before) => <p class={styles.mine}>{t('round.before', { n: before() })}</p>}
              </Match>
              <Match when={turn().state === 'outside'}>
                <p class={styles.mine}>{t('round.listening')}</p>
              </Match>
            </Switch>
          </div>
          <Show when={leftMs() !== null}>
            <SpeakerClock leftMs={leftMs() ?? 0} totalMs={totalMs()} />
          </Show>
        </div>
        <Show when={isMine() && (leftMs() ?? 0) < 0}>
          <p class={styles.mine}>{t('round.overTime')}</p>
        </Show>
        <Show when={turn().state !== 'over' && turn().state !== 'outside'}>
          <div class={styles.acts}>
            <Show when={isMine()}>
              <Button tone="primary" onClick={() => void told(room.send({ kind: 'round.finish' }))}>
                {t('round.finish')}
              </Button>
            </Show>
            <Button tone="quiet" onClick={() => void told(room.send({ kind: 'round.pass' }))}>
              {t('round.pass')}
            </Button>
            <span class={styles.soft}>{t('round.passFine')}</span>
          </div>
        </Show>
      </Show>
    </div>
  )

  function waiting(): number | undefined {
    const mine = turn()
    return mine.state === 'waiting' ? mine.before : undefined
  }
}
