import { Match, Show, Switch } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { HandIcon } from '../../ui/icons.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { clockText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './PersonLine.module.css'
import type { Person } from './people-order.ts'

const LONG_AWAY_MS = 10 * 60_000

/** One person: name, what they are here, and whether they are here. */
export function PersonLine(props: { person: Person }) {
  const room = useRoom()
  const { t } = useWords()
  const awayMs = () => {
    const since = room.awaySinceMs(props.person.id)
    return since === null || since === undefined ? since : Math.max(0, room.now() - since)
  }
  const isHere = () => !props.person.hasDevice || awayMs() === null
  return (
    <div class={styles.person} data-here={isHere() ? '' : undefined}>
      <Avatar name={props.person.name} />
      <span class={styles.name}>{props.person.name}</span>
      <Show when={props.person.id === room.me()}>
        <span class={styles.soft}>({t('people.you')})</span>
      </Show>
      <Show when={props.person.id === room.view.facilitator}>
        <Badge>{t('people.facilitates')}</Badge>
      </Show>
      <Show when={props.person.id === room.view.deputy}>
        <Badge>{t('people.deputy')}</Badge>
      </Show>
      <Switch>
        <Match when={!props.person.hasDevice}>
          <Badge>{t('people.noDevice')}</Badge>
        </Match>
        <Match when={awayMs() === undefined}>
          <span class={styles.soft}>{t('people.notYet')}</span>
        </Match>
        <Match when={awayMs() !== null}>
          <span class={styles.soft}>
            {(awayMs() ?? 0) > LONG_AWAY_MS
              ? t('people.awayLong')
              : t('people.away', { time: clockText(awayMs() ?? 0) })}
          </span>
        </Match>
      </Switch>
      <Show when={room.view.hands.includes(props.person.id)}>
        <span class={styles.hand}>
          <HandIcon />
          <VisuallyHidden>{t('people.hands')}</VisuallyHidden>
        </span>
      </Show>
    </div>
  )
}
