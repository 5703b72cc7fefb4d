import { describe, expect, test } from 'vitest'
import type { CardId, Hash } from '../../shared/ids.ts'
import { cardId, hash, seatId } from '../../shared/ids.ts'
import type { BoardCard, SealedCard } from '../../shared/session/board.ts'
import type { BoardTools } from '../../shared/session/board-rules.ts'
import { applyToBoard } from '../../shared/session/board-rules.ts'
import type { Box } from '../../shared/session/box.ts'
import { putInBox, takeForRelease, takeFromBox } from '../../shared/session/box.ts'
import type { Writing } from '../../shared/session/session.ts'
import { mineFor, viewFor } from '../../shared/session/view.ts'
import { IDA, makeMeeting, markOf, refusal } from './meeting.ts'

const writing: Writing = {
  opening: 1,
  lanes: ['success', 'challenge', 'learning'],
  ticketHashes: ['t1', 't2', 't3'].map(hash),
  dealt: {},
}
const sealed = (id: string, ticket: string, more: Partial<SealedCard> = {}): SealedCard => ({
  id: cardId(id),
  lane: 'challenge',
  text: `text ${id}`,
  wantsHelp: false,
  signed: null,
  keyHash: hash(`key ${id}`),
  ticketHash: hash(ticket),
  ...more,
})
function put(box: Box, card: SealedCard): Box {
  const outcome = putInBox(box, writing, card)
  if (!outcome.ok) throw new Error(outcome.rejection.code)
  return outcome.box
}
const codeOf = (outcome: { ok: true } | { ok: false; rejection: { code: string } }) =>
  outcome.ok ? null : outcome.rejection.code

describe('the box', () => {
  test('[BRD2] unknown ticket, shut lane, empty or long text, quota', () => {
    expect(codeOf(putInBox([], writing, sealed('a', 'stolen')))).toBe('bad-ticket')
    expect(codeOf(putInBox([], null, sealed('a', 't1')))).toBe('wrong-step')
    expect(codeOf(putInBox([], writing, sealed('a', 't1', { lane: 'takeaway' })))).toBe('wrong-step')
    expect(codeOf(putInBox([], writing, sealed('a', 't1', { text: '  ' })))).toBe('text-empty')
    const long = putInBox([], writing, sealed('a', 't1', { text: 'x'.repeat(281) }))
    expect(long.ok ? null : long.rejection).toEqual({ code: 'text-too-long', texts: ['x'.repeat(281)] })
    for (const odd of ['left\u202Etfel', 'no\u200Bbody', 'x\u2066y', 'hi\uFEFFya', 'tag\u{E0041}', 'bell\u0007']) {
      const hidden = putInBox([], writing, sealed('a', 't1', { text: odd }))
      expect(hidden.ok ? null : hidden.rejection).toEqual({ code: 'text-characters', texts: [odd] })
    }
    for (const fine of [
      'two\nlines',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
      '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645',
      'שלום',
      'naïve',
    ]) {
      expect(codeOf(putInBox([], writing, sealed('a', 't1', { text: fine })))).toBeNull()
    }
    const full = ['a', 'b', 'c', 'd', 'e', 'f'].reduce((box, id) => put(box, sealed(id, 't1')), [] as Box)
    expect(codeOf(putInBox(full, writing, sealed('g', 't1')))).toBe('quota')
    expect(codeOf(putInBox(full, writing, sealed('g', 't2')))).toBeNull()
  })

  test('[BRD3] the same id with the same key replaces; with another key it is refused', () => {
    const box = put(put([], sealed('b', 't1')), sealed('a', 't2'))
    expect(box.map((card) => card.id)).toEqual(['a', 'b'])
    expect(put(box, sealed('b', 't1', { text: 'better' })).map((card) => card.text)).toEqual(['text a', 'better'])
    expect(codeOf(putInBox(box, writing, sealed('b', 't2', { text: 'mine now' })))).toBe('bad-key')
    expect(codeOf(putInBox(box, writing, sealed('b', 't1', { keyHash: hash('other') })))).toBe('bad-key')
  })

  test('[BRD4] only ticket and key take a card back', () => {
    const box = put([], sealed('a', 't1'))
    expect(codeOf(takeFromBox(box, 'a', hash('t1'), hash('other')))).toBe('bad-key')
    expect(codeOf(takeFromBox(box, 'a', hash('t2'), hash('key a')))).toBe('bad-key')
    expect(takeFromBox(box, 'a', hash('t1'), hash('key a'))).toEqual({ ok: true, box: [] })
  })

  test('[ANON9] a seat with two tickets is one person: a release needs one ticket more', () => {
    const dealt = { ben: 2, kofi: 1, lena: 1, yuki: 1 }
    const tickets = ['t1', 't2', 't3', 't4', 't5'].map(hash)
    const session = { ...makeMeeting().session(), writing: { ...writing, ticketHashes: tickets, dealt } }
    const three = [sealed('a', 't1'), sealed('b', 't2'), sealed('c', 't3')]
    expect(codeOf(takeForRelease(three, session, false))).toBe('too-few-cards')
    expect(codeOf(takeForRelease([...three, sealed('d', 't4')], session, false))).toBeNull()
  })

  test('[ANON4] three unsigned cards from three tickets, or none', () => {
    const session = { ...makeMeeting().session(), writing }
    const release = (box: Box, signedOnly = false) => takeForRelease(box, session, signedOnly)
    const two = [sealed('a', 't1'), sealed('b', 't2')]
    expect(codeOf(release(two))).toBe('too-few-cards')
    expect(codeOf(release([...two, sealed('c', 't2')]))).toBe('too-few-cards')
    const three = release([...two, sealed('c', 't3')])
    expect(three.ok && three.out.length).toBe(3)
    const withSigned = [...two, sealed('d', 't3', { signed: 'Ben' })]
    expect(codeOf(release(withSigned))).toBe('signed-leaves-few')
    const ahead = release(withSigned, true)
    expect(ahead.ok && [ahead.out.map((card) => card.id), ahead.left.length]).toEqual([['d'], 2])
    expect(codeOf(release([]))).toBe('too-few-cards')
    const other = release([...two, sealed('c', 't3'), sealed('x', 't1', { lane: 'takeaway' })])
    expect(other.ok && other.left.map((card) => card.id)).toEqual(['x'])
  })
})

describe('tickets', () => {
  test('[ANON2, ANON3] hashes are sorted, the seat is only counted, a lost device gets one more', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    const opening = meeting.session().writing?.opening ?? 0
    meeting.must(null, { kind: 'tickets.mint', opening, hashes: ['c', 'a', 'b'].map(hash) })
    expect(meeting.session().writing?.ticketHashes).toEqual(['a', 'b', 'c'])
    meeting.must(null, { kind: 'ticket.deal', seat: ben, opening })
    meeting.must(null, { kind: 'ticket.deal', seat: ben, opening })
    expect(refusal(meeting.give(null, { kind: 'ticket.deal', seat: ben, opening }))).toBe('already-dealt')
    expect(refusal(meeting.give(null, { kind: 'ticket.deal', seat: IDA, opening: opening + 1 }))).toBe('wrong-step')
    expect(meeting.session().writing?.dealt).toEqual({ [ben]: 2 })
    expect(viewFor(meeting.session(), 'facilitation').writing).toEqual({ opening, lanes: writing.lanes })
  })

  test('[ANON5] tickets die with the release', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    meeting.must(null, { kind: 'tickets.mint', opening: 1, hashes: [hash('a')] })
    meeting.must(null, { kind: 'cards.release', opening: 1, cards: [cardId('n1')] })
    expect(meeting.session().writing).toEqual({ opening: 2, lanes: writing.lanes, ticketHashes: [], dealt: {} })
    expect(refusal(meeting.give(null, { kind: 'cards.release', opening: 1, cards: [] }))).toBe('wrong-step')
  })

  test('[BRD10, ANON1, ANON7] done is a tap of its own; nothing made for a seat mentions a card', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    meeting.must(ben, { kind: 'done.set', done: true })
    expect(viewFor(meeting.session(), 'everyone').done).toEqual({ count: 1, of: 2 })
    meeting.must(null, { kind: 'cards.release', opening: 1, cards: [cardId('cardone'), cardId('cardtwo')] })
    meeting.must(ben, { kind: 'card.metoo', card: cardId('cardone'), on: true })
    expect(JSON.stringify(mineFor(meeting.session(), ben, () => markOf(ben)))).not.toContain('card')
  })
})

describe('votes', () => {
  test('[VOT1, VOT2, VOT3, VOT4] two dots, hidden until shown, sums without an order', () => {
    const meeting = makeMeeting()
    const [ben, kofi] = [meeting.join('Ben'), meeting.join('Kofi')]
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    const cards = ['c2', 'c1', 'c3'].map(cardId)
    meeting.must(null, { kind: 'cards.release', opening: 1, cards })
    meeting.goTo('choose')
    expect(refusal(meeting.give(ben, { kind: 'dots.set', cards }))).toBe('too-many-dots')
    expect(refusal(meeting.give(ben, { kind: 'dots.set', cards: [cardId('nope')] }))).toBe('unknown-card')
    meeting.must(ben, { kind: 'dots.set', cards: [cardId('c3'), cardId('c3')] })
    meeting.must(kofi, { kind: 'dots.set', cards: [cardId('c2'), cardId('c3')] })
    expect(viewFor(meeting.session(), 'facilitation').voteSums).toEqual({})
    meeting.must(ben, { kind: 'dots.set', cards: [cardId('c1')] })
    meeting.lead({ kind: 'vote.show' })
    expect(Object.entries(viewFor(meeting.session(), 'everyone').voteSums)).toEqual([
      ['c1', 1],
      ['c2', 1],
      ['c3', 1],
    ])
    expect(refusal(meeting.give(ben, { kind: 'dots.set', cards: [] }))).toBe('vote-closed')
    meeting.lead({ kind: 'vote.open' })
    expect(meeting.session().votes?.dots[kofi]).toEqual(['c2', 'c3'])
  })

  test('[VOT5] one of level cards is drawn by lot, once, and everybody sees which', () => {
    const drawnIn = (seed: number) => {
      const meeting = makeMeeting()
      const ben = meeting.join('Ben')
      meeting.lead({ kind: 'session.start' })
      // Chance comes with the stamp, another one for every command.
      for (let count = 0; count < seed; count += 1) meeting.must(ben, { kind: 'hand.set', raised: count % 2 === 0 })
      meeting.goTo('write')
      const cards = ['c2', 'c1', 'c3'].map(cardId)
      meeting.must(null, { kind: 'cards.release', opening: 1, cards })
      meeting.goTo('choose')
      const level = [cardId('c2'), cardId('c1')]
      expect(refusal(meeting.give(IDA, { kind: 'vote.draw', cards: level }))).toBe('vote-closed')
      meeting.lead({ kind: 'vote.show' })
      expect(refusal(meeting.give(ben, { kind: 'vote.draw', cards: level }))).toBe('not-facilitator')
      expect(refusal(meeting.give(IDA, { kind: 'vote.draw', cards: [cardId('c1'), cardId('gone')] }))).toBe(
        'unknown-card',
      )
      expect(refusal(meeting.give(IDA, { kind: 'vote.draw', cards: [cardId('c1'), cardId('c1')] }))).toBe(
        'unknown-card',
      )
      meeting.lead({ kind: 'vote.draw', cards: level })
      const { drawn } = viewFor(meeting.session(), 'everyone').vote ?? {}
      expect(viewFor(meeting.session(), 'screen').vote?.drawn).toBe(drawn)
      expect(refusal(meeting.give(IDA, { kind: 'vote.draw', cards: level })), 'no second try').toBe('vote-closed')
      meeting.lead({ kind: 'vote.open' })
      expect(viewFor(meeting.session(), 'everyone').vote?.drawn).toBeNull()
      return drawn
    }
    const seeds = Array.from({ length: 24 }, (_, seed) => seed + 1)
    expect(new Set(seeds.map(drawnIn)), 'either of the two, and never the third').toEqual(new Set(['c1', 'c2']))
  })

  test('a card that is taken off leaves dots, sums and the spotlight', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    meeting.must(null, { kind: 'cards.release', opening: 1, cards: [cardId('c1'), cardId('c2')] })
    meeting.goTo('choose')
    meeting.must(IDA, { kind: 'dots.set', cards: [cardId('c1'), cardId('c2')] })
    meeting.lead({ kind: 'spotlight.set', card: cardId('c1') })
    meeting.must(null, { kind: 'card.forget', cards: [cardId('c1')] })
    const session = meeting.session()
    expect([session.spotlight, session.votes?.dots[IDA], Object.keys(session.cards)]).toEqual([null, ['c2'], ['c2']])
  })
})

describe('the board', () => {
  const sha256 = (text: string): Hash => hash(`#${text}`)
  const tools: BoardTools = { sha256, signName: 'Ben', leads: false, merge: (_base, next) => next }
  const card = (key: string, more: Partial<BoardCard> = {}): BoardCard => ({
    lane: 'challenge',
    text: 'words',
    wantsHelp: false,
    signedBy: null,
    mark: sha256(`${sha256(key)}a`),
    rank: 'a0',
    group: null,
    ...more,
  })
  const a = cardId('a')
  const b = cardId('b')
  const c = cardId('c')

  test('[BRD5] anybody improves a card; too long gives both texts back', () => {
    const cards = new Map([[a, card('k')]])
    const edited = applyToBoard(cards, { kind: 'board.edit', card: a, base: 'words', next: ' better ' }, tools)
    expect(edited.ok && edited.changes.get(a)?.text).toBe('better')
    const next = 'y'.repeat(281)
    const long = applyToBoard(cards, { kind: 'board.edit', card: a, base: 'words', next }, tools)
    expect(long.ok ? null : long.rejection).toEqual({ code: 'text-too-long', texts: ['words', next] })
    const odd = applyToBoard(cards, { kind: 'board.edit', card: a, base: 'words', next: 'wor\u202Eds' }, tools)
    expect(odd.ok ? null : odd.rejection).toEqual({ code: 'text-characters', texts: ['words', 'wor\u202Eds'] })
  })

  test('[BRD6, BRD7] moving takes a card off its group; groups are one level deep and move together', () => {
    const cards = new Map<CardId, BoardCard>([
      [a, card('k')],
      [b, card('k', { lane: 'success' })],
      [c, card('k', { group: a })],
    ])
    const onto = applyToBoard(cards, { kind: 'board.group', card: a, onto: b }, tools)
    expect(onto.ok && [...onto.changes].map(([id, one]) => [id, one?.group, one?.lane])).toEqual([
      [a, b, 'success'],
      [c, b, 'success'],
    ])
    expect(codeOf(applyToBoard(cards, { kind: 'board.group', card: a, onto: c }, tools))).toBe('unknown-card')
    const moved = applyToBoard(cards, { kind: 'board.move', card: c, lane: 'learning', rank: 'a1' }, tools)
    expect(moved.ok && moved.changes.get(c)).toMatchObject({ lane: 'learning', rank: 'a1', group: null })
  })

  test('[BRD8, BRD9, ANON6] only the key withdraws or signs; the facilitator takes off by id', () => {
    const cards = new Map<CardId, BoardCard>([
      [a, card('k')],
      [c, card('k', { group: a })],
    ])
    const withdraw = (editKey: string) => applyToBoard(cards, { kind: 'board.withdraw', card: a, editKey }, tools)
    expect(codeOf(withdraw('guess'))).toBe('bad-key')
    const gone = withdraw('k')
    expect(gone.ok && [gone.changes.get(a), gone.changes.get(c)?.group]).toEqual([null, null])
    const order = { kind: 'board.sign', card: a, editKey: 'k', signed: true, evenIfFew: true } as const
    const signed = applyToBoard(cards, order, tools)
    expect(signed.ok && signed.changes.get(a)?.signedBy).toBe('Ben')
    expect(codeOf(applyToBoard(cards, { kind: 'board.remove', card: a, epoch: 1 }, tools))).toBe('not-facilitator')
    expect(
      codeOf(applyToBoard(cards, { kind: 'board.remove', card: a, epoch: 1 }, { ...tools, leads: true })),
    ).toBeNull()
    expect(codeOf(applyToBoard(cards, { kind: 'board.withdraw', card: b, editKey: 'k' }, tools))).toBe('unknown-card')
  })

  test('[BRD12] only the key says who tells the card, and what would be the same is not written', () => {
    const cards = new Map<CardId, BoardCard>([[a, card('k')]])
    const tell = (editKey: string, who: 'me' | 'lead' | 'nobody', with_ = tools) => {
      const outcome = applyToBoard(cards, { kind: 'board.tell', card: a, editKey, who }, with_)
      return outcome.ok ? Object.fromEntries(outcome.changes) : outcome.rejection.code
    }
    // Who leads has no key either.
    expect([tell('guess', 'lead'), tell('x', 'me', { ...tools, leads: true })]).toEqual(['bad-key', 'bad-key'])
    expect([tell('k', 'me'), tell('k', 'nobody')]).toEqual([{}, {}])
    const wish = { ...card('k'), toldByLead: true }
    expect(tell('k', 'lead')).toEqual({ [a]: wish })
    cards.set(a, wish)
    expect([tell('k', 'lead'), tell('k', 'nobody'), tell('k', 'me')]).toEqual([
      {},
      { [a]: card('k') },
      { [a]: card('k') },
    ])
    const order = { kind: 'board.sign', card: a, editKey: 'k', signed: true, evenIfFew: true } as const
    const signed = applyToBoard(cards, order, tools)
    expect(signed.ok && signed.changes.get(a)).toEqual({ ...card('k'), signedBy: 'Ben' })
    cards.set(a, { ...card('k'), signedBy: 'Ben' })
    expect(tell('k', 'lead')).toEqual({})
  })

  test('[BRD8] signing that leaves one or two unsigned cards warns first, and does it when it is said again', () => {
    const sign = (cards: Map<CardId, BoardCard>, more = {}) =>
      applyToBoard(cards, { kind: 'board.sign', card: a, editKey: 'k', signed: true, ...more }, tools)
    const wall = (...others: BoardCard[]) =>
      new Map<CardId, BoardCard>([
        [a, card('k')],
        ...others.map((one, at): [CardId, BoardCard] => [cardId(`o${at}`), one]),
      ])
    const unsigned = card('other')
    const signed = card('other', { signedBy: 'Ana' })
    expect(codeOf(sign(wall(unsigned, unsigned, signed)))).toBe('signed-leaves-few')
    expect(codeOf(sign(wall(unsigned)))).toBe('signed-leaves-few')
    expect(codeOf(sign(wall(unsigned), { evenIfFew: true }))).toBeNull()
    // Nobody is left to be guessed, or enough are.
    expect(codeOf(sign(wall(signed)))).toBeNull()
    expect(codeOf(sign(wall(unsigned, unsigned, unsigned)))).toBeNull()
    // Lines to take away are guessed among lines only.
    expect(codeOf(sign(wall(unsigned, unsigned, card('other', { lane: 'takeaway' }))))).toBe('signed-leaves-few')
    // Taking a name off, or signing what is signed, leaves nobody alone.
    expect(codeOf(sign(wall(unsigned), { signed: false }))).toBeNull()
  })
})

test('[SCR2] every screen is listed to all', () => {
  const meeting = makeMeeting()
  meeting.must(null, {
    kind: 'screen.add',
    device: meeting.session().seats[seatId('ida0')]?.devices[0] ?? never(),
    pairing: '1234',
  })
  expect(viewFor(meeting.session(), 'everyone').screens).toEqual(viewFor(meeting.session(), 'screen').screens)
  expect(viewFor(meeting.session(), 'everyone').screens).toMatchObject([{ pairing: '1234', state: 'waiting' }])
})

function never(): never {
  throw new Error('no device')
}
