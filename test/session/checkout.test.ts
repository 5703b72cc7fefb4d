import { describe, expect, test } from 'vitest'
import { epochMs } from '../../shared/ids.ts'
import { documentAccess } from '../../shared/session/access.ts'
import { nextDeadline, purged } from '../../shared/session/close.ts'
import { eraseSeat } from '../../shared/session/rights.ts'
import { policyOf, STEP_FORMS } from '../../shared/session/step-forms.ts'
import { viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

const summary = { agendaMarkdown: '- a', notesMarkdown: 'b', takeaways: ['Ask first'] }

function live() {
  const meeting = makeMeeting()
  const people = ['Ben', 'Kofi', 'Lena', 'Yuki'].map((name) => meeting.join(name))
  meeting.lead({ kind: 'session.start' })
  return { meeting, people }
}

function goOn(meeting: Meeting): void {
  const { progress } = meeting.session()
  if (progress.state === 'live') meeting.lead({ kind: 'step.next', from: progress.position.stepId })
}

describe('check-out', () => {
  test('[EVA1, EVA2] three taps; means only from five answers on, in halves', () => {
    const { meeting, people } = live()
    expect(refusal(meeting.give(IDA, { kind: 'evaluation.set', evaluation: { worth: 6, heard: 1, safe: 1 } }))).toBe(
      'bad-message',
    )
    for (const one of people) meeting.must(one, { kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 1 } })
    goOn(meeting)
    expect(viewFor(meeting.session(), 'facilitation').evaluation).toEqual({ count: 4, means: null })
    meeting.must(IDA, { kind: 'evaluation.set', evaluation: { worth: 5, heard: 4, safe: 3 } })
    expect(viewFor(meeting.session(), 'everyone').evaluation).toEqual({ count: 5, means: null })
    goOn(meeting)
    const shown = { count: 5, means: { worth: 4, heard: 5, safe: 1.5 } }
    expect(viewFor(meeting.session(), 'everyone').evaluation).toEqual(shown)
    meeting.must(IDA, { kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 1 } })
    goOn(meeting)
    expect(viewFor(meeting.session(), 'everyone').evaluation).toEqual(shown)
  })

  test('[EVA3] four who tap later move nothing; with five the means are taken again, of all', () => {
    const { meeting, people } = live()
    const more = ['Ada', 'Cleo', 'Dana', 'Emil', 'Femi'].map((name) => meeting.join(name))
    for (const one of [IDA, ...people]) {
      meeting.must(one, { kind: 'evaluation.set', evaluation: { worth: 5, heard: 5, safe: 5 } })
    }
    goOn(meeting)
    const before = viewFor(meeting.session(), 'everyone').evaluation.means
    for (const one of more.slice(0, 4)) {
      meeting.must(one, { kind: 'evaluation.set', evaluation: { worth: 1, heard: 1, safe: 1 } })
      goOn(meeting)
      expect(viewFor(meeting.session(), 'everyone').evaluation.means).toEqual(before)
    }
    // Nor does somebody who changes theirs again and again.
    for (const worth of [1, 2, 3, 4, 5]) {
      meeting.must(more[0] ?? IDA, { kind: 'evaluation.set', evaluation: { worth, heard: 1, safe: 1 } })
    }
    goOn(meeting)
    expect(viewFor(meeting.session(), 'everyone').evaluation.means).toEqual(before)
    meeting.must(more[4] ?? IDA, { kind: 'evaluation.set', evaluation: { worth: 1, heard: 1, safe: 1 } })
    goOn(meeting)
    expect(viewFor(meeting.session(), 'everyone').evaluation).toEqual({
      count: 10,
      means: { worth: 3.5, heard: 3, safe: 3 },
    })
  })

  test('[OUT1] a step is shown by choice and taken back by an empty one', () => {
    const { meeting, people } = live()
    const [ben] = people
    if (!ben) throw new Error('nobody')
    meeting.must(ben, { kind: 'step.share', text: ' Ask twice\nbefore advising ' })
    expect(viewFor(meeting.session(), 'everyone').sharedSteps).toEqual([
      { seat: ben, text: 'Ask twice before advising' },
    ])
    meeting.must(ben, { kind: 'step.share', text: '' })
    expect(viewFor(meeting.session(), 'everyone').sharedSteps).toEqual([])
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x.example', 'https://a b', 'https://x"onload=', 'x'])(
    '[THM1] %j is no address for a resource',
    (url) => {
      expect(refusal(makeMeeting().give(IDA, { kind: 'resource.add', title: 'Book', url }))).toBe('bad-message')
    },
  )

  test('[THM1] a web address or none', () => {
    const meeting = makeMeeting()
    meeting.must(IDA, { kind: 'resource.add', title: 'Book', url: '' })
    meeting.must(IDA, { kind: 'resource.add', title: 'Site', url: 'https://x.example/a?b=1#c' })
    expect(meeting.session().resources.map((one) => one.url)).toEqual(['', 'https://x.example/a?b=1#c'])
  })

  test('the next date is kept; nonsense is refused', () => {
    const meeting = makeMeeting()
    const next = {
      startsAtMs: epochMs(1_900_000_000_000),
      zone: 'Europe/Berlin',
      minutes: 90,
      place: 'Room 3',
      facilitator: 'Ben',
    }
    meeting.lead({ kind: 'next.set', next })
    expect(viewFor(meeting.session(), 'screen').next).toEqual(next)
    expect(refusal(meeting.give(IDA, { kind: 'next.set', next: { ...next, zone: 'x;y' } }))).toBe('bad-message')
    expect(refusal(meeting.give(IDA, { kind: 'next.set', next: { ...next, place: 'x'.repeat(201) } }))).toBe(
      'text-too-long',
    )
  })
})

describe('the end', () => {
  test('[END1] closing waits a minute and can be undone; then nothing of the cases is left', () => {
    const { meeting, people } = live()
    const finish = { kind: 'session.finish', reason: 'facilitator', summary } as const
    expect(refusal(meeting.give(null, finish))).toBe('too-soon')
    meeting.lead({ kind: 'session.close' })
    expect(refusal(meeting.give(null, finish))).toBe('too-soon')
    meeting.lead({ kind: 'session.keepOpen' })
    expect(meeting.session().progress.state).toBe('live')
    meeting.must(people[0] ?? IDA, { kind: 'thanks.give', to: IDA, text: 'CANARY thanks' })
    meeting.must(people[0] ?? IDA, { kind: 'step.share', text: 'CANARY step' })
    meeting.lead({ kind: 'session.close' })
    meeting.wait(60_000)
    meeting.must(null, finish)
    expect(JSON.stringify(meeting.session())).not.toContain('CANARY')
    expect(viewFor(meeting.session(), 'everyone').summary).toMatchObject(summary)
    expect(refusal(meeting.give(IDA, { kind: 'hand.set', raised: true }))).toBe('wrong-state')
    expect(refusal(meeting.give(null, finish))).toBe('too-soon')
  })

  test('[END2] an empty running room closes after two hours, one that is entered again does not', () => {
    const { meeting } = live()
    meeting.must(null, { kind: 'room.emptied' })
    expect(nextDeadline(meeting.session())).toMatchObject({
      kind: 'finish',
      reason: 'empty',
      atMs: meeting.now() + 7_200_000,
    })
    meeting.must(null, { kind: 'room.occupied' })
    expect(nextDeadline(meeting.session())).toBeNull()
  })

  test('[END1, END3, END4] bytes are overwritten until that is done, a summary lasts 30 days, a prepared room 180', () => {
    const meeting = makeMeeting()
    const day = 86_400_000
    expect(nextDeadline(meeting.session())).toEqual({ kind: 'erase', atMs: meeting.now() + 180 * day })
    meeting.lead({ kind: 'session.start' })
    meeting.lead({ kind: 'session.close' })
    meeting.wait(60_000)
    meeting.must(null, { kind: 'session.finish', reason: 'facilitator', summary })
    expect(nextDeadline(meeting.session())).toEqual({ kind: 'purge', atMs: meeting.now() })
    meeting.must(null, { kind: 'purge.done', asOf: 1 })
    expect(nextDeadline(meeting.session())).toEqual({ kind: 'erase', atMs: meeting.now() + 30 * day })
  })

  test('[END1, RGT2] what leaves while earlier bytes are being overwritten is overwritten once more', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'session.start' })
    meeting.lead({ kind: 'session.close' })
    meeting.wait(60_000)
    const closed = meeting.must(null, { kind: 'session.finish', reason: 'facilitator', summary })
    const began = closed.purge.asked
    const erased = eraseSeat(closed, ben, meeting.now())
    if (!erased.ok) throw new Error(erased.rejection.code)
    const half = purged(erased.session, began)
    expect(nextDeadline({ ...erased.session, purge: half })?.kind).toBe('purge')
    const whole = purged({ purge: half }, erased.session.purge.asked)
    expect(nextDeadline({ ...erased.session, purge: whole })?.kind).toBe('erase')
    // One that began before both, on another node, takes nothing back.
    expect(purged({ purge: whole }, began)).toEqual(whole)
  })
})

describe('documents', () => {
  test('[DOC1, DOC2, DOC3] who may write what', () => {
    const { meeting, people } = live()
    const [ben] = people
    const device = (seat = IDA) => meeting.session().seats[seat]?.devices[0] ?? never()
    const right = (name: 'agenda' | 'theme' | 'board', of = device(ben)) =>
      documentAccess(meeting.session(), of, { name, generation: 0 })
    expect([right('agenda'), right('theme'), right('board')]).toEqual(['write', 'write', 'read'])
    meeting.lead({ kind: 'agenda.lock', locked: true })
    expect([right('agenda'), right('agenda', device(IDA))]).toEqual(['read', 'write'])
    const screen = 'screen' as ReturnType<typeof device>
    expect(right('board', screen)).toBe('none')
    meeting.must(null, { kind: 'screen.add', device: screen, pairing: '1' })
    expect(right('board', screen)).toBe('none')
    meeting.lead({ kind: 'screen.allow', screen: meeting.session().screens[0]?.id ?? '' })
    expect([right('board', screen), right('agenda', screen)]).toEqual(['read', 'none'])
    expect(documentAccess(meeting.session(), device(), { name: 'board', generation: 1 })).toBe('gone')
    meeting.lead({ kind: 'seat.remove', seat: ben ?? never() })
    expect(right('agenda')).toBe('none')
  })
})

test('[RCT1] reactions are off while a case is told, while people write, and while they choose', () => {
  const off = STEP_FORMS.filter((form) => !policyOf({ form }).reactions)
  expect(off).toEqual(['wave', 'poll', 'pulse', 'write', 'choose', 'case', 'reflect'])
})

function never(): never {
  throw new Error('nobody')
}
