// Gardeners and what all write around a stage. Rules GRD1 to GRD8.
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { cardId, hash } from '../../shared/ids.ts'
import type { BedCard } from '../../shared/session/bed.ts'
import { heldOf } from '../../shared/session/bed.ts'
import type { SeatCommand } from '../../shared/session/command.ts'
import type { Audience } from '../../shared/session/room-view.ts'
import { mineFor, viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, markOf, refusal } from './meeting.ts'

const OTHERS: Audience[] = ['everyone', 'screen', 'waiting']
const held = (text: string, more: Partial<BedCard> = {}): BedCard => ({
  lane: 'wave',
  text,
  wantsHelp: false,
  signedBy: null,
  mark: hash(`mark of ${text}`),
  rank: text,
  group: null,
  ...more,
})
const [A, B, C] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].map(cardId) as [
  ReturnType<typeof cardId>,
  ReturnType<typeof cardId>,
  ReturnType<typeof cardId>,
]

function assembly(): { meeting: Meeting; people: SeatId[] } {
  const meeting = makeMeeting('assembly_90')
  const people = Array.from({ length: 12 }, (_, n) => meeting.join(`Person ${n}`))
  meeting.lead({ kind: 'session.start' })
  return { meeting, people }
}

function withBed(): { meeting: Meeting; gardener: SeatId; other: SeatId } {
  const { meeting, people } = assembly()
  const [gardener, other] = people as [SeatId, SeatId]
  meeting.lead({ kind: 'gardeners.set', seats: [gardener] })
  meeting.goTo('wave')
  const opening = meeting.session().writing?.opening ?? 0
  meeting.must(null, {
    kind: 'cards.hold',
    opening,
    cards: { [A]: held('a kind one'), [B]: held('b long road'), [C]: held('c') },
  })
  return { meeting, gardener, other }
}

describe('the bed', () => {
  test('[GRD1] who leads names them: people of the room, six at most', () => {
    const { meeting, people } = assembly()
    expect(refusal(meeting.give(people[0] ?? IDA, { kind: 'gardeners.set', seats: [] }))).toBe('not-facilitator')
    const gone = people[11] ?? IDA
    meeting.must(gone, { kind: 'seat.leave' })
    expect(refusal(meeting.give(IDA, { kind: 'gardeners.set', seats: [gone] }))).toBe('unknown-seat')
    expect(refusal(meeting.give(IDA, { kind: 'gardeners.set', seats: people.slice(0, 7) }))).toBe('quota')
    meeting.lead({ kind: 'gardeners.set', seats: people.slice(0, 2) })
    expect(viewFor(meeting.session(), 'everyone').gardeners).toEqual(people.slice(0, 2))
  })

  test('[GRD2] gardeners and facilitation read it without authors; all others have its number and nothing of it', () => {
    const { meeting } = withBed()
    for (const audience of ['garden', 'facilitation'] as const) {
      expect(viewFor(meeting.session(), audience).garden?.bed.map((card) => card.text)).toEqual([
        'a kind one',
        'b long road',
        'c',
      ])
      expect(JSON.stringify(viewFor(meeting.session(), audience).garden)).not.toContain('mark of')
    }
    for (const audience of OTHERS) {
      const view = viewFor(meeting.session(), audience)
      expect(JSON.stringify(view)).not.toMatch(/a kind one|b long road|aaaaaaaaaaaaaaaa/)
      expect(view.garden).toBeNull()
    }
    expect(viewFor(meeting.session(), 'everyone').held).toBe(3)
    expect(meeting.session().writing?.ticketHashes).toEqual([])
  })

  test('[GRD2, SLP3] while a detail slipped gardeners have nothing of it, and cleaning reaches it', () => {
    const { meeting } = withBed()
    meeting.must(null, { kind: 'slip.raise', turn: 0 })
    expect(viewFor(meeting.session(), 'garden').garden).toBeNull()
    meeting.must(null, {
      kind: 'slip.cleaned',
      turn: 1,
      removed: 1,
      gone: [],
      cleaning: { marks: [{ find: 'kind', replace: '', card: null }], takeOff: [B] },
    })
    expect(Object.values(meeting.session().bed).map((card) => card.text)).toEqual(['a one', 'c'])
  })

  test('[GRD3, GRD4] lines that say the same go onto the wall together, in the step they were written in', () => {
    const { meeting, gardener, other } = withBed()
    const step = viewFor(meeting.session(), 'everyone').progress
    expect(refusal(meeting.give(other, { kind: 'garden.join', cards: [A, C] }))).toBe('not-gardener')
    meeting.must(gardener, { kind: 'garden.join', cards: [C, A] })
    expect(meeting.session().bed[A]?.group).toBe(C)
    meeting.must(gardener, { kind: 'garden.part', cards: [A] })
    expect(meeting.session().bed[A]?.group).toBeNull()
    meeting.must(gardener, { kind: 'garden.join', cards: [A, B] })
    meeting.goTo('write')
    meeting.must(null, { kind: 'bed.opened', cards: [A, B] })
    const at = 'stepId' in step ? step.stepId : null
    expect(meeting.session().cards[B]?.step).toBe(at)
    expect(Object.keys(meeting.session().bed)).toEqual([C])
  })

  test('[GRD5] left out is deleted; an author’s key finds it in the bed', () => {
    const { meeting, gardener } = withBed()
    meeting.must(gardener, { kind: 'garden.join', cards: [A, B] })
    meeting.must(gardener, { kind: 'garden.leaveOut', cards: [A] })
    expect(meeting.session().bed[B]?.group).toBeNull()
    const hashOf = (text: string) => hash(text === `key${B}` ? 'mark of b long road' : 'another')
    expect(heldOf(meeting.session().bed, hash('key'), hashOf)).toEqual([B])
    meeting.must(null, { kind: 'bed.forget', cards: [B] })
    expect(Object.keys(meeting.session().bed)).toEqual([C])
  })

  test('[GRD1, RGT2] whoever is erased tends nothing, and what they signed is gone', () => {
    const { meeting, gardener } = withBed()
    const opening = meeting.session().writing?.opening ?? 0
    meeting.must(null, {
      kind: 'cards.hold',
      opening,
      cards: { dddddddddddddddd: held('d', { signedBy: 'Person 0' }) },
    })
    meeting.must(null, { kind: 'seat.erase', seat: gardener })
    expect(meeting.session().gardeners).toEqual([])
    expect(JSON.stringify(meeting.session().bed)).not.toContain('Person 0')
  })
})

describe('a stage', () => {
  const line = (n: number, text: string, lineKind: 'question' | 'offer'): SeatCommand => ({
    kind: 'line.put',
    line: `line${String(n).padStart(16, '0')}`,
    lineKind,
    text,
  })
  const partOf = (meeting: Meeting, part: string) => {
    const step = meeting.session().plan.steps.find((one) => one.consult?.part === part)
    if (!step) throw new Error(part)
    meeting.lead({ kind: 'step.jump', to: step.id })
  }
  const mine = (meeting: Meeting, seat: SeatId) => mineFor(meeting.session(), seat, () => markOf(seat)).case

  function staged() {
    const { meeting, people } = assembly()
    const [giver, gardener, ...rest] = people as [SeatId, SeatId, ...SeatId[]]
    const inner = rest.slice(0, 4)
    const outer = rest.slice(4) as [SeatId, SeatId, SeatId, SeatId, ...SeatId[]]
    partOf(meeting, 'frame')
    meeting.lead({ kind: 'case.ask', seat: giver, card: null })
    meeting.must(giver, { kind: 'case.answer', yes: true })
    meeting.lead({ kind: 'case.inner', seats: inner })
    meeting.lead({ kind: 'gardeners.set', seats: [gardener] })
    return { meeting, giver, gardener, inner, outer }
  }

  test('[GRD6] the inner group has the queue; all around it write one question, and no reaction is on', () => {
    const { meeting, giver, inner, outer } = staged()
    partOf(meeting, 'story')
    expect(refusal(meeting.give(outer[0], { kind: 'hand.set', raised: true }))).toBe('wrong-step')
    meeting.must(inner[0] ?? IDA, { kind: 'hand.set', raised: true })
    meeting.must(IDA, { kind: 'hand.set', raised: true })
    expect(mine(meeting, outer[0]).mayWrite).toBe('question')
    expect(mine(meeting, inner[0] ?? IDA).mayWrite).toBeNull()
    expect(mine(meeting, giver).mayWrite).toBeNull()
    meeting.must(outer[0], line(1, 'Who else was there?', 'question'))
    expect(refusal(meeting.give(outer[0], line(2, 'And one more?', 'question')))).toBe('quota')
    meeting.must(outer[0], line(1, 'Who else knew?', 'question'))
    expect(refusal(meeting.give(inner[0] ?? IDA, line(3, 'Me too?', 'question')))).toBe('wrong-step')
  })

  test('[GRD6, GRD7] questions come together from three people on, without authors; passed on they are before all in the case', () => {
    const { meeting, giver, gardener, inner, outer } = staged()
    partOf(meeting, 'story')
    meeting.must(outer[0], line(1, 'Who else was there?', 'question'))
    meeting.must(outer[1], line(2, 'Since when?', 'question'))
    expect(refusal(meeting.give(outer[0], { kind: 'garden.collect', lineKind: 'question' }))).toBe('not-gardener')
    expect(refusal(meeting.give(gardener, { kind: 'garden.collect', lineKind: 'question' }))).toBe('too-few-cards')
    expect(viewFor(meeting.session(), 'garden').garden?.lines).toEqual([])
    meeting.must(outer[2], line(3, 'What did you hope?', 'question'))
    meeting.must(gardener, { kind: 'garden.collect', lineKind: 'question' })
    const seen = viewFor(meeting.session(), 'garden').garden?.lines ?? []
    expect(seen.map((one) => one.text)).toEqual(['Who else was there?', 'Since when?', 'What did you hope?'])
    for (const seat of outer) expect(JSON.stringify(seen)).not.toContain(seat)
    for (const audience of OTHERS)
      expect(JSON.stringify(viewFor(meeting.session(), audience))).not.toContain('Since when')
    // A fourth one waits for two more.
    meeting.must(outer[3], line(4, 'And now?', 'question'))
    expect(viewFor(meeting.session(), 'garden').garden?.lines).toHaveLength(3)
    meeting.must(gardener, { kind: 'garden.sort', lines: [seen[1]?.id ?? ''], to: 'passed' })
    expect(mine(meeting, inner[0] ?? IDA).asked).toEqual([])
    partOf(meeting, 'innerQuestions')
    for (const seat of [giver, inner[0] ?? IDA, outer[0]]) {
      expect(mine(meeting, seat).asked.map((one) => one.text)).toEqual(['Since when?'])
    }
    meeting.must(outer[2], { kind: 'case.aside', on: true })
    expect(mine(meeting, outer[2]).asked).toEqual([])
    expect(JSON.stringify(viewFor(meeting.session(), 'screen'))).not.toContain('Since when')
    partOf(meeting, 'innerThinking')
    expect(mine(meeting, giver).asked).toEqual([])
    expect(mine(meeting, giver).forMe).toEqual([])
  })

  test('[GRD8] the giver reads offers only after having responded, only what was passed on, and only if they want to', () => {
    const { meeting, giver, gardener, outer } = staged()
    partOf(meeting, 'others')
    for (const [n, seat] of outer.entries()) meeting.must(seat, line(10 + n, `One could ${n}`, 'offer'))
    partOf(meeting, 'respond')
    expect(mine(meeting, giver).forMe).toEqual([])
    meeting.must(gardener, { kind: 'garden.collect', lineKind: 'offer' })
    const lines = (viewFor(meeting.session(), 'garden').garden?.lines ?? []).map((one) => one.id)
    meeting.must(gardener, { kind: 'garden.sort', lines: lines.slice(0, 2), to: 'passed' })
    expect(mine(meeting, giver).forMe).toEqual([])
    expect(refusal(meeting.give(outer[0], { kind: 'case.readOffers', on: false }))).toBe('no-case')
    meeting.must(giver, { kind: 'case.readOffers', on: false })
    meeting.goTo('harvest')
    expect(mine(meeting, giver).forMe).toEqual([])
    meeting.must(giver, { kind: 'case.readOffers', on: true })
    expect(mine(meeting, giver).forMe.map((one) => one.text)).toEqual(['One could 0', 'One could 1'])
  })

  test('[GRD8, CON6] without gardeners offers are the giver’s after having responded, as everywhere', () => {
    const { meeting, giver, outer } = staged()
    meeting.lead({ kind: 'gardeners.set', seats: [] })
    partOf(meeting, 'story')
    expect(mine(meeting, outer[0]).mayWrite).toBeNull()
    partOf(meeting, 'others')
    meeting.must(outer[0], line(1, 'One could wait', 'offer'))
    expect(refusal(meeting.give(IDA, { kind: 'garden.collect', lineKind: 'offer' }))).toBe('too-few-cards')
    meeting.goTo('harvest')
    expect(mine(meeting, giver).forMe.map((one) => one.text)).toEqual(['One could wait'])
  })
})
