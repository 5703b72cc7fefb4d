import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Names of the files below a folder that hold these bytes, in whatever kind of file. */
export async function filesHolding(directory: string, words: string | Buffer): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path).catch((error: unknown) => {
      // Databases remove files whenever they like.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
      throw error
    })
    if (content.includes(words)) found.push(path)
  }
  return found
}
