import { describe, expect, test } from 'vitest'
import type { LocalTime } from '../../client/net/clock.ts'
import {
  COMMAND_WAITS_MS,
  type Envelope,
  makePendingCommands,
  SAID_AT_ONCE,
} from '../../client/net/pending-commands.ts'
import { seatId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/wire/events.ts'
import { FakeClock } from '../fakes/clock.ts'

const KOFI = seatId('kofi')

function scene() {
  const clock = new FakeClock()
  const time: LocalTime = {
    monotonicMs: () => clock.nowMs(),
    wallMs: () => clock.nowMs(),
    after: (delayMs, run) => clock.after(delayMs, run),
  }
  const wire: { envelope: Envelope; answered: (answer: Answer) => void }[] = []
  const network = { isOpen: true }
  const counts: number[] = []
  const commands = makePendingCommands({
    time,
    isOpen: () => network.isOpen,
    say: (envelope, answered) => wire.push({ envelope, answered }),
    onCount: (count) => counts.push(count),
  })
  return { clock, wire, network, counts, commands }
}

describe('[CMD3] commands without an answer', () => {
  test('are said once with a key of their own and answered by the server', async () => {
    const { wire, commands, counts } = scene()
    const first = commands.ask(KOFI, { kind: 'hand.set', raised: true }, undefined)
    const second = commands.ask(KOFI, { kind: 'step.undo' }, 4)
    expect(wire.map(({ envelope }) => envelope)).toEqual([
      { seat: KOFI, key: expect.stringMatching(/^[0-9a-f]{22}$/), command: { kind: 'hand.set', raised: true } },
      { seat: KOFI, key: expect.stringMatching(/^[0-9a-f]{22}$/), epoch: 4, command: { kind: 'step.undo' } },
    ])
    expect(wire[0]?.envelope.key).not.toBe(wire[1]?.envelope.key)
    wire[1]?.answered({ ok: false, rejection: { code: 'nothing-to-undo' } })
    wire[0]?.answered({ ok: true, seq: 7 })
    expect(await first).toEqual({ ok: true, seq: 7 })
    expect(await second).toEqual({ ok: false, rejection: { code: 'nothing-to-undo' } })
    expect(counts).toEqual([1, 2, 1, 0])
  })

  test('wait while there is no connection and are said again in order with the same keys', async () => {
    const { wire, network, commands } = scene()
    const lost = commands.ask(KOFI, { kind: 'round.pass' }, undefined)
    network.isOpen = false
    const waiting = commands.ask(KOFI, { kind: 'hand.set', raised: true }, undefined)
    expect(wire).toHaveLength(1)
    network.isOpen = true
    commands.sayAgain()
    expect(wire.map(({ envelope }) => envelope.command.kind)).toEqual(['round.pass', 'round.pass', 'hand.set'])
    expect(wire[1]?.envelope).toBe(wire[0]?.envelope)
    wire[1]?.answered({ ok: true, seq: 3 })
    wire[0]?.answered({ ok: false, rejection: { code: 'internal' } })
    wire[2]?.answered({ ok: true, seq: 4 })
    expect([await lost, await waiting]).toEqual([
      { ok: true, seq: 3 },
      { ok: true, seq: 4 },
    ])
  })

  test('are never more on their way than a seat’s remembered keys can hold: the rest waits for answers', async () => {
    const { wire, commands } = scene()
    const asked = Array.from({ length: SAID_AT_ONCE + 3 }, (_, count) =>
      commands.ask(KOFI, { kind: 'step.share', text: `${count}` }, undefined),
    )
    expect(wire).toHaveLength(SAID_AT_ONCE)
    wire[1]?.answered({ ok: true, seq: 1 })
    expect(wire).toHaveLength(SAID_AT_ONCE + 1)
    expect(wire.at(-1)?.envelope.command).toEqual({ kind: 'step.share', text: `${SAID_AT_ONCE}` })
    commands.sayAgain()
    expect(wire).toHaveLength(SAID_AT_ONCE + 1 + SAID_AT_ONCE)
    expect(wire[SAID_AT_ONCE + 1]?.envelope).toBe(wire[0]?.envelope)
    for (let at = SAID_AT_ONCE + 1; at < wire.length; at += 1) wire[at]?.answered({ ok: true, seq: 2 })
    expect((await Promise.all(asked)).every((answer) => answer.ok)).toBe(true)
    expect(4 * SAID_AT_ONCE).toBeLessThanOrEqual(32)
  })

  test('are answered too-soon after 20 s without a connection, never with silence', async () => {
    const { clock, network, commands } = scene()
    network.isOpen = false
    const answer = commands.ask(KOFI, { kind: 'seat.leave' }, undefined)
    clock.advance(COMMAND_WAITS_MS - 1)
    expect(commands.count()).toBe(1)
    clock.advance(1)
    expect(await answer).toEqual({ ok: false, rejection: { code: 'too-soon' } })
    expect(clock.waiting).toBe(0)
  })
})
