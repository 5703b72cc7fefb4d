// Names and shapes of what crosses the Socket.IO connection. PROTOCOL.md says order, limits and close codes.
import type { EpochMs } from '../ids.ts'
import type { PatchOp } from '../session/patch.ts'
import type { MineView, RoomView } from '../session/room-view.ts'
import type { Rejection } from '../session/session.ts'

/** Reactions the room sees as sums, and two that only the facilitator sees. */
export const OPEN_REACTIONS = ['metoo', 'thanks', 'more', 'celebrate'] as const
export const LEAD_REACTIONS = ['slower', 'pause'] as const
export type ReactionKind = (typeof OPEN_REACTIONS)[number] | (typeof LEAD_REACTIONS)[number]

/** Answer to every command. `seq` is the version of the room that contains it. */
export type Answer =
  | { ok: true; seq: number; ticket?: string; returnLink?: string }
  | { ok: false; rejection: Rejection }

/** The present state whole: at connect, after a gap, after a change of audience. */
export type SnapshotMessage = { seq: number; view: RoomView }
/** The difference from `from` to `seq`. A client whose own number is not `from` asks for `resync`. */
export type PatchMessage = { from: number; seq: number; ops: PatchOp[] }
export type PresenceMessage = {
  /** Whole list, or only what changed since the last message. */
  whole: boolean
  /** Seat to null when here, else since when it is away. Missing seats never came. */
  seats: Record<string, { awaySinceMs: EpochMs | null }>
}
export type ReactionsMessage = { sums: Partial<Record<ReactionKind, number>> }
export type NoticeMessage =
  | { kind: 'removed' }
  | { kind: 'closed' }
  | { kind: 'read-only'; on: boolean }
  | { kind: 'going-away'; retryAfterMs: number }

export type ServerToClient = {
  snapshot(message: SnapshotMessage): void
  patch(message: PatchMessage): void
  mine(message: { mine: MineView[] }): void
  presence(message: PresenceMessage): void
  reactions(message: ReactionsMessage): void
  notice(message: NoticeMessage): void
}

export type ClientToServer = {
  /** Payload: CommandEnvelope of up.ts. */
  command(envelope: unknown, ack: (answer: Answer) => void): void
  /** Payload: { seat, kind }. Not acknowledged: it is a sum a moment later. */
  react(payload: unknown): void
  /** Clock probe: answers the server's time at arrival. `rate` only where the meeting's time runs faster (the demo). */
  time(payload: unknown, ack: (answer: { serverMs: EpochMs; rate?: number }) => void): void
  /** Asks for a snapshot. */
  resync(payload: unknown, ack: (answer: Answer) => void): void
}

/** Handshake data of Socket.IO (`auth`). The cookie says which device it is. */
export type Handshake = { protocol: number; room: string; as: 'seat' | 'screen' }

/** Close codes of the document socket; 4400 to 4499 are final for the client. */
export const CLOSE = {
  /** The cookie is unknown or has no seat here. */
  noSeat: 4401,
  /** This document may not be written by this connection, or may not be read now. */
  notAllowed: 4403,
  /** No such document, or an old generation of it. */
  gone: 4404,
  /** The update broke the document's rules; rebuild and offer the text again. */
  badUpdate: 4409,
  tooLarge: 4413,
  /** A detail slipped. Not final: come back when the view says that the group goes on, or after a while. */
  paused: 4423,
  tooFast: 4429,
  /** The store is away or full; try again. */
  storeAway: 4503,
} as const
