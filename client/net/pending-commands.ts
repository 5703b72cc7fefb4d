// Commands that have no answer yet. They wait while there is no connection, are said again with the same key
// after every reconnect, and always get an answer: from the server, or `too-soon` after the time limit.
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { BoardCommand, BoxCommand } from '../../shared/session/board.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { Mark } from '../../shared/session/slip-words.ts'
import type { Answer } from '../../shared/wire/events.ts'
import type { LocalTime } from './clock.ts'
import { randomHex } from './random.ts'

/** Answered by the server's shell, not by the meeting. */
export type ShellCommand =
  | { kind: 'ticket.ask'; opening: number }
  | { kind: 'box.release'; signedOnly: boolean }
  | { kind: 'return.link' }
  | { kind: 'slip.raise'; turn: number }
  | { kind: 'garden.open'; cards: CardId[] }
  | { kind: 'slip.clean'; turn: number; marks: Mark[]; takeOff: CardId[]; editKey: string | null }

export type WireCommand = SeatCommand | LeadCommand | BoxCommand | BoardCommand | ShellCommand

export type Envelope = { seat: SeatId; key: string; epoch?: number; command: WireCommand }

export const COMMAND_WAITS_MS = 20_000
/** So many are said before one is answered. The server remembers the last 32 answered keys of a seat: with no more than that on their
 *  way from three or four tabs, none of them can be forgotten before it is said again after a lost connection. */
export const SAID_AT_ONCE = 8

type Pending = { envelope: Envelope; isSaid: boolean; answer: (answer: Answer) => void; cancelLimit: () => void }

export type PendingCommands = ReturnType<typeof makePendingCommands>

/** @param say puts an envelope on the wire and reports its answer; called only while `isOpen`. */
export function makePendingCommands(options: {
  time: LocalTime
  isOpen: () => boolean
  say: (envelope: Envelope, answered: (answer: Answer) => void) => void
  onCount: (count: number) => void
}) {
  const waiting = new Map<string, Pending>()

  function ask(seat: SeatId, command: WireCommand, epoch: number | undefined): Promise<Answer> {
    return new Promise((resolve) => {
      const key = randomHex(11)
      const envelope: Envelope = { seat, key, ...(epoch === undefined ? {} : { epoch }), command }
      const cancelLimit = options.time.after(COMMAND_WAITS_MS, () => {
        settle(key, { ok: false, rejection: { code: 'too-soon' } })
      })
      waiting.set(key, { envelope, isSaid: false, answer: resolve, cancelLimit })
      options.onCount(waiting.size)
      sayMore()
    })
  }

  /** In the order in which they were asked. */
  function sayMore(): void {
    if (!options.isOpen()) return
    let onTheirWay = 0
    for (const pending of waiting.values()) {
      if (onTheirWay >= SAID_AT_ONCE) return
      onTheirWay += 1
      if (pending.isSaid) continue
      pending.isSaid = true
      const { envelope } = pending
      options.say(envelope, (answer) => settle(envelope.key, answer))
    }
  }

  function settle(key: string, answer: Answer): void {
    const pending = waiting.get(key)
    // An answer to a command that was said twice arrives twice.
    if (!pending) return
    waiting.delete(key)
    pending.cancelLimit()
    options.onCount(waiting.size)
    pending.answer(answer)
    sayMore()
  }

  return {
    ask,
    /** After a reconnect: everything without an answer once more, in the order it was asked. */
    sayAgain(): void {
      for (const pending of waiting.values()) pending.isSaid = false
      sayMore()
    },
    count: () => waiting.size,
    /** The room is over for this device: nothing will be answered any more. */
    refuseAll(code: 'not-seated' | 'wrong-state' | 'too-soon'): void {
      for (const key of [...waiting.keys()]) settle(key, { ok: false, rejection: { code } })
    },
  }
}
