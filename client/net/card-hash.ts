// Hashes by which a device proves that a card is its own. They work on plain http, where crypto.subtle is missing.
import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { type CardId, type Hash, hash } from '../../shared/ids.ts'

/** SHA-256 of the text's UTF-8, lower-case hex. */
export function sha256hex(text: string): Hash {
  return hash(toHexString(digest(new TextEncoder().encode(text))))
}

/** The mark a released card carries when it was sealed with this edit key (ANON6). */
export function markOf(editKey: string, released: CardId): Hash {
  return sha256hex(sha256hex(editKey) + released)
}
