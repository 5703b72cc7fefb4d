// Folders that have to outlive the machine's next start.
import { access, constants, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Finding } from './finding.ts'

/** File systems that are memory: `tmpfs` and `ramfs` of Linux. */
const MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6])
const LITTLE_BYTES = 200 * 1024 * 1024

type Place = { bytesFree: number; isMemory: boolean; isWritable: boolean }

/** @param what in words
 *  @param setting that names the folder
 *  @param mayBeMemory the operator said so: what is lost with the next start is meant to be */
export async function folderFindings(
  what: string,
  setting: string,
  path: string,
  mayBeMemory: boolean,
  look: (path: string) => Promise<Place> = lookAt,
): Promise<Finding[]> {
  const place = await look(path)
  if (!place.isWritable) {
    return [
      { level: 'fatal', what, found: `${path} may not be written`, mend: `give it to this account, or set ${setting}` },
    ]
  }
  if (place.isMemory && !mayBeMemory) {
    const mend = `set ${setting} to a folder on a disk, or VOLATILE_DATA=yes when losing everything at a restart is meant`
    return [{ level: 'fatal', what, found: `${path} lies in memory (tmpfs) and is gone with the next start`, mend }]
  }
  if (place.isMemory)
    return [{ level: 'warning', what, found: `${path} lies in memory`, mend: 'nothing of it outlives a restart' }]
  const free = `${path}, ${Math.round(place.bytesFree / 1_048_576)} MB free`
  if (place.bytesFree < LITTLE_BYTES)
    return [{ level: 'warning', what, found: free, mend: 'make space: rooms become read-only without' }]
  return [{ level: 'ok', what, found: free, mend: '' }]
}

/** The folder, or where it would be made. */
async function lookAt(path: string): Promise<Place> {
  for (let here = path; ; here = dirname(here)) {
    try {
      const { type, bavail, bsize } = await statfs(here)
      const isWritable = await access(here, constants.W_OK).then(
        () => true,
        () => false,
      )
      return { bytesFree: bavail * bsize, isMemory: MEMORY.has(type >>> 0), isWritable }
    } catch {
      if (dirname(here) === here) return { bytesFree: 0, isMemory: false, isWritable: false }
    }
  }
}
