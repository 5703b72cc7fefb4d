// What a phone has to load, read from the build's own manifest: what it fetches ahead while nobody waits is not in it.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

type Chunk = { file: string; name?: string; imports?: string[] }

/** @param client the built client's folder. */
export function pageWeight(client: string) {
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

  /** The scripts that one of these parts cannot do without, itself included. @throws when the build has no such part. */
  function filesOf(...parts: string[]): Set<string> {
    const files = new Set<string>()
    const take = (key: string) => {
      const chunk = manifest[key]
      if (!chunk) throw new Error(`the build has no ${key}`)
      if (files.has(chunk.file)) return
      files.add(chunk.file)
      for (const next of chunk.imports ?? []) take(next)
    }
    for (const part of parts) {
      take(Object.keys(manifest).find((key) => key === part || manifest[key]?.name === part) ?? part)
    }
    return files
  }

  /** The smallest files have no compressed twin: they go as they are. */
  function bytesOf(file: string): number {
    const compressed = join(client, `${file}.br`)
    return statSync(existsSync(compressed) ? compressed : join(client, file)).size
  }

  /** @returns kilobytes as the server sends them, without what is there already. */
  function kilobytes(files: Iterable<string>, without: ReadonlySet<string> = new Set()): number {
    return [...files].filter((file) => !without.has(file)).reduce((sum, file) => sum + bytesOf(file), 0) / 1000
  }

  return { filesOf, kilobytes }
}
