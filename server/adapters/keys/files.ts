// Content keys as single files, `<folder>/<room>/<name>`, beside the store and never inside it.
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, rmdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoomId } from '../../../shared/ids.ts'
import { type ContentKeys, type KeyName, StoreUnavailable } from '../../rooms/ports.ts'

const KEY_BYTES = 32
const ID_FILE = 'folder-id'
const UNFINISHED = '.new-'
/** Programs that make backups leave out a folder with this file (bford.info/cachedir). Keys in a backup would undo erasing. */
const NO_BACKUP = 'CACHEDIR.TAG'
const NO_BACKUP_TEXT = 'Signature: 8a477f597d28d172789f06886806bc55\n# Keys of Copse. They must not be in any backup.\n'

/** `folderId` is random and stays with the folder: a store remembers it, so that it is never opened with other keys. */
export type KeyFolder = { keys: ContentKeys; folderId: string }

/** @param folder is made when it is not there; it needs hard links (local disks and NFS have them). Nodes may share it.
 *  @throws StoreUnavailable when it cannot be used. */
export async function openKeyFolder(folder: string): Promise<KeyFolder> {
  const known = new Map<RoomId, Map<KeyName, KeyObject>>()
  const folderId = await reaching(folder, () => identify(folder))
  const placeOf = (room: RoomId) => join(folder, room)

  function remember(room: RoomId, name: KeyName, key: KeyObject): void {
    const ofRoom = known.get(room) ?? new Map<KeyName, KeyObject>()
    known.set(room, ofRoom.set(name, key))
  }

  function drop(room: RoomId, isCondemned: (name: KeyName) => boolean): void {
    const ofRoom = known.get(room)
    for (const name of ofRoom?.keys() ?? []) if (isCondemned(name)) ofRoom?.delete(name)
    if (ofRoom?.size === 0) known.delete(room)
  }

  async function find(room: RoomId, name: KeyName): Promise<KeyObject | null> {
    const here = known.get(room)?.get(name)
    if (here) return here
    const key = await readKey(join(placeOf(room), name))
    // A folder that is not mounted looks as if all keys were destroyed. That is to be told apart before anybody draws conclusions.
    if (key === null) await readFile(join(folder, ID_FILE))
    else remember(room, name, key)
    return key
  }

  return {
    folderId,
    keys: {
      mint: (room, names) =>
        reaching(folder, async () => {
          const place = placeOf(room)
          if ((await mkdir(place, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(folder)
          await Promise.all(names.map((name) => mintOne(place, name)))
          await syncFolder(place)
        }),
      find: (room, name) => reaching(folder, () => find(room, name)),
      destroy: (room, which) =>
        reaching(folder, async () => {
          const place = placeOf(room)
          const isCondemned = (name: string) =>
            'only' in which ? which.only.some((one) => one === name) : !which.except.some((one) => one === name)
          const there = await namesIn(place)
          const condemned = there.filter(isCondemned)
          for (const name of condemned) await destroyFile(join(place, name))
          drop(room, isCondemned)
          if (there.length === condemned.length) await removeFolder(place)
          else if (condemned.length > 0) await syncFolder(place)
          await syncFolder(folder)
        }),
      forget: (room) => void known.delete(room),
    },
  }
}

async function identify(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeNew(join(folder, NO_BACKUP), new TextEncoder().encode(NO_BACKUP_TEXT), folder)
  await writeNew(join(folder, ID_FILE), new TextEncoder().encode(randomBytes(16).toString('hex')), folder)
  await syncFolder(folder)
  return await readFile(join(folder, ID_FILE), 'utf8')
}

async function mintOne(place: string, name: KeyName): Promise<void> {
  const path = join(place, name)
  if ((await readKey(path)) !== null) return
  // Zeros are what is left when a process died while it destroyed a key: nothing is written under them, so they may go.
  await rm(path, { force: true })
  const key = randomBytes(KEY_BYTES)
  await writeNew(path, key, place)
  key.fill(0)
}

/** Whole or not at all, and only when nobody else was first. */
async function writeNew(path: string, content: Uint8Array, place: string): Promise<void> {
  const unfinished = join(place, `${UNFINISHED}${randomBytes(8).toString('hex')}`)
  try {
    await writeFile(unfinished, content, { flag: 'wx', mode: 0o600, flush: true })
    await link(unfinished, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await overwrite(unfinished)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function readKey(path: string): Promise<KeyObject | null> {
  try {
    const key = await readFile(path)
    if (key.length !== KEY_BYTES || key.every((byte) => byte === 0)) return null
    const secret = createSecretKey(key)
    key.fill(0)
    return secret
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function namesIn(place: string): Promise<string[]> {
  try {
    return await readdir(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function destroyFile(path: string): Promise<void> {
  try {
    await overwrite(path)
    await unlink(path)
  } catch (error) {
    // Another node was faster.
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    await file.write(new Uint8Array(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function removeFolder(place: string): Promise<void> {
  try {
    await rmdir(place)
  } catch (error) {
    // Not there, or somebody mints again at this moment.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTEMPTY') throw error
  }
}

/** A name in a folder survives a loss of power only when the folder is synced too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function reaching<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    throw new StoreUnavailable(`the folder of keys ${folder} cannot be used`, { cause: error })
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
