// A consultation: who is asked, who tells, who listens, and what nobody ever sees.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { cardId, epochMs, minutes } from '../../shared/ids.ts'
import { presentStep } from '../../shared/session/clock.ts'
import type { SeatCommand } from '../../shared/session/command.ts'
import { byFairness } from '../../shared/session/consult.ts'
import { diffView } from '../../shared/session/patch.ts'
import type { PartName } from '../../shared/session/protocols.ts'
import type { Audience } from '../../shared/session/room-view.ts'
import type { Session } from '../../shared/session/session.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'
import { mineFor, viewFor } from '../../shared/session/view.ts'
import { IDA, type Meeting, makeMeeting, refusal } from './meeting.ts'

/** Who is done does not matter here. */
const NONE_DONE = () => ''
const AUDIENCES: Audience[] = ['everyone', 'facilitation', 'screen', 'waiting']
const NAMES = ['Ben', 'Kofi', 'Lena', 'Yuki', 'Amara']

/** Six people, Ben tells a case. */
function consulting(plan: Parameters<typeof makeMeeting>[0] = 'circle_60') {
  const meeting = makeMeeting(plan)
  const [ben = IDA, kofi = IDA, lena = IDA, yuki = IDA, amara = IDA] = NAMES.map((name) => meeting.join(name))
  meeting.lead({ kind: 'session.start' })
  meeting.goTo('write')
  meeting.goTo('choose')
  meeting.lead({ kind: 'case.ask', seat: ben, card: null })
  meeting.must(ben, { kind: 'case.answer', yes: true })
  return { meeting, ben, kofi, lena, yuki, amara, all: [IDA, ben, kofi, lena, yuki, amara] }
}
function goToPart(meeting: Meeting, part: PartName): void {
  const step = meeting.session().plan.steps.find((one) => one.consult?.part === part)
  if (!step) throw new Error(`no part ${part}`)
  meeting.lead({ kind: 'step.jump', to: step.id })
}
function release(meeting: Meeting, ...cards: string[]): void {
  const opening = meeting.session().writing?.opening ?? 0
  meeting.must(null, { kind: 'cards.release', opening, cards: cards.map(cardId) })
}
const line = (n: number, text: string, lineKind: 'idea' | 'sheet' | 'offer' = 'idea'): SeatCommand => ({
  kind: 'line.put',
  line: `line${String(n).padStart(12, '0')}`,
  lineKind,
  text,
})
const inCase = (session: Session, seat: SeatId) => mineFor(session, seat, NONE_DONE).case

describe('asking for a case', () => {
  test('[CON3] in private, by person: nobody else sees who is asked or who said not today', () => {
    const meeting = makeMeeting('circle_60')
    const [ben = IDA, kofi = IDA] = NAMES.map((name) => meeting.join(name))
    meeting.lead({ kind: 'session.start' })
    meeting.must(kofi, { kind: 'case.offer', on: true })
    expect(viewFor(meeting.session(), 'facilitation').caseDesk?.offers).toEqual([kofi])
    const quiet = JSON.stringify(viewFor(meeting.session(), 'everyone').consult)
    meeting.lead({ kind: 'case.ask', seat: ben, card: null })
    expect(JSON.stringify(viewFor(meeting.session(), 'everyone').consult)).toBe(quiet)
    expect([inCase(meeting.session(), ben).isAsked, inCase(meeting.session(), kofi).isAsked]).toEqual([true, false])
    expect(refusal(meeting.give(kofi, { kind: 'case.answer', yes: true }))).toBe('no-case')
    meeting.must(ben, { kind: 'case.answer', yes: false })
    expect(JSON.stringify(viewFor(meeting.session(), 'everyone').consult)).toBe(quiet)
    meeting.lead({ kind: 'case.ask', seat: kofi, card: null })
    meeting.must(kofi, { kind: 'case.answer', yes: true })
    expect(viewFor(meeting.session(), 'everyone').consult?.giver).toBe(kofi)
  })

  test('[BRD13] by card: everybody has the same, and until its key answers nothing tells whether anybody heard of it', () => {
    const { meeting, ben, kofi, all } = consulting()
    release(meeting, 'c1', 'c2')
    meeting.lead({ kind: 'case.ask', seat: null, card: cardId('c1') })
    const question = { card: 'c1', answer: null }
    for (const audience of ['everyone', 'facilitation'] as const) {
      expect(viewFor(meeting.session(), audience).cardQuestion, audience).toEqual(question)
    }
    for (const audience of ['screen', 'waiting'] as const) {
      expect(viewFor(meeting.session(), audience).cardQuestion, audience).toBe(null)
    }
    for (const seat of all) expect(inCase(meeting.session(), seat).isAsked).toBe(false)
    // Ben had said yes to being asked by name: a new question takes the place of that.
    expect(meeting.session().consult?.giver).toBe(null)
    expect(meeting.session().seats[ben]?.state).toBe('in')
    expect(refusal(meeting.give(null, { kind: 'case.answered', card: cardId('c2'), teller: kofi }))).toBe('no-case')
    meeting.must(null, { kind: 'case.answered', card: cardId('c1'), teller: kofi })
    expect(meeting.session().consult).toMatchObject({ giver: kofi, card: 'c1', onBehalf: false })
    expect(meeting.session()).toMatchObject({ spotlight: 'c1', cardQuestion: { card: 'c1', answer: 'author-tells' } })
    // Once is enough: whoever has the key cannot change who tells behind the back of the group.
    expect(refusal(meeting.give(null, { kind: 'case.answered', card: cardId('c1'), teller: null }))).toBe('no-case')
  })

  test('[BRD13] told by who leads: no seat but theirs is anywhere in the session', () => {
    const { meeting } = consulting()
    release(meeting, 'c1')
    meeting.lead({ kind: 'case.ask', seat: null, card: cardId('c1') })
    meeting.must(null, { kind: 'case.answered', card: cardId('c1'), teller: null })
    expect(meeting.session().consult).toMatchObject({ giver: IDA, card: 'c1', onBehalf: true, asked: null })
    expect(meeting.session().cardQuestion).toEqual({ card: 'c1', answer: 'lead-tells' })
  })

  test('[BRD13] without a consultation to come the answer names nobody, not even who tells', () => {
    const meeting = makeMeeting('circle_60')
    const kofi = meeting.join('Kofi')
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('write')
    release(meeting, 'c1')
    meeting.goTo('reflect')
    meeting.lead({ kind: 'case.ask', seat: null, card: cardId('c1') })
    const before = JSON.stringify({ ...meeting.session(), cardQuestion: null, spotlight: null })
    meeting.must(null, { kind: 'case.answered', card: cardId('c1'), teller: kofi })
    expect(meeting.session()).toMatchObject({ spotlight: 'c1', cardQuestion: { card: 'c1', answer: 'author-tells' } })
    expect(JSON.stringify({ ...meeting.session(), cardQuestion: null, spotlight: null })).toBe(before)
  })

  test('[BRD13] a question ends when it is taken back, with its card, with the phase, and at the close', () => {
    const { meeting, ben } = consulting()
    const ask = (card: string | null) =>
      meeting.lead({ kind: 'case.ask', seat: null, card: card === null ? null : cardId(card) })
    const question = () => meeting.session().cardQuestion
    release(meeting, 'c1', 'c2')
    expect(refusal(meeting.give(IDA, { kind: 'case.ask', seat: null, card: cardId('c9') }))).toBe('unknown-card')
    expect(refusal(meeting.give(ben, { kind: 'case.ask', seat: null, card: cardId('c1') }))).toBe('not-facilitator')
    ask('c1')
    ask('c2')
    expect(question()).toEqual({ card: 'c2', answer: null })
    meeting.must(null, { kind: 'card.forget', cards: [cardId('c2')] })
    expect(question()).toBe(null)
    ask('c1')
    ask(null)
    expect(question()).toBe(null)
    ask('c1')
    goToPart(meeting, 'ready')
    expect(question()).toEqual({ card: 'c1', answer: null })
    meeting.goTo('reflect')
    expect(question()).toBe(null)
    ask('c1')
    meeting.lead({ kind: 'session.close' })
    meeting.wait(60_000)
    const summary = { agendaMarkdown: '', notesMarkdown: '', takeaways: [] }
    meeting.must(null, { kind: 'session.finish', reason: 'facilitator', summary })
    expect(question()).toBe(null)
  })

  test('[CON4] who facilitates is no case giver, but may tell one for somebody unnamed', () => {
    const { meeting } = consulting()
    expect(refusal(meeting.give(IDA, { kind: 'case.ask', seat: IDA, card: null }))).toBe('leads-now')
    release(meeting, 'c1')
    meeting.lead({ kind: 'case.ask', seat: null, card: cardId('c1') })
    expect(refusal(meeting.give(null, { kind: 'case.answered', card: cardId('c1'), teller: IDA }))).toBe('leads-now')
    meeting.must(null, { kind: 'case.answered', card: cardId('c1'), teller: null })
    expect(viewFor(meeting.session(), 'everyone').consult).toMatchObject({ giver: IDA, onBehalf: true })
  })

  test('[CON3] nobody is asked while a case is being told, and not at all without one to come', () => {
    const { meeting, kofi } = consulting()
    goToPart(meeting, 'story')
    expect(refusal(meeting.give(IDA, { kind: 'case.ask', seat: kofi, card: null }))).toBe('already-asked')
    meeting.goTo('reflect')
    expect(refusal(meeting.give(IDA, { kind: 'case.ask', seat: kofi, card: null }))).toBe('no-case')
  })
})

describe('roles', () => {
  test('[CON4] ready, scribe and observer by a tap, first come first served', () => {
    const { meeting, ben, kofi, lena } = consulting()
    goToPart(meeting, 'ready')
    expect(refusal(meeting.give(kofi, { kind: 'case.ready', ready: true }))).toBe('no-case')
    meeting.must(ben, { kind: 'case.ready', ready: true })
    expect(viewFor(meeting.session(), 'everyone').consult?.isReady).toBe(true)
    meeting.must(kofi, { kind: 'case.role', role: 'scribe' })
    expect(refusal(meeting.give(lena, { kind: 'case.role', role: 'scribe' }))).toBe('already-asked')
    expect(refusal(meeting.give(ben, { kind: 'case.role', role: 'observer' }))).toBe('no-case')
    meeting.must(kofi, { kind: 'case.role', role: 'observer' })
    meeting.must(lena, { kind: 'case.role', role: 'scribe' })
    expect(meeting.session().consult).toMatchObject({ scribe: lena, observer: kofi })
  })

  test('[CON4, CON6] with an inner group only it advises, the others listen', () => {
    const { meeting, kofi, lena } = consulting()
    meeting.lead({ kind: 'case.inner', seats: [kofi] })
    goToPart(meeting, 'thinking')
    meeting.must(kofi, line(1, 'One could wait'))
    expect(refusal(meeting.give(lena, line(2, 'One could ask')))).toBe('wrong-step')
    expect(inCase(meeting.session(), lena).mayWrite).toBe(null)
  })
})

describe('listening', () => {
  test('[CON5] the giver only listens, and everybody can see that', () => {
    const { meeting, ben, kofi } = consulting()
    goToPart(meeting, 'thinking')
    expect(policyOfStep(presentStep(meeting.session())).giverListens).toBe(true)
    expect(refusal(meeting.give(ben, { kind: 'hand.set', raised: true }))).toBe('you-listen')
    expect(refusal(meeting.give(ben, line(1, 'But I did')))).toBe('you-listen')
    expect(meeting.give(kofi, { kind: 'hand.set', raised: true }).ok).toBe(true)
  })

  test('[CON6, CON9] ideas are the giver’s: held while they listen, no author, nobody else, gone on their word', () => {
    const { meeting, ben, kofi, lena, all } = consulting()
    goToPart(meeting, 'facts')
    expect(refusal(meeting.give(kofi, line(1, 'You should')))).toBe('wrong-step')
    goToPart(meeting, 'thinking')
    meeting.must(kofi, line(1, 'One could wait a week'))
    meeting.must(lena, line(2, 'One could ask what for'))
    expect(refusal(meeting.give(lena, line(1, 'mine now')))).toBe('unknown-line')
    expect(inCase(meeting.session(), ben).forMe).toEqual([])
    expect(inCase(meeting.session(), kofi).written.map((one) => one.text)).toEqual(['One could wait a week'])
    goToPart(meeting, 'choice')
    expect(inCase(meeting.session(), ben).forMe.map((one) => one.text)).toHaveLength(2)
    expect(JSON.stringify(inCase(meeting.session(), ben))).not.toContain(kofi)
    for (const seat of all.filter((one) => one !== ben)) expect(inCase(meeting.session(), seat).forMe).toEqual([])
    for (const audience of AUDIENCES)
      expect(JSON.stringify(viewFor(meeting.session(), audience))).not.toContain('One could')
    expect(refusal(meeting.give(kofi, line(1, 'later')))).toBe('wrong-step')
    meeting.must(ben, { kind: 'case.forget' })
    expect(JSON.stringify(meeting.session())).not.toContain('One could')
  })

  test('[CON6] the scribe writes all the time; twelve lines are enough; too long gives the words back', () => {
    const { meeting, kofi, lena } = consulting()
    goToPart(meeting, 'facts')
    meeting.must(kofi, { kind: 'case.role', role: 'scribe' })
    meeting.must(kofi, line(1, 'Said: twice', 'sheet'))
    goToPart(meeting, 'thinking')
    for (let n = 0; n < 12; n++) meeting.must(lena, line(10 + n, `Idea ${n}`))
    expect(refusal(meeting.give(lena, line(30, 'One more')))).toBe('quota')
    meeting.must(lena, line(10, ''))
    expect(meeting.give(lena, line(31, 'x'.repeat(281)))).toMatchObject({
      rejection: { code: 'text-too-long', texts: ['x'.repeat(281)] },
    })
  })

  test('[CON11] the question of the giver is for who is in the case, and comes after the story', () => {
    const { meeting, ben, kofi, lena, all } = consulting()
    const ask = (text: string, by = ben) => meeting.give(by, { kind: 'case.question', text })
    goToPart(meeting, 'story')
    expect(refusal(ask('How can I wait?'))).toBe('wrong-step')
    meeting.must(lena, { kind: 'case.aside', on: true })
    goToPart(meeting, 'question')
    expect(refusal(ask('How can I wait?', kofi))).toBe('no-case')
    expect(refusal(ask('x'.repeat(141)))).toBe('text-too-long')
    expect(refusal(ask('turned \u202e round'))).toBe('text-characters')
    expect(ask('  How can I wait? ').ok).toBe(true)
    const heard = () => all.filter((seat) => inCase(meeting.session(), seat).question === 'How can I wait?')
    expect(heard()).toEqual(all.filter((seat) => seat !== lena))
    for (const audience of AUDIENCES)
      expect(JSON.stringify(viewFor(meeting.session(), audience))).not.toContain('wait?')
    // Who comes while a story is told waits outside, without it.
    goToPart(meeting, 'thinking')
    const late = meeting.join('Priya')
    expect(inCase(meeting.session(), late).question).toBe(null)
    expect(refusal(ask('And how long?'))).toBe('you-listen')
    expect(inCase(meeting.session(), ben)).toMatchObject({ question: 'How can I wait?', mayAsk: true })
    // A detail slipped: only who leads still has it, to mark words.
    meeting.must(null, { kind: 'slip.raise', turn: meeting.session().slipTurn })
    expect(heard()).toEqual([IDA])
    const cleaning = { marks: [{ find: 'wait', replace: '…', card: null }], takeOff: [] }
    const turn = meeting.session().slipTurn
    meeting.must(null, { kind: 'slip.cleaned', turn, removed: 1, cleaning, gone: [] })
    meeting.must(IDA, { kind: 'slip.resume', turn })
    expect(inCase(meeting.session(), kofi).question).toBe('How can I …?')
    goToPart(meeting, 'choice')
    expect(ask('').ok).toBe(true)
    expect(inCase(meeting.session(), kofi).question).toBe(null)
    expect(ask('And now?').ok).toBe(true)
    meeting.goTo('reflect')
    expect(JSON.stringify(meeting.session())).not.toContain('And now?')
  })

  test('[CON7] when the case is over its bytes are overwritten too, if somebody had stepped out', () => {
    const { meeting, lena } = consulting()
    goToPart(meeting, 'story')
    meeting.must(lena, { kind: 'case.aside', on: true })
    meeting.must(lena, { kind: 'case.aside', on: false })
    goToPart(meeting, 'choice')
    expect(meeting.session().purge).toEqual({ asked: 0, done: 0 })
    meeting.goTo('reflect')
    expect(meeting.session().purge).toEqual({ asked: 1, done: 0 })
    expect(meeting.session().consult?.aside).toEqual([])
  })

  test('[CON9] at the close nothing of it is left', () => {
    const { meeting, kofi } = consulting()
    goToPart(meeting, 'thinking')
    meeting.must(kofi, line(1, 'One could wait a week'))
    meeting.lead({ kind: 'session.close' })
    meeting.wait(60_000)
    const summary = { agendaMarkdown: '', notesMarkdown: '', takeaways: [] }
    const after = meeting.must(null, { kind: 'session.finish', reason: 'facilitator', summary })
    expect([after.consult, after.caseLines, after.helped, after.polls, after.roundLines]).toEqual([
      null,
      {},
      [],
      {},
      {},
    ])
  })

  test('[CON10] the giver stops at any time: the clock stands, nothing is written, only they go on', () => {
    const { meeting, ben, kofi } = consulting()
    goToPart(meeting, 'thinking')
    expect(refusal(meeting.give(kofi, { kind: 'case.stop' }))).toBe('no-case')
    meeting.must(ben, { kind: 'case.stop' })
    expect(viewFor(meeting.session(), 'everyone')).toMatchObject({
      consult: { isStopped: true },
      progress: { timer: { state: 'paused' } },
    })
    expect(refusal(meeting.give(kofi, line(1, 'x')))).toBe('wrong-step')
    meeting.must(ben, { kind: 'case.goOn' })
    expect(viewFor(meeting.session(), 'everyone').progress).toMatchObject({ timer: { state: 'running' } })
  })
})

describe('outside', () => {
  test('[CON7] who steps out is counted and never named, and no flag stays behind', () => {
    const { meeting, kofi, lena, all } = consulting()
    goToPart(meeting, 'ready')
    meeting.must(kofi, { kind: 'case.aside', on: true })
    for (const audience of AUDIENCES.slice(0, 3)) {
      const view = viewFor(meeting.session(), audience)
      expect(view.consult?.preparing).toBe(1)
      expect(JSON.stringify(view.consult)).not.toContain(kofi)
      expect(JSON.stringify(view.caseDesk)).not.toContain(kofi)
    }
    expect(inCase(meeting.session(), kofi)).toMatchObject({ role: 'outside', isAside: true })
    expect(all.filter((seat) => inCase(meeting.session(), seat).role === 'outside')).toEqual([kofi])
    goToPart(meeting, 'thinking')
    expect(refusal(meeting.give(kofi, line(1, 'x')))).toBe('wrong-step')
    expect(refusal(meeting.give(kofi, { kind: 'hand.set', raised: true }))).toBe('wrong-step')
    meeting.must(lena, line(2, 'One could'))
    meeting.goTo('notes')
    expect(meeting.session().consult).toMatchObject({ aside: [], waiting: [] })
    expect(inCase(meeting.session(), kofi).role).toBe(null)
  })

  test('[CON8] who comes during the story waits, sees no word of it, and is let in with one line', () => {
    const { meeting, kofi } = consulting()
    goToPart(meeting, 'story')
    const late = meeting.join('Late')
    expect(inCase(meeting.session(), late)).toMatchObject({ role: 'outside', isAside: false })
    expect(viewFor(meeting.session(), 'facilitation').caseDesk?.waiting).toEqual([late])
    expect(refusal(meeting.give(IDA, { kind: 'case.admit', seat: kofi, frame: 'facts' }))).toBe('unknown-seat')
    goToPart(meeting, 'facts')
    meeting.lead({ kind: 'case.admit', seat: late, frame: 'facts' })
    expect(inCase(meeting.session(), late).role).toBe('adviser')
    expect(viewFor(meeting.session(), 'everyone').consult).toMatchObject({ frame: 'facts', preparing: 0 })
    const later = meeting.join('Later')
    expect(inCase(meeting.session(), later).role).toBe('adviser')
  })

  test('[CON8] a reconnect is not late, a new device of the same person neither', () => {
    const { meeting, kofi } = consulting()
    goToPart(meeting, 'story')
    meeting.must(null, { kind: 'seat.attach', seat: kofi, device: 'another-phone' as never })
    expect(inCase(meeting.session(), kofi).role).toBe('adviser')
    meeting.must(kofi, { kind: 'seat.leave' })
    meeting.must(null, { kind: 'seat.attach', seat: kofi, device: 'another-phone' as never })
    expect(inCase(meeting.session(), kofi).role).toBe('outside')
  })
})

describe('help', () => {
  test('[HLP1, HLP2, CON7] who told was helped, by date; the one who waited longest goes first', () => {
    const { meeting, ben, kofi, lena } = consulting('circle_120')
    const before = epochMs(meeting.now() - minutes(60 * 24 * 30))
    meeting.must(lena, { kind: 'helped.say', atMs: before })
    goToPart(meeting, 'learning')
    meeting.lead({ kind: 'step.next', from: presentStep(meeting.session())?.id ?? never() })
    const { helped } = viewFor(meeting.session(), 'everyone')
    expect(helped.map((one) => one.seat)).toEqual([lena, ben])
    expect(byFairness(helped, [ben, lena, kofi])).toEqual([kofi, lena, ben])
    expect(viewFor(meeting.session(), 'screen').helped).toEqual([])
    for (let n = 0; n < 8; n++) meeting.join(`More ${n}`)
    expect(viewFor(meeting.session(), 'everyone').helped).toEqual([])
  })

  test('[PHA3] on the way back the giver is still the giver; a second case has its own', () => {
    const { meeting, ben, kofi } = consulting('circle_120')
    meeting.goTo('break')
    goToPart(meeting, 'story')
    expect(inCase(meeting.session(), ben).role).toBe('giver')
    meeting.lead({
      kind: 'step.jump',
      to: meeting.session().plan.steps.find((s) => s.consult?.block === 'case2')?.id ?? never(),
    })
    expect(inCase(meeting.session(), ben).role).toBe(null)
    meeting.lead({ kind: 'case.ask', seat: kofi, card: null })
    meeting.must(kofi, { kind: 'case.answer', yes: true })
    expect(meeting.session().consult).toMatchObject({ block: 'case2', giver: kofi })
  })
})

test('[CON6, CON7, ANON7] whatever people do in a case, no view has a line or a name of somebody outside', () => {
  let outside = 0
  let lines = 0
  const act = fc.record({ who: fc.nat(5), what: fc.nat(11), n: fc.nat(30) })
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 50 }), (acts) => {
      const { meeting, all } = consulting('circle_120')
      goToPart(meeting, 'ready')
      for (const { who, what, n } of acts) {
        const seat = all[who] ?? IDA
        const steps = meeting.session().plan.steps
        const commands = [
          line(n, `SECRET${n}`),
          line(n, `SECRET${n}`, 'sheet'),
          { kind: 'case.aside', on: n % 3 > 0 },
          { kind: 'case.role', role: n % 2 ? 'scribe' : 'observer' },
          { kind: 'case.stop' },
          { kind: 'case.goOn' },
          { kind: 'case.forget' },
          { kind: 'case.offer', on: n % 2 === 0 },
          { kind: 'case.answer', yes: n % 2 === 0 },
          { kind: 'seat.leave' },
        ] as const satisfies SeatCommand[]
        const command = commands[what]
        if (command) meeting.give(seat, command)
        else if (what === 10) meeting.give(IDA, { kind: 'step.jump', to: steps[n % steps.length]?.id ?? never() })
        else meeting.give(IDA, { kind: 'case.ask', seat, card: null })
        const session = meeting.session()
        for (const audience of AUDIENCES) {
          const view = viewFor(session, audience)
          expect(JSON.stringify(view)).not.toContain('SECRET')
          if (!session.consult || session.consult.aside.length === 0) continue
          outside += 1
          // With nobody outside the bytes would be the same, but for two counts.
          const none = viewFor({ ...session, consult: { ...session.consult, aside: [] } }, audience)
          const places = diffView(none, view).map(([path]) => path.join('.'))
          expect(['consult.preparing', 'caseDesk.people']).toEqual(expect.arrayContaining(places))
        }
        for (const one of all) {
          const mine = mineFor(session, one, NONE_DONE).case
          const texts = (kept: { text: string }[]) => kept.map(({ text }) => text).toSorted()
          const all_ = Object.values(session.caseLines)
          expect(texts(mine.written)).toEqual(texts(all_.filter(({ by }) => by === one)))
          lines += mine.forMe.length
          expect(texts(all_.filter((kept) => kept.for === one))).toEqual(expect.arrayContaining(texts(mine.forMe)))
          if (policyOfStep(presentStep(session)).giverListens && session.consult?.giver === one) {
            const block = presentStep(session)?.consult?.block
            expect(all_.filter((kept) => kept.for === one && kept.block !== block)).toHaveLength(mine.forMe.length)
          }
        }
      }
    }),
    { numRuns: 100, seed: 20_261_122 },
  )
  expect(outside).toBeGreaterThan(200)
  expect(lines).toBeGreaterThan(20)
})

function never(): never {
  throw new Error('unreachable')
}
