// For a moment after each move: the way back as if it had not happened.
import { createMemo, Show, untrack } from 'solid-js'
import type { EpochMs, StepId } from '../../../shared/ids.ts'
import { stepOf } from '../../../shared/session/clock.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitBar.module.css'
import { stepIdOf } from './cockpit-plan.ts'

/** Long enough to notice a slip of the finger, short enough not to become a second Back. */
const UNDO_SHOWN_MS = 15_000

type Move = { at: StepId | null; from: StepId | null; seenAtMs: EpochMs }

export function UndoStrip() {
  const room = useRoom()
  const { t, say } = useWords()
  const before: Move = { at: stepIdOf(untrack(() => room.view.progress)), from: null, seenAtMs: untrack(room.now) }
  const move = createMemo<Move>((last) => {
    const at = stepIdOf(room.view.progress)
    return at === last.at ? last : { at, from: last.at, seenAtMs: untrack(room.now) }
  }, before)
  const undoable = () => {
    const { progress, plan } = room.view
    const { from, seenAtMs } = move()
    if (progress.state !== 'live' || !progress.canUndo || from === null) return undefined
    return room.now() - seenAtMs < UNDO_SHOWN_MS ? stepOf(plan, from) : undefined
  }
  return (
    <Show when={undoable()}>
      {(step) => (
        <div class={styles.undo}>
          <Button tone="plain" onClick={() => void told(room.send({ kind: 'step.undo' }))}>
            {t('cockpit.undo', { title: say(step().title) })}
          </Button>
        </div>
      )}
    </Show>
  )
}
