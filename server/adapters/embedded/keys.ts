// Key layout. One room is one range, so that erasing it is one range; '!' sorts below every letter, digit, '.', ':' and '-'.
// No key is made of a clock: what is when is not to be read from the names of things.
import { type DocumentId, parseDocumentId, type RoomId } from '../../../shared/ids.ts'

export type KeyRange = { gte: string; lt: string }

const range = (prefix: string): KeyRange => ({ gte: prefix, lt: `${prefix}\x7f` })

export const countersKey = (room: RoomId) => `r!${room}!c`
export const recordKey = (room: RoomId, name: string) => `r!${room}!p!${name}`
export const recordRange = (room: RoomId): KeyRange => range(`r!${room}!p!`)
export const roomRange = (room: RoomId): KeyRange => range(`r!${room}!`)

export const wakeKey = (room: RoomId) => `w!${room}`
export const WAKE_RANGE: KeyRange = range('w!')

export const globalKey = (key: string) => `g!${key}`

export const snapshotKey = (document: DocumentId) => `r!${roomOf(document)}!s!${document}`
/** Stands for a dropped document, so that a late update cannot bring its words back. */
export const droppedKey = (document: DocumentId) => `r!${roomOf(document)}!x!${document}`
export const logKey = (document: DocumentId, position: string) => `r!${roomOf(document)}!l!${document}!${position}`
export const logRange = (document: DocumentId): KeyRange => range(`r!${roomOf(document)}!l!${document}!`)

/** @throws for anything that is not one of our document ids: a bug of the caller. */
export function roomOf(document: DocumentId): RoomId {
  const parts = parseDocumentId(document)
  if (parts === null) throw new Error('not a document id')
  return parts.room
}
