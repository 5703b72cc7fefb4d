import { Show } from 'solid-js'
import { Hands } from '../features/presence/Hands.tsx'
import { PeopleList } from '../features/presence/PeopleList.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { plural, t } from '../words/words.tsx'
import styles from './PeoplePlace.module.css'

/** Who is here, whose hand is up, and which screens look on. */
export function PeoplePlace() {
  const room = useRoom()
  const allowed = () => room.view.screens.filter((screen) => screen.state === 'allowed').length
  return (
    <div class={styles.people}>
      <Prompt>{t('people.title')}</Prompt>
      <Show when={room.view.hands.length > 0}>
        <Hands />
      </Show>
      <PeopleList />
      <Show when={allowed() > 0}>
        <section aria-label={t('people.screens')}>
          <p>
            {plural(allowed(), 'people.screenOne', 'people.screenMany')}. {t('people.screenNote')}
          </p>
        </section>
      </Show>
    </div>
  )
}
