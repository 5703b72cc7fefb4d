// What people and the shell ask of the meeting. Time and chance come in with the stamp, never from here.
import type { CardId, DeviceHash, DurationMs, EpochMs, Hash, RoomCode, SeatId, StepId } from '../ids.ts'
import type { Bed } from './bed.ts'
import type { Frame, LineKind } from './consult.ts'
import type { Sorted } from './garden.ts'
import type { LoopChoice } from './loop.ts'
import type { Evaluation, Language, NextMeeting, Place, Plan, Session, Summary } from './session.ts'
import type { Cleaning } from './slip-words.ts'

/** Commands anybody with a seat may give. */
export type SeatCommand =
  | { kind: 'seat.rename'; name: string }
  | { kind: 'seat.place'; place: Place }
  | { kind: 'seat.leave' }
  | { kind: 'hand.set'; raised: boolean }
  | { kind: 'done.set'; done: boolean }
  | { kind: 'round.pass' }
  | { kind: 'round.finish' }
  /** Read out as this person's pass while they are not here yet (RND7); empty takes it back. */
  | { kind: 'round.line'; text: string }
  | { kind: 'poll.answer'; choice: number | null }
  /** Whether minutes of the check-out may be taken (ASK2). */
  | { kind: 'time.answer'; yes: boolean }
  | { kind: 'case.offer'; on: boolean }
  | { kind: 'case.answer'; yes: boolean }
  | { kind: 'case.ready'; ready: boolean }
  | { kind: 'case.role'; role: 'scribe' | 'observer' | null }
  | { kind: 'case.aside'; on: boolean }
  | { kind: 'case.stop' }
  | { kind: 'case.goOn' }
  | { kind: 'case.forget' }
  /** What the giver asks the group; empty takes it back (CON11). */
  | { kind: 'case.question'; text: string }
  | { kind: 'line.put'; line: string; lineKind: LineKind; text: string }
  /** GRD8: whether the giver wants to read what all offered. */
  | { kind: 'case.readOffers'; on: boolean }
  /** GRD6: gardeners, or who leads. */
  | { kind: 'garden.collect'; lineKind: 'question' | 'offer' }
  | { kind: 'garden.sort'; lines: string[]; to: Sorted }
  | { kind: 'garden.join'; cards: CardId[] }
  | { kind: 'garden.part'; cards: CardId[] }
  | { kind: 'garden.leaveOut'; cards: CardId[] }
  | { kind: 'helped.say'; atMs: EpochMs | null }
  | { kind: 'seat.leavingAt'; atMs: EpochMs | null }
  | { kind: 'dots.set'; cards: CardId[] }
  | { kind: 'card.metoo'; card: CardId; on: boolean }
  | { kind: 'lead.take' }
  | { kind: 'lead.askBack' }
  | { kind: 'evaluation.set'; evaluation: Evaluation }
  /** What became of the step on this person's device; null takes it back (LOOP1). */
  | { kind: 'loop.answer'; choice: LoopChoice | null }
  | { kind: 'step.share'; text: string }
  | { kind: 'thanks.give'; to: SeatId; text: string }
  | { kind: 'resource.add'; title: string; url: string }
  | { kind: 'resource.remove'; id: string }
  /** SLP7. `turn` is the slip the sender saw. */
  | { kind: 'slip.resume'; turn: number }

/** Commands only the present facilitator may give; they carry the role's epoch (ROL3). */
export type LeadCommand =
  | { kind: 'session.edit'; title: string; callLink: string; plannedStartMs: EpochMs | null; language: Language }
  | { kind: 'session.start' }
  /** `from` is the step the facilitator saw, so that a doubled tap moves once (PHA2). */
  | { kind: 'step.next'; from: StepId }
  | { kind: 'step.back'; from: StepId }
  | { kind: 'step.jump'; to: StepId }
  | { kind: 'step.undo' }
  | { kind: 'clock.pause' }
  | { kind: 'clock.resume' }
  /** `from` null takes the minutes from air, else from that later step (CLK3). */
  | { kind: 'time.add'; minutes: number; from: StepId | null }
  /** Adds to the present step, and takes from later ones; what is not taken comes from air (CLK6). */
  | { kind: 'time.take'; add: number; takes: { from: StepId; minutes: number }[] }
  | { kind: 'time.askGroup'; minutes: number; from: StepId }
  | { kind: 'poll.open' }
  | { kind: 'poll.show' }
  | { kind: 'think.start' }
  | { kind: 'heard.set'; seat: SeatId; on: boolean }
  /** A person, or the author of a card; both null takes the question back (CON3, BRD13). */
  | { kind: 'case.ask'; seat: SeatId | null; card: CardId | null }
  | { kind: 'case.inner'; seats: SeatId[] }
  | { kind: 'gardeners.set'; seats: SeatId[] }
  | { kind: 'case.admit'; seat: SeatId; frame: Frame }
  | { kind: 'plan.change'; plan: Plan }
  | { kind: 'round.skip' }
  | { kind: 'round.move'; seat: SeatId; toIndex: number }
  | { kind: 'vote.open' }
  | { kind: 'vote.show' }
  /** One of these level cards, by lot (VOT5). */
  | { kind: 'vote.draw'; cards: CardId[] }
  | { kind: 'spotlight.set'; card: CardId | null }
  | { kind: 'room.lock'; locked: boolean }
  /** Whoever comes with the code alone asks first (SEAT13). */
  | { kind: 'room.codeAsks'; asks: boolean }
  /** A new link and code; the ones before open for nobody new (SEAT12). */
  | { kind: 'link.renew' }
  | { kind: 'agenda.lock'; locked: boolean }
  | { kind: 'seat.add'; name: string; place: Place }
  | { kind: 'seat.remove'; seat: SeatId }
  | { kind: 'lead.give'; to: SeatId }
  | { kind: 'deputy.set'; seat: SeatId | null }
  | { kind: 'screen.allow'; screen: string }
  | { kind: 'screen.drop'; screen: string }
  | { kind: 'screens.blank'; blank: boolean }
  | { kind: 'return.answer'; request: string; allow: boolean }
  | { kind: 'door.answer'; request: string; allow: boolean }
  | { kind: 'next.set'; next: NextMeeting }
  | { kind: 'session.close' }
  | { kind: 'session.keepOpen' }
  | { kind: 'session.closeNow' }

/** Commands the server's own parts give; no browser can send them. */
export type SystemCommand =
  /** `invite`: the secret of the link they came by, or null. */
  | {
      kind: 'seat.join'
      name: string
      place: Place
      device: DeviceHash
      returnHash: Hash
      addSeat: boolean
      invite: string | null
    }
  /** The person behind the seat asks for it, in the room or after it (RGT2). */
  | { kind: 'seat.erase'; seat: SeatId }
  | { kind: 'seat.attach'; seat: SeatId; device: DeviceHash }
  | { kind: 'door.knock'; name: string; place: Place; device: DeviceHash; returnHash: Hash }
  | { kind: 'return.ask'; name: string; device: DeviceHash }
  | { kind: 'return.renew'; seat: SeatId; returnHash: Hash }
  | { kind: 'screen.add'; device: DeviceHash; pairing: string }
  | { kind: 'tickets.mint'; opening: number; hashes: Hash[] }
  | { kind: 'ticket.deal'; seat: SeatId; opening: number }
  | { kind: 'cards.release'; opening: number; cards: CardId[] }
  | { kind: 'card.forget'; cards: CardId[] }
  /** GRD2: instead of a release, where there are gardeners. */
  | { kind: 'cards.hold'; opening: number; cards: Bed }
  /** GRD3: onto the wall, written in the same commit. */
  | { kind: 'bed.opened'; cards: CardId[] }
  | { kind: 'bed.forget'; cards: string[] }
  /** SLP1: without the seat, which the shell forgets before it asks. `turn`: of the last slip the sender knew. */
  | { kind: 'slip.raise'; turn: number }
  /** SLP6: the documents were written anew in the same commit. `removed`: how many details. */
  | { kind: 'slip.cleaned'; turn: number; removed: number; cleaning: Cleaning; gone: CardId[] }
  /** The author of the asked card said who tells it; `teller` null: whoever leads. No seat but the teller's. */
  | { kind: 'case.answered'; card: CardId; teller: SeatId | null }
  | { kind: 'ask.close' }
  /** The community changed its list while the room was open (WRD4). */
  | { kind: 'guard.words'; words: readonly string[] }
  | { kind: 'room.emptied' }
  | { kind: 'room.occupied' }
  /** The bytes of what was deleted are overwritten, as far as it was deleted in this generation of the board. */
  | { kind: 'purge.done'; asOf: Session['purge']['asked'] }
  /** The end: cases are deleted in the same change that writes the summary (END1). */
  | { kind: 'session.finish'; reason: 'facilitator' | 'empty'; summary: Omit<Summary, 'deletesAtMs'> }

export type Command = SeatCommand | LeadCommand | SystemCommand
export type CommandKind = Command['kind']

export type Stamp = {
  atMs: EpochMs
  /** Fresh random ids, as many as a command can need (at most 4). */
  ids: readonly string[]
  /** 128 random bits for orders drawn by lot. Never stored. */
  seed: readonly [number, number, number, number]
  /** Seats with a connection now. */
  here: readonly SeatId[]
  /** How long the facilitator has had no connection; 0 when there is one. */
  facilitatorAwayMs: DurationMs
  /** A registered unused join code, only with `seat.remove` and `link.renew` (SEAT8, SEAT12). */
  freshCode: RoomCode | null
  /** Only with `done.set`: what stands for the seat in this step, instead of the seat (BRD11). */
  doneMark: { step: StepId; mark: string } | null
}

/** `by` is null for the server itself. `key` is the idempotency key; `epoch` the role epoch the sender knew. */
export type Stamped = {
  by: SeatId | null
  key: string | null
  epoch: number | null
  stamp: Stamp
  command: Command
}
