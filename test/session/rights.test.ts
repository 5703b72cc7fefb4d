import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { cardId, deviceHash, hash, stepId } from '../../shared/ids.ts'
import type { BoardCard, SealedCard } from '../../shared/session/board.ts'
import { withdrawSigned } from '../../shared/session/board-rules.ts'
import { takeForRelease } from '../../shared/session/box.ts'
import { eraseSeat, ownData } from '../../shared/session/rights.ts'
import type { Session } from '../../shared/session/session.ts'
import { BEGIN, IDA, makeMeeting } from './meeting.ts'

/** Ben has left a trace everywhere. */
function withTraces(): { session: Session; ben: SeatId; kofi: SeatId } {
  const meeting = makeMeeting()
  const ben = meeting.join('Benedikta')
  const kofi = meeting.join('Kofi')
  meeting.lead({ kind: 'session.start' })
  meeting.give(ben, { kind: 'hand.set', raised: true }, { key: 'key-of-benedikta' })
  meeting.give(ben, { kind: 'step.share', text: 'Step of Benedikta' })
  meeting.give(ben, { kind: 'thanks.give', to: kofi, text: 'Thanks from Benedikta' })
  meeting.give(kofi, { kind: 'thanks.give', to: ben, text: 'Thanks to her' })
  meeting.give(ben, { kind: 'evaluation.set', evaluation: { worth: 5, heard: 4, safe: 3 } })
  meeting.give(ben, { kind: 'resource.add', title: 'A book', url: '' })
  meeting.lead({ kind: 'deputy.set', seat: ben })
  const session: Session = {
    ...meeting.session(),
    cards: { card1: { metoo: [ben, kofi] } },
    votes: { state: 'open', dots: { [ben]: [cardId('card1')], [kofi]: [cardId('card1')] } },
    next: { ...meeting.session().next, facilitator: 'Benedikta' },
    consult: {
      block: 'one',
      offers: [ben, kofi],
      asked: { seat: ben },
      card: null,
      giver: ben,
      question: 'Question of Benedikta',
      onBehalf: false,
      isReady: true,
      scribe: null,
      observer: null,
      inner: [ben, kofi],
      aside: [ben],
      hadAside: true,
      waiting: [],
      frame: null,
      isStopped: false,
    },
    caseLines: {
      one: { id: 'one', kind: 'idea', by: ben, for: kofi, block: 'one', text: 'Advice of Benedikta' },
      two: { id: 'two', kind: 'offer', by: kofi, for: ben, block: 'one', text: 'Help for Benedikta' },
      three: { id: 'three', kind: 'idea', by: kofi, for: IDA, block: 'one', text: 'Of others' },
    },
    helped: [{ seat: ben, atMs: BEGIN }],
    huddle: { key: 'one', size: 2, groups: [[ben, kofi, IDA]] },
    polls: { poll: { state: 'open', answers: { [ben]: 2, [kofi]: 1 } } },
    groupAsk: { state: 'open', minutes: 2, from: stepId('leave'), endsAtMs: BEGIN, of: 3, yes: [ben], no: [kofi] },
    stepAid: { heard: [ben, kofi], thinkingUntilMs: null, borrowed: null },
    roundLines: { [ben]: 'Line of Benedikta' },
    leavingAtMs: { [ben]: BEGIN },
    writing: { opening: 1, lanes: [], ticketHashes: [], dealt: { [ben]: 1, [kofi]: 1 } },
    takenFrom: ben,
    leadAskedBackBy: ben,
    returnRequests: [{ id: 'back', seat: ben, device: deviceHash('phone') }],
  }
  return { session, ben, kofi }
}

describe('[RGT1] own data', () => {
  test('has everything that carries the seat, and what was addressed to it', () => {
    const { session, ben } = withTraces()
    expect(ownData(session, ben)).toEqual({
      title: 'Mentors at lunch',
      loopAnswer: null,
      seat: { name: 'Benedikta', place: 'remote', state: 'in', devices: 1 },
      roles: ['deputy', 'led before'],
      handRaised: true,
      inRound: false,
      dots: ['card1'],
      metoo: ['card1'],
      ticketsDealt: 1,
      pollAnswers: [2],
      timeAnswer: true,
      leavingAtMs: BEGIN,
      helpedAtMs: BEGIN,
      roundLine: 'Line of Benedikta',
      caseRoles: ['offered a case', 'asked', 'brings the case', 'inner group', 'stepped aside'],
      linesWritten: [{ kind: 'idea', text: 'Advice of Benedikta' }],
      linesForMe: [{ kind: 'offer', text: 'Help for Benedikta' }],
      evaluation: { worth: 5, heard: 4, safe: 3 },
      sharedStep: 'Step of Benedikta',
      thanksGiven: [{ to: 'Kofi', text: 'Thanks from Benedikta' }],
      thanksReceived: [{ from: 'Kofi', text: 'Thanks to her' }],
      resources: [{ title: 'A book', url: '' }],
      caseQuestion: 'Question of Benedikta',
      nextFacilitator: true,
    })
  })

  test('of somebody else has nothing of it', () => {
    const { session, kofi } = withTraces()
    const text = JSON.stringify(ownData(session, kofi))
    expect(text).not.toContain('Step of Benedikta')
    expect(text).not.toContain('"worth":5')
  })

  test('[RGT4] of advice everybody gets their own words, the giver what was written for them, and nobody a name', () => {
    const { session, kofi } = withTraces()
    const data = ownData(session, kofi)
    expect(data?.linesWritten).toEqual([
      { kind: 'offer', text: 'Help for Benedikta' },
      { kind: 'idea', text: 'Of others' },
    ])
    expect(data?.linesForMe).toEqual([{ kind: 'idea', text: 'Advice of Benedikta' }])
    expect(
      JSON.stringify({ ...data, thanksGiven: [], thanksReceived: [], linesWritten: [], linesForMe: [] }),
    ).not.toContain('Benedikta')
  })
})

describe('[RGT2] erase me', () => {
  test('leaves nothing that carries the person, and everything of the others', () => {
    const { session, ben, kofi } = withTraces()
    const erased = eraseSeat(session, ben, BEGIN)
    if (!erased.ok) throw new Error(erased.rejection.code)
    const { [ben]: nobody, ...others } = erased.session.seats
    expect(nobody).toMatchObject({ name: '', state: 'removed', devices: [], returnHash: '' })
    expect(Object.keys(others)).toHaveLength(2)
    const text = JSON.stringify({ ...erased.session, seats: others })
    expect(text).not.toContain('Benedikta')
    expect(text).not.toContain(ben)
    expect(erased.session.cards.card1?.metoo).toEqual([kofi])
    expect(ownData(erased.session, ben)).toBeNull()
    expect(erased.session.purge).toEqual({ asked: 1, done: 0 })
  })

  test('[ANON9] who comes again has a new ticket, and the old one counts for nobody', () => {
    const { session, ben } = withTraces()
    const erased = eraseSeat(session, ben, BEGIN)
    if (!erased.ok) throw new Error('refused')
    expect(erased.session.writing).toMatchObject({ unowned: 1 })
    expect(erased.session.writing?.dealt).not.toHaveProperty(ben)
    const card = (id: string, ticket: string): SealedCard => ({
      ...{ id: cardId(id), lane: 'challenge', text: 't', wantsHelp: false, signed: null },
      ...{ keyHash: hash(id), ticketHash: hash(ticket) },
    })
    const open: Session = {
      ...erased.session,
      writing: { opening: 1, lanes: ['challenge'], ticketHashes: [], dealt: { again: 1, kofi: 1 }, unowned: 1 },
    }
    // Of before and of after the erasing: the same person, beside one other.
    const three = [card('a', 'of-before'), card('b', 'of-after'), card('c', 'of-kofi')]
    expect(takeForRelease(three, open, false)).toMatchObject({ ok: false, rejection: { code: 'too-few-cards' } })
    expect(takeForRelease([...three, card('d', 'of-lena')], open, false).ok).toBe(true)
  })

  test('again is no harm', () => {
    const { session, ben } = withTraces()
    const once = eraseSeat(session, ben, BEGIN)
    if (!once.ok) throw new Error('refused')
    expect(eraseSeat(once.session, ben, BEGIN)).toEqual({ ok: true, session: once.session })
  })

  test('[RGT3] the deputy who is there leads on, and the old role counts no more', () => {
    const { session, ben } = withTraces()
    const erased = eraseSeat(session, IDA, BEGIN)
    if (!erased.ok) throw new Error('refused')
    expect(erased.session).toMatchObject({ facilitator: ben, deputy: null, roleEpoch: session.roleEpoch + 1 })
  })

  test('signed cards go off the board, also from the middle of a group; the others stay', () => {
    const card = (signedBy: string | null, group: string | null = null): BoardCard =>
      ({ lane: 'challenge', text: 't', wantsHelp: false, signedBy, mark: 'm', rank: 'a0', group }) as BoardCard
    const cards = new Map([
      [cardId('head'), card('Benedikta')],
      [cardId('one'), card(null, 'head')],
      [cardId('two'), card('Benedikta', 'head')],
      [cardId('three'), card('Kofi', 'head')],
    ])
    const changes = withdrawSigned(cards, 'Benedikta')
    const left = new Map([...cards, ...changes])
    const there = [...left].flatMap(([id, one]) => (one ? [[id, one] as const] : []))
    expect(there.map(([id]) => id).sort()).toEqual(['one', 'three'])
    for (const [, one] of there) if (one.group !== null) expect(left.get(one.group)).toBeTruthy()
  })
})
