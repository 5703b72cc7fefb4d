import { createHash } from 'node:crypto'
import type { Hash } from '../../shared/ids.ts'
import { hash } from '../../shared/ids.ts'

/** Lower-case hex. The same function as the browser's (lib0), which also works on plain http. */
export function sha256(text: string): Hash {
  return hash(createHash('sha256').update(text).digest('hex'))
}
