// How one record is written: AES-256-GCM under its key, with its own name as associated data.
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import type { DocumentId, RoomId } from '../../../shared/ids.ts'

const CIPHER = 'aes-256-gcm'
const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 2 + NONCE_BYTES
/** What a record grows by. */
export const SEAL_BYTES = HEAD_BYTES + TAG_BYTES

/** Which of the keys it could be. Readable without any key. */
export type Under = 'live' | 'kept' | 'document' | 'lasting'
const UNDER: readonly Under[] = ['live', 'kept', 'document', 'lasting']
const encoder = new TextEncoder()

/** Where a record belongs. Entries of one log share a name: the store gives them their order after they are sealed. */
export const nameOf = {
  record: (room: RoomId, record: string) => `${room} record ${record}`,
  update: (document: DocumentId) => `${document} update`,
  snapshot: (document: DocumentId) => `${document} snapshot`,
}

/** A record was changed behind our back, belongs somewhere else, or is of another version of Copse. Never holds its content. */
export class RecordDamaged extends Error {
  override name = 'RecordDamaged'
}

/** @param name where the record belongs: it opens only there */
export function seal(content: Uint8Array, key: KeyObject, under: Under, name: string): Uint8Array {
  const sealed = new Uint8Array(SEAL_BYTES + content.length)
  sealed[0] = FORMAT
  sealed[1] = UNDER.indexOf(under)
  // A nonce must not come twice under one key. 96 random bits hold for more than four thousand million records.
  const nonce = randomBytes(NONCE_BYTES)
  sealed.set(nonce, 2)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(encoder.encode(name))
  sealed.set(cipher.update(content), HEAD_BYTES)
  cipher.final()
  sealed.set(cipher.getAuthTag(), HEAD_BYTES + content.length)
  return sealed
}

/** @throws RecordDamaged */
export function underWhich(sealed: Uint8Array): Under {
  const under = UNDER[sealed[1] ?? UNDER.length]
  if (sealed.length < SEAL_BYTES || sealed[0] !== FORMAT || under === undefined) throw new RecordDamaged()
  return under
}

/** @throws RecordDamaged */
export function open(sealed: Uint8Array, key: KeyObject, name: string): Uint8Array {
  underWhich(sealed)
  const end = sealed.length - TAG_BYTES
  try {
    const cipher = createDecipheriv(CIPHER, key, sealed.subarray(2, HEAD_BYTES), { authTagLength: TAG_BYTES })
    cipher.setAAD(encoder.encode(name))
    cipher.setAuthTag(sealed.subarray(end))
    const content = cipher.update(sealed.subarray(HEAD_BYTES, end))
    cipher.final()
    return content
  } catch (cause) {
    throw new RecordDamaged('a record does not open', { cause })
  }
}
