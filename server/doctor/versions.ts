// Packages with published holes that reach Copse, below a version. Every copy counts, those inside other packages too.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { Finding } from './finding.ts'
import minimum from './minimum.json' with { type: 'json' }

/** Name and version of each copy, as `name` or `outer > name`. */
export type Copies = readonly { name: string; version: string }[]

export const MINIMUM: Readonly<Record<string, string>> = minimum

/** Negative when a comes before b. A version that is no release counts as older than any. */
export function compareVersions(a: string, b: string): number {
  const release = /^\d+\.\d+\.\d+$/
  if (!release.test(a)) return -1
  const right = b.split('.').map(Number)
  for (const [index, part] of a.split('.').map(Number).entries()) {
    const difference = part - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export function versionFindings(copies: Copies): Finding[] {
  const old = copies.filter(({ name, version }) => compareVersions(version, MINIMUM[nameOf(name)] ?? '0.0.0') < 0)
  if (old.length === 0) {
    const known = copies.filter(({ name }) => !name.includes(' > ')).map(({ name, version }) => `${name} ${version}`)
    return [{ level: 'ok', what: 'versions', found: known.join(', '), mend: '' }]
  }
  return old.map(({ name, version }) => ({
    level: 'fatal',
    what: 'versions',
    found: `${name} ${version} has published holes`,
    mend: `install ${MINIMUM[nameOf(name)]} or newer (npm ci && npm run build)`,
  }))
}

const Built = v.object({ uses: v.array(v.object({ name: v.string(), version: v.string() })) })
const Manifest = v.object({ version: v.string() })

/** What this process is made of: a build wrote it down; in a checkout node_modules is looked through. */
export function installedCopies(): Copies {
  const here = dirname(fileURLToPath(import.meta.url))
  const built = v.safeParse(Built, read(join(here, '..', 'package.json')))
  return built.success ? built.output.uses : copiesIn(join(here, '..', '..', 'node_modules'))
}

/** @param outer names of the packages around this folder */
export function copiesIn(folder: string, outer: readonly string[] = []): Copies {
  return packagesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    const inner = copiesIn(join(path, 'node_modules'), [...outer, name])
    if (!(name in MINIMUM)) return inner
    const manifest = v.safeParse(Manifest, read(join(path, 'package.json')))
    const version = manifest.success ? manifest.output.version : 'unknown'
    return [{ name: [...outer, name].join(' > '), version }, ...inner]
  })
}

function packagesIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((scoped) => `${name}/${scoped}`) : [name],
    )
  } catch {
    return []
  }
}

function nameOf(copy: string): string {
  return copy.split(' > ').at(-1) ?? copy
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
