// Files as single files, `<folder>/<community>/<id>`, encrypted under the community's key as everything else it has.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommunityId } from '../../../shared/ids.ts'
import type { Files } from '../../communities/files-port.ts'
import { type ContentKeys, StoreUnavailable } from '../../rooms/ports.ts'
import { nameOf, seal, open as unseal } from '../sealed/seal.ts'

const ID = /^[a-z0-9]{1,40}$/
const UNFINISHED = '.new-'

/** @param keys null when nothing is encrypted here
 *  @param nowMs what the ages of files are counted by */
export function folderOfFiles(folder: string, keys: ContentKeys | null, nowMs: () => number): Files {
  const placeOf = (community: CommunityId) => join(folder, community)
  /** The one place where a name becomes a path. */
  function pathOf(community: CommunityId, id: string): string {
    if (!ID.test(community) || !ID.test(id)) throw new Error('not an id of a file')
    return join(placeOf(community), id)
  }

  async function overwriteAll(community: CommunityId, names: readonly string[]): Promise<void> {
    for (const name of names) await overwrite(join(placeOf(community), name))
  }

  return {
    put: (community, id, content) =>
      reaching(folder, async () => {
        const path = pathOf(community, id)
        const place = placeOf(community)
        const key = keys && (await keys.find(community, 'lasting'))
        if (keys && !key) throw new Error('the key of the community is gone')
        await mkdir(place, { recursive: true, mode: 0o700 })
        const unfinished = join(place, `${UNFINISHED}${randomBytes(8).toString('hex')}`)
        const bytes = key ? seal(content, key, 'lasting', nameOf.record(community, `file:${id}`)) : content
        try {
          await writeFile(unfinished, bytes, { flag: 'wx', mode: 0o600, flush: true })
          await rename(unfinished, path)
        } finally {
          await rm(unfinished, { force: true })
        }
        await syncFolder(place)
        await syncFolder(folder)
      }),

    get: (community, id) =>
      reaching(folder, async () => {
        const bytes = await readFile(pathOf(community, id)).catch(ifMissing(null))
        if (bytes === null || !keys) return bytes && new Uint8Array(bytes)
        const key = await keys.find(community, 'lasting')
        return key && new Uint8Array(unseal(bytes, key, nameOf.record(community, `file:${id}`)))
      }),

    remove: (community, ids) =>
      reaching(folder, async () => {
        for (const id of ids) await overwrite(pathOf(community, id))
        if (ids.length > 0) await syncFolder(placeOf(community)).catch(ifMissing(undefined))
      }),

    list: (community) =>
      reaching(folder, async () => {
        const names = await readdir(placeOf(community)).catch(ifMissing<string[]>([]))
        const all = names.map(async (id) => {
          const found = await stat(join(placeOf(community), id)).catch(ifMissing(null))
          return found ? [{ id, ageMs: nowMs() - found.mtimeMs }] : []
        })
        const listed = (await Promise.all(all)).flat()
        // What a process left unfinished when it died goes here: it has no id that anybody could ask for.
        const left = listed.filter((one) => one.id.startsWith(UNFINISHED) && one.ageMs > UNFINISHED_MS)
        await overwriteAll(
          community,
          left.map((one) => one.id),
        )
        return listed.filter((one) => ID.test(one.id))
      }),

    removeAll: (community) =>
      reaching(folder, async () => {
        await overwriteAll(community, await readdir(placeOf(community)).catch(ifMissing<string[]>([])))
        await rm(placeOf(community), { recursive: true, force: true })
      }),
  }
}

const UNFINISHED_MS = 10 * 60_000

/** A copy of its bytes must not be found on the disk after it is gone, as far as the disk lets us. */
async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(ifMissing(null))
  if (!file) return
  try {
    const { size } = await file.stat()
    const zeros = new Uint8Array(Math.min(size, 1_048_576))
    for (let at = 0; at < size; at += zeros.length) {
      await file.write(zeros, 0, Math.min(zeros.length, size - at), at)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  await unlink(path).catch(ifMissing(undefined))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead
    throw error
  }
}

async function reaching<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    throw new StoreUnavailable(`the folder of files ${folder} cannot be used`, { cause: error })
  }
}
