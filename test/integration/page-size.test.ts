// What a phone has to load before it is in the room. The goals are the ones of docs/BENCHMARKS.md.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const client = join(root, 'dist/client')

type Chunk = { file: string; name?: string; imports?: string[] }
let manifest: Record<string, Chunk> = {}

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: root })
  manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'))
}, 180_000)

/** Scripts that one cannot do without, itself included, as the server sends them. */
function kilobytesOf(...names: string[]): number {
  const files = new Set<string>()
  const take = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build has no ${key}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) take(next)
  }
  for (const name of names) {
    const key = Object.keys(manifest).find((one) => one === name || manifest[one]?.name === name)
    take(key ?? name)
  }
  return [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1000
}

test('the join page needs less than 40 kB of JavaScript, the room with its words less than 90', () => {
  expect(kilobytesOf('index.html')).toBeLessThan(40)
  expect(kilobytesOf('index.html', 'room', 'english-room')).toBeLessThan(90)
  expect(kilobytesOf('index.html', 'room', 'german-room')).toBeLessThan(90)
})

/** The smallest files have no compressed twin: they go as they are. */
function sizeOf(file: string): number {
  const compressed = join(client, `${file}.br`)
  return statSync(existsSync(compressed) ? compressed : join(client, file)).size
}
