import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { cardId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { withdrawSigned } from '../../shared/session/board-rules.ts'
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
  }
  return { session, ben, kofi }
}

describe('[RGT1] own data', () => {
  test('has everything that carries the seat, and what was addressed to it', () => {
    const { session, ben } = withTraces()
    expect(ownData(session, ben)).toEqual({
      title: 'Mentors at lunch',
      seat: { name: 'Benedikta', place: 'remote', state: 'in', devices: 1 },
      roles: ['deputy'],
      handRaised: true,
      inRound: false,
      dots: ['card1'],
      metoo: ['card1'],
      ticketsDealt: 0,
      evaluation: { worth: 5, heard: 4, safe: 3 },
      sharedStep: 'Step of Benedikta',
      thanksGiven: [{ to: 'Kofi', text: 'Thanks from Benedikta' }],
      thanksReceived: [{ from: 'Kofi', text: 'Thanks to her' }],
      resources: [{ title: 'A book', url: '' }],
      caseQuestion: null,
      nextFacilitator: true,
    })
  })

  test('of somebody else has nothing of it', () => {
    const { session, kofi } = withTraces()
    const text = JSON.stringify(ownData(session, kofi))
    expect(text).not.toContain('Step of Benedikta')
    expect(text).not.toContain('"worth":5')
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
    expect(erased.session.purgeDue).toBe(true)
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
