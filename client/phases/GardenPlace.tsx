import { Show } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'
import { ReleaseButton } from '../features/board/ReleaseButton.tsx'
import { GardenDesk } from '../features/garden/GardenDesk.tsx'
import { useRoom } from '../state/room-context.tsx'

/** Under the step, for gardeners and whoever leads. Who leads has the button that brings the lines in the bar already. */
export function GardenPlace() {
  const room = useRoom()
  const writes = () => {
    const { progress, plan } = room.view
    return progress.state === 'live' && policyOfStep(stepOf(plan, progress.stepId)).writes.length > 0
  }
  return (
    <GardenDesk
      release={
        <Show when={writes() && !room.amFacilitator()}>
          <ReleaseButton />
        </Show>
      }
    />
  )
}
