// What every place of content keys keeps, and what the one made of files does in particular.
import type { KeyObject } from 'node:crypto'
import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openKeyFolder } from '../../server/adapters/keys/files.ts'
import { type ContentKeys, documentKey, StoreUnavailable } from '../../server/rooms/ports.ts'
import { documentOf, freshRoom } from './names.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'copse-keys-')), 'keys')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const open = async (): Promise<ContentKeys> => (await openKeyFolder(folder)).keys
const hex = (key: KeyObject | null) => key?.export().toString('hex') ?? null

describe('content keys', () => {
  test('a key is 32 random bytes, one for each name, and the same after opening again', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live', 'board.0', 'board.1'])
    const found = await Promise.all(
      (['live', 'board.0', 'board.1'] as const).map(async (name) => hex(await keys.find(room, name))),
    )
    expect(new Set(found).size).toBe(3)
    for (const key of found) expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(hex(await (await open()).find(room, 'board.1'))).toBe(found[2])
    expect(await keys.find(freshRoom(), 'live')).toBeNull()
    expect(await keys.find(room, 'kept')).toBeNull()
  })

  test('minting again, here or on another node at the same time, keeps the key that is there', async () => {
    const room = freshRoom()
    const nodes = await Promise.all(Array.from({ length: 4 }, open))
    await Promise.all(nodes.map((keys) => keys.mint(room, ['kept'])))
    const found = await Promise.all(nodes.map(async (keys) => hex(await keys.find(room, 'kept'))))
    expect(new Set(found).size).toBe(1)
    await nodes[0]?.mint(room, ['kept', 'live'])
    expect(hex(await (await open()).find(room, 'kept'))).toBe(found[0])
    expect((await readdir(join(folder, room))).sort()).toEqual(['kept', 'live'])
  })

  test('what is destroyed is gone from memory and disk, and the others stay', async () => {
    const [keys, room, other] = [await open(), freshRoom(), freshRoom()]
    await keys.mint(room, ['live', 'kept', 'agenda.0', 'board.0'])
    await keys.mint(other, ['live'])
    const kept = hex(await keys.find(room, 'kept'))
    await keys.destroy(room, { only: ['board.0'] })
    expect(await keys.find(room, 'board.0')).toBeNull()
    await keys.destroy(room, { except: ['kept'] })
    expect(await keys.find(room, 'live')).toBeNull()
    expect(hex(await keys.find(room, 'kept'))).toBe(kept)
    await keys.destroy(room, { except: [] })
    await keys.destroy(room, { except: [] })
    expect((await readdir(folder)).sort()).toEqual(['CACHEDIR.TAG', 'folder-id', other].sort())
    expect(await keys.find(other, 'live')).not.toBeNull()
  })

  test('the bytes of a destroyed key were overwritten before the file went', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live'])
    // A second name of the same file shows what its blocks hold after the first name is removed.
    const witness = join(folder, '..', 'witness')
    await link(join(folder, room, 'live'), witness)
    await keys.destroy(room, { only: ['live'] })
    expect((await readFile(witness)).every((byte) => byte === 0)).toBe(true)
  })

  test('a process that died while it destroyed or made a key left nothing that counts as one', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await mkdir(join(folder, room))
    await writeFile(join(folder, room, 'live'), new Uint8Array(32))
    await writeFile(join(folder, room, '.new-0123'), new Uint8Array(32).fill(7))
    expect(await keys.find(room, 'live')).toBeNull()
    await keys.destroy(room, { except: [] })
    expect(await readdir(folder)).not.toContain(room)
    await mkdir(join(folder, room))
    await writeFile(join(folder, room, 'kept'), new Uint8Array(32))
    await keys.mint(room, ['kept'])
    expect(hex(await keys.find(room, 'kept'))).toMatch(/[1-9a-f]/)
  })

  test('forgetting is of memory only', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live'])
    const before = hex(await keys.find(room, 'live'))
    await rm(join(folder, room), { recursive: true })
    expect(hex(await keys.find(room, 'live'))).toBe(before)
    keys.forget(room)
    expect(await keys.find(room, 'live')).toBeNull()
  })

  test('a key shows its bytes to nobody who prints it', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live'])
    const key = await keys.find(room, 'live')
    const bytes = hex(key) ?? ''
    expect(bytes).toHaveLength(64)
    expect(`${inspect(key, { depth: 9, showHidden: true })}${JSON.stringify(key)}${String(key)}`).not.toContain(bytes)
    expect(hex(await keys.find(room, 'live'))).toBe(bytes)
  })

  test('a folder that went away is an outage, not a folder without keys', async () => {
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live'])
    await rename(folder, `${folder}-away`)
    await expect(keys.find(freshRoom(), 'live')).rejects.toThrow(StoreUnavailable)
    await expect(keys.find(room, 'live')).rejects.toThrow(StoreUnavailable)
    await rename(`${folder}-away`, folder)
    expect(await keys.find(room, 'live')).not.toBeNull()
  })

  test('the folder keeps its own id, asks backups to leave it out, and is for this account only', async () => {
    const { folderId } = await openKeyFolder(folder)
    expect((await openKeyFolder(folder)).folderId).toBe(folderId)
    expect(folderId).toMatch(/^[0-9a-f]{32}$/)
    expect(await readFile(join(folder, 'CACHEDIR.TAG'), 'utf8')).toMatch(
      /^Signature: 8a477f597d28d172789f06886806bc55\n/,
    )
    const [keys, room] = [await open(), freshRoom()]
    await keys.mint(room, ['live'])
    expect(((await stat(join(folder, room, 'live'))).mode & 0o777).toString(8)).toBe('600')
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700')
  })
})

test('a document has its key by name and generation', () => {
  expect(documentKey(documentOf(freshRoom(), 'theme', 12))).toBe('theme.12')
})
