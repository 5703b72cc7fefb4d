import { LIMITS } from '../../shared/wire/limits.ts'

/** Budgets of the document sockets; tests pass smaller ones. */
export type DocumentLimits = {
  /** One update frame. Typing needs under a hundred bytes, a long paste some thousand. */
  updateMaxBytes: number
  /** One SyncStep2 of a client: all it wrote offline, and Yjs adds the whole delete set. */
  stepMaxBytes: number
  documentMaxBytes: number
  boardMaxBytes: number
  clientsPerDocument: number
  /** Ids under which one SyncStep2 may bring something new: a device that was offline had as many as it loaded pages. */
  writersPerStep: number
  awarenessMaxBytes: number
  /** Shortest time between two awareness frames to one reader. */
  awarenessTickMs: number
  /** Pause between two relays of a document for each reader, and the longest. */
  relayRestMsPerReader: number
  relayRestMaxMs: number
  bufferedMaxBytes: number
  /** Clock steps one update frame may bring; a character is one step. */
  clockJump: number
  /** Blocks inside blocks; a recursive walk in somebody's browser must end. */
  nestingMax: number
  framesPerSecond: number
  framesBurst: number
  bytesPerSecond: number
  bytesBurst: number
  /** Bytes of refused frames that one device may cause, over all its connections: then it is closed with 4429 for a while. */
  refusedBytesPerSecond: number
  refusedBytesBurst: number
  /** Parts (structs and deletes) of one update; a long document has a tenth of it. */
  partsPerUpdate: number
  /** Log entries behind the snapshot that make the document be compacted. */
  compactAfterUpdates: number
  /** Empty awareness frame to everybody: y-websocket gives up after 30 s without a message. */
  keepAliveMs: number
  /** Poll of a shared store, because a doorbell may be lost. */
  pollMs: number
  socketsPerDevice: number
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  updateMaxBytes: LIMITS.updateMaxBytes,
  stepMaxBytes: LIMITS.documentMaxBytes,
  documentMaxBytes: LIMITS.documentMaxBytes,
  boardMaxBytes: LIMITS.boardMaxBytes,
  clientsPerDocument: LIMITS.clientsPerDocument,
  writersPerStep: LIMITS.writersPerStep,
  awarenessMaxBytes: LIMITS.awarenessMaxBytes,
  awarenessTickMs: 1_000 / LIMITS.awarenessPerSecond,
  relayRestMsPerReader: 0.02,
  relayRestMaxMs: 10,
  bufferedMaxBytes: LIMITS.bufferedMaxBytes,
  clockJump: 65_536,
  nestingMax: 32,
  framesPerSecond: 60,
  framesBurst: 400,
  bytesPerSecond: 262_144,
  bytesBurst: 4 * LIMITS.documentMaxBytes,
  refusedBytesPerSecond: LIMITS.refusedBytesPerSecond,
  refusedBytesBurst: LIMITS.refusedBytesBurst,
  partsPerUpdate: LIMITS.partsPerUpdate,
  compactAfterUpdates: 500,
  keepAliveMs: 10_000,
  pollMs: 1_000,
  socketsPerDevice: LIMITS.socketsPerDevice,
}
