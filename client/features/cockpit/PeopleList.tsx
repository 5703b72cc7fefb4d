import { createSignal, For, Show } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import type { Place } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { PersonAddIcon } from '../../ui/icons.tsx'
import { useWords } from '../../words/words.tsx'
import { AddSeatDialog } from './AddSeatDialog.tsx'
import styles from './CockpitPanel.module.css'
import { HandOverDialog, RemoveDialog } from './PersonDialogs.tsx'
import { PersonRow } from './PersonRow.tsx'
import { peopleAt } from './people.ts'

const PLACES: readonly Place[] = ['room', 'remote']

/** Everybody by place, because remote people must know who hears. */
export function PeopleList() {
  const room = useRoom()
  const { t } = useWords()
  const [adding, setAdding] = createSignal(false)
  const [handingTo, setHandingTo] = createSignal<SeatId | null>(null)
  const [removing, setRemoving] = createSignal<SeatId | null>(null)
  return (
    <>
      <For each={PLACES}>
        {(place) => (
          <Show when={peopleAt(room.view, place).length > 0}>
            <section>
              <h2 class={styles.title}>{t(`cockpit.people_${place}`, { n: peopleAt(room.view, place).length })}</h2>
              <ul>
                <For each={peopleAt(room.view, place).map((person) => person.id)}>
                  {(id) => <PersonRow seat={id} onHandOver={setHandingTo} onRemove={setRemoving} />}
                </For>
              </ul>
            </section>
          </Show>
        )}
      </For>
      <Show when={room.amFacilitator()}>
        <Button tone="quiet" full icon={<PersonAddIcon />} onClick={() => setAdding(true)}>
          {t('cockpit.addSeat')}
        </Button>
        <AddSeatDialog open={adding()} onOpenChange={setAdding} />
        <HandOverDialog seat={handingTo()} onDone={() => setHandingTo(null)} />
        <RemoveDialog seat={removing()} onDone={() => setRemoving(null)} />
      </Show>
    </>
  )
}
