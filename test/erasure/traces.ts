// Looks through every byte of what a server leaves behind.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesHolding } from '../contract/bytes-on-disk.ts'

export type Place = { folders: readonly string[]; texts: readonly (readonly [string, string])[] }
export type Wanted = readonly (readonly [string, string | Buffer])[]

/** @returns one line for each thing that was found: what, and where. Never the thing itself. */
export async function traces(wanted: Wanted, { folders, texts }: Place): Promise<string[]> {
  const found: string[] = []
  for (const [what, bytes] of wanted) {
    for (const folder of folders) {
      for (const file of await filesHolding(folder, bytes)) found.push(`${what} in ${file}`)
    }
    for (const [where, text] of texts) if (Buffer.from(text).includes(bytes)) found.push(`${what} in ${where}`)
  }
  return [...new Set(found)]
}

/** Waits for the store to write its files anew. @returns what is left when the patience ends. */
export async function tracesAfter(wanted: Wanted, place: Place, patienceMs: number): Promise<string[]> {
  const endMs = performance.now() + patienceMs
  for (;;) {
    const left = await traces(wanted, place)
    if (left.length === 0 || performance.now() > endMs) return left
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** All keys in a folder of keys, as bytes and in the ways in which bytes are written as text. */
export async function keysIn(folder: string): Promise<{ name: string; forms: [string, string | Buffer][] }[]> {
  const keys: { name: string; forms: [string, string | Buffer][] }[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'CACHEDIR.TAG' || entry.name === 'folder-id') continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    keys.push({
      name: entry.name,
      forms: [
        [`bytes of the key ${entry.name}`, bytes],
        ...(['hex', 'base64', 'base64url'] as const).map((form): [string, string] => [
          `the key ${entry.name} in ${form}`,
          bytes.toString(form),
        ]),
      ],
    })
  }
  return keys
}
