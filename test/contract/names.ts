import { randomBytes } from 'node:crypto'
import type { Log } from '../../server/rooms/ports.ts'
import { type DocumentId, type DocumentName, documentId, type RoomId, roomId } from '../../shared/ids.ts'

export const freshRoom = (): RoomId => roomId(randomBytes(13).toString('hex'))
export const documentOf = (room: RoomId, name: DocumentName = 'agenda', generation = 1): DocumentId =>
  documentId(room, name, generation)
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Buffers of stores and plain arrays compare equal as text. */
export const text = (value: Uint8Array | null | undefined): string | null =>
  value === null || value === undefined ? null : new TextDecoder().decode(value)

export const quietLog: Log = { info() {}, warn() {}, error() {} }
