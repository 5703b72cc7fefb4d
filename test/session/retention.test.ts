// One table says what is kept and until when; here it is held against what the close leaves behind.
import { describe, expect, test } from 'vitest'
import { hash } from '../../shared/ids.ts'
import type { Command } from '../../shared/session/command.ts'
import { createSession } from '../../shared/session/create.ts'
import {
  KEEPING_DEFAULT,
  type Keeping,
  keepingOf,
  leftAtClose,
  SESSION_RETENTION,
  thingsUntil,
} from '../../shared/session/retention.ts'
import type { Session } from '../../shared/session/session.ts'
import { transition } from '../../shared/session/transition.ts'
import { IDA, makeMeeting, refusal } from './meeting.ts'

const DAY_MS = 86_400_000
const FINISH: Command = {
  kind: 'session.finish',
  reason: 'facilitator',
  summary: { agendaMarkdown: 'a', notesMarkdown: 'n', takeaways: ['t'] },
}

function closing(keeping?: Keeping) {
  const meeting = makeMeeting()
  if (keeping) meeting.become({ keeping })
  meeting.lead({ kind: 'session.start' })
  meeting.lead({ kind: 'session.close' })
  const { progress } = meeting.session()
  if (progress.state !== 'closing') throw new Error('it does not close')
  return { meeting, inMs: progress.closesAtMs - meeting.now() }
}

describe('the table', () => {
  test('[END6] the close leaves of every member what its row says, and of the others everything', () => {
    const { meeting } = closing()
    const full = { ...meeting.session(), ...everyMemberMarked() }
    meeting.become(full)
    meeting.wait(60_000)
    const after = meeting.must(null, FINISH)
    for (const [member, row] of Object.entries(SESSION_RETENTION)) {
      const left = after[member as keyof Session]
      if (row.until === 'close') expect([member, left]).toEqual([member, row.left])
      else if (!('isWrittenAtClose' in row)) expect([member, left]).toEqual([member, full[member as keyof Session]])
    }
    expect(JSON.stringify(after)).not.toContain('Marked')
  })

  test('[END6] a thing is gone when the last of it is, and no thing is in both lists', () => {
    const [gone, kept] = [thingsUntil('close'), thingsUntil('summary')]
    expect([...gone, ...kept].sort()).toEqual(
      [...new Set(Object.values(SESSION_RETENTION).map(({ thing }) => thing))].sort(),
    )
    expect(gone).toContain('cards')
    expect(kept).toContain('people')
  })

  test('[END6] what goes at the close is there before it, in another shape than afterwards', () => {
    const marked: Partial<Session> = everyMemberMarked()
    const left = leftAtClose()
    for (const member of Object.keys(left) as (keyof Session)[]) {
      expect([member, marked[member]]).not.toEqual([member, undefined])
      expect([member, marked[member]]).not.toEqual([member, left[member]])
    }
  })
})

describe('how long', () => {
  test.each([
    [KEEPING_DEFAULT, 60_000, 30],
    [{ summaryDays: 7, graceMinutes: 5 }, 300_000, 7],
  ])('[END1, END3] %j', (keeping, graceMs, days) => {
    const { meeting, inMs } = closing(keeping)
    expect(inMs).toBe(graceMs)
    meeting.wait(graceMs - 1)
    expect(refusal(meeting.give(null, FINISH))).toBe('too-soon')
    meeting.wait(1)
    const after = meeting.must(null, FINISH)
    expect(after.summary?.deletesAtMs).toBe(meeting.now() + days * DAY_MS)
  })

  test('[END7] who leads need not wait for the rest of the time; nobody else may hurry, and not while the room runs', () => {
    const { meeting } = closing({ summaryDays: 30, graceMinutes: 10 })
    const ben = meeting.join('Ben')
    expect(refusal(meeting.give(ben, { kind: 'session.closeNow' }))).toBe('not-facilitator')
    expect(refusal(meeting.give(null, FINISH))).toBe('too-soon')
    meeting.lead({ kind: 'session.closeNow' })
    expect(meeting.must(null, FINISH).progress.state).toBe('closed')
    const running = makeMeeting()
    running.lead({ kind: 'session.start' })
    expect(refusal(running.give(IDA, { kind: 'session.closeNow' }))).toBe('wrong-state')
  })

  test('[END7] a detail that slipped is dealt with first', () => {
    const { meeting } = closing()
    meeting.must(null, { kind: 'slip.raise', turn: 0 })
    expect(refusal(meeting.give(IDA, { kind: 'session.closeNow' }))).toBe('slip-open')
  })

  test('[END8] numbers out of their limits are none', () => {
    const good = { summaryDays: 1, graceMinutes: 10 }
    expect(keepingOf(good)).toEqual(good)
    for (const bad of [
      { summaryDays: 0, graceMinutes: 1 },
      { summaryDays: 91, graceMinutes: 1 },
      { summaryDays: 30, graceMinutes: 0 },
      { summaryDays: 30, graceMinutes: 11 },
      { summaryDays: 1.5, graceMinutes: 1 },
      { summaryDays: Number.NaN, graceMinutes: 1 },
    ])
      expect(keepingOf(bad)).toBeNull()
  })

  test('[END8] a room is made with what was promised, and with nothing said, thirty days and a minute', () => {
    const { session } = makeMeeting()
    expect(session().keeping).toEqual({ summaryDays: 30, graceMinutes: 1 })
    const { roomId, code, title, plan } = session()
    const [seat] = Object.values(session().seats)
    const [device] = seat?.devices ?? []
    if (!seat || !device) throw new Error('nobody is here')
    const made = createSession({
      ...{ roomId, code, title, plan, device },
      ...{ seat: seat.id, returnHash: seat.returnHash, name: 'Ida', language: 'en', atMs: session().createdAtMs },
      keeping: { summaryDays: 3, graceMinutes: 2 },
      inviteSecret: 'secret',
      guardWords: ['Unit 5'],
    })
    expect(made.ok && [made.session.keeping, made.session.guardWords]).toEqual([
      { summaryDays: 3, graceMinutes: 2 },
      ['Unit 5'],
    ])
  })

  test('[END8] nothing that people send changes it', () => {
    const before = makeMeeting().session()
    const wish = { kind: 'guard.words', words: ['x'] } as const
    const stamped = { by: IDA, key: null, epoch: before.roleEpoch, command: wish }
    const stamp = { atMs: before.createdAtMs, ids: [], seed: [1, 2, 3, 4] as const, here: [], freshCode: null }
    const outcome = transition(before, {
      ...stamped,
      stamp: { ...stamp, facilitatorAwayMs: 0 as never, doneMark: null },
    })
    expect(refusal(outcome)).toBe('bad-message')
  })
})

/** Something in every member that goes at the close. A member that is new has to be added here. */
function everyMemberMarked() {
  const atMs = 1_800_000_000_000
  const marked = {
    writing: { opening: 1, lanes: [], ticketHashes: ['Marked'], dealt: {} },
    cards: { Marked: { metoo: [] } },
    spotlight: 'Marked',
    cardQuestion: { card: 'Marked', answer: null },
    slip: { freeAtMs: atMs, removed: 0, clockRan: false },
    slipTurn: 3,
    guardWords: ['Marked'],
    consult: { block: 'Marked' },
    caseLines: { Marked: { text: 'Marked' } },
    helped: [{ seat: 'Marked', atMs }],
    votes: { state: 'open', dots: { Marked: [] } },
    voteSums: { Marked: 2 },
    polls: { Marked: {} },
    tapMeans: { means: { worth: 4, heard: 4, safe: 4 }, since: [IDA] },
    loop: { answers: { [IDA]: 'tried' }, sums: [1, 2, 3, 4], since: [IDA], closedWith: 10 },
    gardeners: [IDA],
    bed: {
      marked: {
        lane: 'wave',
        text: 'Marked',
        wantsHelp: false,
        signedBy: null,
        mark: hash('Marked'),
        rank: 'a0',
        group: null,
      },
    },
    evaluations: { Marked: {} },
    groupAsk: { state: 'open', step: 'Marked' },
    hands: ['Marked'],
    round: { order: ['Marked'] },
    done: { step: ['Marked'] },
    huddle: { groups: [['Marked']] },
    stepAid: { heard: ['Marked'] },
    leavingAtMs: { Marked: atMs },
    emptySinceMs: atMs - 3 * 3_600_000,
    roundLines: { Marked: 'Marked' },
    sharedSteps: [{ text: 'Marked' }],
    thanks: [{ text: 'Marked' }],
    returnRequests: [{ id: 'Marked' }],
    inviteSecret: 'Marked',
    codeAsks: true,
    knocks: [{ id: 'Marked' }],
    turnedAway: ['Marked'],
    screens: [{ id: 'Marked' }],
    answered: { Marked: ['Marked'] },
  }
  return marked as unknown as Partial<Session>
}
