import { readFileSync } from 'node:fs'
import { array, boolean, object, optional, parse, record, string } from 'valibot'
import { describe, expect, test } from 'vitest'
import { compareVersions, MINIMUM as NEEDED } from '../../server/doctor/versions.ts'

const Lock = object({
  packages: record(
    string(),
    object({
      version: optional(string()),
      optional: optional(boolean()),
      os: optional(array(string())),
      optionalDependencies: optional(record(string(), string())),
    }),
  ),
})
const lock = parse(Lock, JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')))

type Packages = typeof lock.packages

/** Below these versions there are published vulnerabilities that reach Copse. */
const MINIMUM: Readonly<Record<string, string>> = {
  ...NEEDED,
  ioredis: '6.0.0',
  seroval: '1.5.3',
  'solid-js': '1.9.15',
  vite: '8.0.5',
}

/** Every copy of a package in the lock, nested ones too, as `path version`. */
function copiesOf(packages: Packages, name: string): { path: string; version: string }[] {
  return Object.entries(packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([path, entry]) => ({ path, version: entry.version ?? '' }))
}

function tooOld(packages: Packages): string[] {
  return Object.entries(MINIMUM).flatMap(([name, minimum]) =>
    copiesOf(packages, name)
      .filter(({ version }) => compareVersions(version, minimum) < 0)
      .map(({ path, version }) => `${path} ${version}, needs ${minimum}`),
  )
}

/** Optional packages, most of them builds for one platform, that a package names and the lock does not hold.
 *  npm writes such a lock when a registry lacks a build, and `npm ci` then fails on every machine. */
function missingBuilds(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map((name) => `${path} names ${name}`),
  )
}

describe('versions in the lock', () => {
  test.each(Object.keys(MINIMUM))('%s is there', (name) => {
    expect(copiesOf(lock.packages, name).length).toBeGreaterThan(0)
  })

  test('no copy of a package is older than its minimum, nested ones included', () => {
    expect(tooOld(lock.packages)).toEqual([])
  })

  test('an old copy is found, nested or not, and so is a version that cannot be compared', () => {
    const old = {
      'node_modules/ws': { version: '8.20.9' },
      'node_modules/engine.io/node_modules/ws': { version: '6.2.7' },
      'node_modules/vite': { version: '9.0.0-beta.1' },
      'node_modules/hono': { version: '4.14.0' },
    }
    expect(tooOld(old)).toEqual([
      'node_modules/ws 8.20.9, needs 8.21.0',
      'node_modules/engine.io/node_modules/ws 6.2.7, needs 8.21.0',
      'node_modules/vite 9.0.0-beta.1, needs 8.0.5',
    ])
  })
})

describe('builds for other platforms', () => {
  test('the lock holds every optional build that its packages name', () => {
    expect(missingBuilds(lock.packages)).toEqual([])
  })

  test('the tools with native parts have builds for Linux, macOS and Windows', () => {
    for (const tool of [
      '@biomejs/cli-',
      '@esbuild/',
      '@rolldown/binding-',
      'lightningcss-',
      '@typescript/typescript-',
    ]) {
      const builds = Object.entries(lock.packages).filter(([path]) => path.includes(`node_modules/${tool}`))
      const systems = new Set(builds.flatMap(([, entry]) => entry.os ?? []))
      expect([tool, ['linux', 'darwin', 'win32'].filter((system) => !systems.has(system))]).toEqual([tool, []])
    }
  })

  test('a missing build is found', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux': '1.0.0', 'a-win32': '1.0.0' } },
      'node_modules/a-linux': { version: '1.0.0', optional: true, os: ['linux'] },
    }
    expect(missingBuilds(packages)).toEqual(['node_modules/a names a-win32'])
  })
})
