// The built client in memory: an allow-list made at the start, so no path in a request ever reaches the disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt'])

export type StaticFile = {
  body: Uint8Array<ArrayBuffer>
  /** Brotli, from the build or made on first use. null for what is compressed already. */
  brotli: (() => Promise<Uint8Array<ArrayBuffer>>) | null
  type: string
  /** Its name carries a hash of its content. */
  isHashed: boolean
}

/** @returns url path to file; empty when there is no build. */
export function loadStaticFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const path of pathsIn(folder)) {
    const extension = extname(path)
    const type = TYPES[extension]
    if (!type || path.includes(`${sep}.vite${sep}`)) continue
    const url = `/${relative(folder, path).split(sep).join('/')}`
    const body = new Uint8Array(readFileSync(path))
    files.set(url, {
      body,
      type,
      isHashed: url.startsWith('/assets/'),
      brotli: COMPRESSED.has(extension) ? (ready(`${path}.br`) ?? once(body)) : null,
    })
  }
  return files
}

/** What the build compressed; null when it did not. */
function ready(path: string): StaticFile['brotli'] {
  if (!existsSync(path)) return null
  const bytes = new Uint8Array(readFileSync(path))
  return () => Promise.resolve(bytes)
}

function once(body: Uint8Array<ArrayBuffer>): () => Promise<Uint8Array<ArrayBuffer>> {
  let made: Promise<Uint8Array<ArrayBuffer>> | null = null
  return () => {
    made ??= compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).then((bytes) => new Uint8Array(bytes))
    return made
  }
}

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? pathsIn(path) : [path]
    })
  } catch {
    return []
  }
}
