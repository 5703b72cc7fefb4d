// A round as the facilitator sees it: who speaks, who comes, skip and change the order of those to come (RND2, RND6).
import { For, Show } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { presentStep } from './cockpit-plan.ts'

export function RoundControls() {
  const room = useRoom()
  const { t } = useWords()
  const round = () => (policyOfStep(presentStep(room.view)).round ? room.view.round : null)
  const name = (seat: SeatId | undefined) => (seat === undefined ? '' : (room.view.seats[seat]?.name ?? ''))
  const speaker = () => {
    const now = round()
    return now ? now.order[now.index] : undefined
  }
  const coming = () => {
    const now = round()
    return now ? now.order.slice(now.index + 1) : []
  }
  const move = (seat: SeatId, toIndex: number) => void told(room.send({ kind: 'round.move', seat, toIndex }))
  return (
    <Show when={round()}>
      {(now) => (
        <section>
          <h2 class={styles.title}>{t('cockpit.round')}</h2>
          <Show when={speaker()} fallback={<p>{t('cockpit.roundOver')}</p>}>
            {(seat) => (
              <div class={styles.row}>
                <Avatar name={name(seat())} />
                <strong class={styles.name}>{name(seat())}</strong>
                <span class={styles.fact}>{t('cockpit.speaks')}</span>
                <Show when={room.amFacilitator()}>
                  <span class={styles.end}>
                    <Button
                      tone="plain"
                      label={t('cockpit.skipName', { name: name(seat()) })}
                      onClick={() => void told(room.send({ kind: 'round.skip' }))}
                    >
                      {t('cockpit.skip')}
                    </Button>
                  </span>
                </Show>
              </div>
            )}
          </Show>
          <ol class={styles.coming}>
            <For each={coming()}>
              {(seat, index) => (
                <li class={styles.row}>
                  <span class={styles.name}>{name(seat)}</span>
                  <Show when={room.amFacilitator()}>
                    <span class={styles.end}>
                      <Button
                        tone="plain"
                        label={t('cockpit.roundEarlier', { name: name(seat) })}
                        disabled={index() === 0}
                        onClick={() => move(seat, now().index + index())}
                      >
                        <ArrowUpIcon />
                      </Button>
                      <Button
                        tone="plain"
                        label={t('cockpit.roundLater', { name: name(seat) })}
                        disabled={index() === coming().length - 1}
                        onClick={() => move(seat, now().index + index() + 2)}
                      >
                        <ArrowDownIcon />
                      </Button>
                    </span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </section>
      )}
    </Show>
  )
}
