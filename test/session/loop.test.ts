// What became of the step somebody wanted to try. Rules LOOP1 to LOOP3.
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import type { LoopChoice } from '../../shared/session/loop.ts'
import { ownData } from '../../shared/session/rights.ts'
import { mineFor, viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

function meetingOf(count: number): { meeting: Meeting; people: SeatId[] } {
  const meeting = makeMeeting('community_120')
  const people = [IDA, ...Array.from({ length: count - 1 }, (_, n) => meeting.join(`Person ${n}`))]
  meeting.lead({ kind: 'session.start' })
  return { meeting, people }
}
function goOn(meeting: Meeting): void {
  const { progress } = meeting.session()
  if (progress.state === 'live') meeting.lead({ kind: 'step.next', from: progress.position.stepId })
}
const tap = (meeting: Meeting, seat: SeatId | undefined, choice: LoopChoice | null) =>
  meeting.give(seat ?? IDA, { kind: 'loop.answer', choice })
const shown = (meeting: Meeting) => viewFor(meeting.session(), 'everyone').loop

describe('the loop', () => {
  test('[LOOP2] sums when the group goes on, from five taps on; until then a count', () => {
    const { meeting, people } = meetingOf(6)
    for (const one of people.slice(0, 4)) tap(meeting, one, 'did')
    goOn(meeting)
    expect(shown(meeting)).toEqual({ count: 4, sums: null })
    tap(meeting, people[4], 'letGo')
    expect(shown(meeting)).toEqual({ count: 5, sums: null })
    goOn(meeting)
    expect(shown(meeting)).toEqual({ count: 5, sums: [4, 0, 0, 1] })
    // One more, or one who changes theirs, moves nothing.
    tap(meeting, people[5], 'tried')
    tap(meeting, people[4], 'notYet')
    goOn(meeting)
    expect(shown(meeting)).toEqual({ count: 6, sums: [4, 0, 0, 1] })
  })

  test('[LOOP1] may be changed and taken back, in check-in only; with four left of five nothing is shown', () => {
    const { meeting, people } = meetingOf(5)
    for (const one of people) tap(meeting, one, 'tried')
    tap(meeting, people[0], null)
    goOn(meeting)
    expect(shown(meeting)).toEqual({ count: 4, sums: null })
    meeting.goTo('write')
    expect(refusal(tap(meeting, people[0], 'did'))).toBe('wrong-step')
    meeting.goTo('talk')
    expect(refusal(tap(meeting, people[0], 'did'))).toBe('vote-closed')
  })

  test('[LOOP3] who tapped what is in their own view only, and kept nowhere after check-in', () => {
    const { meeting, people } = meetingOf(6)
    const choices: LoopChoice[] = ['did', 'tried', 'notYet', 'letGo', 'did', 'tried']
    people.forEach((one, index) => {
      tap(meeting, one, choices[index] ?? 'did')
    })
    const [, ben] = people
    const mine = () => mineFor(meeting.session(), ben ?? IDA, () => '').loopChoice
    expect(mine()).toBe('tried')
    expect(ownData(meeting.session(), ben ?? IDA)?.loopAnswer).toBe('tried')
    for (const audience of ['everyone', 'garden', 'facilitation', 'screen'] as const) {
      expect(viewFor(meeting.session(), audience).loop).toEqual({ count: 6, sums: null })
    }
    meeting.goTo('write')
    expect(shown(meeting)).toEqual({ count: 6, sums: [2, 2, 1, 1] })
    expect(meeting.session().loop.answers).toEqual({})
    expect(meeting.session().loop.since).toEqual([])
    expect(mine()).toBeNull()
  })

  test('[LOOP3, RGT2] whoever is erased leaves no tap', () => {
    const { meeting, people } = meetingOf(6)
    for (const one of people) tap(meeting, one, 'did')
    meeting.must(null, { kind: 'seat.erase', seat: people[3] ?? IDA })
    expect(Object.keys(meeting.session().loop.answers)).toHaveLength(5)
    expect(JSON.stringify(meeting.session().loop)).not.toContain(people[3])
  })
})
