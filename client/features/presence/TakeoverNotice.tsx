import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import { takeoverAfterMs } from '../../../shared/session/roles.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'

/** Nobody notices short gaps of a connection; from here on everybody is told. */
const TELL_AFTER_MS = 5_000

/** Who leads when the facilitator is gone: a visible countdown, then one tap. And for who comes back: ask for it. */
export function TakeoverNotice() {
  const room = useRoom()
  const { t } = useWords()
  const nameOf = (seat: string | null) => (seat ? (room.view.seats[seat]?.name ?? '') : '')
  const name = () => nameOf(room.view.facilitator)
  const isOver = () => room.view.progress.state === 'closed'

  /** How long the lead is away; 0 when here. */
  const awayMs = createMemo(() => {
    if (room.view.seats[room.view.facilitator]?.state !== 'in') return Number.POSITIVE_INFINITY
    const since = room.awaySinceMs(room.view.facilitator)
    return since ? Math.max(0, room.now() - since) : 0
  })
  const me = () => room.me()
  /** The epoch of the role this person has let pass. */
  const [fineAt, setFineAt] = createSignal<number | null>(null)
  const secondsLeft = () => {
    const seat = me()
    return seat ? Math.ceil((takeoverAfterMs(room.view, seat) - awayMs()) / 1000) : 0
  }
  /** The lead was taken while this person was away; a handing over in person needs no question. */
  const mayAskBack = () => me() !== null && room.view.takenFrom === me() && fineAt() !== room.view.roleEpoch
  return (
    <Show when={!isOver()}>
      <Switch>
        <Match when={awayMs() > TELL_AFTER_MS && me() !== null && me() !== room.view.facilitator}>
          <Switch>
            <Match when={secondsLeft() <= 0}>
              <Notice
                tone="warn"
                action={
                  <Button tone="primary" onClick={() => void told(room.send({ kind: 'lead.take' }))}>
                    {t('frame.takeLead')}
                  </Button>
                }
              >
                <strong>{t('frame.leadAway', { name: name() })}</strong> {t('frame.youMay', { name: name() })}
              </Notice>
            </Match>
            <Match when={true}>
              <Notice tone="info">
                <strong>{t('frame.leadAway', { name: name() })}</strong>{' '}
                {room.amDeputy()
                  ? t('frame.youIn', { n: secondsLeft() })
                  : room.view.deputy
                    ? t('frame.deputyIn', {
                        deputy: nameOf(room.view.deputy),
                        n: Math.max(0, Math.ceil((takeoverAfterMs(room.view, room.view.deputy) - awayMs()) / 1000)),
                      })
                    : t('frame.anyoneIn', { n: secondsLeft() })}
              </Notice>
            </Match>
          </Switch>
        </Match>
        <Match when={mayAskBack()}>
          <Notice
            tone="info"
            action={
              <Show when={room.view.leadAskedBackBy !== me()}>
                <Button onClick={() => void told(room.send({ kind: 'lead.askBack' }))}>{t('frame.askBack')}</Button>
                <Button tone="plain" onClick={() => setFineAt(room.view.roleEpoch)}>
                  {t('frame.leadFine')}
                </Button>
              </Show>
            }
          >
            {room.view.leadAskedBackBy === me()
              ? t('frame.askedBack', { name: name() })
              : t('frame.leadChanged', { name: name() })}
          </Notice>
        </Match>
      </Switch>
    </Show>
  )
}
