import { t } from '../../words/words.tsx'
import styles from './BoardPlace.module.css'
import { DraftWaiting } from './DraftWaiting.tsx'
import { Wall } from './Wall.tsx'

/** The wall as a place to look around at, whatever the group does meanwhile. */
export function BoardPlace() {
  return (
    <div class={styles.place}>
      <h1 class={styles.title}>{t('board.wall')}</h1>
      <DraftWaiting />
      <Wall />
    </div>
  )
}
