// Every key of a room carries the room as its hash tag, so that a cluster would keep the room together.
// The wake index and the global records belong to no room.
import { type DocumentId, parseDocumentId, type RoomId } from '../../../shared/ids.ts'

const of = (room: RoomId, what: string) => `copse:{${room}}:${what}`

export const countersKey = (room: RoomId) => of(room, 'counters')
export const recordsKey = (room: RoomId) => of(room, 'records')
/** Hash: document id to how many updates it ever had, also after it was dropped. */
export const documentsKey = (room: RoomId) => of(room, 'documents')
/** Set of dropped documents, so that a late update cannot bring their words back. */
export const droppedKey = (room: RoomId) => of(room, 'dropped')
export const logKey = (document: DocumentId) => `${documentPrefix(roomOf(document))}${document}:log`
export const snapshotKey = (document: DocumentId) => `${documentPrefix(roomOf(document))}${document}:snapshot`
/** Scripts put `<document id>:log` and `:snapshot` behind it when they erase a whole room. */
export const documentPrefix = (room: RoomId) => of(room, 'document:')

export const leasesKey = (room: RoomId) => of(room, 'leases')
export const presentKey = (room: RoomId) => of(room, 'present')
/** Pub/sub channel of the room. */
export const bellChannel = (room: RoomId) => of(room, 'bell')

export const WAKE_KEY = 'copse:wake'
export const WRITABLE_KEY = 'copse:writable'
export const globalKey = (key: string) => `copse:global:${key}`

/** @throws for anything that is not one of our document ids: a bug of the caller. */
export function roomOf(document: DocumentId): RoomId {
  const parts = parseDocumentId(document)
  if (parts === null) throw new Error('not a document id')
  return parts.room
}
