import { describe, expect, test } from 'vitest'
import { minutes, stepId } from '../../shared/ids.ts'
import { airMinutes, airMs, plannedMinutes, remainingMs } from '../../shared/session/clock.ts'
import { isSound } from '../../shared/session/plan.ts'
import { PLAN_NAMES, planNamed } from '../../shared/session/plans.ts'
import { viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

function live(meeting: Meeting) {
  const { progress } = meeting.session()
  if (progress.state !== 'live') throw new Error(`not live but ${progress.state}`)
  return progress
}
const at = (meeting: Meeting) => live(meeting).position.stepId
const air = (meeting: Meeting) =>
  airMs(meeting.session().plan, { ...live(meeting), ...live(meeting).position }, meeting.now())

describe('plans', () => {
  test.each(PLAN_NAMES)('[PLAN1, PLAN2] %s is sound, and steps and air add up to its length', (name) => {
    const plan = planNamed(name)
    expect(isSound(plan)).toBe(true)
    expect(plannedMinutes(plan.steps) + airMinutes(plan)).toBe(Number(name.split('_')[1]))
    expect(airMinutes(plan)).toBeGreaterThanOrEqual(2)
  })

  test('[PLAN2, PLAN4] a plan that does not fit is refused whole', () => {
    const meeting = makeMeeting()
    const plan = planNamed('circle_60')
    const [first] = plan.steps
    if (!first) throw new Error('empty plan')
    const broken = [
      { ...plan, steps: [] },
      { ...plan, totalMinutes: 30 },
      { ...plan, steps: plan.steps.slice(0, -1) },
      { ...plan, steps: [...plan.steps].reverse() },
      { ...plan, steps: [first, ...plan.steps] },
      { ...plan, steps: plan.steps.map((step) => ({ ...step, minutes: 0.5 })) },
    ]
    for (const one of broken)
      expect(refusal(meeting.give(IDA, { kind: 'plan.change', plan: one }))).toBe('plan-does-not-fit')
    expect(meeting.session().plan).toEqual(planNamed('community_120'))
    meeting.lead({ kind: 'plan.change', plan })
    expect(meeting.session().plan).toEqual(plan)
  })

  test('[PLAN3] in a running meeting the present step and the length stay, later steps may change', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    const { plan } = meeting.session()
    const longer = (index: number, by: number) => ({
      ...plan,
      steps: plan.steps.map((step, n) => (n === index ? { ...step, minutes: step.minutes + by } : step)),
    })
    expect(refusal(meeting.give(IDA, { kind: 'plan.change', plan: longer(0, 1) }))).toBe('plan-does-not-fit')
    expect(refusal(meeting.give(IDA, { kind: 'plan.change', plan: { ...plan, totalMinutes: 121 } }))).toBe(
      'plan-does-not-fit',
    )
    expect(refusal(meeting.give(IDA, { kind: 'plan.change', plan: longer(3, 5) }))).toBe('plan-does-not-fit')
    const before = air(meeting)
    meeting.lead({ kind: 'plan.change', plan: longer(3, 2) })
    expect(before - air(meeting)).toBe(minutes(2))
  })
})

describe('moving', () => {
  test('[PHA1] starting fixes the promised end', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    expect(live(meeting).promisedEndAtMs - meeting.now()).toBe(minutes(120))
    expect(refusal(meeting.give(IDA, { kind: 'session.start' }))).toBe('wrong-state')
  })

  test('[PHA2] a doubled tap moves once', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    const from = at(meeting)
    meeting.lead({ kind: 'step.next', from })
    meeting.lead({ kind: 'step.next', from })
    expect(at(meeting)).toBe('s2')
    expect(refusal(meeting.give(IDA, { kind: 'step.next', from: stepId('s99') }))).toBe('unknown-step')
  })

  test('[PHA3, BRD1] back keeps round, votes, done marks and tickets', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    meeting.must(null, { kind: 'tickets.mint', opening: 1, hashes: [] })
    meeting.must(ben, { kind: 'done.set', done: true })
    const before = meeting.session()
    meeting.lead({ kind: 'step.next', from: at(meeting) })
    meeting.lead({ kind: 'step.back', from: at(meeting) })
    expect(meeting.session().writing).toEqual(before.writing)
    expect(meeting.session().round).toEqual(before.round)
    expect(viewFor(meeting.session(), 'everyone').done).toEqual({ count: 1, of: 2 })
  })

  test('[PHA5, CLK5] undo gives back the step as if it had not been left, back gives back the time it had', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.wait(30_000)
    const before = live(meeting).position
    meeting.lead({ kind: 'step.next', from: at(meeting) })
    meeting.wait(10_000)
    meeting.lead({ kind: 'step.undo' })
    expect(live(meeting).position).toEqual(before)
    expect(refusal(meeting.give(IDA, { kind: 'step.undo' }))).toBe('nothing-to-undo')
    const left = remainingMs(before.timer, meeting.now())
    meeting.lead({ kind: 'step.next', from: at(meeting) })
    meeting.wait(60_000)
    meeting.lead({ kind: 'step.back', from: at(meeting) })
    expect(remainingMs(live(meeting).position.timer, meeting.now())).toBe(left)
  })

  test('[PHA5, VOT3] undoing an accidental advance out of a vote hides the sums again', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('choose')
    meeting.lead({ kind: 'step.next', from: at(meeting) })
    expect(meeting.session().votes?.state).toBe('shown')
    meeting.lead({ kind: 'step.undo' })
    expect(meeting.session().votes?.state).toBe('open')
  })
})

describe('time', () => {
  test('[CLK1, CLK4] a pause keeps the step, not the promised end', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.wait(30_000)
    const [left, slack] = [remainingMs(live(meeting).position.timer, meeting.now()), air(meeting)]
    meeting.lead({ kind: 'clock.pause' })
    meeting.wait(60_000)
    expect(remainingMs(live(meeting).position.timer, meeting.now())).toBe(left)
    meeting.lead({ kind: 'clock.resume' })
    expect(remainingMs(live(meeting).position.timer, meeting.now())).toBe(left)
    expect(slack - air(meeting)).toBe(60_000)
  })

  test('[CLK2, CLK3] a minute more is a minute less of air, or of the named step, never of check-out', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    expect(air(meeting)).toBe(minutes(4))
    meeting.lead({ kind: 'time.add', minutes: 4, from: null })
    expect(air(meeting)).toBe(0)
    expect(refusal(meeting.give(IDA, { kind: 'time.add', minutes: 1, from: null }))).toBe('no-air')
    meeting.lead({ kind: 'time.add', minutes: 1, from: stepId('s20') })
    expect(air(meeting)).toBe(0)
    expect(meeting.session().plan.steps[19]?.minutes).toBe(19)
    expect(refusal(meeting.give(IDA, { kind: 'time.add', minutes: 1, from: stepId('s22') }))).toBe('checkout-protected')
    expect(refusal(meeting.give(IDA, { kind: 'time.add', minutes: 1, from: stepId('s1') }))).toBe('unknown-step')
    expect(refusal(meeting.give(IDA, { kind: 'time.add', minutes: 2, from: stepId('s8') }))).toBe('no-air')
  })

  test('[CLK3] a step that is over its time gets whole minutes', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.wait(minutes(3) + 30_000)
    meeting.lead({ kind: 'time.add', minutes: 1, from: null })
    expect(remainingMs(live(meeting).position.timer, meeting.now())).toBe(minutes(1))
  })
})
