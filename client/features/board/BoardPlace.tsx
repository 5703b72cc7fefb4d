import { Prompt } from '../../ui/Prompt.tsx'
import { t } from '../../words/words.tsx'
import styles from './BoardPlace.module.css'
import { DraftWaiting } from './DraftWaiting.tsx'
import { Wall } from './Wall.tsx'

/** The wall as a place to look around at, whatever the group does meanwhile. */
export function BoardPlace() {
  return (
    <div class={styles.place}>
      <Prompt>{t('board.wall')}</Prompt>
      <DraftWaiting />
      <Wall />
    </div>
  )
}
