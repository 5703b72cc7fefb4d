import { expect, test } from 'vitest'
import { lenders, stepAfter, stepBefore, wholeMinutes } from '../../client/features/cockpit/cockpit-plan.ts'
import { heard, standing } from '../../client/features/cockpit/lead-signals.ts'
import {
  firstFreeIndex,
  freshStepId,
  unitsOf,
  withMoved,
  withNew,
  withNewConsultation,
  withoutStep,
} from '../../client/features/cockpit/plan-draft.ts'
import { durationMs, stepId } from '../../shared/ids.ts'
import { isSound, planProblem } from '../../shared/session/plan.ts'
import { planNamed } from '../../shared/session/plans.ts'

const plan = planNamed('community_120')
const ids = (steps: readonly { id: string }[]) => steps.map((step) => step.id)

test('[CLK3] check-out and steps of one minute never lend', () => {
  const found = lenders(plan, stepId('s3'), 2)
  expect(found.map((step) => step.phase)).not.toContain('check-out')
  expect(found.every((step) => step.minutes >= 3)).toBe(true)
  expect(found.length).toBeGreaterThan(8)
})

test('the neighbours of a step end at both ends of the plan', () => {
  expect(stepBefore(plan, stepId('s1'))).toBeUndefined()
  expect(stepAfter(plan, stepId('s1'))?.id).toBe('s2')
  expect(stepAfter(plan, plan.steps.at(-1)?.id ?? stepId('none'))).toBeUndefined()
})

test('whole minutes of air never promise more than there is', () => {
  expect(wholeMinutes(durationMs(119_999))).toBe(1)
  expect(wholeMinutes(durationMs(-119_999))).toBe(-1)
})

test('[PLAN1, CON1] every move keeps a plan sound, whatever is moved where', () => {
  const units = unitsOf(plan)
  expect(units.find((unit) => unit.block === 'case1')?.steps).toHaveLength(8)
  for (const unit of units) {
    for (let to = -1; to <= units.length; to++) {
      const moved = withMoved(plan, unit.id, to, 2)
      expect(planProblem(moved), `${unit.id} to ${to}`).toBe(null)
      expect(ids(moved.steps).toSorted()).toEqual(ids(plan.steps).toSorted())
      expect(ids(moved.steps).slice(0, 2)).toEqual(['s1', 's2'])
      expect(moved.steps.at(-1)?.form).toBe('leave')
    }
  }
})

test('[CON1] a consultation that has begun stays, and nothing is put into it', () => {
  const inside = plan.steps.findIndex((step) => step.consult?.part === 'facts')
  const first = firstFreeIndex(plan, plan.steps[inside]?.id ?? null)
  expect(withMoved(plan, stepId('s9'), 20, first)).toEqual(plan)
  const more = withNew(plan, inside, 'talk', stepId('fresh'), 'A word')
  expect(planProblem(more)).toEqual(null)
  const twice = withNewConsultation(plan, inside, 'quick', 'extra')
  expect(planProblem({ ...twice, totalMinutes: 200 })).toEqual(null)
  expect(withoutStep(twice, stepId('extrap1'))).toEqual(plan)
})

test('a step at the border of a phase changes the phase before it changes places', () => {
  const first = unitsOf(plan).findIndex((unit) => unit.phase === 'theme')
  const id = unitsOf(plan)[first]?.id ?? stepId('none')
  const moved = unitsOf(withMoved(plan, id, first - 1, 0))
  expect(moved[first - 1]?.id).toBe(id)
  expect(moved[first - 1]?.phase).toBe('peer-sharing')
})

test('[PLAN1] a new step stands before the way to leave and fits its neighbours', () => {
  const id = freshStepId(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 200, 255]))
  const longer = withNew(plan, plan.steps.length - 2, 'talk', id, 'A word on money')
  expect(isSound(longer)).toBe(true)
  expect(longer.steps.at(-2)).toMatchObject({ id, phase: 'check-out', minutes: 3 })
  expect(withoutStep(longer, id)).toEqual(plan)
})

test('signals to the facilitator stand for a minute and are sums', () => {
  const one = heard([], { slower: 2, thanks: 9 }, 1_000)
  const two = heard(one, { slower: 1, pause: 1 }, 40_000)
  expect(standing(two, 'slower', 41_000)).toBe(3)
  expect(standing(two, 'slower', 61_000)).toBe(1)
  expect(standing(two, 'pause', 100_001)).toBe(0)
  expect(heard(two, { slower: 1 }, 200_000)).toEqual([{ kind: 'slower', count: 1, untilMs: 260_000 }])
})
