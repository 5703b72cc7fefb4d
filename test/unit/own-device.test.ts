// The file of what lies on one device: one's own words, and nothing that proves a card to be somebody's.
import { expect, test } from 'vitest'
import { makeDeviceMemory, type TextStorage } from '../../client/state/device-memory.ts'
import { hasOwn, ownDevice } from '../../client/state/own-device.ts'
import { cardId, roomId, seatId } from '../../shared/ids.ts'

function storage(): TextStorage {
  const all = new Map<string, string>()
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size
    },
  }
}
const room = roomId('room000000000000')
const [ben, kofi] = [seatId('ben'), seatId('kofi')]

test('[RGT4] draft, own cards, notebook, notes, sheet and step are in it; keys, tickets and other people are not', () => {
  const kept = storage()
  const memory = makeDeviceMemory(room, kept)
  memory.change(ben, {
    draft: { lane: 'challenge', text: 'Half a thought', wantsHelp: false, signed: false },
    ticket: { opening: 1, ticket: 'secret-ticket' },
    cards: [
      {
        ...{ localId: cardId('one'), lane: 'challenge', text: 'Mine', wantsHelp: false, signed: false },
        ...{ state: 'sealed', released: null, rejection: null },
        ...{ editKey: 'secret-key', opening: 1, ticket: 'secret-ticket', generation: 0 },
      },
    ],
  })
  memory.change(kofi, { draft: { lane: 'challenge', text: 'Of Kofi', wantsHelp: false, signed: false } })
  kept.setItem(`copse.seat.${room}.${ben}.giver`, 'My notebook')
  kept.setItem(`copse.seat.${room}.${ben}.notes`, 'My notes')
  kept.setItem(`copse.seat.${room}.${kofi}.notes`, 'Notes of Kofi')
  kept.setItem(`copse.sheet.${room}`, JSON.stringify({ title: 'Lunch', notes: 'n', lines: ['An idea'] }))
  kept.setItem(`copse.own-step.${room}.${ben}`, JSON.stringify({ text: 'Ask first', mayAsk: 'group' }))
  const own = ownDevice(room, ben, kept)
  expect(own).toEqual({
    draft: 'Half a thought',
    cards: [{ lane: 'challenge', text: 'Mine', signed: false, state: 'sealed' }],
    dots: [],
    prepared: null,
    notebook: 'My notebook',
    notes: 'My notes',
    sheet: { title: 'Lunch', notes: 'n', lines: ['An idea'] },
    step: { text: 'Ask first', mayAsk: 'group' },
  })
  expect(JSON.stringify(own)).not.toMatch(/secret|Kofi/)
  expect(hasOwn(own)).toBe(true)
})

test('[RGT4] nothing kept, a blocked storage, or spoilt words: an empty file, never a fault', () => {
  const spoilt = storage()
  spoilt.setItem(`copse.seat.${room}.${ben}`, '{')
  spoilt.setItem(`copse.sheet.${room}`, '[]')
  const blocked: TextStorage = { ...storage(), getItem: () => failing() }
  for (const one of [storage(), spoilt, blocked, null]) expect(hasOwn(ownDevice(room, ben, one))).toBe(false)
})

function failing(): never {
  throw new Error('blocked')
}
