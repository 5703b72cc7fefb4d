// Random histories of a legal meeting. Each property also counts that the interesting states were reached.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { cardId, epochMs, minutes } from '../../shared/ids.ts'
import { airMs, plannedMinutes, remainingMs, stepIndex } from '../../shared/session/clock.ts'
import type { Command } from '../../shared/session/command.ts'
import { applyPatch, diffView } from '../../shared/session/patch.ts'
import type { Audience } from '../../shared/session/room-view.ts'
import type { Session } from '../../shared/session/session.ts'
import { transition } from '../../shared/session/transition.ts'
import { viewFor } from '../../shared/session/view.ts'
import type { Meeting } from './meeting.ts'
import { IDA, makeMeeting } from './meeting.ts'

const RUNS = { numRuns: 300, seed: 20_261_122 }
const AUDIENCES: Audience[] = ['everyone', 'facilitation', 'screen', 'waiting']
const NAMES = ['Ben', 'Kofi', 'Lena', 'Yuki', 'Amara']

type Act = { who: number; what: number; n: number; waitMs: number }
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(5),
  what: fc.nat(27),
  n: fc.nat(20),
  waitMs: fc.constantFrom(0, 1_000, 45_000, 400_000),
})

/** Legal opening: six people in a running meeting, a first batch released. */
function opened(): { meeting: Meeting; people: SeatId[] } {
  const meeting = makeMeeting('circle_120')
  const people = [IDA, ...NAMES.map((name, n) => meeting.join(name, n % 2 ? 'room' : 'remote'))]
  meeting.lead({ kind: 'deputy.set', seat: people[1] ?? IDA })
  meeting.lead({ kind: 'session.start' })
  meeting.goTo('write')
  meeting.must(null, { kind: 'cards.release', opening: 1, cards: ['c1', 'c2', 'c3'].map(cardId) })
  return { meeting, people }
}

function commandOf({ what, n }: Act, session: Session, people: SeatId[]): Command {
  const { progress, plan } = session
  const at = progress.state === 'live' ? progress.position.stepId : (plan.steps[0]?.id ?? never())
  const anyStep = plan.steps[n % plan.steps.length]?.id ?? at
  const someone = people[n % people.length] ?? IDA
  const cards = Object.keys(session.cards).map(cardId)
  const card = cards[n % Math.max(1, cards.length)] ?? cardId('nothing')
  const commands: Command[] = [
    { kind: 'step.next', from: at },
    { kind: 'step.next', from: anyStep },
    { kind: 'step.back', from: at },
    { kind: 'step.jump', to: anyStep },
    { kind: 'step.undo' },
    { kind: 'clock.pause' },
    { kind: 'clock.resume' },
    { kind: 'time.add', minutes: 1 + (n % 4), from: n % 2 ? null : anyStep },
    { kind: 'round.pass' },
    { kind: 'round.finish' },
    { kind: 'round.skip' },
    { kind: 'round.move', seat: someone, toIndex: n },
    { kind: 'done.set', done: n % 3 > 0 },
    { kind: 'hand.set', raised: n % 2 === 0 },
    { kind: 'dots.set', cards: cards.slice(0, n % 4) },
    { kind: 'vote.show' },
    { kind: 'vote.open' },
    { kind: 'vote.draw', cards: cards.slice(0, 2) },
    { kind: 'card.metoo', card, on: n % 3 > 0 },
    { kind: 'spotlight.set', card: n % 3 ? card : null },
    { kind: 'card.forget', cards: [card] },
    { kind: 'lead.give', to: someone },
    { kind: 'lead.take' },
    { kind: 'seat.leave' },
    { kind: 'seat.add', name: `Guest ${n}`, place: 'room' },
    { kind: 'evaluation.set', evaluation: { worth: 1 + (n % 5), heard: 3, safe: 2 } },
    { kind: 'step.share', text: n % 3 ? `I try ${n}` : '' },
    {
      kind: 'plan.change',
      plan: { ...plan, steps: plan.steps.map((step, i) => (i === n ? { ...step, minutes: step.minutes + 1 } : step)) },
    },
    { kind: 'cards.release', opening: session.writing?.opening ?? 0, cards: [cardId(`new${n}`)] },
  ]
  return commands[what] ?? never()
}

function play(acts: Act[], look: (before: Session, after: Session, ok: boolean, meeting: Meeting) => void): Meeting {
  const { meeting, people } = opened()
  for (const one of acts) {
    meeting.wait(one.waitMs)
    meeting.facilitatorAway(one.n % 4 === 0 ? 60_000 : 0)
    const before = meeting.session()
    const command = commandOf(one, before, people)
    const isSystem = command.kind === 'card.forget' || command.kind === 'cards.release'
    // Half of the facilitator's commands come from who may give them, else hardly anything would move.
    const by = one.n % 2 ? before.facilitator : (people[one.who] ?? IDA)
    const outcome = meeting.give(isSystem ? null : by, command, { epoch: before.roleEpoch })
    look(before, meeting.session(), outcome.ok, meeting)
  }
  return meeting
}

describe('whatever people do', () => {
  test('[SYNC1, SYNC2] patches keep every audience equal to a fresh view', () => {
    let patched = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 25, maxLength: 60 }), (acts) => {
        play(acts, (before, after) => {
          for (const audience of AUDIENCES) {
            const old = viewFor(before, audience)
            const ops = diffView(old, viewFor(after, audience))
            const sent: typeof ops = JSON.parse(JSON.stringify(ops))
            const now = applyPatch(old, sent)
            expect(now).toEqual(viewFor(after, audience))
            if (ops.length > 0) patched += 1
            else expect(now).toBe(old)
          }
        })
      }),
      { ...RUNS, numRuns: 100 },
    )
    expect(patched).toBeGreaterThan(2_000)
  })

  test('[CMD1, CMD2] the same command has the same outcome, and a rejection changes nothing', () => {
    let accepted = 0
    let rejected = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 25, maxLength: 60 }), (acts) => {
        const once = play(acts, (before, after, ok) => {
          if (ok) accepted += 1
          else {
            rejected += 1
            expect(after).toBe(before)
          }
        })
        expect(play(acts, () => undefined).session()).toEqual(once.session())
      }),
      RUNS,
    )
    expect(accepted).toBeGreaterThan(2_000)
    expect(rejected).toBeGreaterThan(2_000)
  })

  test('[PLAN1, CLK2] steps, time left and air always add up to the promised end', () => {
    let moved = 0
    let borrowed = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 25, maxLength: 60 }), (acts) => {
        const promised = makeMeeting('circle_120').session().plan.totalMinutes
        play(acts, (before, after, _ok, meeting) => {
          const { progress, plan } = after
          if (progress.state !== 'live') return
          const { stepId, timer } = progress.position
          expect(plan.totalMinutes).toBe(promised)
          const later = minutes(plannedMinutes(plan.steps.slice(stepIndex(plan, stepId) + 1)))
          const left = Math.max(0, remainingMs(timer, meeting.now()))
          const air = airMs(plan, { promisedEndAtMs: progress.promisedEndAtMs, stepId, timer }, meeting.now())
          expect(meeting.now() + left + later + air).toBe(progress.promisedEndAtMs)
          if (before.progress.state === 'live' && before.progress.position.stepId !== stepId) moved += 1
          if (before.plan !== plan) borrowed += 1
        })
      }),
      RUNS,
    )
    expect(moved).toBeGreaterThan(500)
    expect(borrowed).toBeGreaterThan(50)
  })

  test('[ROL2, ROL3, RND4] one facilitator, epochs only rise, nobody twice in a round', () => {
    let changes = 0
    let rounds = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 25, maxLength: 60 }), (acts) => {
        play(acts, (before, after) => {
          expect(after.seats[after.facilitator]).toBeDefined()
          expect(after.roleEpoch - before.roleEpoch).toBe(after.facilitator === before.facilitator ? 0 : 1)
          if (after.facilitator !== before.facilitator) changes += 1
          if (after.round) {
            rounds += 1
            expect(new Set(after.round.order).size).toBe(after.round.order.length)
            expect(after.round.index).toBeLessThanOrEqual(after.round.order.length)
          }
        })
      }),
      RUNS,
    )
    expect(changes).toBeGreaterThan(100)
    expect(rounds).toBeGreaterThan(500)
  })

  test('[CMD3] a key that was accepted is accepted again and does nothing', () => {
    let doubled = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 40 }), fc.nat(5), (acts, who) => {
        const { meeting, people } = opened()
        for (const one of acts) {
          const before = meeting.session()
          const command = commandOf(one, before, people)
          if (command.kind === 'card.forget' || command.kind === 'cards.release') continue
          const by = one.n % 2 ? before.facilitator : (people[who] ?? IDA)
          const first = meeting.give(by, command, { key: `key${one.n}`, epoch: before.roleEpoch })
          if (!first.ok || meeting.session().seats[by]?.state !== 'in') continue
          const again = transition(meeting.session(), {
            by,
            key: `key${one.n}`,
            epoch: before.roleEpoch,
            stamp: {
              atMs: epochMs(1),
              ids: ['x', 'y'],
              seed: [1, 2, 3, 4],
              here: [],
              facilitatorAwayMs: 0 as never,
              freshCode: null,
              doneMark: null,
            },
            command,
          })
          expect(again.ok && diffView(again.session, meeting.session())).toEqual([])
          doubled += 1
        }
      }),
      { ...RUNS, numRuns: 100 },
    )
    expect(doubled).toBeGreaterThan(300)
  })
})

function never(): never {
  throw new Error('unreachable')
}
