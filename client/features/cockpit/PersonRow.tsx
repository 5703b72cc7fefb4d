import { Show } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { MoreIcon } from '../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { told } from '../../ui/told.ts'
import { clockText, timeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

/** One person: what they do here, whether they are away, and the rare things behind a menu. */
export function PersonRow(props: {
  seat: SeatId
  onHandOver: (seat: SeatId) => void
  onRemove: (seat: SeatId) => void
}) {
  const room = useRoom()
  const { t } = useWords()
  const person = () => room.view.seats[props.seat]
  const name = () => person()?.name ?? ''
  const isLead = () => props.seat === room.view.facilitator
  const isDeputy = () => props.seat === room.view.deputy
  const awayMs = () => {
    const since = room.awaySinceMs(props.seat)
    return person()?.hasDevice && since ? room.now() - since : 0
  }
  const isAway = () => awayMs() >= LIMITS.awayAfterMs
  const items = (): MenuItem[] => [
    ...(person()?.hasDevice
      ? [{ id: 'lead', label: t('cockpit.handOver'), onSelect: () => props.onHandOver(props.seat) }]
      : []),
    ...(person()?.hasDevice
      ? [
          {
            id: 'deputy',
            label: isDeputy() ? t('cockpit.deputyNoMore') : t('cockpit.makeDeputy'),
            onSelect: () => void told(room.send({ kind: 'deputy.set', seat: isDeputy() ? null : props.seat })),
          },
        ]
      : []),
    { id: 'remove', label: t('cockpit.remove'), tone: 'danger', onSelect: () => props.onRemove(props.seat) },
  ]
  return (
    <li class={styles.row} data-away={isAway() ? '' : undefined}>
      <Avatar name={name()} />
      <span class={styles.name}>{name()}</span>
      <Show when={isLead()}>
        <Badge>{t('cockpit.facilitates')}</Badge>
      </Show>
      <Show when={isDeputy()}>
        <Badge>{t('cockpit.deputy')}</Badge>
      </Show>
      <Show when={person()?.hasDevice === false}>
        <Badge>{t('cockpit.noDevice')}</Badge>
      </Show>
      <Show when={isAway()}>
        <span class={styles.fact}>{t('cockpit.away', { time: clockText(awayMs()) })}</span>
      </Show>
      <Show when={room.view.leavingAtMs[props.seat]}>
        {(at) => <span class={styles.fact}>{t('cockpit.leavesAt', { time: timeText(at()) })}</span>}
      </Show>
      <Show when={room.view.notHeard.includes(props.seat)}>
        <span class={styles.fact}>{t('cockpit.notHeard')}</span>
      </Show>
      <Show when={room.amFacilitator() && !isLead()}>
        <span class={styles.end}>
          <Menu label={t('cockpit.personMenu', { name: name() })} trigger={<MoreIcon />} items={items()} />
        </span>
      </Show>
    </li>
  )
}
