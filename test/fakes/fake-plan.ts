// The 120-minute plan of a community of 8 to 16 people, as the fake room shows it. 116 minutes planned, 4 of air.
import { stepId } from '../../shared/ids.ts'
import type { PhaseName, Plan, Step, StepForm } from '../../shared/session/session.ts'

const step = (
  id: string,
  phase: PhaseName,
  form: StepForm,
  minutes: number,
  title: string,
  prompt: string,
  secondsEach = 0,
): Step => ({
  id: stepId(id),
  phase,
  form,
  title: { kind: 'own', text: title },
  prompt: { kind: 'own', text: prompt },
  minutes,
  secondsEach,
})

export const fakePlan: Plan = {
  totalMinutes: 120,
  steps: [
    step('arrive', 'check-in', 'talk', 4, 'Arrive', 'Welcome. Take a breath, and a look at who is here.'),
    step(
      'check-in-round',
      'check-in',
      'round',
      10,
      'Check-in round',
      'One thing from your mentoring since we last met that is still with you.',
      45,
    ),
    step('write', 'peer-sharing', 'write', 5, 'Write', 'Something that is not moving. What is hard about it for you?'),
    step('read', 'peer-sharing', 'read', 4, 'Read the wall', 'Read, and celebrate one or two before any problem.'),
    step('choose', 'peer-sharing', 'choose', 3, 'Choose', 'Two dots each: what should we think about together today?'),
    step('move', 'peer-sharing', 'talk', 2, 'Settle', 'Whose is it, and would they like to tell it?'),
    step('case-ready', 'peer-sharing', 'case', 1, 'Ready', 'One case, one case giver, and all the rest are advisers.'),
    step('case-story', 'peer-sharing', 'case', 4, 'Story', 'The case giver tells it. Nobody asks yet.'),
    step('case-question', 'peer-sharing', 'case', 1, 'Question', 'What exactly would you like from us?'),
    step('case-facts', 'peer-sharing', 'case', 4, 'Facts', 'Short questions for facts only.'),
    step(
      'case-thinking',
      'peer-sharing',
      'case',
      7,
      'Thinking aloud',
      'The advisers think aloud. The case giver listens, and writes.',
    ),
    step('case-choice', 'peer-sharing', 'case', 2, 'Choice', 'What will you take from this, and what will you leave?'),
    step('case-learning', 'peer-sharing', 'case', 2, 'Learning', 'What did each of us learn for our own practice?'),
    step('case-keep', 'peer-sharing', 'case', 1, 'Keep or delete', 'Does a line stay? The case itself does not.'),
    step('harvest', 'peer-sharing', 'harvest', 10, 'Harvest', 'What may leave this room? One line, no story.'),
    step('break', 'peer-sharing', 'break', 8, 'Break', 'Back at the time on the clock.'),
    step('theme-talk', 'theme', 'talk', 12, 'Feedback that lands', 'When did feedback change what you did next?'),
    step('theme-notes', 'theme', 'notes', 16, 'Together in notes', 'Collect sentences that you could really say.'),
    step('theme-practice', 'theme', 'talk', 8, 'Try it', 'In pairs: say one of the sentences, and hear how it sounds.'),
    step('reflect', 'check-out', 'reflect', 5, 'One step', 'One thing you will try before we meet again.'),
    step('last-round', 'check-out', 'round', 4, 'Last words', 'One word to leave with.', 20),
    step('leave', 'check-out', 'leave', 3, 'Close', 'The next date, thank you, and what we keep.'),
  ],
}

export const fakeStep = (id: string): Step => {
  const found = fakePlan.steps.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`No step ${id}; there are ${fakePlan.steps.map((one) => one.id).join(', ')}`)
  return found
}
