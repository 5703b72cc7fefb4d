// Every key of a room carries the same hash tag, so that a cluster keeps the room together and one script may touch all of it.
// Rooms share 256 tags: then the index of when rooms want to be woken lies in the tag too, is written by the same script as the
// room, and 256 reads find all that is due. A tag of its own for each room would leave the index outside, to be lost by a crash.
import { type DocumentId, parseDocumentId, type RoomId } from '../../../shared/ids.ts'

const TAGS = 256
const tagOf = (room: RoomId): string => {
  let sum = 7
  for (let index = 0; index < room.length; index += 1) sum = (Math.imul(sum, 31) + room.charCodeAt(index)) >>> 0
  return nameOf(sum % TAGS)
}
const nameOf = (tag: number): string => `r${tag.toString(16).padStart(2, '0')}`

const of = (room: RoomId, what: string) => `copse:{${tagOf(room)}}:${room}:${what}`

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

/** Sorted set: room to when it wants to be woken. */
export const wakeKey = (room: RoomId) => wakeIn(tagOf(room))
const wakeIn = (tag: string) => `copse:{${tag}}:wake`
export const allWakeKeys = (): string[] => Array.from({ length: TAGS }, (_, tag) => wakeIn(nameOf(tag)))

export const WRITABLE_KEY = 'copse:writable'
export const globalKey = (key: string) => `copse:global:${key}`

/** @throws for anything that is not one of our document ids: a bug of the caller. */
export function roomOf(document: DocumentId): RoomId {
  const parts = parseDocumentId(document)
  if (parts === null) throw new Error('not a document id')
  return parts.room
}
