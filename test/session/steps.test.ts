// Steps as who may speak: groups, polls, minutes, questions to the group, and what is gone with a step.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId, StepId } from '../../shared/ids.ts'
import { epochMs, minutes, stepId } from '../../shared/ids.ts'
import { airMs, plannedMinutes } from '../../shared/session/clock.ts'
import { nextDeadline } from '../../shared/session/close.ts'
import { voiceByClock } from '../../shared/session/huddles.ts'
import { PART_NAMES } from '../../shared/session/protocols.ts'
import type { Step } from '../../shared/session/session.ts'
import { policyOf, STEP_FORMS } from '../../shared/session/step-forms.ts'
import { borrowProposal } from '../../shared/session/time.ts'
import { mineFor, viewFor } from '../../shared/session/view.ts'
import { mayReact } from '../../shared/session/who-may.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

/** Who is done does not matter here. */
const NONE_DONE = () => ''
const NAMES = ['Ben', 'Kofi', 'Lena', 'Yuki', 'Amara', 'Sol', 'Ines', 'Priya']

function begun(people: number, plan: Parameters<typeof makeMeeting>[0] = 'community_120', inRoom = 0) {
  const meeting = makeMeeting(plan)
  const seats = [
    IDA,
    ...NAMES.slice(0, people - 1).map((name, n) => meeting.join(name, n < inRoom ? 'room' : 'remote')),
  ]
  meeting.lead({ kind: 'session.start' })
  return { meeting, seats }
}
function live(meeting: Meeting) {
  const { progress } = meeting.session()
  if (progress.state !== 'live') throw new Error('not live')
  return progress
}
const air = (meeting: Meeting) =>
  airMs(meeting.session().plan, { ...live(meeting), ...live(meeting).position }, meeting.now())
const seatOf = (seats: SeatId[], index: number) => seats[index] ?? IDA

test('[STEP1] every form and part says who speaks, and where the giver listens reactions are off', () => {
  for (const form of STEP_FORMS) expect(policyOf({ form }).speaks).toBeTruthy()
  for (const part of PART_NAMES) {
    const policy = policyOf({ form: 'case', consult: { block: 'b', protocol: 'full', part } })
    if (policy.giverListens) expect([part, policy.reactions]).toEqual([part, false])
  }
})

test('[STEP2] what the step does not let people do is refused', () => {
  const { meeting, seats } = begun(4)
  const ben = seatOf(seats, 1)
  expect(refusal(meeting.give(ben, { kind: 'done.set', done: true }))).toBe('wrong-step')
  expect(refusal(meeting.give(ben, { kind: 'round.pass' }))).toBe('wrong-step')
  expect(refusal(meeting.give(ben, { kind: 'poll.answer', choice: 1 }))).toBe('wrong-step')
  expect(refusal(meeting.give(ben, { kind: 'line.put', line: 'a'.repeat(16), lineKind: 'idea', text: 'x' }))).toBe(
    'no-case',
  )
  meeting.goTo('write')
  expect(meeting.give(ben, { kind: 'done.set', done: true }).ok).toBe(true)
  expect(mayReact(meeting.session(), ben)).toBe(false)
  meeting.goTo('read')
  expect(mayReact(meeting.session(), ben)).toBe(true)
  meeting.lead({ kind: 'clock.pause' })
  expect(mayReact(meeting.session(), ben)).toBe(false)
})

describe('groups', () => {
  test('[HUD1] fourteen in pairs: room with room, remote with remote, nobody alone, somebody without a device too', () => {
    const meeting = makeMeeting('community_90')
    for (const name of ['Lea', 'Mo', 'Nil', 'Oda']) meeting.join(name, 'room')
    for (const name of ['Pia', 'Quim', 'Rut', 'Sam', 'Tia', 'Uri', 'Vic']) meeting.join(name, 'remote')
    meeting.lead({ kind: 'seat.add', name: 'Ines', place: 'room' })
    meeting.lead({ kind: 'seat.add', name: 'Wim', place: 'room' })
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('pairs')
    const { huddle, seats } = meeting.session()
    const places = huddle?.groups.map((group) => group.map((seat) => seats[seat]?.place).join('+')).toSorted()
    expect(places).toEqual([...Array(4).fill('remote+remote'), ...Array(3).fill('room+room')])
  })

  test('[HUD2, HUD3] whoever comes joins, whoever is left alone joins others', () => {
    const { meeting, seats } = begun(4, 'community_90')
    meeting.goTo('pairs')
    const late = meeting.join('Late')
    expect(sizes(meeting)).toEqual([2, 3])
    expect(meeting.session().huddle?.groups.flat()).toContain(late)
    const pair = meeting.session().huddle?.groups.find((group) => group.length === 2) ?? []
    meeting.must(pair.find((seat) => seat !== IDA) ?? seatOf(seats, 1), { kind: 'seat.leave' })
    expect(sizes(meeting)).toEqual([4])
  })

  test('[HUD1, HUD2, HUD3] however people come and go, each is in one group and nobody alone among others', () => {
    let groups = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.nat(20), { maxLength: 12 }),
        fc.constantFrom('pairs', 'threes'),
        (people, inRoom, moves, form) => {
          const { meeting, seats } = begun(people, 'community_120', inRoom)
          meeting.goTo(form)
          const all = [...seats]
          moves.forEach((move, index) => {
            if (move % 3 === 0) all.push(meeting.join(`New ${index}`))
            else meeting.give(all[move % all.length] ?? IDA, { kind: 'seat.leave' })
            const { huddle, seats: now } = meeting.session()
            const sitting = huddle?.groups.flat() ?? []
            expect(new Set(sitting).size).toBe(sitting.length)
            expect(new Set(sitting)).toEqual(
              new Set(Object.values(now).flatMap((s) => (s.state === 'in' ? [s.id] : []))),
            )
            if (sitting.length > 1) expect(sizes(meeting).every((size) => size > 1)).toBe(true)
            groups += sizes(meeting).length
          })
        },
      ),
      { numRuns: 200 },
    )
    expect(groups).toBeGreaterThan(500)
  })

  test('[HUD4] the swap follows from the clock', () => {
    expect([0, 179_999, 180_000, 999_999].map((passed) => voiceByClock(2, passed, 360_000))).toEqual([0, 0, 1, 1])
    expect(voiceByClock(3, 250_000, 360_000)).toBe(2)
    expect(voiceByClock(1, 1, 360_000)).toBe(0)
  })
})

describe('polls', () => {
  const answer = (choice: number | null) => ({ kind: 'poll.answer', choice }) as const

  test('[PLL1, PLL2] sums from five on, for all at once; then nobody keeps an answer', () => {
    const { meeting, seats } = begun(6, 'circle_120')
    meeting.goTo('pulse')
    seats.slice(0, 4).forEach((seat, n) => {
      meeting.must(seat, answer(n))
    })
    expect(refusal(meeting.give(IDA, answer(5)))).toBe('bad-message')
    meeting.must(IDA, answer(2))
    expect(viewFor(meeting.session(), 'facilitation').poll).toEqual({ state: 'open', count: 4, sums: null })
    expect(mineFor(meeting.session(), IDA, NONE_DONE).pollChoice).toBe(2)
    meeting.lead({ kind: 'poll.show' })
    expect(viewFor(meeting.session(), 'everyone').poll).toEqual({ state: 'shown', count: 4, sums: null })
    meeting.lead({ kind: 'poll.open' })
    seats.slice(0, 5).forEach((seat, n) => {
      meeting.must(seat, answer(n % 2))
    })
    meeting.lead({ kind: 'poll.show' })
    expect(viewFor(meeting.session(), 'screen').poll).toEqual({ state: 'shown', count: 5, sums: [3, 2, 0, 0, 0] })
    expect(JSON.stringify(meeting.session().polls)).not.toContain('answers')
    expect(refusal(meeting.give(seatOf(seats, 5), answer(1)))).toBe('vote-closed')
  })

  test('[PLL2, PLL3] leaving counts it, opening it again begins from nothing', () => {
    const { meeting, seats } = begun(6, 'circle_120')
    meeting.goTo('pulse')
    const pulse = live(meeting).position.stepId
    for (const seat of seats) meeting.must(seat, answer(4))
    meeting.must(IDA, answer(null))
    meeting.lead({ kind: 'step.next', from: pulse })
    expect(meeting.session().polls[pulse]).toEqual({ state: 'shown', count: 5, sums: [0, 0, 0, 0, 5] })
    meeting.lead({ kind: 'step.back', from: live(meeting).position.stepId })
    meeting.lead({ kind: 'poll.open' })
    expect(viewFor(meeting.session(), 'everyone').poll).toEqual({ state: 'open', count: 0, sums: null })
  })
})

describe('minutes', () => {
  test('[CLK6] air first, then the theme, never check-out; what cannot be had is said', () => {
    const { plan } = makeMeeting('circle_60').session()
    const keep = plan.steps.find((step) => step.consult?.part === 'keep')?.id ?? stepId('x')
    const theme = plan.steps.find((step) => step.phase === 'theme')?.id
    expect(borrowProposal(plan, keep, 2, 4)).toEqual({ fromAir: 2, takes: [{ from: theme, minutes: 2 }], short: 0 })
    expect(borrowProposal(plan, keep, -4, 0)).toEqual({ fromAir: 0, takes: [{ from: theme, minutes: 4 }], short: 0 })
    expect(borrowProposal(plan, keep, 0, 15)).toEqual({ fromAir: 0, takes: [{ from: theme, minutes: 11 }], short: 4 })
  })

  test('[CLK6] four over with two of air: two are taken from the theme, and the end is the promised one again', () => {
    const { meeting } = begun(6, 'circle_60')
    const { plan } = meeting.session()
    const theme = plan.steps.find((step) => step.phase === 'theme')?.id ?? stepId('x')
    const last = plan.steps.at(-1)?.id ?? stepId('x')
    meeting.wait(minutes(6))
    expect(air(meeting)).toBe(minutes(-2))
    const end = live(meeting).promisedEndAtMs
    const take = (from: StepId, count: number) => ({
      kind: 'time.take' as const,
      add: 0,
      takes: [{ from, minutes: count }],
    })
    expect(refusal(meeting.give(IDA, take(last, 1)))).toBe('checkout-protected')
    expect(refusal(meeting.give(IDA, take(theme, 12)))).toBe('no-air')
    meeting.lead(take(theme, 2))
    expect([air(meeting), live(meeting).promisedEndAtMs]).toEqual([0, end])
    expect(viewFor(meeting.session(), 'everyone').borrowed).toEqual({ minutes: 2, from: theme })
  })

  function asked(meeting: Meeting) {
    const reflect = meeting.session().plan.steps.find((step) => step.form === 'round' && step.phase === 'check-out')
    const from = reflect?.id ?? stepId('x')
    meeting.lead({ kind: 'time.askGroup', minutes: 2, from })
    return from
  }
  const say = (yes: boolean) => ({ kind: 'time.answer', yes }) as const
  const minutesOf = (meeting: Meeting, id: StepId) =>
    meeting.session().plan.steps.find((step) => step.id === id)?.minutes

  test('[ASK1, ASK2] the group agrees by more than half of those who are here, and only then check-out gives', () => {
    const { meeting, seats } = begun(6, 'circle_60')
    const from = asked(meeting)
    const before = minutesOf(meeting, from) ?? 0
    expect(refusal(meeting.give(IDA, { kind: 'time.askGroup', minutes: 1, from }))).toBe('already-asked')
    seats.slice(0, 3).forEach((seat) => {
      meeting.must(seat, say(true))
    })
    for (const audience of ['everyone', 'facilitation', 'screen'] as const) {
      const { groupAsk } = viewFor(meeting.session(), audience)
      expect(Object.keys(groupAsk ?? {}).toSorted()).toEqual(['endsAtMs', 'from', 'minutes', 'state'])
    }
    expect(minutesOf(meeting, from)).toBe(before)
    meeting.must(seatOf(seats, 3), say(true))
    expect(minutesOf(meeting, from)).toBe(before - 2)
    expect(viewFor(meeting.session(), 'everyone').groupAsk).toMatchObject({ state: 'decided', agreed: true })
    expect(JSON.stringify(meeting.session().groupAsk)).not.toContain(seatOf(seats, 3))
  })

  test('[ASK3] after twenty seconds silence is a no; a late answer finds it closed', () => {
    const { meeting, seats } = begun(6, 'circle_60')
    const from = asked(meeting)
    const before = minutesOf(meeting, from)
    seats.slice(0, 3).forEach((seat) => {
      meeting.must(seat, say(true))
    })
    expect(nextDeadline(meeting.session())).toEqual({ kind: 'ask', atMs: epochMs(meeting.now() + 20_000) })
    expect(refusal(meeting.give(null, { kind: 'ask.close' }))).toBe('too-soon')
    meeting.wait(20_001)
    expect(refusal(meeting.give(seatOf(seats, 4), say(true)))).toBe('vote-closed')
    meeting.must(null, { kind: 'ask.close' })
    expect(meeting.session().groupAsk).toEqual({ state: 'decided', agreed: false, minutes: 2, from })
    expect(minutesOf(meeting, from)).toBe(before)
  })
})

test('[AID1, AID2, ROL6] who was heard is in the cockpit alone, and gone with the step, as the quiet half minute is', () => {
  const { meeting, seats } = begun(5)
  meeting.lead({ kind: 'heard.set', seat: seatOf(seats, 1), on: true })
  meeting.lead({ kind: 'think.start' })
  expect(viewFor(meeting.session(), 'facilitation').heard).toEqual([seatOf(seats, 1)])
  for (const audience of ['everyone', 'screen'] as const) {
    expect(viewFor(meeting.session(), audience).heard).toEqual([])
    expect(viewFor(meeting.session(), audience).thinkingUntilMs).toBe(meeting.now() + 30_000)
  }
  meeting.lead({ kind: 'step.next', from: live(meeting).position.stepId })
  expect(meeting.session().stepAid).toBe(null)
})

test('[RND7] a line of somebody who comes later stands in the round', () => {
  const { meeting, seats } = begun(5, 'circle_60')
  meeting.must(seatOf(seats, 1), { kind: 'round.line', text: 'stuck, back at 20 past' })
  meeting.setAway([seatOf(seats, 1)])
  meeting.goTo('round')
  const view = viewFor(meeting.session(), 'everyone')
  expect(view.round?.order).not.toContain(seatOf(seats, 1))
  expect(view.round?.lines).toEqual([{ seat: seatOf(seats, 1), text: 'stuck, back at 20 past' }])
  meeting.must(seatOf(seats, 1), { kind: 'round.line', text: ' ' })
  expect(viewFor(meeting.session(), 'everyone').round?.lines).toEqual([])
})

test('[SEAT11] who has to go early is told to them and to facilitation, to nobody else', () => {
  const { meeting, seats } = begun(4)
  const atMs = epochMs(meeting.now() + minutes(50))
  meeting.must(seatOf(seats, 2), { kind: 'seat.leavingAt', atMs })
  expect(mineFor(meeting.session(), seatOf(seats, 2), NONE_DONE).leavingAtMs).toBe(atMs)
  expect(viewFor(meeting.session(), 'facilitation').leavingAtMs).toEqual({ [seatOf(seats, 2)]: atMs })
  expect(JSON.stringify(viewFor(meeting.session(), 'everyone').leavingAtMs)).toBe('{}')
})

test('[ANON8] a wave shows its own lines, and sums of steps add up however they are cut', () => {
  const { meeting } = begun(4)
  meeting.goTo('wave')
  const first = live(meeting).position.stepId
  meeting.must(null, {
    kind: 'cards.release',
    opening: meeting.session().writing?.opening ?? 0,
    cards: ['c', 'a'] as never,
  })
  expect(viewFor(meeting.session(), 'everyone').waveCards).toEqual(['a', 'c'])
  const second = meeting.session().plan.steps.find((step: Step) => step.form === 'wave' && step.id !== first)
  meeting.lead({ kind: 'step.jump', to: second?.id ?? first })
  expect(viewFor(meeting.session(), 'everyone').waveCards).toEqual([])
  expect(plannedMinutes(meeting.session().plan.steps)).toBe(116)
})

function sizes(meeting: Meeting): number[] {
  return (meeting.session().huddle?.groups ?? []).map((group) => group.length).toSorted()
}
