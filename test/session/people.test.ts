import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../shared/ids.ts'
import { deviceHash, durationMs, hash, seatId } from '../../shared/ids.ts'
import { atTheDoor } from '../../shared/session/door.ts'
import type { Session } from '../../shared/session/session.ts'
import { transition } from '../../shared/session/transition.ts'
import { viewFor } from '../../shared/session/view.ts'
import { IDA, makeMeeting, refusal } from './meeting.ts'

const join = (name: string, device = `device-${name}`, addSeat = false, invite: string | null = null) => {
  const more = { device: deviceHash(device), returnHash: hash('x'), addSeat, invite }
  return { kind: 'seat.join', name, place: 'remote', ...more } as const
}

describe('seats', () => {
  test('[SES1] a room begins in the lobby with its maker as facilitator', () => {
    const session = makeMeeting().session()
    expect(session.progress).toEqual({ state: 'lobby' })
    expect(session.facilitator).toBe(IDA)
  })

  test('[SEAT1] the same device gets the same seat, also after leaving; a shared phone may hold more', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.must(null, join('Somebody else', 'device-Ben'))
    expect(Object.keys(meeting.session().seats)).toHaveLength(2)
    meeting.must(ben, { kind: 'seat.leave' })
    meeting.must(null, join('Ben', 'device-Ben'))
    expect(meeting.session().seats[ben]?.state).toBe('in')
    meeting.must(null, join('Ines', 'device-Ben', true))
    expect(Object.keys(meeting.session().seats)).toHaveLength(3)
  })

  test.each([
    ['', 'name-empty'],
    ['   ', 'name-empty'],
    ['x'.repeat(41), 'name-too-long'],
    ['Ida\u202Eadl', 'name-characters'],
    ['Ida\u200B', 'name-characters'],
    ['I\u0000da', 'name-characters'],
  ])('[SEAT2] the name %j is refused: %s', (name, code) => {
    expect(refusal(makeMeeting().give(null, join(name, 'device-new')))).toBe(code)
  })

  test.each(['Ida', 'ida', ' IDA ', 'Ida.', 'Ídá', '\u0399da', 'Id\u0430'])(
    '[SEAT3] %j would be taken for Ida; another name is offered',
    (name) => {
      const outcome = makeMeeting().give(null, join(name, 'device-new'))
      expect(outcome.ok ? null : outcome.rejection.code).toBe('name-taken')
      expect(outcome.ok ? null : outcome.rejection.offer).toMatch(/ \(2\)$/)
    },
  )

  test('[SEAT12] a new link ends the old one, with its code; screens and a closed room have none', () => {
    const meeting = makeMeeting()
    const { code, inviteSecret } = meeting.session()
    meeting.lead({ kind: 'room.codeAsks', asks: true })
    meeting.lead({ kind: 'link.renew' })
    expect(meeting.session().code).not.toBe(code)
    expect(meeting.session().oldCodes).toEqual([code])
    expect(meeting.session().inviteSecret).not.toBe(inviteSecret)
    expect(refusal(meeting.give(null, join('Kofi', 'device-k', false, inviteSecret)))).toBe('room-locked')
    expect(viewFor(meeting.session(), 'everyone').inviteSecret).toBe(meeting.session().inviteSecret)
    expect(viewFor(meeting.session(), 'screen').inviteSecret).toBeNull()
    expect(viewFor(meeting.session(), 'waiting').inviteSecret).toBeNull()
    const ben = meeting.join('Ben', 'remote', meeting.session().inviteSecret)
    const before = meeting.session().inviteSecret
    meeting.lead({ kind: 'seat.remove', seat: ben })
    expect(meeting.session().inviteSecret).not.toBe(before)
  })

  test('[SEAT13] the code alone asks, the link comes in, a locked room opens to neither', () => {
    const meeting = makeMeeting()
    const secret = meeting.session().inviteSecret
    meeting.lead({ kind: 'room.codeAsks', asks: true })
    expect(refusal(meeting.give(null, join('Kofi')))).toBe('room-locked')
    expect(refusal(meeting.give(null, join('Kofi', 'device-Kofi', false, 'another')))).toBe('room-locked')
    meeting.must(null, join('Lena', 'device-Lena', false, secret))
    meeting.must(null, join('Ines', 'device-Lena', true))
    const knock = { kind: 'door.knock', name: 'Kofi', place: 'room', device: deviceHash('device-Kofi') } as const
    meeting.must(null, { ...knock, returnHash: hash('k') })
    meeting.lead({ kind: 'room.lock', locked: true })
    expect(refusal(meeting.give(null, join('Tomasz', 'device-t', false, secret)))).toBe('room-locked')
    meeting.lead({ kind: 'room.lock', locked: false })
    expect(meeting.session().knocks).toHaveLength(1)
    meeting.lead({ kind: 'room.codeAsks', asks: false })
    expect(meeting.session().knocks).toEqual([])
    meeting.must(null, join('Kofi'))
  })

  test('[SEAT4, SEAT5, SEAT8] locked, removed: nobody new, nobody back, a new code', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    const before = meeting.session().code
    meeting.lead({ kind: 'seat.remove', seat: ben })
    expect(meeting.session().code).not.toBe(before)
    expect(meeting.session().oldCodes).toEqual([before])
    expect(refusal(meeting.give(null, join('Ben')))).toBe('room-locked')
    expect(refusal(meeting.give(ben, { kind: 'hand.set', raised: true }))).toBe('not-seated')
    expect(viewFor(meeting.session(), 'facilitation').seats[ben]).toBeUndefined()
    meeting.lead({ kind: 'room.lock', locked: true })
    expect(refusal(meeting.give(null, join('Kofi')))).toBe('room-locked')
    expect(refusal(meeting.give(IDA, { kind: 'seat.remove', seat: IDA }))).toBe('unknown-seat')
  })

  test('[SEAT6, SEAT7, SEAT9] without a device, a further device, let back by a nod', () => {
    const meeting = makeMeeting()
    meeting.lead({ kind: 'seat.add', name: 'Ines', place: 'room' })
    const lena = meeting.join('Lena')
    meeting.must(null, { kind: 'return.ask', name: 'lena', device: deviceHash('phone') })
    const view = viewFor(meeting.session(), 'facilitation')
    expect(viewFor(meeting.session(), 'everyone').returnRequests).toEqual([])
    const request = view.returnRequests[0]
    expect(request?.seat).toBe(lena)
    meeting.lead({ kind: 'return.answer', request: request?.id ?? '', allow: true })
    expect(meeting.session().seats[lena]?.devices).toEqual(['device-Lena', 'phone'])
    meeting.must(null, { kind: 'return.ask', name: 'Lena', device: deviceHash('other') })
    const again = meeting.session().returnRequests[0]?.id ?? ''
    meeting.lead({ kind: 'return.answer', request: again, allow: false })
    expect(meeting.session().seats[lena]?.devices).toHaveLength(2)
  })

  test('[SEAT10] before a locked room people ask and wait; who is not let in may not ask again', () => {
    const meeting = makeMeeting()
    const wish = (who: string) =>
      ({ kind: 'door.knock', name: who, place: 'remote', device: deviceHash(who), returnHash: hash(who) }) as const
    expect(meeting.give(null, wish('Lena'))).toMatchObject({ ok: false, rejection: { code: 'wrong-state' } })
    meeting.lead({ kind: 'room.lock', locked: true })
    expect(meeting.give(null, wish('ida'))).toMatchObject({ ok: false, rejection: { code: 'name-taken' } })
    for (const who of ['Lena', 'Lena', 'Omar']) meeting.must(null, wish(who))
    expect(viewFor(meeting.session(), 'everyone').knocks).toEqual([])
    expect(viewFor(meeting.session(), 'screen').knocks).toEqual([])
    const [lena, omar] = viewFor(meeting.session(), 'facilitation').knocks
    expect([lena?.name, omar?.name]).toEqual(['Lena', 'Omar'])
    expect(atTheDoor(meeting.session(), deviceHash('Lena'))).toBe('waiting')
    meeting.lead({ kind: 'door.answer', request: lena?.id ?? '', allow: true })
    meeting.lead({ kind: 'door.answer', request: omar?.id ?? '', allow: false })
    expect(Object.values(meeting.session().seats).map((seat) => seat.name)).toEqual(['Ida', 'Lena'])
    expect(atTheDoor(meeting.session(), deviceHash('Omar'))).toBe('refused')
    expect(meeting.give(null, wish('Omar'))).toMatchObject({ ok: false, rejection: { code: 'room-locked' } })
    meeting.lead({ kind: 'room.lock', locked: false })
    expect([meeting.session().knocks, meeting.session().turnedAway]).toEqual([[], []])
  })

  test('hands are one queue in the same order for all', () => {
    const meeting = makeMeeting()
    const [ben, lena] = [meeting.join('Ben'), meeting.join('Lena')]
    meeting.must(lena, { kind: 'hand.set', raised: true })
    meeting.must(ben, { kind: 'hand.set', raised: true })
    meeting.must(lena, { kind: 'hand.set', raised: true })
    expect(viewFor(meeting.session(), 'everyone').hands).toEqual([lena, ben])
    meeting.must(lena, { kind: 'hand.set', raised: false })
    expect(viewFor(meeting.session(), 'screen').hands).toEqual([ben])
  })
})

describe('roles', () => {
  test('[ROL3] commands of before a change of lead are refused, from the old and the new one', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    const epoch = meeting.session().roleEpoch
    meeting.lead({ kind: 'lead.give', to: ben })
    expect(refusal(meeting.give(IDA, { kind: 'session.start' }, { epoch }))).toBe('not-facilitator')
    expect(refusal(meeting.give(ben, { kind: 'session.start' }, { epoch }))).toBe('stale-role')
    meeting.lead({ kind: 'session.start' })
  })

  test('[ROL1] the lead goes only to somebody in the room; a deputy and the facilitator change places', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    expect(refusal(meeting.give(IDA, { kind: 'lead.give', to: seatId('nobody') }))).toBe('unknown-seat')
    meeting.lead({ kind: 'deputy.set', seat: ben })
    meeting.lead({ kind: 'lead.give', to: ben })
    expect([meeting.session().facilitator, meeting.session().deputy]).toEqual([ben, IDA])
  })

  test.each([
    ['the deputy', true, true, 20_000],
    ['anybody without a deputy', false, false, 30_000],
    ['anybody with a deputy', true, false, 60_000],
  ])('[ROL4] %s may lead after that time', (_who, hasDeputy, asDeputy, afterMs) => {
    const meeting = makeMeeting()
    const [ben, lena] = [meeting.join('Ben'), meeting.join('Lena')]
    if (hasDeputy) meeting.lead({ kind: 'deputy.set', seat: ben })
    const who = asDeputy ? ben : lena
    meeting.facilitatorAway(afterMs - 1)
    expect(refusal(meeting.give(who, { kind: 'lead.take' }))).toBe('too-soon')
    meeting.facilitatorAway(afterMs)
    meeting.must(who, { kind: 'lead.take' })
    expect(meeting.session().facilitator).toBe(who)
  })

  test('[ROL4] of two who tap in the same instant the first leads', () => {
    const meeting = makeMeeting()
    const [ben, lena] = [meeting.join('Ben'), meeting.join('Lena')]
    meeting.facilitatorAway(60_000)
    // Both were stamped while Ida was away; the second is judged when Ben leads already, and Ben is here.
    const stamp = {
      ...{ atMs: meeting.now(), ids: ['id', 'other'], seed: [1, 2, 3, 4] as const, freshCode: null, doneMark: null },
      ...{ here: [ben, lena], facilitatorAwayMs: durationMs(60_000) },
    }
    const tap = (by: SeatId, session: Session) =>
      transition(session, { by, key: null, epoch: null, stamp, command: { kind: 'lead.take' } })
    const first = tap(ben, meeting.session())
    if (!first.ok) throw new Error(first.rejection.code)
    expect(first.session.facilitator).toBe(ben)
    expect(refusal(tap(lena, first.session))).toBe('too-soon')
  })

  test('[ROL5] who was taken over from may ask back, nobody else', () => {
    const meeting = makeMeeting()
    const [ben, lena] = [meeting.join('Ben'), meeting.join('Lena')]
    meeting.facilitatorAway(30_000)
    meeting.must(ben, { kind: 'lead.take' })
    expect(refusal(meeting.give(lena, { kind: 'lead.askBack' }))).toBe('not-facilitator')
    meeting.must(IDA, { kind: 'lead.askBack' })
    expect(viewFor(meeting.session(), 'everyone').leadAskedBackBy).toBe(IDA)
    meeting.lead({ kind: 'lead.give', to: IDA })
    expect(viewFor(meeting.session(), 'everyone').leadAskedBackBy).toBeNull()
  })

  test('[CMD3, CMD4] a doubled command does nothing; a closed room takes none', () => {
    const meeting = makeMeeting()
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'session.start' })
    meeting.give(ben, { kind: 'thanks.give', to: IDA, text: 'For the pause' }, { key: 'k1' })
    meeting.give(ben, { kind: 'thanks.give', to: IDA, text: 'For the pause' }, { key: 'k1' })
    expect(meeting.session().thanks).toHaveLength(1)
    for (let n = 0; n < 40; n++) meeting.give(ben, { kind: 'hand.set', raised: n % 2 === 0 }, { key: `key${n}` })
    expect(meeting.session().answered[ben]).toHaveLength(32)
  })
})

describe('rounds', () => {
  function round() {
    const meeting = makeMeeting('circle_120')
    const people = ['Ben', 'Kofi', 'Lena', 'Yuki'].map((name, n) => meeting.join(name, n % 2 === 0 ? 'room' : 'remote'))
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('round')
    return { meeting, people }
  }

  test('[RND1, RND4] everybody here once, remote first, alternating; the same lot for the same stamp', () => {
    const { meeting, people } = round()
    const { seats, round: drawn } = meeting.session()
    expect(new Set(drawn?.order)).toEqual(new Set([IDA, ...people]))
    expect(drawn?.order.map((id) => seats[id]?.place)).toEqual(['remote', 'room', 'remote', 'room', 'remote'])
    expect(round().meeting.session().round).toEqual(drawn)
  })

  test('[RND1] people without a connection are not called, people without a device are', () => {
    const meeting = makeMeeting('circle_120')
    const ben = meeting.join('Ben')
    meeting.lead({ kind: 'seat.add', name: 'Ines', place: 'room' })
    meeting.setAway([ben])
    meeting.lead({ kind: 'session.start' })
    meeting.goTo('round')
    const names = meeting.session().round?.order.map((id) => meeting.session().seats[id]?.name)
    expect(names).toEqual(['Ida', 'Ines'])
  })

  test('[RND2, RND3] the speaker finishes, others cannot; who comes late goes last', () => {
    const { meeting } = round()
    const [first, second] = meeting.session().round?.order ?? []
    if (!first || !second) throw new Error('no round')
    if (second !== IDA) expect(refusal(meeting.give(second, { kind: 'round.finish' }))).toBe('not-your-turn')
    meeting.must(first, { kind: 'round.finish' })
    expect(meeting.session().round?.index).toBe(1)
    const late = meeting.join('Sol')
    expect(meeting.session().round?.order.at(-1)).toBe(late)
  })

  test('[RND5, ROL6] passing early never gives a turn again, and no view says who passed', () => {
    const { meeting } = round()
    const order = meeting.session().round?.order ?? []
    const early = order[3]
    if (!early) throw new Error('no round')
    meeting.must(early, { kind: 'round.pass' })
    const turns: string[] = []
    for (;;) {
      const { round: now } = meeting.session()
      const speaker = now?.order[now.index]
      if (!speaker) break
      turns.push(speaker)
      meeting.must(speaker, { kind: 'round.finish' })
    }
    expect(turns).toEqual(order.filter((seat) => seat !== early))
    expect(JSON.stringify(viewFor(meeting.session(), 'facilitation').round)).not.toContain('passed')
    expect(viewFor(meeting.session(), 'everyone').notHeard).toEqual([])
  })

  test('[RND6] the facilitator moves who has not spoken', () => {
    const { meeting } = round()
    const order = meeting.session().round?.order ?? []
    const last = order.at(-1)
    const [first] = order
    if (!last || !first) throw new Error('no round')
    meeting.lead({ kind: 'round.move', seat: last, toIndex: 0 })
    expect(meeting.session().round?.order[0]).toBe(last)
    meeting.lead({ kind: 'round.skip' })
    expect(refusal(meeting.give(IDA, { kind: 'round.move', seat: last, toIndex: 3 }))).toBe('unknown-seat')
  })

  test('[RND2] who leaves in their turn gives it to the next', () => {
    const { meeting } = round()
    const order = meeting.session().round?.order ?? []
    const speaker = order.find((seat) => seat !== IDA)
    if (!speaker) throw new Error('no round')
    meeting.lead({ kind: 'round.move', seat: speaker, toIndex: 0 })
    const next = meeting.session().round?.order[1]
    meeting.must(speaker, { kind: 'seat.leave' })
    expect(meeting.session().round?.order[0]).toBe(next)
  })
})
