import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Place } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './PeopleList.module.css'
import { PersonLine } from './PersonLine.tsx'
import { namesOfLeft, peopleOf } from './people-order.ts'

/** Beyond this many a place folds; a hall of 140 is not a list anybody reads. */
const SHOWN_FIRST = 24
/** More names than this say nothing. */
const NAMED_UP_TO = 6

/** Everybody, in the room and remote; people without a device too, because remote people must know who hears. */
export function PeopleList() {
  const room = useRoom()
  const { t } = useWords()
  const gone = () => namesOfLeft(room.view)
  return (
    <div class={styles.places}>
      <PlaceList place="room" title={t('people.inRoom', { n: peopleOf(room.view, 'room').length })} />
      <PlaceList place="remote" title={t('people.inRemote', { n: peopleOf(room.view, 'remote').length })} />
      <Show when={gone().length > 0}>
        <p class={styles.soft}>
          {gone().length <= NAMED_UP_TO
            ? t('people.hadToLeave', { names: listText(gone()) })
            : t('people.leftMany', { n: gone().length })}
        </p>
      </Show>
    </div>
  )
}

function PlaceList(props: { place: Place; title: string }) {
  const room = useRoom()
  const { t } = useWords()
  const [isWhole, setIsWhole] = createSignal(false)
  const ids = createMemo(() => peopleOf(room.view, props.place).map((person) => person.id))
  const shown = () => (isWhole() ? ids() : ids().slice(0, SHOWN_FIRST))
  const byId = createMemo(() => new Map(peopleOf(room.view, props.place).map((person) => [person.id, person])))
  return (
    <Show when={ids().length > 0}>
      <section class={styles.place} aria-label={props.title}>
        <h2>{props.title}</h2>
        <ul>
          <For each={shown()}>
            {(id) => <li>{<Show when={byId().get(id)}>{(person) => <PersonLine person={person()} />}</Show>}</li>}
          </For>
        </ul>
        <Show when={ids().length > SHOWN_FIRST}>
          <Button tone="plain" onClick={() => setIsWhole(!isWhole())}>
            {isWhole() ? t('people.less') : t('people.moreMany', { n: ids().length - SHOWN_FIRST })}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
