import { Show } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'
import { ReleaseButton } from '../features/board/ReleaseButton.tsx'
import { useRoom } from '../state/room-context.tsx'

/** What the present step adds to the cockpit: opening the cards together. */
export function StepActions() {
  const room = useRoom()
  const writes = () => {
    const { progress, plan } = room.view
    const step = progress.state === 'live' ? stepOf(plan, progress.stepId) : undefined
    // An empty wall says it large, with the button beside it.
    if (step?.form === 'read' && room.place() === 'group' && isWallEmpty()) return false
    return policyOfStep(step).writes.length > 0
  }
  const isWallEmpty = () => !room.cards().some((card) => card.lane !== 'takeaway' && card.lane !== 'wave')
  return (
    <Show when={writes()}>
      <ReleaseButton full />
    </Show>
  )
}
