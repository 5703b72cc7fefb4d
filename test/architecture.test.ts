import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { breaks, importsOf } from './architecture/breaks.ts'
import { LINES_MAX, LONG_FILES } from './architecture/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function sourcesOf(...folders: string[]): Map<string, string> {
  const sources = new Map<string, string>()
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`
      if (/\.(ts|tsx|css)$/.test(path)) sources.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  return sources
}

test('every file keeps to the table of imports, to its size and to its exports', () => {
  const sources = sourcesOf('shared', 'server', 'client')
  expect(sources.size).toBeGreaterThan(50)
  expect(breaks(sources)).toEqual([])
})

test('every exception is still needed', () => {
  const sources = sourcesOf('shared', 'server', 'client')
  for (const path of Object.keys(LONG_FILES))
    expect(sources.get(path)?.split('\n').length).toBeGreaterThan(LINES_MAX + 1)
})

const planted: [what: string, path: string, text: string, says: string][] = [
  ['the core with a package', 'shared/session/clock.ts', "import * as v from 'valibot'", 'may not import valibot'],
  ['the core with the wire', 'shared/session/clock.ts', "import { a } from '../wire/up.ts'", 'shared/wire/up.ts'],
  [
    'rooms with an adapter',
    'server/rooms/room.ts',
    "import type { A } from '../adapters/redis/store.ts'",
    'server/adapters/redis/store.ts',
  ],
  ['rooms with sockets', 'server/rooms/room.ts', "import { Server } from 'socket.io'", 'may not import socket.io'],
  [
    'documents with more than the ports',
    'server/documents/gate.ts',
    "import { a } from '../rooms/room.ts'",
    'server/rooms/room.ts',
  ],
  [
    'one adapter with the other driver',
    'server/adapters/embedded/store.ts',
    "import { createClient } from 'redis'",
    'redis',
  ],
  ['the network with Solid', 'client/net/room-link.ts', "import { createSignal } from 'solid-js'", 'solid-js'],
  [
    'a feature with another',
    'client/features/board/Wall.tsx',
    "import { a } from '../clock/Clock.tsx'",
    'features/clock/Clock.tsx',
  ],
  [
    'a feature with the network',
    'client/features/board/Wall.tsx',
    "import { a } from '../../net/api.ts'",
    'client/net/api.ts',
  ],
  [
    'a primitive with values of the core',
    'client/ui/Card.tsx',
    "import { a } from '../../shared/session/clock.ts'",
    'clock.ts',
  ],
  [
    'a phase with another',
    'client/phases/theme/Theme.tsx',
    "import { a } from '../lobby/Lobby.tsx'",
    'phases/lobby/Lobby.tsx',
  ],
  ['the product with its tests', 'server/main.ts', "import { a } from '../test/fakes/clock.ts'", 'test/fakes/clock.ts'],
  [
    'an import over several lines',
    'shared/session/clock.ts',
    "import {\n  a,\n  b,\n} from '../wire/up.ts'",
    'shared/wire/up.ts',
  ],
  [
    'an import at run time',
    'client/ui/Card.tsx',
    "const a = () => import('../features/board/Wall.tsx')",
    'features/board/Wall.tsx',
  ],
  ['a passed on export', 'shared/session/clock.ts', "export { a } from '../wire/up.ts'", 'shared/wire/up.ts'],
  ['an import without extension', 'shared/session/clock.ts', "import { a } from './plan'", 'lacks its extension'],
  ['a folder without a rule', 'server/misc/a.ts', '', 'no rule'],
  ['a file that is too long', 'shared/session/clock.ts', '\n'.repeat(401), '401 lines'],
  ['a barrel', 'shared/session/index.ts', '', 'no barrels'],
  ['a barrel by another name', 'shared/session/all.ts', "export * from './clock.ts'", 'no barrels'],
  ['a default export', 'shared/session/clock.ts', 'export default 1', 'default exports'],
  ['a renamed default export', 'shared/session/clock.ts', 'const a = 1\nexport { a as default }', 'default exports'],
  ['another reader of the environment', 'server/app.ts', "export const port = process.env['PORT']", 'environment'],
  [
    'the environment by import',
    'server/app.ts',
    "import { env } from 'node:process'\nexport const a = env",
    'environment',
  ],
  ['a clock in the core', 'shared/session/clock.ts', 'export const now = () => Date.now()', 'Date.now'],
  ['a date in the core', 'shared/session/clock.ts', 'export const now = () => +new Date()', 'new Date'],
  ['a date of now in the calendar', 'shared/zoned-time.ts', 'export const now = () => +new Date( )', 'new Date'],
  ['chance in the core', 'shared/session/clock.ts', 'export const x = () => Math.random()', 'Math.random'],
]

test.each(planted)('a planted break is found: %s', (_what, path, text, says) => {
  const found = breaks(new Map([[path, text]]))
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(`${path}:`)
  expect(found[0]).toContain(says)
})

test('a planted ring of imports is found, one of types is none', () => {
  const ring = (word: string) =>
    new Map([
      ['shared/session/a.ts', `${word} { b } from './b.ts'`],
      ['shared/session/b.ts', `${word} { c } from './c.ts'`],
      ['shared/session/c.ts', `${word} { a } from './a.ts'`],
    ])
  expect(breaks(ring('import'))).toEqual([
    'shared/session/a.ts: imports itself by way of shared/session/b.ts -> shared/session/c.ts -> shared/session/a.ts',
  ])
  expect(breaks(ring('import type'))).toEqual([])
})

test('what is allowed is left alone', () => {
  const allowed = new Map([
    [
      'shared/session/clock.ts',
      "// new Date() is for others\nimport type { EpochMs } from '../ids.ts'\nexport type { EpochMs }",
    ],
    ['server/config.ts', "export const port = process.env['PORT']"],
    ['server/adapters/system/clock.ts', "export const rate = process.env.COPSE_BUILD === 'production' ? 1 : 60"],
    [
      'client/ui/Card.tsx',
      "import type { Lane } from '../../shared/session/session.ts'\nimport styles from './Card.module.css'",
    ],
    [
      'client/features/editor/NotesEditor.tsx',
      "import { keymap } from 'prosemirror-keymap'\nimport { X } from '@kobalte-like'",
    ],
  ])
  expect(breaks(allowed)).toEqual(['client/features/editor/NotesEditor.tsx: may not import @kobalte-like'])
})

test('imports are read as they are written', () => {
  const text =
    "import './a.css'\nimport type { B } from './b.ts'\n// import { c } from './c.ts'\nimport d, { type E } from 'd'"
  expect(importsOf(text)).toEqual([
    { target: './b.ts', typeOnly: true },
    { target: 'd', typeOnly: false },
    { target: './a.css', typeOnly: false },
  ])
})
