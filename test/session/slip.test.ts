// A detail slipped: who may do what, what is shown to whom, what is left of it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardId, deviceHash, hash, seatId } from '../../shared/ids.ts'
import { documentAccess } from '../../shared/session/access.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { nextDeadline } from '../../shared/session/close.ts'
import type { Command } from '../../shared/session/command.ts'
import { diffView } from '../../shared/session/patch.ts'
import type { Session } from '../../shared/session/session.ts'
import { heldBySlip, mayClean, SLIP_FREE_MS } from '../../shared/session/slip.ts'
import { type Cleaning, cleanCards, cleanText } from '../../shared/session/slip-words.ts'
import { viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

function running() {
  const meeting = makeMeeting()
  const ben = meeting.join('Ben')
  const kofi = meeting.join('Kofi')
  meeting.lead({ kind: 'session.start' })
  meeting.goTo('write')
  meeting.must(null, { kind: 'cards.release', opening: 1, cards: ['c1', 'c2', 'c3'].map(cardId) })
  return { meeting, ben, kofi }
}

/** As the shell does it: without the seat. */
function slip(meeting: Meeting): Session {
  return meeting.must(null, { kind: 'slip.raise', turn: meeting.session().slipTurn })
}

const mark = (find: string, replace = '', card: string | null = null) => ({
  find,
  replace,
  card: card === null ? null : cardId(card),
})
const cleaning = (marks: Cleaning['marks'], takeOff: string[] = []): Cleaning => ({
  marks,
  takeOff: takeOff.map(cardId),
})

function clean(meeting: Meeting, what: Cleaning, removed = 1, gone: string[] = []): Session {
  const { slipTurn: turn } = meeting.session()
  return meeting.must(null, { kind: 'slip.cleaned', turn, removed, cleaning: what, gone: gone.map(cardId) })
}

test('[SLP1] the state after a slip is the same whoever said it, and a doubled tap is one slip', () => {
  const { meeting, ben, kofi } = running()
  const before = meeting.session()
  const turn = before.slipTurn
  // The command has no seat, so the core cannot keep one; a seat that sends it itself is refused.
  for (const seat of [IDA, ben, kofi]) {
    expect(refusal(meeting.give(seat, { kind: 'slip.raise', turn }))).toBe('bad-message')
  }
  expect(meeting.session()).toBe(before)
  const once = slip(meeting)
  expect(once.answered).toBe(before.answered)
  expect(JSON.stringify(once.slip)).not.toMatch(/ida0|id\d+a/)
  expect(meeting.must(null, { kind: 'slip.raise', turn })).toEqual(once)
  meeting.must(IDA, { kind: 'slip.resume', turn: turn + 1 })
  // The tap of somebody who saw the first one arrives late: the room is not covered again.
  meeting.must(null, { kind: 'slip.raise', turn })
  expect(meeting.session().slip).toBeNull()
  for (const audience of ['everyone', 'facilitation', 'screen'] as const) {
    expect(Object.keys(viewFor(once, audience).slip ?? {}).sort()).toEqual(['freeAtMs', 'removed'])
  }
})

const HELD: Command[] = [
  { kind: 'seat.rename', name: 'Benno' },
  { kind: 'done.set', done: true },
  { kind: 'dots.set', cards: [cardId('c1')] },
  { kind: 'card.metoo', card: cardId('c1'), on: true },
  { kind: 'step.share', text: 'I try' },
  { kind: 'thanks.give', to: IDA, text: 'thanks' },
  { kind: 'resource.add', title: 'a page', url: '' },
  { kind: 'evaluation.set', evaluation: { worth: 1, heard: 1, safe: 1 } },
]
const LED: Command[] = [
  { kind: 'step.undo' },
  { kind: 'clock.resume' },
  { kind: 'vote.open' },
  { kind: 'spotlight.set', card: cardId('c1') },
  { kind: 'seat.add', name: 'Guest', place: 'room' },
]

test('[SLP2] until the group goes on nothing is written, moved or chosen; leading, leaving and closing go on', () => {
  const { meeting, ben, kofi } = running()
  slip(meeting)
  const covered = meeting.session()
  for (const command of HELD)
    expect([command.kind, refusal(meeting.give(ben, command))]).toEqual([command.kind, 'slip-open'])
  for (const command of LED)
    expect([command.kind, refusal(meeting.give(IDA, command))]).toEqual([command.kind, 'slip-open'])
  for (const kind of [
    'card.submit',
    'card.takeBack',
    'board.edit',
    'board.move',
    'box.release',
    'ticket.ask',
    'react',
  ]) {
    expect([kind, heldBySlip(covered, kind)]).toEqual([kind, true])
  }
  expect(meeting.session()).toBe(covered)
  meeting.must(ben, { kind: 'hand.set', raised: true })
  meeting.must(kofi, { kind: 'seat.leave' })
  meeting.facilitatorAway(31_000)
  meeting.must(ben, { kind: 'lead.take' })
  meeting.lead({ kind: 'session.close' })
  expect(meeting.session().slip).not.toBeNull()
  // Without a slip the same commands are judged by their own rules.
  meeting.must(ben, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  expect(heldBySlip(meeting.session(), 'board.edit')).toBe(false)
})

test('[SLP3] screens have nothing of the room, newcomers nothing that people wrote, and all of it is back afterwards', () => {
  const { meeting, ben } = running()
  meeting.must(ben, { kind: 'step.share', text: 'ask Katarzyna' })
  meeting.must(ben, { kind: 'thanks.give', to: IDA, text: 'for Katarzyna' })
  meeting.must(ben, { kind: 'resource.add', title: 'Katarzyna writes', url: '' })
  const before = meeting.session()
  const covered = slip(meeting)
  const screen = viewFor(covered, 'screen')
  expect(JSON.stringify(screen)).not.toMatch(/Katarzyna|Ben|Ida|Mentors/)
  expect(screen).toMatchObject({ audience: 'screen', plan: { steps: [] }, seats: {}, spotlight: null })
  expect(JSON.stringify(viewFor(covered, 'everyone'))).not.toContain('Katarzyna')
  // Who leads has to find the words.
  expect(JSON.stringify(viewFor(covered, 'facilitation'))).toContain('Katarzyna')
  meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  for (const audience of ['everyone', 'facilitation', 'screen'] as const) {
    const ops = diffView(viewFor(before, audience), viewFor(meeting.session(), audience))
    expect(ops.map(([[name]]) => name).filter((name) => name !== 'progress')).toEqual(['slipTurn'])
  }
})

test('[SLP4, SLP6] only who leads reads documents meanwhile; an old generation is no document', () => {
  const { meeting } = running()
  meeting.must(null, { kind: 'screen.add', device: deviceHash('wall'), pairing: 'fern 42' })
  meeting.lead({ kind: 'screen.allow', screen: meeting.session().screens[0]?.id ?? '' })
  const right = (device: string, name: 'board' | 'theme' | 'agenda', generation = 0) =>
    documentAccess(meeting.session(), deviceHash(device), { name, generation })
  expect(right('device-Ben', 'theme')).toBe('write')
  slip(meeting)
  for (const name of ['board', 'theme', 'agenda'] as const) {
    expect(right('device-ida', name)).toBe('read')
    expect(right('device-Ben', name)).toBe('paused')
    expect(right('device-nobody', name)).toBe('none')
  }
  expect(right('wall', 'board')).toBe('paused')
  expect(right('wall', 'theme')).toBe('paused')
  clean(meeting, cleaning([mark('Unit 5')]))
  expect(right('device-ida', 'board')).toBe('gone')
  expect(right('device-ida', 'board', 1)).toBe('read')
  meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  expect(right('device-Ben', 'theme', 1)).toBe('write')
  expect(right('wall', 'board', 1)).toBe('read')
  for (const device of ['device-ida', 'device-Ben', 'wall']) expect(right(device, 'theme')).toBe('gone')
})

test('[SLP5] who leads marks anything, somebody else one card with its key', () => {
  const { meeting, ben } = running()
  const turn = slip(meeting).slipTurn
  const ask = (over: Partial<Parameters<typeof mayClean>[1]>) =>
    mayClean(meeting.session(), {
      by: IDA,
      epoch: meeting.session().roleEpoch,
      turn,
      cleaning: cleaning([mark('Unit 5')]),
      hasKey: false,
      ...over,
    })
  expect(ask({})).toEqual({ ok: true })
  expect(ask({ by: ben })).toEqual({ ok: false, code: 'not-facilitator' })
  expect(ask({ epoch: 0 })).toEqual({ ok: false, code: 'stale-role' })
  expect(ask({ turn: turn - 1 })).toEqual({ ok: false, code: 'slip-over' })
  expect(ask({ by: seatId('nobody') })).toEqual({ ok: false, code: 'not-seated' })
  const own = cleaning([mark('Unit 5', 'a service', 'c1'), mark('May', '', 'c1')])
  expect(ask({ by: ben, hasKey: true, cleaning: own })).toEqual({ ok: true, needsKeyOf: 'c1' })
  expect(ask({ by: ben, hasKey: true, cleaning: cleaning([], ['c1']) })).toEqual({ ok: true, needsKeyOf: 'c1' })
  // Neither two cards nor everything.
  const two = cleaning([mark('Unit 5', '', 'c1')], ['c2'])
  expect(ask({ by: ben, hasKey: true, cleaning: two })).toEqual({ ok: false, code: 'bad-key' })
  expect(ask({ by: ben, hasKey: true })).toEqual({ ok: false, code: 'bad-key' })
  expect(ask({ cleaning: cleaning([]) })).toEqual({ ok: false, code: 'bad-message' })
  expect(ask({ cleaning: cleaning([mark('  ')]) })).toEqual({ ok: false, code: 'text-empty' })
  expect(ask({ cleaning: cleaning([mark('x'.repeat(81))]) })).toEqual({ ok: false, code: 'text-too-long' })
})

test('[SLP6, SLP10] marked words leave every text of the session, and only a number stays', () => {
  const { meeting, ben } = running()
  meeting.must(ben, { kind: 'step.share', text: 'Talk to unit  5 again' })
  meeting.must(ben, { kind: 'thanks.give', to: IDA, text: 'Unit 5' })
  meeting.must(ben, { kind: 'resource.add', title: 'Unit 5', url: 'https://unit5.example/Katarzyna' })
  slip(meeting)
  clean(meeting, cleaning([mark('Unit 5', '[a department]'), mark('katarzyna')], ['c2']), 3, ['c2'])
  const after = meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  expect(JSON.stringify(after)).not.toMatch(/unit\s+5|katarzyna/i)
  expect(after.sharedSteps[0]?.text).toBe('Talk to [a department] again')
  expect(after.resources[0]).toMatchObject({ title: '[a department]', url: '' })
  expect(after.generations).toEqual({ agenda: 1, theme: 1, board: 1 })
  expect(Object.keys(after.cards)).toEqual(['c1', 'c3'])
  expect(after.removedDetails).toBe(3)
  expect(after.purge).toEqual({ asked: 1, done: 0 })
  expect(nextDeadline(after)?.kind).toBe('purge')
  expect(nextDeadline(meeting.must(null, { kind: 'purge.done', asOf: 0 }))?.kind).toBe('purge')
  expect(nextDeadline(meeting.must(null, { kind: 'purge.done', asOf: 1 }))?.kind).not.toBe('purge')
  meeting.lead({ kind: 'session.close' })
  meeting.wait(61_000)
  const summary = { agendaMarkdown: '', notesMarkdown: '', takeaways: [] }
  const closed = meeting.must(null, { kind: 'session.finish', reason: 'facilitator', summary })
  expect(closed).toMatchObject({ slip: null, slipTurn: 0, removedDetails: 3 })
  expect(refusal(meeting.give(null, { kind: 'slip.raise', turn: 0 }))).toBe('wrong-state')
})

test('[SLP7] who leads ends it at any time, anybody after three minutes, whoever leads by then', () => {
  const { meeting, ben, kofi } = running()
  const { slipTurn: turn } = slip(meeting)
  expect(refusal(meeting.give(ben, { kind: 'slip.resume', turn }))).toBe('not-facilitator')
  meeting.facilitatorAway(40_000)
  meeting.must(kofi, { kind: 'lead.take' })
  expect(refusal(meeting.give(IDA, { kind: 'slip.resume', turn }))).toBe('not-facilitator')
  meeting.must(kofi, { kind: 'slip.resume', turn })
  expect(meeting.session().slip).toBeNull()
  const again = slip(meeting).slipTurn
  meeting.wait(SLIP_FREE_MS)
  // A late "go on" of the first one does not end the second.
  meeting.must(ben, { kind: 'slip.resume', turn })
  expect(meeting.session().slip).not.toBeNull()
  meeting.must(ben, { kind: 'slip.resume', turn: again })
  expect(meeting.session().slip).toBeNull()
})

test('[SLP8] the clock of the step waits, the promised end does not move', () => {
  const { meeting } = running()
  const timerOf = () => {
    const { progress } = meeting.session()
    if (progress.state !== 'live') throw new Error('not live')
    return progress
  }
  const before = timerOf()
  slip(meeting)
  meeting.wait(50_000)
  expect(timerOf().position.timer).toMatchObject({ state: 'paused' })
  meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  const { timer } = before.position
  if (timer.state !== 'running') throw new Error('not running')
  expect(timerOf().position.timer).toEqual({ state: 'running', endsAtMs: timer.endsAtMs + 50_000 })
  expect(timerOf().promisedEndAtMs).toBe(before.promisedEndAtMs)
  // A clock that stood still before stands still after.
  meeting.lead({ kind: 'clock.pause' })
  slip(meeting)
  meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  expect(timerOf().position.timer.state).toBe('paused')
})

test('[SLP9] a close that is under way waits for it', () => {
  const { meeting } = running()
  meeting.lead({ kind: 'session.close' })
  meeting.wait(55_000)
  slip(meeting)
  meeting.wait(20_000)
  expect(nextDeadline(meeting.session())).toBeNull()
  meeting.must(IDA, { kind: 'slip.resume', turn: meeting.session().slipTurn })
  expect(nextDeadline(meeting.session())).toMatchObject({ kind: 'finish', atMs: meeting.now() + 60_000 })
})

describe('words', () => {
  test.each([
    ['Tell me about Unit 5.', 'Unit 5', '[a department]', 'Tell me about [a department].'],
    ['UNIT\n5 and unit 5b', 'unit 5', 'a unit', 'a unit and a unitb'],
    ['Al is also here, Al!', 'Al', 'they', 'they is also here, they!'],
    ['Katarzynas Frage', 'Katarzyna', '', 's Frage'],
    ['Ask Katarzyna first', 'Katarzyna', '', 'Ask first'],
    ['Zoe\u0308 called', 'Zo\u00eb', 'somebody', 'somebody called'],
    ['(a+b)? yes', '(a+b)?', 'x', 'x yes'],
    ['nothing', 'else', 'x', 'nothing'],
  ])('%j without %j', (text, find, replace, expected) => {
    expect(cleanText(text, [mark(find, replace)])).toBe(expected)
  })

  test('[SLP6] whatever is marked is found nowhere afterwards', () => {
    const word = fc.constantFrom('Katarzyna', 'Unit 5', 'Ann', 'über', 'a.b', 'Ünal', 'x')
    const other = fc.stringMatching(/^[ a-z.,!?\n]{0,12}$/)
    let hits = 0
    fc.assert(
      fc.property(fc.array(fc.oneof(word, other), { maxLength: 14 }), word, (parts, find) => {
        const text = parts.join(' ')
        const after = cleanText(text, [mark(find, '[…]')])
        if (after !== text) hits += 1
        expect(cleanText(after, [mark(find, '[…]')])).toBe(after)
        if ([...find].length >= 4) expect(after.toLowerCase()).not.toContain(find.toLowerCase())
      }),
      { numRuns: 500, seed: 20_261_122 },
    )
    expect(hits).toBeGreaterThan(100)
  })

  const card = (text: string, group: string | null = null): BoardCard => ({
    lane: 'challenge',
    text,
    wantsHelp: false,
    signedBy: null,
    mark: hash(''),
    rank: 'a0',
    group: group === null ? null : cardId(group),
  })

  test('a card of which nothing is left goes; what lay under it stays; one card may be meant alone', () => {
    const cards = new Map([
      [cardId('c1'), card('Unit 5')],
      [cardId('c2'), card('We in Unit 5 wait', 'c1')],
      [cardId('c3'), card('Not concerned')],
    ])
    expect([...cleanCards(cards, cleaning([mark('unit 5')]))]).toEqual([
      ['c1', null],
      ['c2', { ...card('We in wait'), group: null }],
    ])
    expect([...cleanCards(cards, cleaning([mark('unit 5', 'a unit', 'c2')])).keys()]).toEqual(['c2'])
    expect([...cleanCards(cards, cleaning([], ['c3']))]).toEqual([['c3', null]])
  })
})
