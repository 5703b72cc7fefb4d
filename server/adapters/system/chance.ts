import { randomBytes } from 'node:crypto'
import type { Chance } from '../../rooms/ports.ts'

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Crockford's base 32: no i, l, o, u, so that a code can be read aloud and typed. */
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** Each symbol equally likely: bytes above the last full multiple of the alphabet are thrown away. */
function symbols(alphabet: string, count: number): string {
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < count) {
    for (const byte of randomBytes(count)) {
      if (byte < fair && text.length < count) text += alphabet.charAt(byte % alphabet.length)
    }
  }
  return text
}

export const systemChance: Chance = {
  id: () => symbols(LETTERS_AND_DIGITS, 26),
  code: () => symbols(CROCKFORD, 8),
  uint32: () => randomBytes(4).readUInt32BE(0),
  secret: () => randomBytes(32).toString('hex'),
}
