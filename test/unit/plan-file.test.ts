import { describe, expect, test } from 'vitest'
import { PLAN_NAMES, planNamed } from '../../shared/session/plans.ts'
import { planFromFile, planToFile } from '../../shared/wire/plan-file.ts'

const plan = planNamed('circle_90')
const broken = (change: (file: Record<string, unknown> & { plan: typeof plan }) => void) => {
  const file = JSON.parse(planToFile({ name: 'Ours', plan }))
  change(file)
  const read = planFromFile(JSON.stringify(file))
  return read.ok ? null : read.problem
}

describe('[PLAN5] a plan in a file', () => {
  test.each(PLAN_NAMES)('%s is read back as it was', (name) => {
    expect(planFromFile(planToFile({ name, plan: planNamed(name) }))).toEqual({
      ok: true,
      read: { name, plan: planNamed(name) },
    })
  })

  test('what is no plan says so, and where', () => {
    expect(planFromFile('%PDF-1.7')).toEqual({ ok: false, problem: { kind: 'no-json' } })
    expect(planFromFile('[1]')).toMatchObject({ problem: { kind: 'no-plan' } })
    expect(planFromFile('x'.repeat(200_001))).toEqual({ ok: false, problem: { kind: 'too-large' } })
    expect(broken((file) => Object.assign(file, { version: 2 }))).toEqual({ kind: 'no-plan', at: 'version' })
    expect(broken((file) => Object.assign(file.plan.steps[3] ?? {}, { minutes: 'ten' }))).toEqual({
      kind: 'no-plan',
      at: 'plan.steps.3.minutes',
    })
  })

  test('a plan that cannot fit says by how much, and what is out of order which step', () => {
    expect(broken((file) => Object.assign(file.plan, { totalMinutes: 60 }))).toEqual({
      kind: 'too-long',
      minutes: 86,
      totalMinutes: 60,
    })
    expect(broken((file) => file.plan.steps.reverse())).toMatchObject({ kind: 'order', step: 3 })
    expect(broken((file) => file.plan.steps.pop())).toEqual({ kind: 'no-leave' })
    expect(broken((file) => file.plan.steps.splice(0))).toEqual({ kind: 'empty' })
    expect(broken((file) => Object.assign(file.plan.steps[1] ?? {}, { id: 's1' }))).toEqual({
      kind: 'doubled',
      step: 1,
    })
    expect(broken((file) => Object.assign(file.plan.steps[1] ?? {}, { minutes: 0 }))).toEqual({ kind: 'step', step: 1 })
  })
})
