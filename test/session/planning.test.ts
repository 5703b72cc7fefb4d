// What a plan costs before it hurts, and what becomes of it when others come than were expected.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepId } from '../../shared/ids.ts'
import { airMinutes, plannedMinutes } from '../../shared/session/clock.ts'
import { planProblem } from '../../shared/session/plan.ts'
import { PEOPLE_OF, PLAN_NAMES, planNamed, sizeOf } from '../../shared/session/plans.ts'
import {
  alternativesTo,
  blockStepId,
  PROTOCOL_NAMES,
  PROTOCOLS,
  protocolMinutes,
  protocolSteps,
} from '../../shared/session/protocols.ts'
import { replan, withPairs, withProtocol } from '../../shared/session/replan.ts'
import {
  fittingSeconds,
  roundInstead,
  roundSeconds,
  secondsOver,
  withInstead,
} from '../../shared/session/round-arithmetic.ts'
import type { PhaseName, Plan, Step } from '../../shared/session/session.ts'

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
const phaseMinutes = (plan: Plan, phase: PhaseName) => plannedMinutes(plan.steps.filter((step) => step.phase === phase))
const caseMinutes = (plan: Plan) => plannedMinutes(plan.steps.filter((step) => step.consult))

describe('ready plans', () => {
  /** Check-in, consultation, theme, check-out, air: as in the tables of the method. */
  test.each([
    ['circle_60', 8, 22, 12, 8, 2],
    ['circle_90', 10, 35, 20, 9, 4],
    ['circle_120', 12, 50, 22, 11, 4],
    ['community_60', 7, 15, 16, 8, 2],
    ['community_90', 11, 22, 26, 10, 4],
    ['community_120', 14, 22, 36, 12, 4],
    ['assembly_60', 6, 16, 22, 7, 3],
    ['assembly_90', 8, 28, 33, 10, 5],
    ['assembly_120', 10, 28, 50, 11, 5],
  ] as const)('[PLAN1] %s has the minutes it should have', (name, checkIn, consultation, theme, checkOut, air) => {
    const plan = planNamed(name)
    expect([phaseMinutes(plan, 'check-in'), caseMinutes(plan)]).toEqual([checkIn, consultation])
    expect([phaseMinutes(plan, 'theme'), phaseMinutes(plan, 'check-out')]).toEqual([theme, checkOut])
    expect(airMinutes(plan)).toBe(air)
  })

  test.each(PLAN_NAMES)('[ARI1] every round of %s fits the people it is made for', (name) => {
    const { usual } = PEOPLE_OF[sizeOf(name)]
    for (const step of planNamed(name).steps) expect(secondsOver(step, usual) ?? 0, step.id).toBe(0)
  })

  test('[CON1] protocols have the minutes of the method, and their parts lie side by side', () => {
    const minutes = Object.fromEntries(PROTOCOL_NAMES.map((name) => [name, protocolMinutes(name)]))
    expect(minutes).toEqual({
      full: 35,
      short: 22,
      quick: 15,
      trio: 26,
      feeling: 40,
      questions: 35,
      stage: 28,
      stageShort: 16,
      advice: 5,
    })
    const scattered = planNamed('circle_60')
    const at = scattered.steps.findIndex((step) => step.consult?.part === 'facts')
    const [facts] = scattered.steps.splice(at, 1)
    if (!facts) throw new Error('no facts')
    scattered.steps.splice(0, 0, { ...facts, phase: 'check-in' })
    expect(planProblem(scattered)).toMatchObject({ kind: 'scattered' })
  })
})

describe('round arithmetic', () => {
  test('[ARI1] people times seconds plus handover, as in the table', () => {
    const table = [4, 6, 8, 10, 12, 24].map((people) =>
      [30, 45, 60, 90].map((each) => clock(roundSeconds(people, each))).join(' '),
    )
    expect(table).toEqual([
      '2:32 3:32 4:32 6:32',
      '3:48 5:18 6:48 9:48',
      '5:04 7:04 9:04 13:04',
      '6:20 8:50 11:20 16:20',
      '7:36 10:36 13:36 19:36',
      '15:12 21:12 27:12 39:12',
    ])
  })

  test('[ARI2] a round of fourteen in eight minutes: shorter, pairs, wave, circles, in this order', () => {
    const step = round(8, 45)
    expect(secondsOver(step, 14)).toBe(14 * 53 - 480)
    const offers = roundInstead(step, 14)
    expect(offers.map(({ kind, seconds, fits }) => [kind, seconds, fits])).toEqual([
      ['shorter', 14 * 28, true],
      ['pairs', 120, true],
      ['wave', 150, true],
      ['split', 7 * 53, true],
    ])
    expect(offers.map((offer) => withInstead(step, offer).form)).toEqual(['round', 'pairs', 'wave', 'circles'])
    expect(secondsOver(withInstead(step, offers[0] as never), 14)).toBe(0)
  })

  test('[ARI3] the longest share that fits, in steps of five, never under twenty', () => {
    expect([fittingSeconds(8, 8), fittingSeconds(12, 8), fittingSeconds(24, 8)]).toEqual([50, 30, null])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (people, minutes) => {
        const each = fittingSeconds(people, minutes)
        if (each === null) expect(roundSeconds(people, 20)).toBeGreaterThan(minutes * 60)
        else expect(roundSeconds(people, each)).toBeLessThanOrEqual(minutes * 60)
      }),
    )
  })
})

describe('planned anew', () => {
  test('[REP1, REP3] five come instead of twelve: rounds are shorter, the consultation fits, the rest is air', () => {
    const { plan, changes } = replan({ ...planNamed('circle_90'), totalMinutes: 90 }, 5, null)
    expect(changes).toEqual([])
    expect(airMinutes(plan)).toBeGreaterThan(airMinutes(planNamed('circle_90')))
    const four = replan(planNamed('circle_90'), 4, null)
    expect(four.changes).toEqual([{ kind: 'protocol', block: 'case1', from: 'full', to: 'questions' }])
  })

  test('[REP1] a community of six sits in a circle, a circle of twenty becomes a community', () => {
    expect(replan(planNamed('community_90'), 6, null).changes[0]).toEqual({
      kind: 'plan',
      from: 'community_90',
      to: 'circle_90',
    })
    const more = replan(planNamed('circle_120'), 20, null)
    expect(more.changes[0]).toEqual({ kind: 'plan', from: 'circle_120', to: 'community_120' })
    expect(more.changes).toContainEqual({ kind: 'inner', block: 'case1', most: 7 })
  })

  test('[CON12] two minutes in pairs come after a listening part, from air, else from the theme, never from check-out', () => {
    const plan = planNamed('circle_60')
    const listening = plan.steps.find((step) => step.consult?.part === 'thinking')
    if (!listening) throw new Error('no listening part')
    const withAir = withPairs(plan, listening.id)
    const at = plan.steps.indexOf(listening)
    expect(withAir?.steps[at + 1]).toMatchObject({
      minutes: 2,
      form: 'case',
      consult: { block: 'case1', part: 'pairs' },
    })
    expect(withAir && planProblem(withAir)).toBeNull()
    expect(airMinutes(withAir ?? plan)).toBe(airMinutes(plan) - 2)
    const full = { ...plan, totalMinutes: 60 - airMinutes(plan) }
    const fromTheme = withPairs(full, listening.id)
    expect(fromTheme && planProblem(fromTheme)).toBeNull()
    const minutesIn = (phase: string) =>
      (fromTheme?.steps ?? []).filter((step) => step.phase === phase).reduce((sum, step) => sum + step.minutes, 0)
    expect(minutesIn('theme')).toBe(10)
    expect(minutesIn('check-out')).toBe(8)
    const bare = {
      ...full,
      totalMinutes: full.totalMinutes - 11,
      steps: full.steps.map((step) => (step.phase === 'theme' ? { ...step, minutes: 1 } : step)),
    }
    const short = {
      ...bare,
      steps: bare.steps.map((step) =>
        bare.steps.indexOf(step) > at && step.phase === 'peer-sharing' ? { ...step, minutes: 1 } : step,
      ),
    }
    const tight = { ...short, totalMinutes: short.steps.reduce((sum, step) => sum + step.minutes, 0) }
    expect(withPairs(tight, listening.id), 'nothing but the check-out could give them').toBeNull()
    const story = plan.steps.find((step) => step.consult?.part === 'story')
    expect(story && withPairs(plan, story.id), 'not while somebody tells').toBeNull()
  })

  test('[CON2] with three there are threes, with two there is no protocol, and both are said', () => {
    expect(alternativesTo('short', 3, 30)).toEqual(['trio'])
    expect(alternativesTo('short', 2, 60)).toEqual([])
    expect(replan(planNamed('circle_60'), 2, stepId('s1')).changes).toContainEqual({
      kind: 'none-fits',
      block: 'case1',
      protocol: 'short',
    })
    for (const name of PROTOCOL_NAMES) expect(PROTOCOLS[name].people[0]).toBeGreaterThanOrEqual(3)
  })

  test('[REP1, REP2, REP3] for any number of people, at any moment: sound, as long as promised, the past untouched', () => {
    let changed = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...PLAN_NAMES),
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.nat(30)),
        (name, people, at) => {
          const before = planNamed(name)
          const present = at === null ? null : (before.steps[at % before.steps.length]?.id ?? null)
          const { plan, changes } = replan(before, people, present)
          expect(planProblem(plan)).toBe(null)
          expect(plan.totalMinutes).toBe(before.totalMinutes)
          changed += changes.length
          if (present === null) return
          const first = before.steps.findIndex((step) => step.id === present) + 1
          expect(plan.steps.slice(0, first)).toEqual(before.steps.slice(0, first))
          for (const step of plan.steps) {
            const same = before.steps.find(
              (one) => one.id === step.id && one.consult?.protocol === step.consult?.protocol,
            )
            if (same) expect(step.minutes).toBeLessThanOrEqual(same.minutes)
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(changed).toBeGreaterThan(300)
  })

  test('[CON2] another protocol takes its minutes from air, and is refused when they do not fit', () => {
    const plan = planNamed('circle_90')
    const short = withProtocol(plan, 'case1', 'short', null)
    expect(short && [planProblem(short), airMinutes(short)]).toEqual([null, 4 + 13])
    expect(withProtocol(plan, 'case1', 'feeling', null)).toBe(null)
    const story = plan.steps.find((step) => step.consult?.part === 'story')
    expect(withProtocol(plan, 'case1', 'short', story?.id ?? null)).toBe(null)
    const parts = protocolSteps('short', 'casez', blockStepId('casez'))
    expect(new Set(parts.map((part) => part.id)).size).toBe(8)
  })
})

function round(minutes: number, secondsEach: number): Step {
  const said = { kind: 'own', text: 'x' } as const
  return { id: stepId('r'), phase: 'check-in', form: 'round', title: said, prompt: said, minutes, secondsEach }
}
