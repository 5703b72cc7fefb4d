// From a parsed envelope to the part of the server that decides it.
import type { SeatId } from '../../shared/ids.ts'
import { cardId, hash } from '../../shared/ids.ts'
import type { BoardCommand } from '../../shared/session/board.ts'
import { presentStep } from '../../shared/session/clock.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { Rejection } from '../../shared/session/session.ts'
import { heldBySlip } from '../../shared/session/slip.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import { sha256 } from '../rooms/hash.ts'
import type { Chance } from '../rooms/ports.ts'
import type { LiveRoom, Rooms } from '../rooms/rooms.ts'

type Asked = { seat: SeatId; key: string; epoch: number | undefined; command: AnyCommand }
type Done = { ok: true; more: { ticket?: string; returnLink?: string } } | { ok: false; rejection: Rejection }

/** Right, state and words are judged by the core; this only finds the way. */
export async function perform(live: LiveRoom, rooms: Rooms, chance: Chance, asked: Asked): Promise<Done> {
  const { seat, key, epoch, command } = asked
  const { room } = live
  // Said once more by the core inside the commit; here for what does not pass through it, like the box.
  if (heldBySlip(room.session(), command.kind)) return no('slip-open')
  switch (command.kind) {
    case 'card.submit': {
      const session = room.session()
      const author = session.seats[seat]
      if (author?.state !== 'in' || session.progress.state !== 'live') return no('wrong-step')
      if (!policyOfStep(presentStep(session)).writes.includes(command.lane)) return no('wrong-step')
      const generation = command.generation ?? session.generations.board
      if (generation !== session.generations.board) {
        return { ok: false, rejection: { code: 'old-generation', texts: [command.text] } }
      }
      return plain(
        await live.box.submit({
          id: cardId(command.card),
          lane: command.lane,
          text: command.text,
          wantsHelp: command.wantsHelp,
          // Said of a story without a name only: who signs tells it.
          ...(command.toldByLead && !command.signed ? { toldByLead: true } : {}),
          signed: command.signed ? author.name : null,
          keyHash: hash(command.keyHash),
          ticketHash: sha256(command.ticket),
        }),
      )
    }
    case 'card.takeBack': {
      const taken = await live.box.takeBack(command.card, sha256(command.ticket), sha256(command.editKey))
      if (taken.ok) await live.board.withdrawHeld(sha256(command.editKey))
      return plain(taken)
    }
    case 'ticket.ask': {
      const dealt = await live.tickets.deal(seat, command.opening)
      return dealt.ok ? { ok: true, more: { ticket: dealt.ticket } } : dealt
    }
    case 'box.release':
      return plain(await live.board.release(seat, epoch ?? -1, command.signedOnly))
    case 'garden.open':
      return plain(await live.board.open(seat, command.cards))
    case 'board.edit':
    case 'board.move':
    case 'board.group':
    case 'board.withdraw':
    case 'board.sign':
    case 'board.tell':
    case 'board.remove':
      return plain(await live.board.apply(seat, asCore<BoardCommand>(command)))
    // SLP1: that it comes from a seat of this room was looked up; which seat goes no further.
    case 'slip.raise':
      return plain(await live.slips.raise(command.turn))
    case 'slip.clean': {
      const { turn, marks, takeOff, editKey } = command
      const cleaning = {
        marks: marks.map((mark) => ({ ...mark, card: cardOf(mark.card) })),
        takeOff: takeOff.map(cardId),
      }
      return plain(await live.slips.clean(seat, epoch ?? -1, { turn, cleaning, editKey }))
    }
    case 'done.set': {
      const step = presentStep(room.session())
      if (!step) return no('wrong-state')
      const doneMark = { step: step.id, mark: live.doneMarks.of(seat, step.id) }
      return plain(await room.submit(seat, { kind: 'done.set', done: command.done }, { doneMark }))
    }
    case 'return.link': {
      const secret = chance.secret()
      const renewed = await room.submit(null, { kind: 'return.renew', seat, returnHash: sha256(secret) })
      return renewed.ok ? { ok: true, more: { returnLink: `/r/${room.session().code}#back=${secret}` } } : renewed
    }
    default: {
      const isNewCode = command.kind === 'seat.remove' || command.kind === 'link.renew'
      // Reserved for who may use it, or anybody could fill the store with codes.
      const mayUse = isNewCode && room.session().facilitator === seat
      const freshCode = mayUse ? await rooms.reserveCode(room.id) : null
      const more = { key, freshCode, ...(epoch === undefined ? {} : { epoch }) }
      return plain(await room.submit(seat, asCore<SeatCommand | LeadCommand>(command), more))
    }
  }
}

/** The schema proved the shape. What the core's types add are brands of ids and instants: names for the compiler. */
function asCore<T>(command: AnyCommand): T {
  return command as unknown as T
}

function plain(result: { ok: true } | { ok: false; rejection: Rejection }): Done {
  return result.ok ? { ok: true, more: {} } : result
}

function cardOf(raw: string | null) {
  return raw === null ? null : cardId(raw)
}

function no(code: Rejection['code']): Done {
  return { ok: false, rejection: { code } }
}
