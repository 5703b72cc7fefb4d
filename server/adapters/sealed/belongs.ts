// A store and its folder of keys belong together. Opened with another folder every room would look as if it had been erased.
import { epochMs } from '../../../shared/ids.ts'
import type { Store } from '../../rooms/ports.ts'

const RECORD = 'keys'
const END_OF_TIME = epochMs(Number.MAX_SAFE_INTEGER)

/** The message is one line that says how to correct it. */
export class KeysUnfit extends Error {
  override name = 'KeysUnfit'
}

/** To be asked once at the start, with the store as it is (not the sealed one).
 *  @param folderId of the folder of keys; null when this store is not to be encrypted
 *  @throws KeysUnfit; StoreUnavailable */
export async function checkKeysBelong(store: Store, folderId: string | null, folder: string): Promise<void> {
  const mine = folderId ?? 'none'
  const stored = await store.getGlobal(RECORD)
  if (stored === null && (await store.due(END_OF_TIME)).length > 0) {
    throw new KeysUnfit('the store has rooms of a version that did not encrypt: begin with an empty DATA_DIR or Redis')
  }
  await store.putGlobal(RECORD, new TextEncoder().encode(mine), { ifAbsent: true })
  const theirs = new TextDecoder().decode((await store.getGlobal(RECORD)) ?? new Uint8Array())
  if (theirs === mine) return
  if (theirs === 'none') throw new KeysUnfit('the store was begun with ENCRYPTION=off: begin with an empty one')
  if (mine === 'none') throw new KeysUnfit('the store was begun with ENCRYPTION=on: begin with an empty one')
  throw new KeysUnfit(
    `${folder} does not hold the keys of this store: set KEY_DIR to the folder that does, the same one for all nodes of a Redis`,
  )
}
