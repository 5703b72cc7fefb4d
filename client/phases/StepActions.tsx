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
    return progress.state === 'live' && policyOfStep(stepOf(plan, progress.stepId)).writes.length > 0
  }
  return (
    <Show when={writes()}>
      <ReleaseButton full />
    </Show>
  )
}
