// Tests look into a store with its keys, as the server does.
import { join } from 'node:path'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { openKeyFolder } from '../../server/adapters/keys/files.ts'
import { nameOf, open } from '../../server/adapters/sealed/seal.ts'
import { sealedStore } from '../../server/adapters/sealed/store.ts'
import { documentKey, type Store } from '../../server/rooms/ports.ts'
import { documentId, parseDocumentId, roomId } from '../../shared/ids.ts'

/** The data directory of a server that does not run. */
export async function openDataDirectory(dataDirectory: string): Promise<Store> {
  const { keys } = await openKeyFolder(join(dataDirectory, 'keys'))
  return sealedStore(await openEmbeddedStore(dataDirectory), keys)
}

/** One value out of Redis, in clear. What is not encrypted comes back as it is. */
export async function clearOf(key: string, field: string, value: Buffer, keyDirectory: string): Promise<Uint8Array> {
  const [, rawRoom, what] = /^copse:\{r[0-9a-f]{2}\}:(\w+):(.*)$/.exec(key) ?? []
  if (rawRoom === undefined || what === undefined) return value
  const { keys } = await openKeyFolder(keyDirectory)
  const room = roomId(rawRoom)
  if (what === 'records') {
    const secret = await keys.find(room, 'live')
    return secret ? open(value, secret, nameOf.record(room, field)) : value
  }
  const [, rawDocument, part] = /^document:([\w.]+):(log|snapshot)$/.exec(what) ?? []
  const parts = parseDocumentId(rawDocument ?? '')
  if (!parts || (part === 'snapshot' && field !== 'bytes')) return value
  const document = documentId(parts.room, parts.name, parts.generation)
  const secret = await keys.find(room, documentKey(document))
  return secret ? open(value, secret, part === 'log' ? nameOf.update(document) : nameOf.snapshot(document)) : value
}
