import type { RoomView } from '../../../shared/session/room-view.ts'
import type { Step } from '../../../shared/session/session.ts'

/** The step the group is in, or undefined before the start and after the end. Reactive when the view is. */
export function currentStep(view: RoomView): Step | undefined {
  const { progress } = view
  if (progress.state !== 'live' && progress.state !== 'closing') return undefined
  return view.plan.steps.find((step) => step.id === progress.stepId)
}
