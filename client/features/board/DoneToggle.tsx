import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon } from '../../ui/icons.tsx'
import { told } from '../../ui/told.ts'
import { t } from '../../words/words.tsx'
import styles from './DoneToggle.module.css'

/** "I'm done": the only sign of who is ready, given on purpose. Everybody sees how many, nobody sees who. */
export function DoneToggle(props: { reading?: boolean }) {
  const room = useRoom()
  const isDone = () => room.mine()?.isDone ?? false
  const count = () => ({ n: room.view.done.count, of: room.view.done.of })
  return (
    <div class={styles.done}>
      <Show when={room.me() !== null}>
        <Button
          pressed={isDone()}
          icon={isDone() ? <CheckIcon /> : undefined}
          onClick={() => void told(room.send({ kind: 'done.set', done: !isDone() }))}
        >
          {t(props.reading ? 'board.doneRead' : 'board.done')}
        </Button>
      </Show>
      <span class={styles.count}>{t(props.reading ? 'board.readOf' : 'board.doneOf', count())}</span>
    </div>
  )
}
