import { createSignal, Show } from 'solid-js'
import {
  EXERCISE_NAMES,
  EXERCISES,
  type ExerciseName,
  exerciseMinutes,
  suitsPeople,
} from '../../../shared/session/exercises.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './PlanEditor.module.css'

/** An exercise for the theme, with its minutes and for how many it is. */
export function ExercisePick(props: { onAdd: (name: ExerciseName) => void }) {
  const room = useRoom()
  const { t } = useWords()
  const [chosen, setChosen] = createSignal<ExerciseName>('threes')
  const people = () => Object.values(room.view.seats).filter((seat) => seat.state === 'in').length
  const range = () => EXERCISES[chosen()].people
  /** Before anybody is there the number says nothing. */
  const fits = () => people() < 3 || suitsPeople(chosen(), people())
  return (
    <>
      <div class={styles.add}>
        <Select
          label={t('exercises.choose')}
          value={chosen()}
          options={EXERCISE_NAMES.map((name) => ({
            value: name,
            label: t('exercises.fits', {
              name: t(`exercises.${name}`),
              n: exerciseMinutes(name),
              least: EXERCISES[name].people[0],
              most: EXERCISES[name].people[1],
            }),
          }))}
          onChange={(value) => setChosen(EXERCISE_NAMES.find((name) => name === value) ?? 'threes')}
        />
        <Button tone="quiet" icon={<PlusIcon />} onClick={() => props.onAdd(chosen())}>
          {t('exercises.add')}
        </Button>
      </div>
      <Show when={!fits()}>
        <p role="status">
          {people() < range()[0]
            ? t('exercises.few', { least: range()[0], n: people() })
            : t('exercises.many', { most: range()[1], n: people() })}
        </p>
      </Show>
    </>
  )
}
