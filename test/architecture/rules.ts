/** Who may import whom. ARCHITECTURE.md says why; `breaks` in breaks.ts finds what does not keep to it. */
export type Rule = {
  /** A folder (with a slash at its end) or one file. `*` stands for one name; the longest matching rule counts. */
  of: string
  /** Folders and files of the product that it may import besides its own folder. `same` means its own folder only. */
  files: readonly string[]
  /** Packages, `node:` for all of Node's own. A name covers its paths (`yjs`, `@scope/name`, or `@scope/`). */
  packages: readonly string[]
  /** Folders from which it may take types only. */
  types?: readonly string[]
}

const shared = 'shared/'
const http = ['hono', '@hono/', 'hono-openapi', '@valibot/', 'valibot', 'prom-client', 'ical-generator', 'node:']
const edge = ['server/device.ts', 'server/origin.ts', 'server/static-files.ts']
const yjs = ['yjs', 'y-protocols', 'lib0']

/** Room pages, phases and the projector are put together from the same parts. */
const screenParts = [shared, 'client/state/', 'client/features/', 'client/ui/', 'client/words/']
const solid = ['solid-js', '@solidjs/router']

export const RULES: readonly Rule[] = [
  { of: 'shared/ids.ts', files: [], packages: [] },
  { of: 'shared/zoned-time.ts', files: [], packages: [] },
  { of: 'shared/odd-characters.ts', files: [], packages: [] },
  { of: 'shared/session/', files: ['shared/ids.ts', 'shared/odd-characters.ts'], packages: [] },
  // What people may write into a short field, and how long a room keeps what is left of it, is the same in a session and between sessions.
  {
    of: 'shared/community/',
    files: [
      'shared/ids.ts',
      'shared/zoned-time.ts',
      'shared/odd-characters.ts',
      'shared/session/text.ts',
      'shared/session/retention.ts',
    ],
    packages: [],
  },
  // Words about people are read without knowing anything of the meeting.
  { of: 'shared/guard/', files: ['shared/odd-characters.ts'], packages: [] },
  { of: 'shared/wire/', files: [shared], packages: ['valibot'] },

  { of: 'server/main.ts', files: [shared, 'server/'], packages: ['*'] },
  { of: 'server/serve.ts', files: [shared, 'server/'], packages: ['*'] },
  { of: 'server/config.ts', files: [shared], packages: ['valibot', 'node:'] },
  {
    of: 'server/app.ts',
    files: [shared, 'server/rooms/', 'server/communities/', 'server/sign-in/', 'server/api/', ...edge],
    packages: http,
  },
  { of: 'server/device.ts', files: [shared, 'server/rooms/hash.ts'], packages: ['node:'] },
  { of: 'server/connections.ts', files: ['shared/wire/'], packages: ['node:'] },
  { of: 'server/origin.ts', files: [shared], packages: ['node:'] },
  { of: 'server/static-files.ts', files: [], packages: ['node:'] },
  { of: 'server/upgrade.ts', files: [shared, 'server/rooms/ports.ts', 'server/origin.ts'], packages: ['node:', 'ws'] },
  {
    of: 'server/api/',
    // One way to escape Markdown, for what people wrote in documents and beside them.
    files: [shared, 'server/rooms/', 'server/communities/', 'server/sign-in/', 'server/documents/markdown.ts', ...edge],
    packages: http,
  },
  { of: 'server/rooms/', files: [shared], packages: ['node:crypto', 'valibot'] },
  {
    of: 'server/communities/',
    files: [shared, 'server/rooms/ports.ts'],
    packages: ['node:crypto', 'valibot', '@simplewebauthn/', 'file-type', 'minisearch'],
  },
  // An OpenID provider, and what little is remembered of a sign-in.
  {
    of: 'server/sign-in/',
    files: [shared, 'server/rooms/ports.ts', 'server/config.ts'],
    packages: ['openid-client', 'valibot', 'node:'],
  },
  { of: 'server/websocket-frame.ts', files: [], packages: [] },
  {
    of: 'server/sockets/',
    files: [shared, 'server/rooms/', 'server/websocket-frame.ts'],
    // `ws` for a close code, which Socket.IO has no way to give.
    packages: ['socket.io', 'ws', 'valibot', 'node:'],
  },
  {
    of: 'server/documents/',
    files: [shared, 'server/rooms/ports.ts', 'server/rooms/documents-port.ts', 'server/websocket-frame.ts'],
    packages: [...yjs, 'fractional-indexing', 'ws', 'node:'],
  },
  {
    of: 'server/adapters/embedded/',
    files: [shared, 'server/rooms/ports.ts'],
    packages: ['classic-level', 'valibot', 'node:'],
  },
  {
    of: 'server/doctor/',
    files: [shared, 'server/adapters/', 'server/config.ts', 'server/rooms/ports.ts'],
    packages: ['valibot', 'node:'],
  },
  {
    of: 'server/adapters/redis/',
    files: [shared, 'server/rooms/ports.ts', 'server/doctor/finding.ts'],
    packages: ['redis', 'valibot', 'node:'],
  },
  // Files of keys, and what writes content under them; neither knows a store.
  { of: 'server/adapters/sealed/', files: [shared, 'server/rooms/ports.ts'], packages: ['node:'] },
  { of: 'server/adapters/keys/', files: [shared, 'server/rooms/ports.ts'], packages: ['node:'] },
  // What people put up, as files beside the store, encrypted as the store's records are.
  {
    of: 'server/adapters/files/',
    files: [shared, 'server/rooms/ports.ts', 'server/communities/files-port.ts', 'server/adapters/sealed/seal.ts'],
    packages: ['node:'],
  },
  { of: 'server/adapters/system/', files: [shared, 'server/rooms/ports.ts'], packages: ['pino', 'node:'] },

  { of: 'client/main.tsx', files: [shared, 'client/'], packages: solid },
  { of: 'client/trusted-markup.ts', files: [], packages: [] },
  { of: 'client/App.tsx', files: [shared, 'client/'], packages: solid },
  // Node's side of a participant without a browser; nothing the browser loads may import it.
  { of: 'client/net/node-http.ts', files: [shared, 'client/net/'], packages: ['ws', 'node:'] },
  {
    of: 'client/net/',
    files: [shared],
    packages: [
      'socket.io-client',
      '@simplewebauthn/',
      'y-websocket',
      'y-indexeddb',
      ...yjs,
      'fractional-indexing',
      'valibot',
    ],
  },
  { of: 'client/state/', files: [shared, 'client/net/'], packages: ['solid-js', 'y-indexeddb', ...yjs, 'valibot'] },
  { of: 'client/words/', files: [shared], packages: ['solid-js', '@solid-primitives/i18n'] },
  { of: 'client/styles/', files: [], packages: ['@fontsource-variable/'] },
  {
    of: 'client/ui/',
    // The list of what is kept is made from the table by which it is deleted; how long a name may be is a rule.
    files: ['client/words/', 'shared/session/retention.ts', 'shared/session/text.ts'],
    packages: ['solid-js', '@kobalte/core', 'uqr'],
    types: ['shared/session/', 'shared/ids.ts'],
  },
  {
    // The editor, and the check of one's own words: parts that several features are made of.
    of: 'client/features/*/',
    files: [
      shared,
      'client/state/',
      'client/ui/',
      'client/words/',
      'client/features/editor/',
      'client/features/guard/',
    ],
    packages: [...solid, ...yjs, 'y-prosemirror', 'prosemirror-', '@atlaskit/', 'fractional-indexing', 'valibot'],
  },
  { of: 'client/phases/', files: screenParts, packages: solid },
  { of: 'client/phases/*/', files: screenParts, packages: solid },
  { of: 'client/projector/', files: screenParts, packages: solid },
  { of: 'client/community/', files: screenParts, packages: solid },
  {
    of: 'client/pages/',
    files: [...screenParts, 'client/net/', 'client/phases/', 'client/projector/', 'client/community/'],
    packages: [...solid, 'valibot'],
  },
]

export const LINES_MAX = 400

/** Files that may be longer, each with its reason. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  'client/ui/icons.tsx': 'a table of shapes, one below the other',
}

/** The only reader of the environment. */
export const ENVIRONMENT_READER = 'server/config.ts'
