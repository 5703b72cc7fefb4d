// Opaque names and units that both sides know. Casting happens here and nowhere else.

declare const brand: unique symbol
type Branded<T, Name> = T & { readonly [brand]: Name }

/** 16 to 32 characters of a-z0-9, random; never derived from a person or from another id. */
export type RoomId = Branded<string, 'RoomId'>
export type SeatId = Branded<string, 'SeatId'>
export type StepId = Branded<string, 'StepId'>
/** Id of a card. Before release chosen by the author's device, afterwards replaced by a fresh one of the server (ANON4). */
export type CardId = Branded<string, 'CardId'>
/** SHA-256, lower-case hex, of a device's cookie: what the store knows of a device. */
export type DeviceHash = Branded<string, 'DeviceHash'>
/** `<roomId>.<name>.<generation>`; taken apart by exact split only. */
export type DocumentId = Branded<string, 'DocumentId'>
/** SHA-256, lower-case hex. */
export type Hash = Branded<string, 'Hash'>
/** Join code, 8 symbols of the Crockford alphabet in lower case, stored without a gap. */
export type RoomCode = Branded<string, 'RoomCode'>
/** Milliseconds since 1970 by the server's clock. */
export type EpochMs = Branded<number, 'EpochMs'>
export type DurationMs = Branded<number, 'DurationMs'>

export const roomId = (raw: string) => raw as RoomId
export const seatId = (raw: string) => raw as SeatId
export const stepId = (raw: string) => raw as StepId
export const cardId = (raw: string) => raw as CardId
export const deviceHash = (raw: string) => raw as DeviceHash
export const hash = (raw: string) => raw as Hash
export const roomCode = (raw: string) => raw as RoomCode
export const epochMs = (raw: number) => raw as EpochMs
export const durationMs = (raw: number) => raw as DurationMs
export const minutes = (count: number) => (count * 60_000) as DurationMs

/** A community is kept as a room is: an id of the same form, its own records and counters, no code. */
export type CommunityId = RoomId
export type MemberId = Branded<string, 'MemberId'>
/** One date in a community's calendar, the same for all times it is moved. */
export type MeetingId = Branded<string, 'MeetingId'>

export const memberId = (raw: string) => raw as MemberId
export const meetingId = (raw: string) => raw as MeetingId

/** The documents of a room. `board` is written by the server only. */
export type DocumentName = 'agenda' | 'theme' | 'board'
export const DOCUMENT_NAMES: readonly DocumentName[] = ['agenda', 'theme', 'board']

export function documentId(room: RoomId, name: DocumentName, generation: number): DocumentId {
  return `${room}.${name}.${generation}` as DocumentId
}

/** @returns null for anything that is not exactly one of our ids. Cannot fail. */
export function parseDocumentId(raw: string): { room: RoomId; name: DocumentName; generation: number } | null {
  const parts = raw.split('.')
  const [room, name, generation] = parts
  if (parts.length !== 3 || room === undefined || name === undefined || generation === undefined) return null
  if (!/^[a-z0-9]{16,32}$/.test(room) || !/^(0|[1-9][0-9]{0,8})$/.test(generation)) return null
  const known = DOCUMENT_NAMES.find((candidate) => candidate === name)
  return known ? { room: roomId(room), name: known, generation: Number(generation) } : null
}
