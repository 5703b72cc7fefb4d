// What every bus keeps. `open` gives two buses that can hear each other, as two nodes would.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bus, BusMessage } from '../../server/rooms/ports.ts'
import { documentOf, freshRoom } from './names.ts'
import { until } from './until.ts'

export function busContract(open: () => Promise<{ one: Bus; other: Bus; close(): Promise<void> }>): void {
  describe('bus', () => {
    let buses: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      buses = await open()
    })
    afterAll(() => buses.close())

    const heard = (bus: Bus) => {
      const messages: BusMessage[] = []
      return { messages, stop: bus.subscribe((message) => messages.push(message)) }
    }

    test('every kind of message arrives whole and in order, at the others only', async () => {
      const room = freshRoom()
      const document = documentOf(room)
      const sent: BusMessage[] = [
        { kind: 'room', room },
        { kind: 'document', document },
        { kind: 'presence', room },
        { kind: 'reactions', room, sums: { thanks: 3, 'me-too': 1 } },
        { kind: 'awareness', document, update: Uint8Array.from([0, 1, 127, 128, 255]) },
      ]
      const [here, there] = [heard(buses.one), heard(buses.other)]
      await Promise.all([buses.one.watch(room), buses.other.watch(room)])
      for (const message of sent) buses.one.publish(message)
      await until(() => expect(there.messages).toHaveLength(sent.length))
      const plain = there.messages.map((message) =>
        message.kind === 'awareness' ? { ...message, update: Uint8Array.from(message.update) } : message,
      )
      expect(plain).toEqual(sent)
      // An answer that arrives shows that the own messages would have arrived as well.
      buses.other.publish({ kind: 'presence', room })
      await until(() => expect(here.messages.length).toBeGreaterThan(0))
      expect(here.messages).toEqual([{ kind: 'presence', room }])
      here.stop()
      there.stop()
    })

    test('only rooms that are watched are heard, and as many unwatch as watch', async () => {
      const [watched, twice, other] = [freshRoom(), freshRoom(), freshRoom()]
      const there = heard(buses.other)
      await buses.other.watch(watched)
      await Promise.all([buses.other.watch(twice), buses.other.watch(twice)])
      buses.other.unwatch(twice)
      const ring = async (expected: BusMessage[]) => {
        there.messages.length = 0
        for (const room of [other, twice, watched]) buses.one.publish({ kind: 'room', room })
        await until(() => expect(there.messages.at(-1)).toEqual({ kind: 'room', room: watched }))
        expect(there.messages).toEqual(expected)
      }
      await ring([twice, watched].map((room) => ({ kind: 'room', room })))
      buses.other.unwatch(twice)
      await buses.other.watch(watched)
      await ring([{ kind: 'room', room: watched }])
      buses.other.unwatch(watched)
      await ring([{ kind: 'room', room: watched }])
      there.stop()
    })

    test('a listener that stopped hears nothing more', async () => {
      const room = freshRoom()
      const [stopped, stays] = [heard(buses.other), heard(buses.other)]
      await buses.other.watch(room)
      stopped.stop()
      buses.one.publish({ kind: 'room', room })
      await until(() => expect(stays.messages).toHaveLength(1))
      expect(stopped.messages).toEqual([])
      stays.stop()
    })
  })
}
