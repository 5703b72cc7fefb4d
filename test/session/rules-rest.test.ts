// Rules that no other test of the core quotes.
import { expect, test } from 'vitest'
import type { StepId } from '../../shared/ids.ts'
import { stepId } from '../../shared/ids.ts'
import type { Meeting } from './meeting.ts'
import { makeMeeting, refusal } from './meeting.ts'

function present(meeting: Meeting) {
  const { progress } = meeting.session()
  return progress.state === 'live' ? progress.position : null
}

test('[PHA4] a jump goes to any step, forward and back, and a step that is entered again has its time', () => {
  const meeting = makeMeeting()
  const ben = meeting.join('Ben')
  const [first, write, last] = ['talk', 'write', 'leave'].map((form) => idOf(meeting, form))
  if (!first || !write || !last) throw new Error('the plan lacks a step')
  expect(refusal(meeting.give(meeting.session().facilitator, { kind: 'step.jump', to: write }))).toBe('wrong-state')
  meeting.lead({ kind: 'session.start' })
  const begun = present(meeting)
  expect(begun?.stepId).toBe(first)
  meeting.wait(30_000)
  meeting.lead({ kind: 'step.jump', to: last })
  expect(present(meeting)?.stepId).toBe(last)
  meeting.lead({ kind: 'step.jump', to: write })
  expect(present(meeting)?.stepId).toBe(write)
  expect(meeting.session().writing?.lanes).toEqual(['success', 'challenge', 'learning'])
  // No time has passed since it was left, so it ends when it would have.
  meeting.lead({ kind: 'step.jump', to: first })
  expect(present(meeting)).toEqual(begun)
  expect(refusal(meeting.give(ben, { kind: 'step.jump', to: write }))).toBe('not-facilitator')
  expect(refusal(meeting.give(meeting.session().facilitator, { kind: 'step.jump', to: stepId('nowhere') }))).toBe(
    'unknown-step',
  )
})

function idOf(meeting: Meeting, form: string): StepId | undefined {
  return meeting.session().plan.steps.find((one) => one.form === form)?.id
}
