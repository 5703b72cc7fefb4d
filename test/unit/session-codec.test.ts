import { expect, test } from 'vitest'
import { changedRecords, sessionFrom } from '../../server/rooms/codec.ts'
import { makeMeeting } from '../session/meeting.ts'

const bytesOf = (records: Record<string, Uint8Array | null>) => records as Record<string, Uint8Array>

test('of a session that is read again, what comes from the same records is the same object', () => {
  const meeting = makeMeeting()
  const ben = meeting.join('Ben')
  meeting.join('Lena')
  const before = bytesOf(changedRecords(null, meeting.session()))
  const read = sessionFrom(before)
  expect(read).toEqual(meeting.session())

  const earlier = meeting.session()
  meeting.must(ben, { kind: 'seat.place', place: 'room' })
  const after = { ...before, ...bytesOf(changedRecords(earlier, meeting.session())) }
  const again = sessionFrom(after, read)
  expect(again).toEqual(meeting.session())
  const changed = Object.keys(again.seats).filter((id) => again.seats[id] !== read.seats[id])
  expect(changed).toEqual([ben])
  for (const member of ['plan', 'progress', 'screens', 'cards', 'caseLines'] as const)
    expect([member, again[member] === read[member]]).toEqual([member, true])

  // Somebody raises a hand: the seats are one and the same, and whoever looks by identity has nothing to do.
  const still = meeting.session()
  meeting.must(ben, { kind: 'hand.set', raised: true })
  const third = sessionFrom({ ...after, ...bytesOf(changedRecords(still, meeting.session())) }, again)
  expect(third.hands).toEqual([ben])
  expect(third.seats).toBe(again.seats)
})

test('a record that went is gone from what is read, also when all others are the same', () => {
  const meeting = makeMeeting()
  const lena = meeting.join('Lena')
  const records = bytesOf(changedRecords(null, meeting.session()))
  const read = sessionFrom(records)
  const { [`seat:${lena}`]: _, ...rest } = records
  expect(Object.keys(sessionFrom(rest, read).seats)).not.toContain(lena)
})
